"""The evidence for one code, as sentences for a rota manager, and the meaning it speaks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ambrota.calendar import WEEKDAYS
from ambrota.model import WEEK, Kind, Shift
from ambrota.sheets.evidence.facts import BLANK, Facts, colour_like, facts_of
from ambrota.sheets.evidence.sums import Counted, counted
from ambrota.sheets.evidence.weigh import suggest, times_beside
from ambrota.sheets.imported import Imported
from ambrota.sheets.words.kinds import code_key, safe_kind
from ambrota.sheets.words.spans import parse_span

EXAMPLES = 5


@dataclass(frozen=True)
class CodeEvidence:
    """What a workbook itself says of one code.

    `cells`: how many have it, `examples` some of them ("Sheet!D7"). `hours`: what one entry adds to
    the row's hours, None where no column settles it. `suggestion`: the meaning that all this
    speaks for, with whatever is known of times and pay; to be shown, never applied unasked.
    """

    code: str
    cells: int
    examples: tuple[str, ...]
    people: int
    weekdays: tuple[int, ...]
    hours: float | None
    in_legend: bool
    reasons: tuple[str, ...]
    suggestion: Shift | None


def evidence_of(imported: Imported, code: str) -> CodeEvidence:
    """Gather what speaks for one meaning of a code or another."""
    rota = imported.rota
    facts = facts_of(rota, code)
    adds = counted(imported.source.found.grids, code, rota.shifts)
    times = times_beside(rota.shifts, code)
    colour = colour_like(imported, code)
    shift, why = suggest(code, facts, adds, times, {one.code: one for one in rota.shifts}, colour)
    listed = [one.code for one in rota.shifts if _is_listed(one)]
    in_legend = code_key(code) in {code_key(one) for one in listed}
    reasons = (
        *_where(code, facts),
        *([] if adds is None else [_added(code, adds)]),
        *([f"Elsewhere it stands with its times: {code} {_span(*times)}."] if times else []),
        *_rhythm(facts),
        *([f"Its cells have the colour of {colour}."] if colour else []),
        *_legend(code, in_legend, listed),
        *([why] if why else []),
    )
    return CodeEvidence(
        code, len(facts.cells), tuple(facts.cells[:EXAMPLES]), len(facts.people),
        tuple(sorted(facts.weekdays)), adds.amount if adds and adds.hours else None,
        in_legend, reasons, shift,
    )  # fmt: skip


def _is_listed(shift: Shift) -> bool:
    """Whether a code's meaning comes from a legend, as far as the code itself shows."""
    own = parse_span(shift.code) is not None or safe_kind(shift.code) is not None
    return bool(shift.meaning) or (shift.kind is not Kind.UNKNOWN and not own)


def _span(start: int, end: int) -> str:
    return "-".join(f"{minute // 60 % 24:02d}:{minute % 60:02d}" for minute in (start, end))


def _many(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _where(code: str, facts: Facts) -> Iterator[str]:
    """In how many cells, of how many people, on which weekdays."""
    people = "" if len(facts.people) < 2 else f", of {len(facts.people)} people"
    yield f"{code} stands in {_many(len(facts.cells), 'cell', 'cells')}{people}."
    days = [WEEKDAYS[day] for day in sorted(facts.weekdays)]
    if len(facts.cells) > 2 and len(days) <= 2:
        yield f"It always falls on a {' or a '.join(days)}."
    elif len(facts.cells) > 4 and set(facts.weekdays) <= set(range(5)):
        yield "It never falls on a weekend."


def _added(code: str, adds: Counted) -> str:
    """What the sums of its rows say."""
    if adds.hours and adds.amount:
        return f"Rows with {code} add up to {adds.amount:g} h for each {code} ({adds.heading!r})."
    if adds.hours or not adds.amount:
        return f"{code} adds nothing to its row's {adds.heading!r}."
    return f"Each {code} counts as {adds.amount:g} in {adds.heading!r}."


def _rhythm(facts: Facts) -> Iterator[str]:
    """How far apart it comes, in runs of which length, after and before what."""
    if len(facts.gaps) > 1 and len(set(facts.gaps)) == 1 and facts.gaps[0] % WEEK == 0:
        yield f"For each person it comes every {facts.gaps[0]} days."
    elif len(facts.gaps) > 1 and not any(gap % WEEK for gap in facts.gaps):
        yield "For each person it comes whole weeks apart."
    runs = sorted(facts.runs)
    if len(runs) > 1 and runs[0] >= 5:
        yield f"It always runs over {runs[0]} days or more."
    elif len(runs) > 2 and runs[-1] == 1:
        yield "It never stands on two days running."
    yield from _neighbour(facts.before, "Most often it comes straight after")
    yield from _neighbour(facts.after, "Most often it is followed by")


def _neighbour(seen: Counter[str], words: str) -> Iterator[str]:
    """The code that stands beside it nearly always."""
    if sum(seen.values()) < 3:
        return
    code, times = seen.most_common(1)[0]
    if code != BLANK and times * 4 >= sum(seen.values()) * 3:
        yield f"{words} {code} ({times} of {sum(seen.values())} times)."


def _legend(code: str, in_legend: bool, listed: list[str]) -> Iterator[str]:
    if in_legend:
        yield f"The legend lists {code}."
    elif listed:
        shown = ", ".join(listed[:6]) + (" and others" if len(listed) > 6 else "")
        yield f"The legend explains {shown}, but not {code}."
    else:
        yield "The workbook has no legend."
