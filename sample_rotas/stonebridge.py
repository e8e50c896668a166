"""Stonebridge: a small station in which contact for everyone and one agreement cannot both hold."""

from __future__ import annotations

from datetime import date

from sample_rotas.names import names
from sample_rotas.station import (
    Block,
    Code,
    CoverRow,
    Staff,
    Station,
    Table,
    every_day,
    row_of,
)
from sample_rotas.stonebridge_rows import ROWS

FIRST_DAY = date(2026, 11, 2)

LETTERS = {"D": "D", "L": "L", "N": "N", "A": "AL", "O": "OD"}

CODES = (
    Code("D", "Day, 10 h", "08:00", "18:00", 9.5, "cover", "DCA", "#FBD98A", "#4A3200"),
    Code("L", "Late, 10 h", "12:00", "22:00", 9.5, "cover", "DCA", "#BFE3F5", "#0B3A52"),
    Code("N", "Night, 10 h", "22:00", "08:00", 9.5, "cover", "DCA", "#2B3A67", "#FFFFFF"),
    Code("OD", "Office day", "09:00", "17:00", 7.5, "other-work", "", "#E3EBD3", "#33401B"),
    Code("AL", "Annual leave", "", "", None, "leave", "", "#ECECEC", "#4A4A4A"),
)

ROLES = ("Team leader",) * 2 + ("Paramedic",) * 5 + ("EMT",) * 3 + ("ECA",) * 3
DAY_LEADER, NIGHT_LEADER = 0, 1
LED_BY_NIGHT = (3, 7, 10)
"""The three people whose leader works nights only, and so is never on duty when they could meet."""
AGREEMENTS = {NIGHT_LEADER: "only N", 5: "no nights"}

COVER: tuple[CoverRow, ...] = (
    *every_day("DCA", "", "00:00", "24:00", 2),
    *every_day("DCA", "Paramedic", "00:00", "24:00", 1),
)


def build() -> Station:
    """The Stonebridge workbook."""
    staff = _staff([row_of(line, LETTERS) for line in ROWS.split()])
    block = Block(
        "Rota",
        "STONEBRIDGE STANDBY STATION - 2 to 29 November 2026",
        "One ambulance round the clock. Blank = rest day.",
        staff,
    )
    training: Table = (
        ("Person", "Category", "Hours received"),
        (staff[NIGHT_LEADER].name, "leadership", 3.75),
        (staff[NIGHT_LEADER].name, "statutory", 3.75),
    )
    return Station((block,), CODES, FIRST_DAY, COVER, {"Training": training})


def _staff(rows: list[tuple[str, ...]]) -> tuple[Staff, ...]:
    called = names(len(rows), 57)
    return tuple(
        Staff(
            str(51 + at), called[at], ROLES[at], "Nights" if at in LED_BY_NIGHT else "Days", cells,
            manager=_manager(at, called), restrictions=AGREEMENTS.get(at, ""),
        )
        for at, cells in enumerate(rows)
    )  # fmt: skip


def _manager(at: int, called: tuple[str, ...]) -> str:
    if at in (DAY_LEADER, NIGHT_LEADER):
        return ""
    return called[NIGHT_LEADER if at in LED_BY_NIGHT else DAY_LEADER]
