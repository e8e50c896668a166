"""A public shift scheduling instance (Curtois and Qu): what its file says, as plain values.

Sections headed `SECTION_...`, comma separated rows, `#` comments. Day 0 is a Monday.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ambrota.errors import UserError

SECTIONS = (
    "HORIZON",
    "SHIFTS",
    "STAFF",
    "DAYS_OFF",
    "SHIFT_ON_REQUESTS",
    "SHIFT_OFF_REQUESTS",
    "COVER",
)
LONGEST = 24 * 60


class ShiftType(NamedTuple):
    """A shift, its length in minutes and those that may not follow it on the next day."""

    id: str
    minutes: int
    not_then: tuple[str, ...]


class Employee(NamedTuple):
    """Whom the rows of the staff section speak of; `most_of`: most of each shift."""

    id: str
    most_of: dict[str, int]
    most_minutes: int
    least_minutes: int
    most_in_a_row: int
    least_in_a_row: int
    least_off: int
    most_weekends: int


class AskedFor(NamedTuple):
    """A request to work a shift on a day, or not to, and what it costs to refuse it."""

    employee: str
    day: int
    shift: str
    weight: int


class Seats(NamedTuple):
    """People wanted on a shift of a day, and what one too few and one too many cost."""

    day: int
    shift: str
    wanted: int
    under: int
    over: int


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance."""

    days: int
    shifts: tuple[ShiftType, ...]
    staff: tuple[Employee, ...]
    off: tuple[tuple[str, int], ...]
    on_requests: tuple[AskedFor, ...]
    off_requests: tuple[AskedFor, ...]
    cover: tuple[Seats, ...]


class Row(NamedTuple):
    """One row of the file and where it stands."""

    where: str
    cells: tuple[str, ...]

    def whole(self, at: int) -> int:
        """The whole number in one cell. Raises UserError where there is none."""
        try:
            number = int(self.cells[at])
        except ValueError:
            raise self.wrong(self.cells[at], "a whole number") from None
        if number < 0:
            raise self.wrong(self.cells[at], "a number that is not negative")
        return number

    def known(self, at: int, names: Callable[[str], bool], what: str) -> str:
        """The name in one cell. Raises UserError where nothing is called so."""
        if not names(self.cells[at]):
            raise self.wrong(self.cells[at], f"the name of {what}")
        return self.cells[at]

    def wrong(self, found: str, expected: str) -> UserError:
        """What is wrong with the row."""
        return UserError(
            "The instance can't be read", self.where, found, expected, "correct that line"
        )


def read_instance(path: Path) -> Instance:
    """The instance in a file. Raises UserError, naming file and line, for any other file."""
    rows = _sections(path)
    reading = _Reading(path, rows)
    return reading.instance()


def _sections(path: Path) -> dict[str, list[Row]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UserError(
            "The instance can't be read",
            str(path),
            str(fault),
            "a text file of a shift scheduling instance",
            "check the path",
        ) from None
    found: dict[str, list[Row]] = {}
    here: list[Row] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        row = Row(f"{path}, line {number}", tuple(cell.strip() for cell in line.split(",")))
        name = line.removeprefix("SECTION_")
        if name != line:
            if name not in SECTIONS:
                raise row.wrong(line, "one of SECTION_" + ", SECTION_".join(SECTIONS))
            here = found.setdefault(name, [])
        elif here is None:
            raise row.wrong(line[:60], "a section heading such as SECTION_HORIZON")
        else:
            here.append(row)
    for name in ("HORIZON", "SHIFTS", "STAFF", "COVER"):
        if not found.get(name):
            raise UserError(
                "The instance can't be read",
                str(path),
                f"no rows under SECTION_{name}",
                "a shift scheduling instance (Curtois and Qu)",
                "choose another file",
            )
    return found


class _Reading:
    """Reads section by section, each name checked against those read before."""

    def __init__(self, path: Path, rows: dict[str, list[Row]]) -> None:
        self.path = path
        self.rows = rows
        self.days = self._horizon()
        self.shift_ids = {row.cells[0] for row in rows["SHIFTS"]}
        self.staff_ids = {row.cells[0] for row in rows["STAFF"]}

    def instance(self) -> Instance:
        """All of it."""
        return Instance(
            self.days,
            tuple(self._shifts()),
            tuple(self._staff()),
            tuple(self._days_off()),
            tuple(self._requests("SHIFT_ON_REQUESTS")),
            tuple(self._requests("SHIFT_OFF_REQUESTS")),
            tuple(self._cover()),
        )

    def _each(self, section: str, least: int, most: int) -> Iterator[Row]:
        for row in self.rows.get(section, ()):
            if not least <= len(row.cells) <= most:
                size = str(least) if least == most else f"{least} or more"
                raise row.wrong(f"{len(row.cells)} values", f"{size} values")
            yield row

    def _horizon(self) -> int:
        row = self.rows["HORIZON"][0]
        days = row.whole(0)
        if len(self.rows["HORIZON"]) > 1 or days == 0 or days % 7:
            raise row.wrong(row.cells[0], "one number of days, whole weeks")
        return days

    def _day(self, row: Row, at: int) -> int:
        day = row.whole(at)
        if day >= self.days:
            raise row.wrong(row.cells[at], f"a day from 0 to {self.days - 1}")
        return day

    def _shift(self, row: Row, at: int) -> str:
        return row.known(at, self.shift_ids.__contains__, "a shift")

    def _employee(self, row: Row) -> str:
        return row.known(0, self.staff_ids.__contains__, "an employee")

    def _shifts(self) -> Iterator[ShiftType]:
        seen: set[str] = set()
        for row in self._each("SHIFTS", 2, 3):
            minutes = row.whole(1)
            if not row.cells[0] or row.cells[0] in seen:
                raise row.wrong(row.cells[0], "a name that no other shift has")
            if not 0 < minutes <= LONGEST:
                raise row.wrong(row.cells[1], "a length of 1 to 1440 minutes")
            seen.add(row.cells[0])
            followers = row.cells[2] if len(row.cells) == 3 else ""
            after = tuple(each.strip() for each in followers.split("|") if each.strip())
            for each in after:
                if each not in self.shift_ids:
                    raise row.wrong(each, "the name of a shift")
            yield ShiftType(row.cells[0], minutes, after)

    def _staff(self) -> Iterator[Employee]:
        seen: set[str] = set()
        for row in self._each("STAFF", 8, 8):
            if not row.cells[0] or row.cells[0] in seen:
                raise row.wrong(row.cells[0], "a name that no other employee has")
            seen.add(row.cells[0])
            most_of: dict[str, int] = {}
            for part in row.cells[1].split("|"):
                shift, equals, most = part.partition("=")
                if not equals or shift not in self.shift_ids or not most.isdigit():
                    raise row.wrong(part, "a shift and its most, such as E=14")
                most_of[shift] = int(most)
            yield Employee(row.cells[0], most_of, *(row.whole(at) for at in range(2, 8)))

    def _days_off(self) -> Iterator[tuple[str, int]]:
        for row in self._each("DAYS_OFF", 2, 1 + self.days):
            employee = self._employee(row)
            for at in range(1, len(row.cells)):
                yield employee, self._day(row, at)

    def _requests(self, section: str) -> Iterator[AskedFor]:
        for row in self._each(section, 4, 4):
            yield AskedFor(
                self._employee(row), self._day(row, 1), self._shift(row, 2), row.whole(3)
            )

    def _cover(self) -> Iterator[Seats]:
        for row in self._each("COVER", 5, 5):
            yield Seats(
                self._day(row, 0), self._shift(row, 1), *(row.whole(at) for at in range(2, 5))
            )
