"""People who begin on another line, in a copy: their names and what stands beside them move rows.

The lines stay where they are with their duties. On a sheet of people only the number of the line is
set anew, so that whatever else stands in somebody's row stays with them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ambrota.errors import UserError
from ambrota.model import Person, Rota
from ambrota.sheets.cells import Sheet, Value, address
from ambrota.sheets.companions.people_sheet import people_table
from ambrota.sheets.imported import Imported
from ambrota.sheets.people.people import name_key
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.tables import Table
from ambrota.sheets.words.headings import normal
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.package import Package
from ambrota.starts import Start, with_starts

OF_LINES = frozenset({"line", "rota"})
"""What is said of a line and not of who begins on it."""
Row = tuple[Grid, int]


def with_holders_moved(imported: Imported, starts: Collection[Start]) -> Imported:
    """The import with people on other lines; the cells stay those of the lines."""
    if not starts:
        return imported
    source, rota = imported.source, imported.rota
    held = {each.then: each.now for each in starts if each.own_id}
    source = replace(
        source,
        whole=None if source.whole is None else with_starts(source.whole, starts),
        spots={(held.get(who, who), day): spot for (who, day), spot in source.spots.items()},
        more={(held.get(who, who), day): spots for (who, day), spots in source.more.items()},
    )
    return replace(imported, rota=with_starts(rota, starts), source=source)


def move_holders(
    imported: Imported,
    starts: Collection[Start],
    package: Package,
    edits: dict[str, Edits],
    problems: Problems,
) -> None:
    """Set the names, and what stands beside them, in the rows of the lines where people begin.

    Raises `UserError` where they cannot be moved as the workbook is laid out.
    """
    mover = _Mover(imported, package, edits)
    for each in starts:
        mover.move(each)
    _name_left(imported, mover.grids, problems)


class _Mover:
    """Moves what is said of people from row to row; `imported` is as it was read."""

    def __init__(self, imported: Imported, package: Package, edits: dict[str, Edits]) -> None:
        self.imported, self.package, self.edits = imported, package, edits
        self.grids: dict[int, Grid] = {}
        self._rows = _rows_of(imported)
        self._people: Rota = imported.rota

    def move(self, start: Start) -> None:
        """Put somebody's name and all that is said of them beside another line."""
        here, there = self._row(start.now), self._row(start.then)
        if here[0].labels.keys() != there[0].labels.keys():
            raise _cannot(there[0].sheet.name, None, "lines that are laid out in different ways")
        self.grids[id(there[0])] = there[0]
        for name in here[0].labels.keys() - OF_LINES:
            cell = here[0].label_cell(here[1], name)
            assert cell is not None
            self._set(there[0].sheet, (there[1], there[0].labels[name]), cell.value)
        self._renumber(start, here, there)

    def _row(self, person: str) -> Row:
        row = self._rows.get(person)
        if row is None:
            raise _cannot(
                None, None, f"{self._people.person(person).name}, whose line is not one row"
            )
        return row

    def _set(self, sheet: Sheet, at: tuple[int, int], value: Value) -> None:
        # A formula whose figure is not known may say anything once it is worked out.
        calculated = at in self.package.cells_of(sheet.name).formulas
        if sheet.at(*at).value == value and not (calculated and value is None):
            return
        merge = sheet.merge_at(*at)
        if merge is not None:
            raise _cannot(sheet.name, merge.range, "a name, or what is said of it, in merged cells")
        if calculated:
            raise _cannot(sheet.name, address(*at), "a name, or what is said of it, by a formula")
        self.edits.setdefault(sheet.name, Edits()).values[at] = value

    def _renumber(self, start: Start, here: Row, there: Row) -> None:
        """Write the new line beside somebody on the sheets of people that go by lines."""
        now, then = (grid.said(row, "line") for grid, row in (here, there))
        if not now or not then:
            return
        person = self._people.person(start.now)
        other = self._people.person(start.then)
        fields = ("line",) if "id" in here[0].labels else ("line", "id")
        for sheet in self.imported.source.found.companions.get("people", []):
            table = people_table(sheet)
            for field in fields if table is not None else ():
                assert table is not None
                own = _listed(table, field, now, person)
                theirs = _listed(table, field, then, other)
                if own is not None:
                    line = there[0].label_cell(there[1], "line")
                    like = None if theirs is None else table.cell(theirs, field)
                    value = (like or line or sheet.at(own, table.columns[field])).value
                    self._set(sheet, (own, table.columns[field]), value)


def _rows_of(imported: Imported) -> dict[str, Row]:
    """The row of each line that stands in one row of an upright sheet."""
    grids = [grid for grid in imported.source.found.grids if grid.sheet.upright is None]
    at: Mapping[tuple[str, int], Grid] = {
        (grid.sheet.name, row.row): grid for grid in grids for row in grid.rows if row.of is None
    }
    found: dict[str, set[tuple[str, int]]] = {}
    spots = list(imported.source.spots.items())
    spots += [(key, spot) for key, more in imported.source.more.items() for spot in more]
    for (person, _), (sheet, row, _) in spots:
        found.setdefault(person, set()).add((sheet, row))
    return {
        person: (at[place], place[1])
        for person, places in found.items()
        if len(places) == 1 and (place := next(iter(places))) in at
    }


def _listed(table: Table, field: str, label: str, person: Person) -> int | None:
    """The row in which a person is listed by the label of their line."""
    rows = [
        row
        for row in table.rows
        if normal(table.said(row, field)) in (normal(label), normal(f"line {label}"))
        and table.said(row, "rota").casefold() in ("", person.rota.casefold())
    ]
    if len(rows) > 1:
        rows = [row for row in rows if name_key(table.said(row, "name")) == name_key(person.name)]
    return rows[0] if len(rows) == 1 else None


def _name_left(imported: Imported, grids: Mapping[int, Grid], problems: Problems) -> None:
    """Say which columns beside the names were not understood, and so stay with the line."""
    for grid in grids.values():
        known = {*grid.labels.values(), *grid.columns, *grid.sums, *grid.ends.values()}
        for column, heading in _headings(grid):
            if column not in known:
                problems.note(
                    grid.sheet.name, address(grid.header_row, column),
                    f"the column {heading!r} beside people who begin on another line",
                    "a column that is known to be of people or of lines",
                    "move its cells by hand if they are the people's; they were left with the line",
                )  # fmt: skip


def _headings(grid: Grid) -> list[tuple[int, str]]:
    cells = grid.sheet.by_row.get(grid.header_row, [])
    return [(cell.column, cell.text) for cell in cells if cell.text]


def _cannot(sheet: str | None, cell: str | None, found: str) -> UserError:
    where = "" if sheet is None else f"{sheet}!{cell}" if cell else sheet
    return UserError(
        "People cannot be moved to other lines in this workbook", where, found,
        "a row for each line, with the name of its holder and what is said of them in plain cells",
        "give each line such a row, or leave everybody on their line",
    )  # fmt: skip
