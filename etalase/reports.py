"""Problems as people and tools read them: text in an editor's language, JSON, or annotations of GitHub. Core."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from etalase.problems import N_, Problem, Severity, Translate


def as_text(problems: Iterable[Problem], translate: Translate) -> str:
    """A paragraph a problem, headed by its place and the field's label."""
    paragraphs = []
    warning_word = translate(N_("warning"))  # outside of the f-string, where gettext tools cannot see it
    for problem in problems:
        label = f"  {translate(problem.label)}" if problem.label else ""
        warning = f"  ({warning_word})" if problem.severity is Severity.WARNING else ""
        paragraphs.append(f"{problem.place}{label}{warning}\n  {problem.text(translate)}")
    return "\n\n".join(paragraphs)


def as_json(problems: Iterable[Problem], translate: Translate) -> str:
    """A JSON array with an object a problem."""
    return json.dumps(as_data(problems, translate), ensure_ascii=False, indent=2)


def as_data(problems: Iterable[Problem], translate: Translate) -> list[dict[str, Any]]:
    """The same as plain data."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "field": translate(problem.label) if problem.label else "",
            "message": problem.text(translate),
            "found": problem.found,
            "example": problem.example,
            "suggestion": problem.suggestion,
            "entries": list(problem.entries),
        }
        for problem in problems
    ]


def as_github(problems: Iterable[Problem], translate: Translate) -> str:
    """A workflow command a problem: GitHub shows it at the line of the change."""
    return "\n".join(
        f"::{problem.severity.value} file={_property(problem.place.file)},line={problem.place.line},"
        f"col={problem.place.column},title={_property(translate(problem.label) if problem.label else problem.code)}"
        f"::{_data(problem.text(translate))}"
        for problem in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def profile(stages: Mapping[str, float], slowest: Iterable[tuple[str, str, float]]) -> str:
    """Where the time of a build went, for those who mend the program: seconds by stage, then the slowest items."""
    total = sum(stages.values())
    lines = [f"{seconds:9.3f} s  {seconds / total:4.0%}  {name}" for name, seconds in stages.items()]
    lines += ["", *(f"{seconds:9.3f} s  {stage}: {label}" for stage, label, seconds in slowest)]
    return "\n".join(lines).rstrip()
