"""What is wrong with content, where, and how to mend it: `Problem`, and `BuildError`, which carries them. Core.

A problem is data: an English message id with named values. `Problem.lines` words it in any language.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TypeVar

from msgspec import Struct, field

Translate = Callable[[str], str]
Value = TypeVar("Value")


def N_(message: str) -> str:  # the name gettext tools look for
    """Mark a message for translation where it is declared; it is translated where it is shown."""
    return message


class Severity(Enum):
    """An error stops the build; a warning is told and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A spot in a file. `file` is a posix path below the project root; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(Struct, frozen=True):
    """One mistake in content.

    `code` is a stable name for tools and tests; `message` and `label` are message ids (`label` names the field as
    editors know it); `found` is what stands in the file, `example` a line that would be right, `suggestion` the
    nearest thing that exists. `entries` are the files it comes from, where `place` only says for what they are used.
    Where `is_cause`, something is missing as a whole, and others may follow from it.
    """

    code: str
    place: Place
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    label: str = ""
    found: str | None = None
    example: str = ""
    suggestion: str = ""
    severity: Severity = Severity.ERROR
    entries: tuple[str, ...] = ()
    is_cause: bool = False

    def text(self, translate: Translate) -> str:
        """The whole problem in one paragraph, worded by `translate` (a gettext function)."""
        parts = []
        if self.found is not None:
            parts.append(translate(N_('It says "{found}".')).format(found=shorten(self.found)))
        parts.append(translate(self.message).format(**self.values))
        if self.entries:
            parts.append(translate(N_("See {files}.")).format(files=", ".join(self.entries)))
        if self.suggestion:
            parts.append(translate(N_('Did you mean "{suggestion}"?')).format(suggestion=self.suggestion))
        if self.example:
            parts.append(translate(N_("For example:")) + "  " + self.example)
        return " ".join(parts)


def decimal(number: float, translate: Translate) -> str:
    """`number` with one decimal, behind the sign of the editor's language."""
    sign = translate(N_("0.0")).strip("0")
    return f"{number:.1f}".replace(".", sign)


def shorten(text: str, limit: int = 80) -> str:
    """`text` on one line and at most `limit` characters long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def by_place(problems: Iterable[Problem], source: str = "") -> list[Problem]:
    """The problems in the order in which they are best mended, each once: errors before warnings, causes before what
    may follow from them, a folder before those in it, the text in the language `source` before its translations, each
    file from above."""
    unique = {(p.place, p.code, p.found, p.text(str)): p for p in problems}
    return sorted(unique.values(), key=lambda problem: _order(problem, source))


def _order(problem: Problem, source: str) -> tuple[object, ...]:
    folder, _, name = problem.place.file.rpartition("/")
    is_translation = source != "" and name.endswith(".md") and not name.endswith(f".{source}.md")
    is_warning = problem.severity is Severity.WARNING
    return is_warning, not problem.is_cause, folder, is_translation, problem.place, problem.code, problem.text(str)


class BuildError(Exception):
    """Raised by a stage that found mistakes; holds all of them, warnings too."""

    def __init__(self, problems: Iterable[Problem], source: str = "") -> None:
        self.problems = by_place(problems, source)
        super().__init__(f"{len(self.problems)} problem(s)")


def raise_errors(problems: Iterable[Problem], source: str = "") -> list[Problem]:
    """Return the warnings among `problems`; raise `BuildError` with all of them if there is an error."""
    found = by_place(problems, source)
    if any(problem.severity is Severity.ERROR for problem in found):
        raise BuildError(found, source)
    return found


class Aside:
    """Mistakes in files that the next steps can do without: they are told with the mistakes of those.

    A context manager: what is done inside raises `BuildError` with all of them. `source` as in `by_place`.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def read(self, step: Callable[[], Value], instead: Value) -> Value:
        """What `step` gives, or `instead` where it finds mistakes."""
        try:
            return step()
        except BuildError as error:
            self.problems += error.problems
            return instead

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self.problems and (error is None or isinstance(error, BuildError)):
            found = error.problems if error else []
            raise BuildError([*self.problems, *found], self.source) from None
