"""A folder of a server, as a `Place`: files go there by SFTP, are shared by hard links, shown by a symbolic link."""

import asyncio
import posixpath
import socket
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from typing import Any

from etalase.configuration import PublishAddress
from etalase.problems import N_
from etalase.publish_plan import CURRENT, INCOMING, OWN, RELEASES
from etalase.publishing.places import CannotLink, Refusal

PATIENCE = 20
"""Seconds to wait for the server to answer at first, and between signs of life."""

UPLOADS = f"{INCOMING}/.writing"
"""The folder of files that are being written."""


class Server:
    """See `Place`. Made by `connect`."""

    def __init__(self, connection: Any, sftp: Any, target: PublishAddress) -> None:
        self._connection, self._sftp, self._target = connection, sftp, target
        self._made: set[str] = set()
        self._making = asyncio.Lock()
        self._written = 0

    async def names(self, below: str) -> dict[str, int]:
        """See `Place`."""
        found: dict[str, int] = {}
        folders = [below]
        while folders:
            listed = await asyncio.gather(*(self._listed(folder) for folder in folders))
            folders = []
            for folder, entries in listed:
                for entry in entries:
                    name = posixpath.join(folder, str(entry.filename))
                    kind = entry.attrs.type
                    if kind == self._library.FILEXFER_TYPE_DIRECTORY:
                        folders.append(name)
                    elif kind == self._library.FILEXFER_TYPE_REGULAR:
                        found[name] = entry.attrs.size or 0
        return found

    async def read(self, name: str) -> bytes | None:
        """See `Place`."""
        async with self._told():
            try:
                async with self._sftp.open(self._path(name), "rb") as file:
                    return bytes(await file.read())
            except self._library.SFTPNoSuchFile:
                return None

    async def create(self, name: str, content: bytes) -> bool:
        """See `Place`."""
        await self._make_folder(posixpath.dirname(name))
        async with self._told():
            try:
                file = await self._sftp.open(self._path(name), "xb")
            except self._library.SFTPError:  # version 3 of the protocol has no error of its own for this
                if not await self._sftp.lexists(self._path(name)):
                    raise
                return False
            async with file:
                await file.write(content)
        return True

    async def replace(self, name: str, known: bytes, content: bytes) -> bool:
        """See `Place`. Several steps, for SFTP has no write with a condition: only the last of them, `create`, is safe
        from others."""
        if await self.read(name) != known:
            return False
        await self.delete(name)
        return await self.create(name, content)

    async def write(self, name: str, content: bytes, path: str) -> None:
        """See `Place`."""
        del path
        self._written += 1
        aside = f"{UPLOADS}/{self._written}"
        await asyncio.gather(self._make_folder(UPLOADS), self._make_folder(posixpath.dirname(name)))
        async with self._told():
            async with self._sftp.open(self._path(aside), "wb") as file:
                await file.write(content)
            await self._rename(aside, name)

    async def link(self, source: str, name: str) -> None:
        """See `Place`."""
        await self._make_folder(posixpath.dirname(name))
        async with self._told():
            with suppress(self._library.SFTPNoSuchFile):
                await self._sftp.remove(self._path(name))  # of the wrong size, in a release that nobody sees
            try:
                await self._sftp.link(self._path(source), self._path(name))
            except (self._library.SFTPOpUnsupported, self._library.SFTPFailure, self._library.SFTPNoSuchFile) as error:
                raise CannotLink from error

    async def place(self, source: str, name: str) -> None:
        """See `Place`. The source is gone afterwards."""
        await self._make_folder(posixpath.dirname(name))
        async with self._told():
            await self._rename(source, name)

    async def delete(self, name: str) -> None:
        """See `Place`."""
        async with self._told():
            with suppress(self._library.SFTPNoSuchFile):
                await self._sftp.remove(self._path(name))
            with suppress(self._library.SFTPError):  # most often, the folder holds more
                while (name := posixpath.dirname(name)) and not name.startswith((OWN, RELEASES)):
                    await self._sftp.rmdir(self._path(name))

    async def delete_folder(self, name: str) -> None:
        """See `Place`."""
        async with self._told():
            with suppress(self._library.SFTPNoSuchFile):
                await self._sftp.rmtree(self._path(name))

    async def current(self) -> str | None:
        """See `Place`."""
        async with self._told():
            try:
                return posixpath.basename(str(await self._sftp.readlink(self._path(CURRENT))))
            except self._library.SFTPNoSuchFile:
                return ""
            except (self._library.SFTPFailure, self._library.SFTPOpUnsupported, self._library.SFTPBadMessage):
                return None

    async def can_switch(self) -> bool:
        """See `Place`. Tried with a link in our own folder."""
        await self._make_folder(OWN)
        first, second = f"{OWN}/try", f"{OWN}/try-2"
        async with self._told():
            try:
                for name in (first, second):
                    with suppress(self._library.SFTPNoSuchFile):
                        await self._sftp.remove(self._path(name))
                    await self._sftp.symlink(OWN, self._path(name))
                await self._sftp.posix_rename(self._path(first), self._path(second))
                await self._sftp.remove(self._path(second))
            except (
                self._library.SFTPFailure,
                self._library.SFTPOpUnsupported,
                self._library.SFTPPermissionDenied,
                self._library.SFTPBadMessage,
            ):
                return False
        return True

    async def switch(self, folder: str) -> None:
        """See `Place`. A link that takes the name of another is what POSIX does in one moment."""
        aside = f"{OWN}/{CURRENT}"
        async with self._told():
            with suppress(self._library.SFTPNoSuchFile):
                await self._sftp.remove(self._path(aside))
            await self._sftp.symlink(folder, self._path(aside))
            await self._sftp.posix_rename(self._path(aside), self._path(CURRENT))

    async def close(self) -> None:
        """See `Place`."""
        await _leave(self._connection)

    @property
    def _library(self) -> Any:
        import asyncssh

        return asyncssh

    def _path(self, name: str) -> str:
        return posixpath.join(self._target.path, name)

    async def _listed(self, folder: str) -> tuple[str, list[Any]]:
        async with self._told():
            try:
                entries = await self._sftp.readdir(self._path(folder))
            except self._library.SFTPNoSuchFile:
                return folder, []
        return folder, [entry for entry in entries if entry.filename not in (".", "..")]

    async def _make_folder(self, name: str) -> None:
        """Make a folder and those it lies in; the folder of the target itself must be there."""
        if not name or name in self._made:
            return
        await self._make_folder(posixpath.dirname(name))
        async with self._making, self._told():
            try:
                await self._sftp.mkdir(self._path(name))
            except self._library.SFTPFailure:  # it is there, most often
                if not await self._sftp.isdir(self._path(name)):
                    raise
            self._made.add(name)

    async def _rename(self, source: str, name: str) -> None:
        try:
            await self._sftp.posix_rename(self._path(source), self._path(name))
        except self._library.SFTPOpUnsupported:  # then there is no way to do it at once
            with suppress(self._library.SFTPNoSuchFile):
                await self._sftp.remove(self._path(name))
            await self._sftp.rename(self._path(source), self._path(name))

    def _told(self) -> Any:
        return told(self._target)


