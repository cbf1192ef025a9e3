"""What came of a build, and how it is told over a page of the site. Pure; the words are those of the terminal."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from etalase.problems import N_, Problem, Severity, Translate

_TEMPLATE_LINE = re.compile(r'File "(templates/[^"]+)", line (\d+)')


class Crash(Struct, frozen=True):
    """What stopped a build and is no mistake in content: a sentence, where it was (if known), and the traceback."""

    message: str
    place: str = ""
    traceback: str = ""


class Outcome(Struct, frozen=True):
    """A build: its number, its problems or warnings, or what it was stopped by; words for both, in a language."""

    number: int
    language: str
    direction: str
    translate: Translate
    problems: tuple[Problem, ...] = ()
    crash: Crash | None = None
    base_path: str = "/"
    entry_pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The page of each entry by key and locale, below output/; those of the last build that succeeded."""

    @property
    def is_failed(self) -> bool:
        """Whether the site in the browser is an older one."""
        return self.crash is not None or any(problem.severity is Severity.ERROR for problem in self.problems)

    def shown(self, preview: str = "") -> dict[str, Any]:
        """What the overlay shows, as plain data; `preview` is the address of the page that shows both languages."""
        _ = self.translate
        warnings = sum(problem.severity is Severity.WARNING for problem in self.problems)
        errors = len(self.problems) - warnings
        if self.crash:
            title = _(N_("The site could not be built"))
        elif errors:
            title = _(N_("Problems: {count}")).format(count=errors)
        else:
            title = _(N_("Warnings: {count}")).format(count=warnings)
        return {
            "number": self.number,
            "lang": self.language,
            "dir": self.direction,
            "failed": self.is_failed,
            "title": title,
            "lead": _(N_("Beneath stands the last good page. It is shown anew once all is mended."))
            if self.is_failed
            else _(N_("The site is built. These are worth a look.")),
            "close": _(N_("Close")),
            "example": _(N_("For example:")),
            "details": _(N_("Details for whoever looks after the program")),
            "untranslated": _(N_("This message is not translated.")),
            "both": _(N_("Both languages")),
            "preview": preview,
            "files": list(_by_file(self.problems, _)),
            "crash": crash_shown(self.crash) if self.crash else None,
        }


def crash_shown(crash: Crash) -> dict[str, str]:
    """A crash as plain data."""
    return {"message": crash.message, "place": crash.place, "traceback": crash.traceback}


def crash_of(error: Exception, traceback: str, translate: Translate) -> Crash:
    """An exception in words. `traceback` is its text, that of processes that helped included."""
    from jinja2 import TemplateError

    spots = _TEMPLATE_LINE.findall(traceback)
    place = ":".join(spots[-1]) if spots else ""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    if isinstance(error, TemplateError) and line:  # a mistake of syntax: no line of the template was run
        place = f"templates/{name}:{line}"
    if isinstance(error, TemplateError) or place:
        message = N_("A template has a mistake: {error}")
    elif isinstance(error, OSError):
        message = N_("The site could not be written: {error}")
    else:
        message = N_("The program has a mistake of its own: {error}. Please tell whoever looks after it.")
    return Crash(translate(message).format(error=_short(error)), place, traceback)


def _short(error: Exception) -> str:
    text = (str(error).strip() or type(error).__name__).splitlines()[0]
    return text.rstrip(".")


def _by_file(problems: Iterable[Problem], translate: Translate) -> Iterable[dict[str, Any]]:
    warning = translate(N_("warning"))
    for (file, is_warning), group in groupby(
        problems, key=lambda one: (one.place.file, one.severity is Severity.WARNING)
    ):
        found = [
            {
                "place": str(problem.place),
                "spot": f"{problem.place.line}:{problem.place.column}",
                "label": translate(problem.label) if problem.label else "",
                "text": replace(problem, example="").text(translate),
                "example": problem.example,
            }
            for problem in group
        ]
        yield {"file": file, "warning": warning if is_warning else "", "problems": found}
