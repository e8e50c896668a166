"""Where a code stands: which people, which days, after what, how far apart, in which colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from ambrota.model import WEEK, Duty, Kind, Rota
from ambrota.sheets.imported import Imported
from ambrota.sheets.words.kinds import code_key

BLANK = ""


@dataclass
class Facts:
    """What is counted of one code.

    `runs`: lengths of its runs of days. `gaps`: days from the start of one run to the start of the
    same person's next. `before` and `after`: the codes around its runs. `if_work`: of each person,
    the longest run of work there would be if the code were work.
    """

    cells: list[str] = field(default_factory=list)
    weekdays: Counter[int] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    runs: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    if_work: list[int] = field(default_factory=list)


def facts_of(rota: Rota, code: str) -> Facts:
    """Count a code in a rota."""
    key = code_key(code)
    facts = Facts()
    spellings = {one for one in {duty.code for duty in rota.duties} if code_key(one) == key}
    for duty in rota.duties:
        if duty.code in spellings:
            facts.cells.append(duty.cell or "")
            facts.weekdays[rota.weekday(duty.day)] += 1
            facts.people.add(duty.person)
    for days in _sequences(rota, facts.people):
        _walk(days, spellings, facts)
    return facts


def _sequences(rota: Rota, people: set[str]) -> list[list[tuple[Duty, ...]]]:
    """The entries day by day: of each person, or of each cyclic rota line after line."""
    if not rota.is_cyclic:
        return [
            [rota.by_cell.get((person, day), ()) for day in range(rota.days)]
            for person in sorted(people)
        ]
    return [
        [rota.by_cell.get((rota.people[row].id, day), ()) for row in rows for day in range(WEEK)]
        for rows in rota.groups.values()
        if any(rota.people[row].id in people for row in rows)
    ]


def _walk(days: list[tuple[Duty, ...]], spellings: set[str], facts: Facts) -> None:
    """One sequence: the runs of the code and what stands around them."""
    marks = [_mark(entries) for entries in days]
    has = [any(duty.code in spellings for duty in entries) for entries in days]
    first: int | None = None
    start_before: int | None = None
    for day, here in enumerate([*has, False]):
        if here and first is None:
            first = day
            if start_before is not None:
                facts.gaps.append(day - start_before)
            if day:
                facts.before[marks[day - 1]] += 1
        elif not here and first is not None:
            facts.runs.append(day - first)
            start_before = first
            if day < len(marks):
                facts.after[marks[day]] += 1
            first = None
    facts.if_work.append(
        _longest([h or _worked(entries) for h, entries in zip(has, days, strict=True)])
    )


def _mark(entries: tuple[Duty, ...]) -> str:
    return BLANK if not entries else entries[0].code


def _worked(entries: tuple[Duty, ...]) -> bool:
    return any(duty.kind not in (Kind.REST, Kind.LEAVE, Kind.SICK) for duty in entries)


def _longest(worked: list[bool]) -> int:
    longest = run = 0
    for here in worked:
        run = run + 1 if here else 0
        longest = max(longest, run)
    return longest


def colour_like(imported: Imported, code: str) -> str | None:
    """The other code, if just one, whose cells have the colour that this code's cells have."""
    own = _colour(_fills(imported, lambda key: key == code_key(code)).get(code_key(code)))
    if not own:
        return None
    fills = _fills(imported, lambda key: key != code_key(code))
    same = [other for other, seen in fills.items() if _colour(seen) == own]
    if len(same) != 1:
        return None
    return next((s.code for s in imported.rota.shifts if code_key(s.code) == same[0]), None)


def _fills(imported: Imported, wanted: Callable[[str], bool]) -> dict[str, Counter[str]]:
    """How often the cells of each code have which colour; '' for none."""
    pages = {sheet.name: sheet for sheet in imported.source.book.sheets}
    keys = {duty.code: code_key(duty.code) for duty in imported.rota.duties}
    keys = {code: key for code, key in keys.items() if wanted(key)}
    fills: dict[str, Counter[str]] = {}
    for duty in imported.rota.duties:
        spot = imported.source.spots.get((duty.person, duty.day))
        if duty.code in keys and spot is not None:
            fill = pages[spot[0]].at(*spot[1:]).fill
            fills.setdefault(keys[duty.code], Counter())[fill or ""] += 1
    return fills


def _colour(seen: Counter[str] | None) -> str | None:
    """The colour of nearly all cells; the colours of weekends and the like are not a code's own."""
    if not seen:
        return None
    fill, times = seen.most_common(1)[0]
    return fill if fill and times * 10 >= seen.total() * 9 else None
