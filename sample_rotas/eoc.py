"""An emergency operations centre: two teams of fifteen call handlers over six weeks."""

from __future__ import annotations

from datetime import date

from sample_rotas.eoc_rows import ROWS
from sample_rotas.names import names
from sample_rotas.station import (
    DAY_NAMES,
    Block,
    Code,
    Staff,
    Station,
    Swap,
    Table,
    row_of,
    swapped,
    with_cell,
)

FIRST_DAY = date(2026, 9, 7)

LETTERS = {
    "E": "E", "M": "M", "L": "L", "N": "N", "A": "AL",
    "X": "TME", "Y": "TML", "O": "OM",
}  # fmt: skip

DESK = "EOC desk"
CODES = (
    Code("E", "Early, 8 h", "07:00", "15:00", 7.5, "cover", DESK, "#FFF0C2", "#5C4300"),
    Code("M", "Middle, 10 h", "10:00", "20:00", 9.5, "cover", DESK, "#FBD98A", "#4A3200"),
    Code("L", "Late, 8 h", "14:00", "22:00", 7.5, "cover", DESK, "#BFE3F5", "#0B3A52"),
    Code("N", "Night, 10 h", "21:00", "07:00", 9.5, "cover", DESK, "#2B3A67", "#FFFFFF"),
    Code("TME", "Team manager, early", "08:00", "16:00", 7.5, "other-work", "", "#E3EBD3"),
    Code("TML", "Team manager, late", "14:00", "22:00", 7.5, "other-work", "", "#D8CDEB"),
    Code("OM", "Operations manager", "09:00", "17:00", 7.5, "other-work", "", "#F6C6A0"),
    Code("TR", "Training (calls and systems)", "09:00", "17:00", 7.5, "training", "", "#C4E8D3"),
    Code("AL", "Annual leave", "", "", None, "leave", "", "#ECECEC", "#4A4A4A"),
)

PART_TIME = {7: 30.0, 14: 22.5, 22: 30.0, 29: 20.0}
NO_NIGHTS = (9, 14, 24)
OPERATIONS, MANAGERS, TEAM = 0, (1, 2), 15
LEFT_THE_TRUST = 32
"""A call handler whose stated manager is not in the rota."""

# What is wrong on purpose.
SHORT_REST = (Swap(6, 24, 36),)
FIVE_NIGHTS = tuple(Swap(21, 11, day) for day in (21, 22, 23, 24))
NEVER_MEETS = (Swap(30, 4, 3), Swap(30, 4, 4))
SHORT_NIGHT_PERSON, SHORT_NIGHT, MOVED_TO = 19, 31, 37

# Call handlers needed on the desk, by the hour from 00:00.
WEEKDAY = (4,) * 7 + (3,) * 3 + (5,) * 4 + (6,) + (5,) * 5 + (3, 4, 4, 4)
MONDAY = (4,) * 7 + (3,) * 3 + (6,) * 5 + (5,) * 5 + (3, 4, 4, 4)
WEEKEND = (4,) * 7 + (3,) * 3 + (5,) * 5 + (6,) * 3 + (5,) * 2 + (3, 4, 4, 4)


def sound_rows() -> list[tuple[str, ...]]:
    """The rota before anything was planted in it: one way to mend it."""
    return [row_of(line, LETTERS) for line in ROWS.split()]


def planted_rows() -> list[tuple[str, ...]]:
    """The rota as the workbook shows it."""
    rows = swapped(sound_rows(), SHORT_REST + FIVE_NIGHTS + NEVER_MEETS)
    row = with_cell(rows[SHORT_NIGHT_PERSON], SHORT_NIGHT, "")
    rows[SHORT_NIGHT_PERSON] = with_cell(row, MOVED_TO, "E")
    return rows


def build(*, planted: bool = True) -> Station:
    """The control room's workbook, with what is wrong on purpose or before it."""
    rows = planted_rows() if planted else sound_rows()
    staff = _staff(rows)
    first, second = staff[3 : 3 + TEAM], staff[3 + TEAM :]
    about = "8- and 10-hour duties. Blank = rest day. Breaks are given by the floor."
    blocks = (
        Block("Managers", "EOC - MANAGERS - 7 September to 18 October 2026", about, staff[:3]),
        Block("Team A", "EOC CALL HANDLING - TEAM A", about, first),
        Block("Team B", "EOC CALL HANDLING - TEAM B", about, second),
    )
    return Station(blocks, CODES, FIRST_DAY, extras={"Cover": _matrix()})


def _matrix() -> Table:
    """Call handlers needed, an hour a row and a weekday a column."""
    by_day = (MONDAY, *(WEEKDAY,) * 4, WEEKEND, WEEKEND)
    hours = [(f"{hour:02}:00", *(day[hour] for day in by_day)) for hour in range(24)]
    return [(f"{DESK} / Call handler", *("",) * 7), ("Hour", *DAY_NAMES), *hours]


def _staff(rows: list[tuple[str, ...]]) -> tuple[Staff, ...]:
    called = names(len(rows), 23)
    return tuple(
        Staff(
            str(70210 + at), called[at], _role(at), _team(at), cells, manager=_manager(at, called),
            hours=PART_TIME.get(at, 37.5), restrictions="no nights" if at in NO_NIGHTS else "",
            aspirant=at in (10, 25),
        )
        for at, cells in enumerate(rows)
    )  # fmt: skip


def _role(at: int) -> str:
    if at == OPERATIONS:
        return "Operations manager"
    return "Team manager" if at in MANAGERS else "Call handler"


def _team(at: int) -> str:
    return "Managers" if at < 3 else f"Team {'AB'[(at - 3) // TEAM]}"


def _manager(at: int, called: tuple[str, ...]) -> str:
    if at == OPERATIONS:
        return ""
    if at in MANAGERS:
        return called[OPERATIONS]
    if at == LEFT_THE_TRUST:
        return "Patricia Hollingbourne-Nwosu"
    return called[MANAGERS[(at - 3) // TEAM]]
