"""Compare what was read with what was written: every difference, and which of them are said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from ambrota.model import Duty, Kind, Person, Rota
from ambrota.sheets import Imported, ImportProblem
from ambrota.sheets.cells import place
from ambrota.sheets.words.kinds import code_key
from tests.ambrota.sheets.generated.canvas import Key
from tests.ambrota.sheets.generated.labels import states_resource
from tests.ambrota.sheets.generated.made import Made
from tests.ambrota.sheets.generated.truth import Entry, Options, Truth, Worker


@dataclass(frozen=True)
class Difference:
    """Something read otherwise than it was written; `cells` as 'Sheet!D7', where it stands."""

    what: str
    cells: tuple[str, ...]
    said: bool = False


def differences(made: Made, imported: Imported, options: Options) -> list[Difference]:
    """All differences between the sheets as written and the rota as read."""
    return _Judge(made, imported, options).all()


def names_cell(problem: ImportProblem, cell: str) -> bool:
    """Whether an error or a warning is of that cell, of a range or a row with it, or its sheet."""
    if problem.severity == "note":
        return False
    sheet, _, at = cell.rpartition("!")
    if problem.sheet is None:
        return True
    if problem.sheet != sheet:
        return False
    return problem.cell is None or _in_range(at, problem.cell)


def _in_range(at: str, where: str) -> bool:
    row, column = place(at)
    first, _, last = where.partition(":")
    if re.fullmatch(r"\d+", first):
        return int(first) <= row <= int(last or first)
    if re.fullmatch(r"[A-Z]+", first):
        return place(f"{first}1")[1] <= column <= place(f"{last or first}1")[1]
    (top, left), (bottom, right) = place(first), place(last or first)
    return top <= row <= bottom and left <= column <= right


class _Judge:
    def __init__(self, made: Made, imported: Imported, options: Options) -> None:
        self.made, self.rota, self.options = made, imported.rota, options
        self.problems = imported.problems
        self.found: list[Difference] = []

    def all(self) -> list[Difference]:
        self._calendar()
        self._people()
        self._must_say()
        return self.found

    def _add(self, what: str, *keys: Key) -> None:
        cells = tuple(
            address for key in keys for page in self.made.pages for address in page.addresses(key)
        )
        said = any(names_cell(problem, cell) for problem in self.problems for cell in cells)
        self.found.append(Difference(what, cells, said))

    def _calendar(self) -> None:
        truth = self.made.truths[0]
        if (truth.first is None) != self.rota.is_cyclic:
            self._add(f"read as {self.rota.kind}", ("head", 0))
        elif truth.first is not None:
            if self.rota.days != truth.days:
                self._add(f"{self.rota.days} days, not {truth.days}", ("head", 0))
            if not self._same_first(truth.first):
                self._add(f"from {self.rota.first_day}, not {truth.first}", ("head", 0))

    def _same_first(self, first: date) -> bool:
        """Whether the rota begins on that day; where the year is open, on one like it."""
        read = self.rota.first_day
        if read is None or "year" not in self.made.doubts:
            return read == first
        return (read.day, read.month, read.weekday()) == (first.day, first.month, first.weekday())

    def _must_say(self) -> None:
        """What was written wrong on purpose, and what is open, is a problem."""
        for page in self.made.pages:
            for address in page.addresses(("wrong",)):
                if not any(names_cell(problem, address) for problem in self.problems):
                    self.found.append(Difference("a wrong total that nothing says", (address,)))
        for sheet in self.made.others - {p.sheet for p in self.problems if p.severity != "note"}:
            self.found.append(Difference(f"the sheet {sheet!r} is not said to be left out", ()))
        for doubt in self.made.doubts:
            heads = [a for page in self.made.pages for a in page.addresses(("head", 0))]
            if not any(names_cell(problem, cell) for problem in self.problems for cell in heads):
                self.found.append(Difference(f"no problem says that {doubt} is open", tuple(heads)))

    def _people(self) -> None:
        wanted = [
            (rota, number, worker)
            for rota, truth in enumerate(self.made.truths)
            for number, worker in enumerate(truth.workers)
        ]
        people = self.rota.people
        ids: dict[tuple[int, int], Person] = {}
        if len(people) != len(wanted):
            self._add(
                f"{len(people)} people, not {len(wanted)}",
                ("name", 0, 0),
                ("line", 0, 0),
                ("first", 0, 0),
            )
            for rota, number, worker in wanted:
                same = [p for p in people if _is_same(worker, p)]
                if len(same) == 1:
                    ids[rota, number] = same[0]
                else:
                    self._add(f"{worker.name!r} is not there", ("name", rota, number),
                              ("line", rota, number))  # fmt: skip
        else:
            ids = {(r, n): person for (r, n, _), person in zip(wanted, people, strict=True)}
        for (rota, number), person in ids.items():
            self._person(rota, number, person, ids)
        for rota, truth in enumerate(self.made.truths):
            self._duties(rota, truth, ids)
        self._rotas(ids)

    def _person(
        self, rota: int, number: int, person: Person, ids: dict[tuple[int, int], Person]
    ) -> None:
        truth = self.made.truths[rota]
        worker = truth.workers[number]
        fields = self.made.fields
        if {"name", "first"} & fields and not _same_name(worker.name, person.name):
            self._add(f"{person.name!r}, not {worker.name!r}", ("name", rota, number),
                      ("first", rota, number))  # fmt: skip
        if worker.vacant != person.vacant and {"name", "first"} & fields:
            self._add(f"{worker.name!r} vacant: {person.vacant}", ("name", rota, number))
        said = {
            "number": (worker.number, person.id),
            "role": (worker.role, person.role),
            "hours": (worker.hours, person.contracted_hours),
        }
        for field, (wanted, got) in said.items():
            if (wanted if field in fields else None) != got and not (
                field == "number" and field not in fields
            ):
                self._add(f"{field} {got!r}, not {wanted!r}", (field, rota, number))
        self._team(rota, number, worker, person)
        if "manager" in fields and worker.manager:
            managers = [
                who.id
                for (other, at), who in ids.items()
                if other == rota and truth.workers[at].name == worker.manager
            ]
            wanted_id = managers[0] if managers else None
            if person.line_manager != wanted_id:
                self._add(f"manager {person.line_manager!r}, not {wanted_id!r}",
                          ("manager", rota, number))  # fmt: skip
        elif person.line_manager is not None:
            self._add(f"manager {person.line_manager!r}, none stated", ("manager", rota, number))

    def _team(self, rota: int, number: int, worker: Worker, person: Person) -> None:
        wanted = worker.team if "team" in self.made.fields else None
        got = person.team
        # A section above the rows may say "Red team" where the person's own cell says "Red".
        if got != wanted and not (wanted and got == f"{wanted} team"):
            self._add(
                f"team {got!r}, not {wanted!r}", ("team", rota, number), ("name", rota, number)
            )

    def _rotas(self, ids: dict[tuple[int, int], Person]) -> None:
        """Each rota of the file is one, under the name that its title states."""
        for rota in range(len(self.made.truths)):
            named = {person.rota for (r, _), person in ids.items() if r == rota}
            others = {person.rota for (r, _), person in ids.items() if r != rota}
            if len(named) > 1 or named & others:
                self._add(f"rota {rota} is read as {sorted(named)}", ("line", rota, 0))
            elif self.made.names and named and named != {self.made.names[rota]}:
                self._add(f"rota {self.made.names[rota]!r} is called {named}", ("line", rota, 0))

    def _duties(self, rota: int, truth: Truth, ids: dict[tuple[int, int], Person]) -> None:
        for number in range(len(truth.workers)):
            person = ids.get((rota, number))
            if person is None:
                continue
            for day in range(truth.days):
                wanted = truth.cells.get((number, day), ())
                got = self.rota.by_cell.get((person.id, day), ())
                self._cell((rota, number, day), wanted, got)
            beyond = [d for (p, day), ds in self.rota.by_cell.items()
                      if p == person.id and not 0 <= day < truth.days for d in ds]  # fmt: skip
            if beyond:
                self._add(f"{len(beyond)} duties on other days", ("name", rota, number))

    def _cell(self, key: Key, wanted: tuple[Entry, ...], got: tuple[Duty, ...]) -> None:
        if len(wanted) != len(got) or not all(map(self._same, wanted, got)):
            shown = [(d.code, d.kind.value, d.start, d.end, d.resource, d.unit) for d in got]
            self._add(f"{key}: {_shown(wanted)} read as {shown}", key)
            return
        where = {a for page in self.made.pages for a in page.addresses(key)}
        for duty in got:
            if duty.cell not in where:
                self._add(f"{key}: cell {duty.cell}, written in {sorted(where)}", key)

    def _same(self, entry: Entry, duty: Duty) -> bool:
        if (entry.kind, entry.start, entry.end) != (duty.kind, duty.start, duty.end):
            return False
        if (entry.unit or "").casefold() != (duty.unit or "").casefold():
            return False
        if entry.code is None:
            return True
        if not self.made.marks and code_key(entry.code.text) != code_key(duty.code):
            return False
        stated = states_resource(self.options) and duty.kind is Kind.COVER
        return not stated or entry.code.resource == duty.resource


def _shown(entries: tuple[Entry, ...]) -> list[object]:
    return [
        (e.code.text if e.code else "times", e.kind.value, e.start, e.end, e.unit) for e in entries
    ]


def _is_same(worker: Worker, person: Person) -> bool:
    return person.id == worker.number or _same_name(worker.name, person.name)


def _same_name(written: str, read: str) -> bool:
    """Whether two names are one: case apart, 'SMITH, Anna' is 'Anna Smith'."""
    return Counter(_parts(written)) == Counter(_parts(read))


def _parts(name: str) -> list[str]:
    return re.sub(r"[^\w]+", " ", name).casefold().split()


def work(rota: Rota) -> set[tuple[object, ...]]:
    """Every entry but rest, which a blank says as well."""
    return {
        (
            d.person,
            d.day,
            code_key(d.code),
            d.kind,
            d.start,
            d.end,
            d.paid,
            d.resource,
            d.category,
            d.unit,
        )
        for d in rota.duties
        if d.kind is not Kind.REST
    }
