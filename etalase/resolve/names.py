"""Names of what is not there: of entries that others name, of pages that every site needs. Core."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from etalase.configuration import Config
from etalase.content_types import all_types, by_name, fields_of
from etalase.fields import label_at, leaves
from etalase.model import Entry, Picture
from etalase.problems import N_, Place, Problem, Severity
from etalase.publication import Publication
from etalase.resolve.bodies import BodyFiller
from etalase.resolve.library import HOME, Library, library_of
from etalase.resolve.navigation import check_targets
from etalase.resolve.publications import check_names
from etalase.values.choices import Reference
from etalase.work import Held


def certain_problems(
    folders: Iterable[Held[tuple[Entry, ...]]],
    mistaken: Collection[str],
    pictures: Mapping[str, Picture],
    config: Config,
    today: date,
    publications: Iterable[Publication] = (),
) -> list[Problem]:
    """The problems that `site` will surely tell, whatever is written in the place of the mistakes: names that no folder
    has. `mistaken` are the keys of all folders with mistakes; of their entries, `folders` hold what could be read.

    Only whether they are published must be right: one whose `draft:` cannot be read counts as published.
    """
    library = library_of(folders, config, today, mistaken)
    check_pages(library)
    check_references(library)
    check_targets(library)
    for publication in publications:
        check_names(library, publication)
    # Which terms have pages, nobody can tell: those of an entry may be what is mistaken in it.
    terms = {
        (locale.code, vocabulary.key, term)
        for locale in config.locales
        for vocabulary in config.vocabularies.values()
        if vocabulary.slug is not None
        for term in vocabulary.terms
    }
    filler = BodyFiller(library, dict(pictures), {}, terms)
    for versions in library.entries.values():
        for entry in versions.values():
            filler.check_links(entry)
    return [problem for problem in library.problems if problem.severity is Severity.ERROR]


def check_pages(library: Library) -> None:
    """Every locale needs a home page, and every collection that lists its entries needs a page of its own."""
    for locale in library.config.locales:
        if locale.code not in library.entries.get(HOME, {}) and HOME not in library.mistaken:
            path = f"content/index.{locale.code}.md"
            message = N_("The home page in this language is missing.")
            library.note("home-missing", Place(path), message, is_cause=True)
    used = {key.partition("/")[0] for key in library.entries if "/" in key}
    for collection in sorted(used):
        is_there = collection in library.entries or collection in library.mistaken
        if all_types()[collection].listed and not is_there:
            path = f"content/{collection}/index.{library.config.source_locale.code}.md"
            message = N_("The collection has no page of its own. It gives the collection its title and its address.")
            library.note("collection-page-missing", Place(path), message, example="title: Produk", is_cause=True)


def check_twins(library: Library) -> None:
    """Warns of an entry that says of itself what another one of its collection says: most often, it is a copy of it
    that is not finished. Events of other days are other events."""
    first: dict[tuple[object, ...], str] = {}
    for key in library.entries:
        if "/" not in key:
            continue
        entry = library.source(key)
        said = (entry.collection, entry.title, entry.summary, entry.facts.get("start"))
        if (other := first.setdefault(said, key)) != key:
            message = N_(
                "{other} has the same title and the same summary. If this is a copy of it, give it words of its own, "
                "or delete its folder."
            )
            library.note(
                "entry-twice",
                entry.place("title"),
                message,
                found=entry.title,
                values={"other": other},
                severity=Severity.WARNING,
            )


def check_references(library: Library) -> None:
    """Every entry that a field names must exist; one that is not published is simply not shown."""
    for key in library.entries:
        if "/" not in key:
            continue
        entry = library.source(key)
        fields = fields_of(by_name(entry.content_type))
        for path, kind, value in leaves(fields, entry.facts):
            if isinstance(kind, Reference) and not library.has(value):
                message = N_("There is no entry of this name.")
                library.note(
                    "reference-unknown",
                    entry.place(path),
                    message,
                    label=label_at(fields, path),
                    found=value,
                    suggestion=library.nearest_key(value),
                )
