"""The pictures that pages show, the documents that they offer, and the theme's assets and fonts."""

from collections.abc import Iterator

from etalase import derivatives, images
from etalase.model import Entry, Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """Documents are copied as they are, drawings without metadata, photographs become derivatives; assets keep their
    content in their name."""
    entries = [card.entry for cards in site.cards.values() for card in cards.values()]
    shown = {site.media[path]: path for entry in entries for path in _files_of(entry) if path in site.media}
    for permalink, path in sorted(shown.items()):
        picture = site.pictures[path]
        if images.is_one_file(path):
            yield Output(permalink.lstrip("/"), picture=picture, made_from=(path,))
        else:
            for derivative in derivatives.all_of(picture.width):
                file = derivatives.address(permalink, derivative).lstrip("/")
                yield Output(file, picture=picture, derivative=derivative, made_from=(path,))
    for name, content in templates.assets.files.items():
        yield Output(name, content, made_from=("templates/assets/",))
    for name, font in templates.assets.fonts.items():
        yield Output(name, font=font, made_from=("templates/assets/",))


def _files_of(entry: Entry) -> Iterator[str]:
    """The paths of the pictures in the fields and the body of an entry, and of the documents that its body offers."""
    yield from (path for path, _ in entry.pictures)
    yield from (entry.beside(link) for link in entry.body.pictures)
    yield from (entry.beside(link) for link in entry.body.links if images.is_document(link.target))
