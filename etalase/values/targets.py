"""Where a site is published to: a folder of a server by SSH, or a bucket. Core."""

import re

from msgspec import Struct

from etalase.configuration import PublishAddress
from etalase.problems import N_
from etalase.values import Misread, ReadContext, ScalarType

_SSH = re.compile(r"sftp://(?P<user>[^\s@:/]+)@(?P<host>[^\s@:/]+)(:(?P<port>\d{1,5}))?(?P<path>/[^\s]*)")
_BUCKET = re.compile(r"s3://(?P<host>[a-z0-9][a-z0-9.-]+)(?P<path>/[^\s]*)?")
_PASSWORD = re.compile(r"^([a-z0-9]+://[^/@\s:]*):[^/@\s]*@")


class TargetType(ScalarType, Struct, frozen=True):
    """An address to publish to. Gives `PublishAddress`."""

    example: str = "sftp://web@server.example.go.id/srv/www/sarolangun"

    def convert(self, text: str, context: ReadContext) -> PublishAddress:
        """See `ScalarType.convert`."""
        if _PASSWORD.match(text):
            message = N_("No password stands in this file: everybody can read it. An SSH key opens the server.")
            raise Misread("publish-password", message, found=_PASSWORD.sub(r"\1:…@", text))
        if match := _SSH.fullmatch(text) or _BUCKET.fullmatch(text):
            found = match.groupdict()
            path = "/" + (found["path"] or "").strip("/")
            is_complete = ".." not in path.split("/") and (path != "/" or "user" not in found)
            if is_complete:
                return PublishAddress(found.get("user", ""), found["host"], int(found.get("port") or 0), path)
        message = N_(
            "A place to publish to is a folder of a server (sftp://user@server/folder) or a bucket (s3://bucket/folder)."
        )
        raise Misread("publish-address", message)
