"""What `python build.py status` tells, as rows, as lines and as data for other programs. Core.

In: how translations stand. Out: texts in the editor's language, or plain values.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from etalase.blocks import Block
from etalase.problems import N_, Translate, shorten
from etalase.translation_pairs import Pair
from etalase.translation_state import Standing, State

HOME = "/"
"""How the home page is called here: its key is empty."""

LONGEST = 100
"""Characters of a block that are shown."""


NOTHING = "–"
"""What stands in the table where there is nothing to count."""


def table(
    standings: Iterable[Standing], days: int, today: date, translate: Translate
) -> tuple[list[str], list[list[str]]]:
    """The heads of columns, and a row for each collection and language, and for files that all languages share where
    something is old; `days` is how long before an event its translation must be finished. Columns in which
    nothing stands are left out: a terminal is 80 characters wide."""
    first = (N_("Collection"), N_("Language"), N_("Entries"))
    head = [*first, *(state.value for state in State), N_("next deadline")]
    rows = [
        [
            name,
            locale,
            str(len(group)),
            *(str(counts[state] or NOTHING) for state in State),
            _iso(_deadline(group, days, today)) or NOTHING,
        ]
        for (name, locale), group in _grouped(standings).items()
        for counts in [Counter(one.state for one in group)]
    ]
    kept = [number for number in range(len(head)) if any(row[number] != NOTHING for row in rows)]
    return [translate(head[number]) for number in kept], [[row[number] for number in kept] for row in rows]


def unfinished(standings: Iterable[Standing], translate: Translate) -> list[str]:
    """A line for each translation with which somebody has something to do."""
    return [f"{one.key or HOME}  {state_of(one, translate)}" for one in standings if one.is_unfinished]


def state_of(standing: Standing, translate: Translate) -> str:
    """The language and the state: "en: old (2 of 7 blocks)"."""
    state = translate(standing.state.value)
    if standing.old:
        message = N_("{state} ({old} of {total} blocks)")
        state = translate(message).format(state=state, old=standing.old, total=standing.total)
    if standing.was_there:
        state = translate(N_("{state}; it was in {file}")).format(state=state, file=standing.path)
    return f"{standing.locale}: {state}"


def summary(standings: Iterable[Standing], translate: Translate) -> str:
    """One line on all translations; nothing where all are finished."""
    counts = Counter(one.state for one in _told(standings))
    if not any(state in counts for state in State if state not in (State.CURRENT, State.ON_PURPOSE)):
        return ""
    states = ", ".join(f"{translate(state.value)} {counts[state]}" for state in State if counts[state])
    return translate(N_("Translations: {states}. More: python build.py status")).format(states=states)


def changes(standing: Standing, pairs: Iterable[Pair], translate: Translate) -> list[str]:
    """Lines on every block that has become old: where, what it says now, and what the translation says."""
    lines = []
    for pair in pairs:
        if pair.change is None:
            continue
        block = pair.source or pair.translation
        kind = f"  {translate(block.label)}" if block else ""
        place = f"{standing.source}:{pair.source.line}" if pair.source else standing.source
        lines += ["", f"{place}{kind}: {translate(pair.change.value)}"]
        lines += [f"  {shorten(pair.source.text, LONGEST)}"] if pair.source else []
        if pair.translation:
            lines += [
                f"  → {pair.path or standing.path}:{pair.translation.line}",
                f"    {shorten(pair.translation.text, LONGEST)}",
            ]
    return lines


def as_data(standings: Sequence[Standing], days: int, today: date) -> dict[str, Any]:
    """The table and what is unfinished, for other programs."""
    table = []
    for (name, locale), group in _grouped(standings).items():
        counts = Counter(one.state for one in group)
        states = {state.name.lower(): counts[state] for state in State}
        due = _iso(_deadline(group, days, today)) or None
        table.append({"collection": name, "locale": locale, "entries": len(group), **states, "next_deadline": due})
    return {"collections": table, "unfinished": [standing_data(one) for one in standings if one.is_unfinished]}


def standing_data(standing: Standing, pairs: Iterable[Pair] | None = None) -> dict[str, Any]:
    """How one translation stands, for other programs; with `pairs`, what has changed as well."""
    data: dict[str, Any] = {
        "key": standing.key,
        "locale": standing.locale,
        "state": standing.state.name.lower(),
        "old": standing.old,
        "total": standing.total,
        "source": standing.source,
        "translation": standing.path,
        "starts": _iso(standing.starts) or None,
    }
    if pairs is not None:
        data["changes"] = [
            {
                "change": pair.change.name.lower(),
                "source": _block_data(pair.source),
                "translation": _block_data(pair.translation),
            }
            for pair in pairs
            if pair.change
        ]
    return data


def _block_data(block: Block | None) -> dict[str, Any] | None:
    return {"kind": block.kind, "name": block.name, "line": block.line, "text": block.text} if block else None


def _told(standings: Iterable[Standing]) -> Iterable[Standing]:
    """Those that count: files that all languages share are no entries, and of no interest where nothing is old."""
    return (one for one in standings if one.is_unfinished or not one.is_shared)


def _grouped(standings: Iterable[Standing]) -> dict[tuple[str, str], list[Standing]]:
    groups: dict[tuple[str, str], list[Standing]] = {}
    for one in _told(standings):
        groups.setdefault((one.collection or HOME, one.locale), []).append(one)
    return groups


def _deadline(group: Iterable[Standing], days: int, today: date) -> date | None:
    """The first day on which something must be finished that is not; it may be past, while the event is not."""
    awaited = (one.starts for one in group if one.is_unfinished and one.starts and one.starts >= today)
    return min((start - timedelta(days=days) for start in awaited), default=None)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
