"""What was read from a workbook, where it stands in it, and one of its rotas alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ambrota.errors import UserError
from ambrota.model import Rota, Shift
from ambrota.sheets.cells import Workbook
from ambrota.sheets.companions.lists import RuleRow
from ambrota.sheets.crosschecks import Total
from ambrota.sheets.layout import Layout
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.people.managers import without_managers_of_others
from ambrota.sheets.problems import ImportProblem, Problems
from ambrota.sheets.recognise import Found
from ambrota.sheets.spots import Key, ListRow, Spot


@dataclass(frozen=True)
class Source:
    """What writing back needs: the file, its cells, and where each person-day stands.

    `spots`: the cell of each (person id, day), blank ones too. `rows`: the rows of each in lists.
    `fills`: what a blank cell of a colour means. `whole`: all that the file holds, where the import
    was narrowed to one of its rotas. `found`: what each sheet was taken for. `totals`: figures that
    were understood and agree. `more`, `ends`, `marks`: as `Entries` has them.
    """

    path: Path
    book: Workbook
    spots: Mapping[Key, Spot] = field(default_factory=dict)
    rows: dict[Key, tuple[ListRow, ...]] = field(default_factory=dict)
    fills: dict[str, Shift] = field(default_factory=dict)
    whole: Rota | None = None
    found: Found = field(default_factory=Found)
    totals: tuple[Total, ...] = ()
    more: dict[tuple[str, int], tuple[Spot, ...]] = field(default_factory=dict)
    ends: dict[Spot, Spot] = field(default_factory=dict)
    marks: dict[Spot, str] = field(default_factory=dict)

    @property
    def listings(self) -> list[Listing]:
        """The lists that were read; none where the rota stands in grids."""
        return self.found.listings


@dataclass(frozen=True)
class Imported:
    """What was read from a file. `layout`: as stated, for keeping beside the file."""

    rota: Rota
    problems: tuple[ImportProblem, ...]
    rule_rows: tuple[RuleRow, ...]
    source: Source
    layout: Layout = field(default_factory=Layout)


def narrowed_to(imported: Imported, name: str) -> Imported:
    """Only the people of one named rota, and what is theirs."""
    rota = imported.rota
    wanted = name.strip().casefold()
    people = tuple(p for p in rota.people if p.rota.strip().casefold() == wanted)
    if not people:
        names = ", ".join(repr(group) for group in rota.groups)
        raise UserError(
            f"There is no rota {name!r}", str(imported.source.path), f"rotas {names}",
            "the name of one of them", "correct --rota",
        )  # fmt: skip
    ids = {person.id for person in people}
    problems = Problems()
    kept = without_managers_of_others(people, rota, problems)
    narrowed = replace(
        rota,
        people=kept,
        duties=tuple(duty for duty in rota.duties if duty.person in ids),
        before=tuple(duty for duty in rota.before if duty.person in ids),
        sessions=tuple(
            s for s in rota.sessions if s.person in ids and (s.with_ is None or s.with_ in ids)
        ),
        wishes=tuple(wish for wish in rota.wishes if wish.person in ids),
        pairings=tuple(pair for pair in rota.pairings if {pair.person, pair.other} <= ids),
    )
    return replace(
        imported,
        rota=narrowed,
        problems=(*imported.problems, *problems.listed()),
        source=replace(imported.source, whole=rota),
    )
