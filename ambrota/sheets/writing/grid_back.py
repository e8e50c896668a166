"""Changes of a rota that stands as a grid: in which cell each is written, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ambrota.model import Change, Duty, Kind, Rota
from ambrota.sheets.cells import Cell, Merge, Value, address
from ambrota.sheets.entries import Spot
from ambrota.sheets.imported import Imported
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.marks import is_mark
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.manner import time_like
from ambrota.sheets.words.moments import manner_of
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.writing.cell_texts import Writer
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.legend_looks import legend_looks
from ambrota.sheets.writing.package import Package
from ambrota.sheets.writing.styles import Looks


def grid_edits(
    imported: Imported,
    proposed: Rota,
    changes: Iterable[Change],
    writer: Writer,
    package: Package,
    problems: Problems,
) -> dict[str, Edits]:
    """The cells to set for each changed person-day, sheet by sheet."""
    editor = GridEditor(imported, proposed, writer, package, problems)
    for change in changes:
        editor.change(change)
    return editor.edits


class GridEditor:
    """Turns changed person-days into cells of the grids."""

    def __init__(
        self,
        imported: Imported,
        proposed: Rota,
        writer: Writer,
        package: Package,
        problems: Problems,
    ) -> None:
        self.edits: dict[str, Edits] = {}
        self._source, self._proposed = imported.source, proposed
        self._writer, self._package, self._problems = writer, package, problems
        self._sheets = {sheet.name: sheet for sheet in imported.source.book.sheets}
        self._at = {spot: key for key, spot in imported.source.spots.items()}
        self._looks: dict[str, Looks] = {}
        self._marks: dict[str, Value] = {}
        self._times: dict[str, list[Value]] = {}

    def change(self, change: Change) -> None:
        """Write the day's new duties where the old ones stand."""
        spot = self._source.spots.get((change.person, change.day))
        if spot is None:
            self._problems.error(
                None, None, f"a duty of {change.person} on day {change.day}, which has no cell",
                "a cell for each person and day", "add the day to the rota; it was not written",
            )  # fmt: skip
            return
        spots = (spot, *self._source.more.get((change.person, change.day), ()))
        if len(spots) == 1 and spot not in self._source.marks:
            self._write(spot, change.after)
        else:
            self._share_out(change, spots)

    def _share_out(self, change: Change, spots: tuple[Spot, ...]) -> None:
        """A day of several cells, or of marks: what stays keeps its cell, the rest is put in."""
        left = [duty for duty in change.after if duty.kind is not Kind.REST]
        free = []
        for spot in spots:
            held = [duty for duty in change.before if duty.cell == _name(spot)]
            stay = [duty for duty in held if duty in left]
            if held and stay == held:
                for duty in stay:
                    left.remove(duty)
            else:
                free.append(spot)
        for spot in list(free):
            mark = self._source.marks.get(spot)
            fits = [d for d in left if mark is not None and code_key(d.code) == code_key(mark)]
            if fits and self._writer.known(fits[0]) is not None and not fits[0].unit:
                self._put(spot, self._mark_of(spot[0]))
                left.remove(fits[0])
                free.remove(spot)
        free.sort(key=lambda spot: spot in self._source.marks)
        self._fill(change, free, left)

    def _fill(self, change: Change, free: list[Spot], left: list[Duty]) -> None:
        """One entry for each free cell, the last one taking what is left; the others blank."""
        if left and not free:
            self._problems.error(
                None, None, f"{left[0].code} of {change.person} on day {change.day}",
                "a cell that is free on that day", "add a row for it; it was not written",
            )  # fmt: skip
            return
        for number, spot in enumerate(free):
            last = number == len(free) - 1
            own, left = (left, []) if last else (left[:1], left[1:])
            if own and self._reads_as_mark(spot, own):
                self._problems.error(
                    *_where(spot), f"{own[0].code} of {change.person} on day {change.day}, which "
                    "would read as a mark there", "a code that is no mark",
                    "write it by hand; it was not written",
                )  # fmt: skip
            elif own or spot not in self._source.marks:
                self._write(spot, own)
            elif self._sheets[spot[0]].at(*spot[1:]).value is not None:
                self._put(spot, None)

    def _reads_as_mark(self, spot: Spot, duties: list[Duty]) -> bool:
        """Whether a code, written on a sheet of marks, would be one of them."""
        value = self._writer.value(duties)
        return spot in self._source.marks and is_mark(Cell(spot[1], spot[2], value))

    def _mark_of(self, name: str) -> Value:
        """How the sheet writes its mark; as other sheets do where it has none yet."""
        if not self._marks:
            counted: dict[str, Counter[Value]] = {}
            for sheet, row, column in self._source.marks:
                cell = self._sheets[sheet].at(row, column)
                if is_mark(cell):
                    counted.setdefault(sheet, Counter())[cell.value] += 1
            self._marks = {sheet: c.most_common(1)[0][0] for sheet, c in counted.items()}
        return self._marks.get(name) or next(iter(self._marks.values()), 1)

    def _write(self, spot: Spot, duties: Iterable[Duty]) -> None:
        """Put the entries of a person-day into its cell, or into its two cells."""
        duties = tuple(duties)
        finish = self._source.ends.get(spot)
        if finish is None:
            colour = self._writer.by_colour(duties)
            self._put(spot, None if colour else self._writer.value(duties), colour)
            return
        work = [duty for duty in duties if duty.kind is not Kind.REST]
        if len(work) == 1 and _is_times(work[0]):
            samples = self._samples(spot[0])
            start, end = work[0].start or 0, work[0].end or 0
            manner = manner_of([value for value in samples if isinstance(value, str)])
            self._put(spot, time_like(samples, None, start, manner))
            self._put(finish, time_like(samples, None, end, manner))
            return
        self._put(spot, self._writer.value(duties))
        self._put(finish, None)

    def _samples(self, name: str) -> list[Value]:
        """Some times of a sheet whose days take two cells."""
        if name not in self._times:
            cells = [self._sheets[s].at(r, c) for s, r, c in self._source.ends if s == name]
            found = [c.value for c in cells if any(letter.isdigit() for letter in c.text)]
            self._times[name] = found[:50]
        return self._times[name]

    def _put(self, spot: Spot, value: Value, colour: str | None = None) -> None:
        """Set a cell, in the look of what it says; a merged block around it is split."""
        name, row, column = spot
        sheet, made = self._sheets[name], self.edits.setdefault(name, Edits())
        made.values[row, column] = value
        style = self._look(name).style((row, column), value, colour)
        if style is not None:
            made.styles[row, column] = style
        merge = sheet.merge_at(row, column)
        if merge is not None and merge.range not in made.split:
            made.split.add(merge.range)
            self._split(merge, name, made)

    def _split(self, merge: Merge, name: str, made: Edits) -> None:
        """Give each cell of a merged block its own entry, since one of its days changes."""
        sheet = self._sheets[name]
        for row in range(merge.top, merge.bottom + 1):
            for column in range(merge.left, merge.right + 1):
                key = self._at.get((name, row, column))
                if key is None:
                    continue
                if key[0] in self._proposed.index:
                    held = self._proposed.by_cell.get(key, ())
                    made.values[row, column] = self._writer.value(held)
                else:
                    made.values[row, column] = sheet.at(row, column).value
        self._problems.warn(
            name, merge.range, "a merged block of which a day changes",
            "blocks that change as one",
            "check the block: it was split, each day with its own entry and its own paid hours",
        )  # fmt: skip

    def _look(self, name: str) -> Looks:
        if name not in self._looks:
            spots = [*self._source.spots.values()]
            spots += [spot for more in self._source.more.values() for spot in more]
            own = {(row, column) for sheet, row, column in spots if sheet == name}
            self._looks[name] = Looks(
                self._sheets[name],
                sorted(own),
                {fill: shift.code for fill, shift in self._source.fills.items()},
                self._package.styles_of(name),
                self._package.formats,
                legend_looks(self._source, self._writer.shifts, self._package),
            )
        return self._looks[name]


def _where(spot: Spot) -> tuple[str, str]:
    return spot[0], address(spot[1], spot[2])


def _name(spot: Spot) -> str:
    return f"{spot[0]}!{address(spot[1], spot[2])}"


def _is_times(duty: Duty) -> bool:
    """Whether a duty has no code but its times."""
    span = parse_span(duty.code)
    return span is not None and not span.before and duty.start is not None and not duty.unit
