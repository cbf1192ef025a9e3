"""The nouns of a site's set-up: Locale, LocalText, Term, Vocabulary, Redirect, Config. Core.

`site_yaml` reads them from `content/site.yaml` and `content/vocabulary/`.
"""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from etalase.problems import N_, Place, Problem, Severity


class MissingTranslation(Enum):
    """What visitors of one language see of an entry that has no text in it."""

    SHOW = "show"  # its page in their language, with the source's text and a notice
    LINK = "link"  # lists link to the source's page
    HIDE = "hide"  # nothing


class Locale(Struct, frozen=True):
    """A language of the site. `formats` is the CLDR locale for dates and numbers; `name` is its own name for itself."""

    code: str
    formats: str
    name: str
    direction: str


class LocalText(Struct, frozen=True):
    """A few words in each locale that has them; the source locale always has."""

    texts: Mapping[str, str]
    source: str

    def in_locale(self, code: str) -> str:
        """The words in that locale, or the source's."""
        return self.texts.get(code) or self.texts[self.source]

    def locale_shown(self, code: str) -> str:
        """The locale whose words `in_locale` gives: `code`, or the source's where they are borrowed."""
        return code if self.texts.get(code) else self.source


class Term(Struct, frozen=True):
    """One value of a vocabulary (a category, a district, a unit). `slug` is empty where terms have no pages."""

    vocabulary: str
    key: str
    label: LocalText
    slug: LocalText | None
    facts: Mapping[str, object]
    place: Place


class Vocabulary(Struct, frozen=True):
    """The terms that a field may hold. With a `slug`, each term has a page that lists its entries."""

    key: str
    title: LocalText
    slug: LocalText | None
    terms: Mapping[str, Term]
    place: Place


class NavigationGroup(Struct, frozen=True):
    """An entrance of the site: a label, or the title of its first target, over the content keys it leads to."""

    label: LocalText | None
    targets: tuple[str, ...]


class Redirect(Struct, frozen=True):
    """What takes the place of an old key or an old permalink: a key, or nothing where it is gone for good."""

    old: str
    new: str
    place: Place
    new_place: Place

    @property
    def is_permalink(self) -> bool:
        """Whether one address is meant, and not all of an entry."""
        return self.old.startswith("/")


class PublishAddress(Struct, frozen=True):
    """A folder on a server, for a user that logs in by SSH; without a user, a bucket and a prefix in it. `port` 0 is
    the usual one; `path` begins with a slash."""

    user: str
    host: str
    port: int
    path: str


class PublishTarget(Struct, frozen=True):
    """Where `publish` sends the site. A bucket may be at an `endpoint` (else Amazon's) and in a `region`; it holds
    `releases` where what stands before it asks which of them to show."""

    name: str
    address: PublishAddress
    endpoint: str
    region: str
    releases: bool = False


class Config(Struct, frozen=True):
    """`content/site.yaml` and the vocabularies, checked. The first locale is the source."""

    title: LocalText
    tagline: LocalText
    origin: str  # https://example.org, without a path
    base_path: str  # "/" or "/sarolangun/"
    locales: tuple[Locale, ...]
    default_locale: str  # for readers whose language the site does not have
    page_size: int
    search: bool  # whether readers can search the site
    missing_translation: Mapping[str, MissingTranslation]  # by collection; "" is the default
    navigation: tuple[NavigationGroup, ...]
    footer: tuple[str, ...]
    contact: Mapping[str, object]
    figures: tuple[Mapping[str, object], ...]
    vocabularies: Mapping[str, Vocabulary]
    require: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by locale, collections that must be in it
    translation_deadline_days: int = 0  # before an event starts; nothing is asked for where it is 0
    press_icc: str = ""  # the file of the printing house's colour profile, from the folder of the project
    publish: tuple[PublishTarget, ...] = ()
    target_places: Mapping[str, Place] = field(default_factory=dict)  # of the keys in navigation and footer
    redirects: tuple[Redirect, ...] = ()
    url_place: Place = Place("content/site.yaml")
    press_place: Place = Place("content/site.yaml")

    @property
    def source_locale(self) -> Locale:
        """The language that content is written in first."""
        return self.locales[0]

    @property
    def host(self) -> str:
        """The name of its host, without a port."""
        return self.origin.partition("://")[2].partition(":")[0].lower()

    @property
    def is_address_of_nobody(self) -> bool:
        """Whether its address is only an example: nobody can have such a host (RFC 2606 and 6761), or it says so."""
        names = self.host.split(".")
        return "example" in names or names[-1] in ("test", "invalid", "localhost")

    def locale(self, code: str) -> Locale:
        """The locale of that code; KeyError if the site has none."""
        return next(locale for locale in self.locales if locale.code == code)

    def missing_policy(self, collection: str) -> MissingTranslation:
        """What a collection shows of entries that are not translated."""
        return self.missing_translation.get(collection, self.missing_translation[""])

    def url(self, permalink: str) -> str:
        """The absolute address of a site path."""
        return self.origin + self.base_path.rstrip("/") + permalink

    def thing_id(self, key: str) -> str:
        """A name in the form of an address for what an entry is about: the same on every page, in every language."""
        return f"{self.url('/')}#{key}"


def address_of_nobody(config: Config, message: str, severity: Severity, **values: object) -> Problem | None:
    """What is wrong with the address of the site, in the words of `message`, where it is only an example."""
    if not config.is_address_of_nobody:
        return None
    example = "url: https://etalase.sarolangunkab.go.id/"
    label, found = N_("Web address"), config.url("/")
    return Problem("address-of-nobody", config.url_place, message, values, label, found, example, severity=severity)