@asynccontextmanager
async def told(target: PublishAddress) -> AsyncIterator[None]:
    """Errors inside as a `Refusal`."""
    import asyncssh

    host, folder = target.host, target.path
    try:
        yield
    except asyncssh.HostKeyNotVerifiable as error:
        message = N_(
            "The server {host} is not known on this computer, or its key has changed: nothing was sent. Ask its "
            "administrator for the fingerprint of its key. Then run: {command} – compare the fingerprint, answer yes, "
            "and publish again. If the key has changed without notice, do not go on."
        )
        raise Refusal(message, host=host, command=_command(target)) from error
    except asyncssh.PermissionDenied as error:
        message = N_(
            "The server {host} does not accept any SSH key of this computer for the user {user}. Send the public key "
            "to its administrator. If they have it and it has a passphrase, unlock it for this window: ssh-add."
        )
        raise Refusal(message, host=host, user=target.user) from error
    except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath) as error:
        message = N_("The folder {folder} is not on the server {host}. Ask its administrator to make it.")
        raise Refusal(message, host=host, folder=folder) from error
    except asyncssh.SFTPPermissionDenied as error:
        raise Refusal(
            N_("The server {host} lets {user} write nothing in {folder}."), host=host, user=target.user, folder=folder
        ) from error
    except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as error:
        raise _lost(target, error) from error
    except asyncssh.SFTPError as error:
        message = N_("The server {host} could not store a file; its disk may be full: {error}")
        raise Refusal(message, host=host, error=error.reason) from error
    except (asyncssh.Error, OSError, TimeoutError) as error:
        raise _lost(target, error) from error


def _lost(target: PublishAddress, error: Exception) -> Refusal:
    reason = getattr(error, "reason", "") or getattr(error, "strerror", "") or str(error) or type(error).__name__
    message = N_("The connection to {address} failed: {error}.")
    if isinstance(error, ConnectionRefusedError):
        message = N_("The server {address} does not answer there. Are its name and port right, and is it running?")
    elif isinstance(error, socket.gaierror):
        message = N_("The server {address} is not found. Is its name right, and is this computer connected?")
    return Refusal(message, passing=True, address=target.host, error=reason.rstrip("."))


def _command(target: PublishAddress) -> str:
    port = f"-p {target.port} " if target.port else ""
    return f"ssh {port}{target.user}@{target.host}"


async def connect(target: PublishAddress) -> Server:
    """Log in with the keys and known hosts of this computer; no password is ever asked for.

    Raises `Refusal`, and ImportError without asyncssh.
    """
    import asyncssh

    options: dict[str, Any] = {"port": target.port} if target.port else {}
    async with told(target):
        opening: Awaitable[Any] = asyncssh.connect(
            target.host,
            username=target.user,
            preferred_auth=["publickey"],
            connect_timeout=PATIENCE,
            login_timeout=PATIENCE,
            keepalive_interval=PATIENCE,
            **options,
        )
        connection = await opening
        try:
            sftp = await connection.start_sftp_client()
            await sftp.readdir(target.path)  # raises where it is not there
        except BaseException:
            await _leave(connection)
            raise
    return Server(connection, sftp, target)


async def _leave(connection: Any) -> None:
    connection.close()
    with suppress(Exception):  # it may be broken already
        await asyncio.wait_for(connection.wait_closed(), 2)
