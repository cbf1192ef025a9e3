"""What click says of itself, in the editor's language: "Usage", "No such option" and the like. Shell.

click words its texts by gettext, which reads a compiled catalog from disk and takes the language from the environment.
"""

import contextlib
import gettext
import os
from collections.abc import Iterator
from pathlib import Path

from etalase.catalogs import CompiledCatalog, lenient_translations, path_of
from etalase.problems import N_
from etalase.unchanged import CACHE

DOMAIN = "etalase"
LANGUAGE = "LANGUAGE"
"""The first variable of the environment in which gettext looks for the language."""


def NN_(one: str, many: str) -> tuple[str, str]:  # as `N_`
    """Mark a message that has a plural."""
    return one, many


MESSAGES = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("required"),
    N_("default: {default}"),
    N_("Aborted!"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing {param_type}"),
    N_("Missing parameter: {param_name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    N_("unknown error"),
    N_("Could not open file {filename!r}: {message}"),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    N_("Invalid start character for option ({option})"),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Option {name!r} does not take a value."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    N_("Choose from:\n\t{choices}"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    N_("{value!r} is not a valid {number_type}."),
)
"""The texts of click that an editor may meet."""


@contextlib.contextmanager
def worded(root: Path, locale: str) -> Iterator[None]:
    """Click speaks that language meanwhile, English where it has no catalog."""
    domain, folder, language = gettext.textdomain(), root / CACHE / "messages", os.environ.get(LANGUAGE)
    with contextlib.suppress(OSError):  # nothing can be written: click speaks English
        _compile(root, locale, folder)
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    os.environ[LANGUAGE] = locale
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            del os.environ[LANGUAGE]
        else:
            os.environ[LANGUAGE] = language


def _compile(root: Path, locale: str, folder: Path) -> None:
    """Bring the compiled catalog up to date with that of `translations/`. Raises `OSError`."""
    source, target = root / path_of(locale), folder / locale / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if target.is_file() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
        return
    translations = lenient_translations(source.read_text("utf-8"))
    if not isinstance(translations, CompiledCatalog):  # the catalog is broken, which a build tells
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(f".{os.getpid()}")
    aside.write_bytes(translations.compiled)
    aside.replace(target)
