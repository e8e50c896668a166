"""Compare totals, cover counts and headings with the people, days and duties that were read."""

from __future__ import annotations

from collections.abc import Mapping

from ambrota.model import WEEK, Rota
from ambrota.sheets.crosschecks.contracts import check_contracts
from ambrota.sheets.crosschecks.figures import columns_of_figures, rows_of_figures
from ambrota.sheets.crosschecks.held import fill, grid_cells
from ambrota.sheets.crosschecks.learned import learned_reading
from ambrota.sheets.crosschecks.titles import check_titles
from ambrota.sheets.crosschecks.told import Total, tell, totals_of
from ambrota.sheets.crosschecks.totals import (
    best_reading,
    readings_of_column,
    readings_of_row,
)
from ambrota.sheets.entries import Spot
from ambrota.sheets.problems import Problems
from ambrota.sheets.roster import Roster


def cross_check(
    rota: Rota, roster: Roster, spots: Mapping[tuple[str, int], Spot], problems: Problems
) -> tuple[Total, ...]:
    """Name every disagreement with both figures; the totals that are understood and agree."""
    grids = grid_cells(roster)
    check_titles(rota, [cells.grid for cells in grids], problems)
    for cells in grids:
        check_contracts(cells.grid, problems)
    columns = [figures for cells in grids for figures in columns_of_figures(cells)]
    rows = [figures for cells in grids for figures in rows_of_figures(cells, grids)]
    if not columns and not rows:
        return ()
    fill(grids, rota.duties, spots)
    found: list[Total] = []
    for figures in columns:
        weeks = len(figures.cells.grid.columns) / WEEK
        readings = readings_of_column(figures, grids, weeks)
        reading = best_reading(figures, readings, rota.shifts) or learned_reading(figures, readings)
        tell(figures, reading, problems)
        found += totals_of(figures, reading) if reading else ()
    for figures in rows:
        reading = best_reading(figures, readings_of_row(figures, grids), rota.shifts)
        tell(figures, reading, problems)
        found += totals_of(figures, reading) if reading else ()
    return tuple(found)
