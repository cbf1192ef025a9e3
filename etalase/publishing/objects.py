"""A bucket of Amazon S3, or of a store that speaks like it, as a `Place`. Keys come from the environment only."""

import mimetypes
import posixpath
from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

from etalase.configuration import PublishTarget
from etalase.headers import ASK_AGAIN, FOR_EVER
from etalase.problems import N_
from etalase.publish_plan import CURRENT, OWN, STATE, is_lasting
from etalase.publishing.places import Refusal

KEYS = ("AWS_ACCESS_KEY_ID", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_WEB_IDENTITY_TOKEN_FILE")
"""One of these tells who we are."""

TYPES = {
    ".avif": "image/avif",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What `mimetypes` lacks, or takes from the computer it runs on."""

Given = TypeVar("Given")


def attributes(path: str) -> dict[str, str]:
    """What the store tells browsers about a file of the site."""
    suffix = f".{path.rpartition('.')[2]}"
    kind = TYPES.get(suffix) or mimetypes.MimeTypes().guess_type(path)[0] or "application/octet-stream"
    return {"Content-Type": kind, "Cache-Control": FOR_EVER if is_lasting(path) else ASK_AGAIN}


RELEASE = "release"
"""What `current` tells a web server, in the header `x-amz-meta-release`: the folder of the release to show."""


class Bucket:
    """See `Place`. What switches is the file `current`. Nothing reads it in a bucket that visitors ask themselves, so
    releases are for targets that say so."""

    def __init__(self, target: PublishTarget, environment: Mapping[str, str]) -> None:
        """Raises `Refusal` where the keys are missing, and ImportError without obstore."""
        import obstore
        from obstore.store import S3Store

        if not any(environment.get(key) for key in KEYS):
            raise Refusal(N_("The key of the storage is missing. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."))
        self._library = obstore
        self._has_releases = target.releases
        self._address = f"s3://{target.address.host}{target.address.path}"
        options = {"endpoint": target.endpoint, "region": target.region}
        self._store = S3Store(
            target.address.host,
            prefix=target.address.path.strip("/") or None,
            client_options={"allow_http": target.endpoint.startswith("http://"), "timeout": "60s"},
            retry_config={"max_retries": 3},
            **{name: value for name, value in options.items() if value},  # type: ignore[arg-type]
        )

    async def names(self, below: str) -> dict[str, int]:
        """See `Place`."""
        found: dict[str, int] = {}

        async def collect() -> None:
            async for chunk in self._library.list(self._store, below or None):
                found.update({str(one["path"]): int(one["size"]) for one in chunk})

        await self._told(collect())
        return found

    async def read(self, name: str) -> bytes | None:
        """See `Place`."""
        from obstore.exceptions import NotFoundError

        async def content() -> bytes | None:
            try:
                return bytes(await (await self._library.get_async(self._store, name)).bytes_async())
            except (NotFoundError, FileNotFoundError) as error:
                if "NoSuchBucket" in str(error):
                    raise
                return None

        return await self._told(content())

    async def create(self, name: str, content: bytes) -> bool:
        """See `Place`."""
        from obstore.exceptions import AlreadyExistsError

        async def put() -> bool:
            try:
                await self._library.put_async(self._store, name, content, mode="create", use_multipart=False)
            except (AlreadyExistsError, FileExistsError):
                return False
            return True

        return await self._told(put())

    async def replace(self, name: str, known: bytes, content: bytes) -> bool:
        """See `Place`. One step: the store itself compares the version that was read."""
        from obstore.exceptions import NotFoundError, PreconditionError

        async def put() -> bool:
            try:
                found = await self._library.get_async(self._store, name)
                if bytes(await found.bytes_async()) != known:
                    return False
                version: Any = {part: found.meta[part] for part in ("e_tag", "version") if found.meta[part]}
                await self._library.put_async(self._store, name, content, mode=version, use_multipart=False)
            except (NotFoundError, FileNotFoundError, PreconditionError):
                return False
            return True

        return await self._told(put())

    async def write(self, name: str, content: bytes, path: str) -> None:
        """See `Place`. A put is whole or not at all; in parts it would not be."""
        own: Any = {"Content-Type": "application/json", "Cache-Control": "no-store"}
        told: Any = attributes(path) if not path.startswith(OWN) else own
        put = self._library.put_async(self._store, name, content, attributes=told, use_multipart=False)
        await self._told(put)

    async def link(self, source: str, name: str) -> None:
        """See `Place`. A copy that the store makes by itself."""
        await self.place(source, name)

    async def place(self, source: str, name: str) -> None:
        """See `Place`. The source stays; what browsers are told comes with it."""
        await self._told(self._library.copy_async(self._store, source, name))

    async def delete(self, name: str) -> None:
        """See `Place`."""
        await self._told(self._library.delete_async(self._store, name))

    async def delete_folder(self, name: str) -> None:
        """See `Place`."""
        if names := await self.names(name):
            await self._told(self._library.delete_async(self._store, list(names)))

    async def current(self) -> str | None:
        """See `Place`. Raises `Refusal` where the files of a site lie in place: nobody would clear them up."""
        if not self._has_releases:
            return None
        folder = await self.read(CURRENT)
        if folder is None and await self.read(STATE) is not None:
            message = N_(
                "{address} holds a site without releases. Name an empty folder for the releases, such as {example}."
            )
            raise Refusal(message, address=self._address, example=f"{self._address.rstrip('/')}/situs")
        return posixpath.basename((folder or b"").decode(errors="replace"))

    async def can_switch(self) -> bool:
        """See `Place`."""
        return self._has_releases

    async def switch(self, folder: str) -> None:
        """See `Place`. A put is seen by all who ask afterwards (S3 has been strongly consistent since 2020)."""
        told: Any = {"Content-Type": "text/plain", "Cache-Control": "no-store", RELEASE: folder}
        put = self._library.put_async(self._store, CURRENT, folder.encode(), attributes=told, use_multipart=False)
        await self._told(put)

    async def close(self) -> None:
        """See `Place`."""

    async def _told(self, work: Awaitable[Given]) -> Given:
        """What `work` gives; its errors as a `Refusal`."""
        from obstore.exceptions import BaseError, NotFoundError, PermissionDeniedError, UnauthenticatedError

        try:
            return await work
        except (PermissionDeniedError, UnauthenticatedError, PermissionError) as error:
            message = N_("{address} refuses the key in AWS_ACCESS_KEY_ID: it is wrong, or may not write there.")
            raise Refusal(message, address=self._address) from error
        except (NotFoundError, FileNotFoundError) as error:
            raise Refusal(N_("There is no bucket at {address}."), address=self._address) from error
        except (BaseError, OSError) as error:
            message = N_("The connection to {address} failed: {error}.")
            reason = str(error).strip().splitlines()[0][:200].rstrip(".")
            raise Refusal(message, passing=True, address=self._address, error=reason) from error
