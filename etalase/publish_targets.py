"""The part `publish` of `content/site.yaml`: where the site is sent to. Core."""

from collections.abc import Mapping
from typing import Any

from etalase.configuration import PublishTarget
from etalase.fields import Field, Group
from etalase.problems import N_
from etalase.values import FieldReader
from etalase.values.choices import Flag
from etalase.values.contacts import UrlType
from etalase.values.targets import TargetType
from etalase.values.texts import Text

PUBLISH = Group(
    (
        Field("to", TargetType(), N_("Place"), N_("A folder of a server, or a bucket."), required=True),
        Field("name", Text(40, "staging"), N_("Name"), N_("Where there are several: publish staging.")),
        Field(
            "endpoint",
            UrlType("https://storage.example.id/"),
            N_("Address of the storage"),
            N_("Where the bucket is not at Amazon."),
        ),
        Field("region", Text(40, "ap-southeast-3"), N_("Region"), N_("Where the bucket is, as the storage calls it.")),
        Field(
            "releases",
            Flag(),
            N_("Releases"),
            N_("Yes, for a bucket behind a web server that asks which release to show."),
        ),
    )
)


def publish_targets(values: Mapping[str, Any], reader: FieldReader) -> tuple[PublishTarget, ...]:
    """The places that the values of `content/site.yaml` name; the reader refuses two of one name."""
    found: dict[str, PublishTarget] = {}
    inner = reader.within(N_("Publishing"), "publish")
    for number, group in enumerate(values.get("publish", ())):
        if "to" not in group:  # it has been told
            continue
        name = group.get("name", "")
        if name in found:
            inner.refuse(
                "publish-name-twice",
                reader.places.get(f"publish.{number}.name", reader.places[f"publish.{number}"]),
                N_("Two places to publish to have the same name. Give each its own."),
                found=name,
                example="name: staging",
            )
        if group["to"].user and "releases" in group:
            inner.refuse(
                "publish-releases",
                reader.places[f"publish.{number}.releases"],
                N_("A server by SSH has releases by itself; this is for buckets. Delete it."),
            )
        found[name] = PublishTarget(
            name, group["to"], group.get("endpoint", ""), group.get("region", ""), group.get("releases", False)
        )
    return tuple(found.values())
