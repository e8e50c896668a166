"""Days that a file states as a first date and sums, =B3+1, where it keeps no value of the sums.

Programs that only write workbooks leave the working out to Excel; of a heading of dates nothing
else is needed to know it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from ambrota.parsing.addresses import Place, place
from ambrota.parsing.values import Value

_CELL = re.compile(
    r'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f>([^<]{1,40})</(?:\w+:)?f>'
)
_SUM = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?:([+-])([0-9]{1,3}))?")
_DATE = re.compile(r"DATE\((\d{4}),(\d{1,2}),(\d{1,2})\)")


def worked_out(
    text: str, held: Iterable[Place], value_at: Callable[[Place], Value]
) -> dict[Place, Value]:
    """The values of the formulas in `held` that add days to a cell whose value is known."""
    wanted = set(held)
    formulas = {at: formula.replace(" ", "").upper() for at, formula in _formulas(text, wanted)}
    found: dict[Place, Value] = {}
    for start in formulas:
        # Each cell once, in the order in which the formulas are followed back.
        chain: dict[Place, None] = {}
        at: Place | None = start
        while at is not None and at in formulas and at not in found and at not in chain:
            chain[at] = None
            at = _source(formulas[at])
        for at in reversed(chain):
            value = _value(formulas[at], lambda of: found.get(of, value_at(of)))
            if value is not None:
                found[at] = value
    return found


def _formulas(text: str, wanted: set[Place]) -> Iterable[tuple[Place, str]]:
    for match in _CELL.finditer(text) if wanted else ():
        at = place(match[1])
        if at in wanted:
            yield at, match[2]


def _source(formula: str) -> Place | None:
    """The cell to which a formula adds days."""
    match = _SUM.fullmatch(formula)
    return place(match[1] + match[2]) if match else None


def _value(formula: str, value_at: Callable[[Place], Value]) -> Value:
    if match := _DATE.fullmatch(formula):
        try:
            return datetime(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    source, match = _source(formula), _SUM.fullmatch(formula)
    base = value_at(source) if source is not None else None
    days = int(f"{match[3]}{match[4]}") if match and match[4] else 0
    if isinstance(base, datetime):
        return base + timedelta(days=days)
    if isinstance(base, int) and not isinstance(base, bool):
        return base + days
    return None
