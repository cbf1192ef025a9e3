"""The pictures of the entries that are shown, and the theme's assets."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """Pictures are copied as they are; assets keep their content in their name."""
    folders = {
        entry.path.rpartition("/")[0]
        for cards in site.cards.values()
        for entry in (card.entry for card in cards.values())
    }
    shown = {permalink: path for path, permalink in site.media.items() if path.rpartition("/")[0] in folders}
    for permalink, path in shown.items():
        yield Output(permalink.lstrip("/"), picture=site.pictures[path], made_from=(path,))
    for name, content in templates.assets.files.items():
        yield Output(name, content, made_from=("templates/assets/",))
