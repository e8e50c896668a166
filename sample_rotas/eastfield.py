"""Eastfield: 36 people over 12 dated weeks; leave, part-timers, agreements, stated cover."""

from __future__ import annotations

from datetime import date

from sample_rotas.eastfield_rows import BEFORE, ROWS
from sample_rotas.names import names
from sample_rotas.station import (
    Block,
    Code,
    CoverRow,
    Staff,
    Station,
    Swap,
    Table,
    before_table,
    every_day,
    row_of,
    swapped,
    with_cell,
)

FIRST_DAY = date(2026, 1, 19)
"""A Monday; the clocks go forward in the night of Saturday 28 March, in week 10."""

LETTERS = {
    "D": "D", "L": "L", "N": "N", "A": "AL", "S": "S", "T": "TR",
    "M": "TLD", "E": "TLL", "O": "OD",
}  # fmt: skip

CODES = (
    Code("D", "Day, DCA", "07:00", "19:00", 11.5, "cover", "DCA", "#FBD98A", "#4A3200"),
    Code("L", "Late, DCA", "12:00", "00:00", 11.5, "cover", "DCA", "#BFE3F5", "#0B3A52"),
    Code("N", "Night, DCA", "19:00", "07:00", 11.5, "cover", "DCA", "#2B3A67", "#FFFFFF"),
    Code("TLD", "Team leader, day", "07:00", "19:00", 11.5, "cover", "TL car", "#F6C6A0"),
    Code("TLL", "Team leader, late", "12:00", "00:00", 11.5, "cover", "TL car", "#D8CDEB"),
    Code("OD", "Office day", "09:00", "17:00", 7.5, "other-work", "", "#E3EBD3", "#33401B"),
    Code("TR", "Key skills training", "09:00", "17:00", 7.5, "training", "", "#C4E8D3", "#0B4A2F"),
    Code("AL", "Annual leave", "", "", None, "leave", "", "#ECECEC", "#4A4A4A"),
    Code("S", "Sickness", "", "", None, "sick", "", "#F3D6D6", "#5A1F1F"),
)

LEADERS = 4
ROLES = (
    ("Team leader",) * 4
    + ("Paramedic",) * 12
    + ("NQP",) * 4
    + ("EMT",) * 6
    + ("AAP",) * 2
    + ("ECA",) * 8
)
PART_TIME = {6: 30.0, 13: 22.5, 21: 30.0, 24: 22.5, 32: 20.0}
AGREEMENTS = {
    7: "no nights", 16: "no nights", 22: "no nights", 33: "no nights",
    24: "no Tue", 32: "no weekends",
}  # fmt: skip

# What is wrong on purpose: exchanges between two people of one grade, which leave cover as it was.
SHORT_REST = (Swap(10, 4, 28),)
FIVE_NIGHTS = tuple(Swap(14, 4, day) for day in (73, 74, 38, 39))
NEVER_MEETS = (Swap(11, 13, 14), Swap(11, 13, 18), Swap(11, 12, 23))
# A night that was moved to a day two days later, and leaves the night one seat short.
SHORT_NIGHT_PERSON, SHORT_NIGHT, MOVED_TO = 35, 27, 29


def sound_rows() -> list[tuple[str, ...]]:
    """The rota before anything was planted in it: one way to mend it."""
    return [row_of(line, LETTERS) for line in ROWS.split()]


def planted_rows() -> list[tuple[str, ...]]:
    """The rota as the workbook shows it."""
    rows = swapped(sound_rows(), SHORT_REST + FIVE_NIGHTS + NEVER_MEETS)
    row = with_cell(rows[SHORT_NIGHT_PERSON], SHORT_NIGHT, "")
    rows[SHORT_NIGHT_PERSON] = with_cell(row, MOVED_TO, "D")
    return rows


def build(*, planted: bool = True) -> Station:
    """The Eastfield workbook, with what is wrong on purpose or before it."""
    staff = _staff(planted_rows() if planted else sound_rows())
    before = [row_of(line, LETTERS) for line in BEFORE.split()]
    block = Block(
        "Rota",
        "EASTFIELD AMBULANCE STATION - 19 January to 12 April 2026",
        "12 weeks. Blank = rest day. TR = key skills. Changes to the rota office by Thursday noon.",
        staff,
    )
    extras: dict[str, Table] = {
        "Before": before_table(staff, before, FIRST_DAY),
        "Rules": RULES,
        "Requests": _requests(staff),
        "Training": _training(staff),
    }
    return Station((block,), CODES, FIRST_DAY, COVER, extras)


COVER: tuple[CoverRow, ...] = (
    *every_day("DCA", "", "07:00", "12:00", 4),
    *every_day("DCA", "Paramedic", "07:00", "12:00", 2),
    *every_day("DCA", "", "12:00", "19:00", 6),
    *every_day("DCA", "Paramedic", "12:00", "19:00", 2),
    *every_day("DCA", "", "19:00", "07:00", 4),
    *every_day("DCA", "Paramedic", "19:00", "07:00", 2),
)

RULES: Table = (
    ("Rule", "Level", "Parameter", "Value"),
    ("consecutive-nights", "should", "most", 3),
    ("consecutive-duties", "should", "most", 4),
    ("weekends-off", "should", "weeks", 3),
    ("weekends-off", "should", "least", 1),
)


def _staff(rows: list[tuple[str, ...]]) -> tuple[Staff, ...]:
    called = names(len(rows), 0)
    return tuple(
        Staff(
            str(4101 + 7 * at), called[at], ROLES[at],
            "Leaders" if at < LEADERS else f"Team {at % LEADERS + 1}", cells,
            manager="" if at < LEADERS else called[at % LEADERS],
            hours=PART_TIME.get(at, 37.5), restrictions=AGREEMENTS.get(at, ""),
            aspirant=at in (5, 20),
        )
        for at, cells in enumerate(rows)
    )  # fmt: skip


def _requests(staff: tuple[Staff, ...]) -> Table:
    return (
        ("Person", "Date", "Wants", "Weight"),
        (staff[5].name, date(2026, 2, 14), "off", 2),
        (staff[11].name, date(2026, 2, 20), "off", 1),
        (staff[18].name, date(2026, 3, 7), "off", 3),
        (staff[23].name, date(2026, 3, 16), "D", 1),
        (staff[27].name, date(2026, 4, 5), "off", 2),
        (staff[31].name, date(2026, 4, 3), "off", 1),
    )


def _training(staff: tuple[Staff, ...]) -> Table:
    return (
        ("Person", "Category", "Hours received"),
        (staff[8].name, "statutory", 3.75),
        (staff[26].name, "statutory", 3.75),
        (staff[30].name, "cpd", 2),
    )
