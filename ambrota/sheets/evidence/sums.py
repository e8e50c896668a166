"""What a code counts in the columns of sums beside the days, solved from the rows that have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ambrota.model import Kind, Shift
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.words.headings import normal
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.times import parse_hours

_MOST_ROWS, _MOST_CODES = 300, 40
_SHARE = 0.9
_HOURS = re.compile(r"\b(h|hrs?|hours?|paid|worked|time)\b")

Equation = tuple[Mapping[str, int], Fraction]


@dataclass(frozen=True)
class Counted:
    """What one entry of a code adds to a column of sums. `rows`: how many rows bear it out."""

    heading: str
    amount: float
    rows: int
    hours: bool


def counted(grids: Iterable[Grid], code: str, shifts: Iterable[Shift]) -> Counted | None:
    """What a code adds to the sums of its rows; None where no column of sums settles it.

    `shifts`: what the other codes mean; their hours help where the rows alone leave it open.
    """
    key = code_key(code)
    others = [shift for shift in shifts if code_key(shift.code) != key]
    answers = []
    for grid in grids:
        for column, heading in grid.sums.items():
            rows = _equations(grid, column)
            for known in _known(others):
                found = _answer(key, heading, [_without(row, known) for row in rows])
                if found is not None:
                    answers.append(found)
                    break
    # Hours say more than a number of shifts.
    return max(answers, key=lambda one: (one.hours, one.rows), default=None)


def _known(shifts: list[Shift]) -> Iterator[dict[str, Fraction]]:
    """What other codes are taken to add: rest nothing; then their paid hours, or their length."""
    rest = {code_key(s.code): Fraction(0) for s in shifts if s.kind is Kind.REST}
    yield rest
    for less in (30, 0):
        hours = dict(rest)
        for shift in shifts:
            if shift.paid is not None:
                hours[code_key(shift.code)] = Fraction(shift.paid, 60)
            elif shift.start is not None and shift.end is not None:
                length = shift.end - shift.start
                pay = length - less if length > 360 else length
                hours[code_key(shift.code)] = Fraction(pay, 60)
        yield hours


def _without(row: Equation, known: Mapping[str, Fraction]) -> Equation:
    """A row without the codes that are known."""
    counts, total = row
    told = sum((known[code] * n for code, n in counts.items() if code in known), Fraction(0))
    return {code: n for code, n in counts.items() if code not in known}, total - told


def _answer(key: str, heading: str, equations: list[Equation]) -> Counted | None:
    with_code = [equation for equation in equations if key in equation[0]]
    amounts = _solve(equations) if len(with_code) > 1 else {}
    if key not in amounts or amounts[key] < 0 or not _borne_out(equations, amounts):
        return None
    hours = bool(_HOURS.search(normal(heading))) or max(amounts.values()) > 2
    return Counted(heading, float(amounts[key]), len(with_code), hours)


def _equations(grid: Grid, column: int) -> list[Equation]:
    """Of each row, how often it has each code and what it adds up to."""
    found: list[Equation] = []
    for row in grid.rows[:_MOST_ROWS]:
        total = parse_hours(grid.sheet.at(row.row, column).value)
        if total is None:
            continue
        keys = (code_key(grid.sheet.text(row.row, day)) for day in grid.columns)
        codes = Counter(key for key in keys if key)
        found.append((codes, Fraction(total).limit_denominator(240)))
    return found


def _solve(equations: list[Equation]) -> dict[str, Fraction]:
    """The codes whose amounts the rows settle, by elimination."""
    codes = sorted({code for counts, _ in equations for code in counts})
    if len(codes) > _MOST_CODES:
        return {}
    rows = {(tuple(counts.get(code, 0) for code in codes), total) for counts, total in equations}
    matrix = [[Fraction(n) for n in counts] + [total] for counts, total in sorted(rows)]
    settled: list[list[Fraction]] = []
    for column in range(len(codes)):
        pivot = next((row for row in matrix if row[column]), None)
        if pivot is None:
            continue
        matrix.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        matrix = [_less(row, pivot, column) for row in matrix]
        settled = [*(_less(row, pivot, column) for row in settled), pivot]
    amounts = {}
    for row in settled:
        own = [number for number, value in enumerate(row[:-1]) if value]
        if len(own) == 1:
            amounts[codes[own[0]]] = row[-1]
    return amounts


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    """A row without what the pivot settles."""
    times = row[column]
    if not times:
        return row
    return [value - times * other for value, other in zip(row, pivot, strict=True)]


def _borne_out(equations: list[Equation], amounts: Mapping[str, Fraction]) -> bool:
    """Whether the rows, but for a few with a slip in them, add up so, and enough rows say it."""
    whole = [(counts, total) for counts, total in equations if counts.keys() <= amounts.keys()]
    right = sum(
        abs(sum((amounts[code] * n for code, n in counts.items()), Fraction(0)) - total)
        <= Fraction(1, 20)
        for counts, total in whole
    )
    # As many rows as unknowns always add up: at least one more has to agree.
    return len(whole) > len(amounts) and right >= _SHARE * len(whole)
