"""Contracted hours compared with the share of full time that stands beside them."""

from __future__ import annotations

from collections import Counter

from ambrota.sheets.crosschecks.figures import figure_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid

_MARGIN, _FEWEST = 0.3, 3


def check_contracts(grid: Grid, problems: Problems) -> None:
    """Name hours that are not the stated share of what full time is in most other rows."""
    hours, share = grid.labels.get("hours"), grid.labels.get("wte")
    if hours is None or share is None:
        return
    stated = {}
    for row in grid.rows:
        one = figure_of(grid.sheet.at(row.row, hours).value)
        part = figure_of(grid.sheet.at(row.row, share).value)
        if one and part and 0 < part <= 1:
            stated[row.row] = (one, part)
    usual = Counter(round(one / part * 2) / 2 for one, part in stated.values()).most_common(1)
    if not usual or usual[0][1] < max(_FEWEST, 0.75 * len(stated)):
        return
    full = usual[0][0]
    for at, (one, part) in stated.items():
        if abs(one - part * full) > _MARGIN:
            problems.warn(
                grid.sheet.name, grid.sheet.at(at, hours).address,
                f"{one:g} contracted hours beside {part:g} of full time "
                f"({grid.sheet.at(at, share).address})",
                f"{part * full:g} h, at {full:g} h full time as in the other rows",
                "correct one of the two; the hours were read",
            )  # fmt: skip
