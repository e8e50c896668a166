"""One grid of people and days, with its heading, sections, totals and counts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ambrota.model import WEEK, Kind
from tests.ambrota.sheets.generated.canvas import At, Canvas, Key, Place
from tests.ambrota.sheets.generated.labels import Labels, colour_of
from tests.ambrota.sheets.generated.notation import cell_text, moment
from tests.ambrota.sheets.generated.truth import Code, Entry, Options, Random, Truth

FILLS = {"cover": "#C6EFCE", "rest": "#D9D9D9", "leave": "#FFEB9C", "sick": "#FFC7CE",
         "relief": "#DDEBF7", "training": "#E4DFEC"}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of days. `before`: its entries belong to the line before, as in a week that does
    not begin on Monday. `part`: start or end, where a day has two columns."""

    day: int
    before: bool = False
    part: str = ""


@dataclass
class Heading:
    """Rows over the day columns, of which `label_row` has the headings of the labels beside it.

    `merges`: (row, first, last) with rows and columns of days counted from 0.
    """

    rows: list[list[Any]]
    label_row: int = 0
    merges: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass
class Builder:
    """Writes one grid; `rota` is the number of the rota in the file."""

    truth: Truth
    options: Options
    rng: Random
    labels: Labels
    columns: Sequence[Column]
    heading: Heading
    rota: int = 0
    workers: Sequence[int] = ()
    canvas: Canvas = field(default_factory=Canvas)
    body: list[tuple[int, int]] = field(default_factory=list)

    @property
    def left(self) -> int:
        """The first column of days."""
        return len(self.labels) + 1

    def build(self) -> Canvas:
        """The whole grid, from its first heading row."""
        self.workers = self.workers or range(len(self.truth.workers))
        self._heading()
        row = len(self.heading.rows) + 1
        team = ""
        for worker in self.workers:
            said = self.truth.workers[worker]
            if "sections" in self.options and said.team != team:
                team = said.team
                self.canvas.put(row, 1, f"{team} team" if "team" not in team.lower() else team)
                row += 1
            self._person(row, worker)
            self.body.append((row, worker))
            row += 2 if "spaced" in self.options else 1
        self._totals()
        self._counts(row)
        self._hide()
        if "week-totals" in self.options:
            self._week_totals()
        return self.canvas

    def _heading(self) -> None:
        at = self.heading.label_row + 1
        for column, (_, text, _) in enumerate(self.labels, 1):
            if "merged-header" in self.options and len(self.heading.rows) > 1:
                self.canvas.put(1, column, text or None)
                self.canvas.merge(1, column, len(self.heading.rows), column)
            else:
                self.canvas.put(at, column, text or None)
        for row, texts in enumerate(self.heading.rows, 1):
            for column, text in enumerate(texts, self.left):
                self.canvas.put(row, column, text, ("head", column - self.left))
        for row, first, last in self.heading.merges:
            self.canvas.merge(row + 1, self.left + first, row + 1, self.left + last)
        if "formulas" in self.options:
            self._date_formulas(at)

    def _date_formulas(self, row: int) -> None:
        """Each date but the first as the one before it and one day, with its value kept."""
        for column in range(self.left + 1, self.left + len(self.columns)):
            put = self.canvas.cells.get((row, column))
            if put is not None and not isinstance(put.value, str | int):
                before = (row, column - 1)
                self.canvas.look(
                    (row, column), formula=lambda at, before=before: f"{at(*before)}+1"
                )

    def _person(self, row: int, worker: int) -> None:
        said = self.truth.workers[worker]
        for column, (name, _, says) in enumerate(self.labels, 1):
            self.canvas.put(row, column, says(said), (name, self.rota, worker))
        notes = self.rng(f"cells {self.rota} {worker}")
        for number, column in enumerate(self.columns):
            at = (row, self.left + number)
            whose = (worker - column.before) % len(self.truth.workers)
            entries = self.truth.cells.get((whose, column.day), ())
            key: Key = (self.rota, whose, column.day)
            key = ("finish", *key) if column.part == "end" else key
            self.canvas.put(*at, self._value(entries, column, notes), key)
            self._looks(at, entries, notes)
        if "blocks" in self.options and "week-totals" not in self.options:
            self._blocks(row, worker)

    def _blocks(self, row: int, worker: int) -> None:
        """Days of one absence in a row as one merged cell."""
        said = [self._absence(worker, column) for column in self.columns]
        start = 0
        for end in range(1, len(said) + 1):
            if end == len(said) or said[end] != said[start]:
                if said[start] and end - start > 1:
                    for number in range(start + 1, end):
                        self.canvas.cells.pop((row, self.left + number), None)
                    self.canvas.merge(row, self.left + start, row, self.left + end - 1)
                start = end

    def _absence(self, worker: int, column: Column) -> str | None:
        whose = (worker - column.before) % len(self.truth.workers)
        entries = self.truth.cells.get((whose, column.day), ())
        code = entries[0].code if entries else None
        absent = code is not None and code.kind is Kind.LEAVE and not colour_of(code)
        return code.text if absent and code is not None else None

    def _week_totals(self) -> None:
        """A column after each seven days that counts the duties of the week."""
        for last in range(len(self.columns) // WEEK * WEEK - 1, 0, -WEEK):
            at = self.left + last + 1
            self.canvas.insert_column(at)
            self.canvas.put(self.heading.label_row + 1, at, "Total")
            for row, worker in self.body:
                week = self.columns[last - WEEK + 1 : last + 1]
                worked = sum(self._timed(worker, column.day) for column in week)
                self.canvas.put(row, at, worked)

    def _value(self, entries: tuple[Entry, ...], column: Column, notes: random.Random) -> Any:
        if not entries:
            return None
        if column.part:
            entry = entries[0]
            if entry.start is None or entry.end is None:
                return cell_text(entries, self.options, notes) if column.part == "start" else None
            minute = entry.start if column.part == "start" else entry.end
            return moment(minute, self.options.get("moments", "hh:mm"))
        if colour_of(entries[0].code):
            return None
        return cell_text(entries, self.options, notes)

    def _looks(self, at: Place, entries: tuple[Entry, ...], notes: random.Random) -> None:
        if "colours" in self.options and entries:
            fill = FILLS.get(entries[0].kind.value)
            if fill is not None:
                self.canvas.look(at, fill=fill)
        if entries and (fill := colour_of(entries[0].code)):
            self.canvas.look(at, fill=fill)
        if "comments" in self.options and entries and notes.random() < 0.1:
            self.canvas.look(at, comment="Swapped, agreed by both")

    def _totals(self) -> None:
        """A column of shifts worked, right but for one line if the options ask for that."""
        if "totals" not in self.options:
            return
        pick = self.rng(f"totals {self.rota}")
        column = self.left + len(self.columns)
        words = (
            ("Total hours", "Hours")
            if "hour-totals" in self.options
            else ("Shifts", "Total shifts")
        )
        self.canvas.put(self.heading.label_row + 1, column, pick.choice(words))
        # Where few rows have totals, nobody can tell a wrong one from another way to count.
        few = len(self.body) < 4
        wrong = pick.choice(self.body)[0] if "wrong-total" in self.options and not few else 0
        for row, worker in self.body:
            worked = sum(
                bool(self._timed((worker - one.before) % len(self.truth.workers), one.day))
                for one in self.columns
                if one.part != "end"
            )
            if "hour-totals" in self.options:
                worked = self._paid(worker)
            if row == wrong:
                self.canvas.put(row, column, worked + 36, ("wrong",))
            elif "formulas" in self.options:
                formula = self._counting(row, row, self.left, column - 1)
                self.canvas.put(row, column, worked, formula=formula)
            else:
                self.canvas.put(row, column, worked)

    def _paid(self, worker: int) -> float:
        """The paid hours of a row."""
        return sum(
            entry.code.paid or 0
            for column in self.columns
            for entry in self.truth.cells.get(
                ((worker - column.before) % len(self.truth.workers), column.day), ()
            )
            if entry.code is not None
        )

    def _counts(self, row: int) -> None:
        """Rows under the people that count those at work each day, in all or by their code."""
        if "code-counts" in self.options:
            for code in [code for code in self.truth.codes if code.start is not None]:
                self._code_counts(row, code)
                row += 1
        if "counts" not in self.options:
            return
        pick = self.rng(f"counts {self.rota}")
        self.canvas.put(row, 1, pick.choice(("Total on duty", "Staff on duty", "Number on duty")))
        wrong = pick.randrange(len(self.columns)) if "wrong-count" in self.options else -1
        first, last = self.body[0][0], self.body[-1][0]
        for number, column in enumerate(self.columns):
            if column.part == "end":
                continue
            worked = sum(
                bool(self._timed((worker - column.before) % len(self.truth.workers), column.day))
                for _, worker in self.body
            )
            at = (row, self.left + number)
            if number == wrong:
                # More than there are people: custom may count relief, or leave, as on duty.
                self.canvas.put(*at, worked + len(self.body) + 2, ("wrong",))
            elif "formulas" in self.options:
                formula = self._counting(first, last, at[1], at[1])
                self.canvas.put(*at, worked, formula=formula)
            else:
                self.canvas.put(*at, worked)

    def _code_counts(self, row: int, code: Code) -> None:
        pick = self.rng(f"code counts {self.rota}")
        self.canvas.put(row, 1, pick.choice((code.text, f"No. on {code.text}")))
        for number, column in enumerate(self.columns):
            on = sum(
                entry.code == code
                for _, worker in self.body
                for entry in self.truth.cells.get(
                    ((worker - column.before) % len(self.truth.workers), column.day), ()
                )
            )
            self.canvas.put(row, self.left + number, on)

    def _timed(self, worker: int, day: int) -> bool:
        return any(entry.start is not None for entry in self.truth.cells.get((worker, day), ()))

    def _counting(self, top: int, bottom: int, left: int, right: int) -> Any:
        """A formula that counts the timed codes in a range."""
        codes = [code.text for code in self.truth.codes if code.start is not None]

        def write(at: At) -> str:
            where = f"{at(top, left)}:{at(bottom, right)}"
            return "+".join(f'COUNTIF({where},"{code}")' for code in codes)

        return write

    def _hide(self) -> None:
        pick = self.rng(f"hide {self.rota}")
        if "hidden-row" in self.options:
            self.canvas.hidden_rows.add(pick.choice(self.body)[0])
        if "hidden-column" in self.options:
            self.canvas.hidden_columns.add(self.left + pick.randrange(len(self.columns)))
