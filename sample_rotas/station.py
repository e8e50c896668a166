"""What a sample workbook holds: codes, people with their rows, cover, other companion sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Code:
    """One line of the legend. `paid` is hours, None where the station states none."""

    code: str
    meaning: str
    start: str = ""
    end: str = ""
    paid: float | None = None
    kind: str = "cover"
    resource: str = ""
    fill: str = "#FFFFFF"
    ink: str = "#1B2430"


@dataclass(frozen=True)
class Staff:
    """One person, or one line of a cyclic rota; `cells`: a code a day, "" for blank."""

    number: str
    name: str
    role: str
    team: str
    cells: tuple[str, ...]
    manager: str = ""
    hours: float = 37.5
    restrictions: str = ""
    locked: bool = False
    vacant: bool = False
    aspirant: bool = False


@dataclass(frozen=True)
class CoverRow:
    """Seats needed on a resource: role "" is any role; `day` is a weekday name or a date."""

    resource: str
    role: str
    day: str | date
    start: str
    end: str
    seats: int


@dataclass(frozen=True)
class Block:
    """One sheet of the rota: people under a merged title."""

    sheet: str
    title: str
    subtitle: str
    staff: tuple[Staff, ...]


Table = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Station:
    """One sample: dated when it has a first day, else cyclic. `extras`: further sheets by name."""

    blocks: tuple[Block, ...]
    codes: tuple[Code, ...]
    first_day: date | None = None
    cover: tuple[CoverRow, ...] = ()
    extras: Mapping[str, Table] | None = None

    @property
    def staff(self) -> tuple[Staff, ...]:
        """Everybody on every sheet of the rota, in order."""
        return tuple(person for block in self.blocks for person in block.staff)


def row_of(text: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    """A row written one letter a day ("DDNN...") as shift codes; "." is blank, spaces go."""
    return tuple("" if mark == "." else codes[mark] for mark in text if not mark.isspace())


def with_cell(cells: tuple[str, ...], day: int, code: str) -> tuple[str, ...]:
    """The same row with another code on one day."""
    return (*cells[:day], code, *cells[day + 1 :])


def every_day(resource: str, role: str, start: str, end: str, seats: int) -> tuple[CoverRow, ...]:
    """The same seats on each day of the week."""
    return tuple(CoverRow(resource, role, day, start, end, seats) for day in DAY_NAMES)


@dataclass(frozen=True)
class Swap:
    """Two people (by row) exchange what they have on one day."""

    a: int
    b: int
    day: int


def swapped(rows: Sequence[tuple[str, ...]], swaps: Sequence[Swap]) -> list[tuple[str, ...]]:
    """The rows after the swaps."""
    out = list(rows)
    for swap in swaps:
        one, other = out[swap.a][swap.day], out[swap.b][swap.day]
        out[swap.a] = with_cell(out[swap.a], swap.day, other)
        out[swap.b] = with_cell(out[swap.b], swap.day, one)
    return out


def before_table(staff: Sequence[Staff], rows: Sequence[tuple[str, ...]], first_day: date) -> Table:
    """The Before sheet: duties of the days just before the first, one row a duty."""
    duties: list[tuple[object, ...]] = [("Person", "Date", "Code")]
    for person, cells in zip(staff, rows, strict=True):
        for at, code in enumerate(cells):
            if code:
                duties.append((person.name, first_day - timedelta(days=len(cells) - at), code))
    return duties
