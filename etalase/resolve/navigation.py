"""Menus, breadcrumbs and the language switch. Core."""

from etalase.configuration import Locale
from etalase.model import Alternate, Crumb, MenuItem
from etalase.problems import N_, Place
from etalase.resolve.library import HOME, Library


def crumb(library: Library, key: str, locale: Locale) -> Crumb:
    """A step of the breadcrumbs: the page of that key."""
    card = library.card(key, locale.code)
    return (
        Crumb(card.entry.title, card.permalink, card.text_locale)
        if card
        else Crumb("", library.permalink(HOME, locale.code))
    )


def crumbs_above(library: Library, key: str, locale: Locale) -> tuple[Crumb, ...]:
    """The pages above an entry, from the home page down."""
    collection = key.partition("/")[0]
    keys = [HOME] if key != HOME else []
    if key != collection and collection in library.entries and library.has_page(collection, locale.code):
        keys.append(collection)
    return tuple(crumb(library, above, locale) for above in keys)


def alternates(library: Library, key: str) -> tuple[Alternate, ...]:
    """Where the language switch leads from an entry: its own page, or the nearest parent where it has none."""
    found = []
    for locale in library.config.locales:
        if library.has_page(key, locale.code):
            is_translation = locale.code in library.entries[key]
            found.append(Alternate(locale, library.permalink(key, locale.code), is_translation))
        else:
            found.append(
                Alternate(locale, library.nearest_parent(key, locale.code), is_translation=False, leads_up=True)
            )
    return tuple(found)


def menu(library: Library, locale: Locale) -> tuple[MenuItem, ...]:
    """The entrances of the site; targets that readers of the locale cannot see are left out."""
    groups = []
    for group in library.config.navigation:
        items = tuple(item for target in group.targets if (item := _item(library, target, locale)))
        if items:
            label = group.label.in_locale(locale.code) if group.label else items[0].title
            spoken = group.label.locale_shown(locale.code) if group.label else items[0].text_locale
            groups.append(MenuItem(label, items[0].permalink, items, spoken))
    return tuple(groups)


def footer(library: Library, locale: Locale) -> tuple[MenuItem, ...]:
    """The links at the foot of every page."""
    return tuple(item for target in library.config.footer if (item := _item(library, target, locale)))


def _item(library: Library, target: str, locale: Locale) -> MenuItem | None:
    card = library.card(target, locale.code)
    return MenuItem(card.entry.title, card.permalink, text_locale=card.text_locale) if card else None


def check_targets(library: Library) -> None:
    """Every target of navigation and footer must be a collection or an entry."""
    config = library.config
    targets = [target for group in config.navigation for target in group.targets]
    for target in (*targets, *config.footer):
        # A collection without its page has been told.
        has_entries = any(key.startswith(f"{target}/") for key in (*library.entries, *library.mistaken))
        if not library.has(target) and not has_entries:
            library.note(
                "navigation-target",
                config.target_places.get(target, Place("content/site.yaml")),
                N_("The navigation names an entry that does not exist."),
                label=N_("Targets") if target in targets else N_("Footer"),
                found=target,
                suggestion=library.nearest_key(target),
            )
