"""Harbour: solo response cars and ambulances over eight dated weeks, no cover stated."""

from __future__ import annotations

from datetime import date

from sample_rotas.harbour_rows import ROWS
from sample_rotas.names import names
from sample_rotas.station import Block, Code, Staff, Station, Swap, row_of, swapped

FIRST_DAY = date(2026, 5, 4)

LETTERS = {
    "D": "D", "N": "N", "V": "RV", "W": "RVL", "A": "AL", ".": "RD",
    "M": "TLD", "E": "TLL", "O": "OFF",
}  # fmt: skip

CODES = (
    Code("D", "Ambulance, day", "06:30", "18:30", 11.5, "cover", "DCA", "#FBD98A", "#4A3200"),
    Code("N", "Ambulance, night", "18:30", "06:30", 11.5, "cover", "DCA", "#2B3A67", "#FFFFFF"),
    Code("RV", "Response car, day", "07:00", "19:00", 11.5, "cover", "RRV", "#FFF0C2", "#5C4300"),
    Code("RVL", "Response car, late", "10:00", "22:00", 11.5, "cover", "RRV", "#BFE3F5", "#0B3A52"),
    Code("TLD", "Team leader, day", "07:00", "19:00", 11.5, "cover", "TL car", "#F6C6A0"),
    Code("TLL", "Team leader, late", "12:00", "00:00", 11.5, "cover", "TL car", "#D8CDEB"),
    Code("OFF", "Office (not off duty)", "08:00", "16:00", 7.5, "other-work", "", "#E3EBD3"),
    Code("AL", "Annual leave", "", "", None, "leave", "", "#ECECEC", "#4A4A4A"),
    Code("RD", "Rest day", "", "", 0, "rest", "", "#FFFFFF", "#9AA7B5"),
)

ROLES = (
    ("Station manager",) + ("Team leader",) * 2 + ("Paramedic",) * 9 + ("NQP",) * 2
    + ("EMT",) * 3 + ("ECA",) * 4
)  # fmt: skip
PART_TIME = {6: 30.0, 17: 24.0}
STATION_MANAGER, LEADERS = 0, (1, 2)
# Two of the staff answer to the station manager, as the leaders do.
WITH_STATION_MANAGER = (1, 2, 3, 14)

# What is wrong on purpose: exchanges between two people of one grade, which leave cover as it was.
SHORT_REST = (Swap(7, 9, 11),)
FIVE_NIGHTS = tuple(Swap(15, 16, day) for day in (8, 9, 10, 11))
OVER_HOURS = tuple(Swap(11, 4, day) for day in (3, 12))


def sound_rows() -> list[tuple[str, ...]]:
    """The rota before anything was planted in it: one way to mend it."""
    return [row_of(line.replace(".", "-"), LETTERS | {"-": "RD"}) for line in ROWS.split()]


def planted_rows() -> list[tuple[str, ...]]:
    """The rota as the workbook shows it."""
    return swapped(sound_rows(), SHORT_REST + FIVE_NIGHTS + OVER_HOURS)


def build(*, planted: bool = True) -> Station:
    """The Harbour workbook, with what is wrong on purpose or before it."""
    block = Block(
        "May-June 2026",
        "HARBOUR RESPONSE STATION - RRV AND DCA - 4 May to 28 June 2026",
        "RV and RVL are solo paramedics. RD = rest day. OFF = office.",
        _staff(planted_rows() if planted else sound_rows()),
    )
    return Station((block,), CODES, FIRST_DAY)


def _staff(rows: list[tuple[str, ...]]) -> tuple[Staff, ...]:
    called = names(len(rows), 11)
    return tuple(
        Staff(
            f"H{310 + at}", called[at], ROLES[at], _team(at), cells, manager=_manager(at, called),
            hours=PART_TIME.get(at, 37.5), restrictions="no nights" if at == 8 else "",
        )
        for at, cells in enumerate(rows)
    )  # fmt: skip


def _team(at: int) -> str:
    if at == STATION_MANAGER or at in WITH_STATION_MANAGER:
        return "Station"
    return "Blue" if at % 2 else "Green"


def _manager(at: int, called: tuple[str, ...]) -> str:
    if at == STATION_MANAGER:
        return ""
    if at in WITH_STATION_MANAGER:
        return called[STATION_MANAGER]
    return called[LEADERS[(at - 3) % 2]]
