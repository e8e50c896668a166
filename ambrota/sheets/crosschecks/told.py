"""Totals that are wrong, or that were not understood, as problems with both figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ambrota.sheets.cells import Place
from ambrota.sheets.crosschecks.figures import Figures
from ambrota.sheets.crosschecks.readings import Area, Reading
from ambrota.sheets.crosschecks.totals import not_comparable, wrong
from ambrota.sheets.crosschecks.weights import Weight
from ambrota.sheets.problems import Problems


@dataclass(frozen=True)
class Total:
    """A figure of the sheet whose meaning is known, and which agrees with what was read."""

    sheet: str
    place: Place
    figure: float
    weight: Weight
    areas: tuple[Area, ...]
    per: float = 1.0


def tell(figures: Figures, reading: Reading | None, problems: Problems) -> None:
    """Name the figures that disagree; say where what they count was not understood."""
    if reading is None:
        _not_understood(figures, problems)
        return
    sheet = figures.cells.grid.sheet.name
    for at in wrong(figures, reading):
        if _by_the_clock_change(figures, reading, at):
            continue
        ranges = ", ".join(area.range() for area in reading.areas[at][:3])
        says, is_ = _said(figures.values[at], reading), _said(reading.expected(at), reading)
        problems.warn(
            sheet, figures.address(at),
            f"{_title(figures)} says {says}; {ranges} add up to {is_} ({reading.name})",
            f"{is_}, as the other figures of the {_kind(figures)} count",
            "correct the total or the entries; the rota was read from its entries",
        )  # fmt: skip
    unclear = not_comparable(figures, reading)
    if unclear:
        named = ", ".join(figures.address(at) for at in unclear[:5])
        more = f" and {len(unclear) - 5} more" if len(unclear) > 5 else ""
        problems.note(
            sheet, figures.address(unclear[0]),
            f"{_title(figures)} may count entries of which that is not stated, such as leave, "
            f"training and office days: {_totals(len(unclear))} could not be checked, in "
            f"{named}{more}",
            f"totals of {reading.name}",
            "nothing, if the totals are right",
        )  # fmt: skip


def _not_understood(figures: Figures, problems: Problems) -> None:
    problems.note(
        figures.cells.grid.sheet.name, figures.range(),
        f"a {_kind(figures)} of figures, {_title(figures)}, that fits nothing that its days add "
        "up to",
        "hours, duties, or how often a code stands there",
        "nothing: what it counts was not understood, and it was not compared",
    )  # fmt: skip


def totals_of(figures: Figures, reading: Reading) -> Iterator[Total]:
    """The figures that agree, for whoever changes the cells they are over."""
    grid = figures.cells.grid
    assert reading.weight is not None
    for at in reading.agree:
        row, column = (at, figures.number) if figures.is_column else (figures.number, at)
        yield Total(
            grid.sheet.name, grid.sheet.at(row, column).place, figures.values[at], reading.weight,
            reading.areas[at], reading.per,
        )  # fmt: skip


def _kind(figures: Figures) -> str:
    """How the user sees them: a turned sheet has its columns as rows."""
    return "column" if figures.is_column == (figures.cells.grid.sheet.upright is None) else "row"


def _title(figures: Figures) -> str:
    return repr(figures.heading) if figures.heading else f"the {_kind(figures)} without a heading"


def _totals(number: int) -> str:
    return "1 total" if number == 1 else f"{number} totals"


def _said(value: float, reading: Reading) -> str:
    assert reading.weight is not None
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{text} h" if reading.weight.unit == "h" else text


def _by_the_clock_change(figures: Figures, reading: Reading, at: int) -> bool:
    """Whether nights on which the clocks change account for the difference, an hour each."""
    assert reading.weight is not None
    difference = abs(figures.values[at] - reading.expected(at)) * reading.per
    if reading.weight.unit != "h" or not 0.99 < difference < 3.01:
        return False
    cells = figures.cells
    nights = 0
    for area in reading.areas[at]:
        for column in area.columns:
            on = area.grid.columns[column]
            if isinstance(on, date) and _eve_of_change(on) and area.grid is cells.grid:
                held = [cells.cells.get(row, {}).get(column) for row in area.rows]
                nights += sum(one is not None and one.night for one in held)
    return nights > 0 and abs(difference - round(difference)) < 0.02 and difference < nights + 0.02


def _eve_of_change(on: date) -> bool:
    """Whether the clocks change in the night that follows: the last Sundays of March, October."""
    after = on + timedelta(days=1)
    return after.month in (3, 10) and after.day > 24 and after.weekday() == 6
