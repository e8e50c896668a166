"""Compare totals, cover counts and headings with the people, days and duties that were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ambrota.model import WEEK, Rota
from ambrota.sheets.crosschecks.contracts import check_contracts
from ambrota.sheets.crosschecks.figures import Figures, columns_of_figures, rows_of_figures
from ambrota.sheets.crosschecks.held import fill, grid_cells
from ambrota.sheets.crosschecks.learned import learned_reading
from ambrota.sheets.crosschecks.readings import Reading, readings_of_column, readings_of_row
from ambrota.sheets.crosschecks.titles import check_titles
from ambrota.sheets.crosschecks.told import Total, tell, totals_of
from ambrota.sheets.crosschecks.totals import best_reading, with_weight
from ambrota.sheets.entries import Spot
from ambrota.sheets.people.roster import Roster
from ambrota.sheets.problems import Problems
from ambrota.sheets.words.headings import normal


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
    weeks = {id(cells): len(cells.grid.columns) / WEEK for cells in grids}
    read: list[tuple[Figures, list[Reading], Reading | None]] = []
    for figures in columns:
        ways = readings_of_column(figures, grids, weeks[id(figures.cells)])
        best = best_reading(figures, ways, rota.shifts) or learned_reading(figures, ways)
        read.append((figures, ways, best))
    for figures in rows:
        ways = readings_of_row(figures, grids)
        read.append((figures, ways, best_reading(figures, ways, rota.shifts)))
    return tuple(_told(read, problems))


def _told(
    read: list[tuple[Figures, list[Reading], Reading | None]], problems: Problems
) -> Iterator[Total]:
    """Name what disagrees. What one heading means in one block, it means in the others too.

    A row of noughts says nothing of what it counts: any code that nobody works fits it.
    """
    meant = {
        (figures.is_column, normal(figures.heading)): reading.weight
        for figures, _, reading in read
        if reading is not None
        and figures.heading
        and any(figures.values[at] for at in reading.agree)
    }
    for figures, ways, reading in read:
        weight = meant.get((figures.is_column, normal(figures.heading)))
        if reading is None and weight is not None:
            reading = with_weight(figures, ways, weight)
        tell(figures, reading, problems)
        if reading is not None:
            yield from totals_of(figures, reading)
