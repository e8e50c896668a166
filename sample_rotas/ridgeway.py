"""Ridgeway: six weeks as a rostering system exports them, one row a duty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sample_rotas.names import names
from sample_rotas.ridgeway_rows import ROWS
from sample_rotas.station import Block, Code, Staff, Station, Swap, row_of, swapped
from sample_rotas.workbook import Styles, open_book, write_companions, write_table

FIRST_DAY = date(2026, 3, 2)

LETTERS = {
    "D": "D", "N": "N", "L": "L", "A": "AL", "T": "TR",
    "M": "TLD", "E": "TLL", "O": "OD",
}  # fmt: skip

CODES = (
    Code("D", "Day DCA", "06:30", "18:30", 11.5, "cover", "DCA", "#FBD98A"),
    Code("N", "Night DCA", "18:30", "06:30", 11.5, "cover", "DCA", "#2B3A67", "#FFFFFF"),
    Code("L", "Late DCA 10 h", "14:00", "00:00", 9.5, "cover", "DCA", "#BFE3F5"),
    Code("TLD", "TL day", "07:00", "19:00", 11.5, "cover", "TL car", "#F6C6A0"),
    Code("TLL", "TL late", "12:00", "00:00", 11.5, "cover", "TL car", "#D8CDEB"),
    Code("OD", "Office day", "08:00", "16:00", 7.5, "other-work", "", "#E3EBD3"),
    Code("TR", "Training", "09:00", "17:00", 7.5, "training", "", "#C4E8D3"),
    Code("AL", "Annual leave", "", "", None, "leave", "", "#ECECEC"),
)

ROLES = (
    ("Team leader",) * 2 + ("Paramedic",) * 6 + ("NQP",) + ("EMT",) * 3 + ("AAP",) + ("ECA",) * 3
)
PART_TIME = {11: 30.0}
AGREEMENTS = {6: "no Wed"}
LEADERS = 2

# What is wrong on purpose: exchanges between two people of one grade, which leave cover as it was.
SHORT_REST = (Swap(6, 4, 35),)
FIVE_NIGHTS = tuple(Swap(15, 13, day) for day in (32, 33, 5, 16))
CANCELLED_PERSON, CANCELLED_DAY = 7, 0
SPLIT_PERSON, SPLIT_DAY, SPLIT_AT = 8, 9, "12:30"

HEADS = (
    "Employee No", "Name", "Grade", "Team", "Date", "Start", "End", "Shift Code", "Status",
    "Callsign",
)  # fmt: skip


@dataclass(frozen=True)
class ExportRow:
    """One row of the export."""

    person: Staff
    on: date
    start: str
    end: str
    code: str
    status: str
    callsign: str

    def values(self) -> tuple[object, ...]:
        """The row's cells, in the order of HEADS."""
        who = self.person
        return (
            int(who.number), who.name, who.role, who.team, self.on, self.start, self.end,
            self.code, self.status, self.callsign,
        )  # fmt: skip


def sound_rows() -> list[tuple[str, ...]]:
    """The rota before anything was planted in it: one way to mend it."""
    return [row_of(line, LETTERS) for line in ROWS.split()]


def planted_rows() -> list[tuple[str, ...]]:
    """The rota as the export shows it."""
    return swapped(sound_rows(), SHORT_REST + FIVE_NIGHTS)


def build(*, planted: bool = True) -> Station:
    """The people, codes and rows behind the export, with what is wrong on purpose or before it."""
    rows = planted_rows() if planted else sound_rows()
    block = Block("Duties", "RIDGEWAY", "", _staff(rows))
    return Station((block,), CODES, FIRST_DAY)


def write(path: Path, *, planted: bool = True) -> None:
    """Write the export, with the legend and the people on sheets of their own."""
    station = build(planted=planted)
    book = open_book(path, "Ridgeway duty export")
    styles = Styles(book, station.codes)
    sheet = book.add_worksheet("Duties")
    rows = export_rows(station)
    write_table(sheet, styles, [HEADS, *(row.values() for row in rows)])
    sheet.autofilter(0, 0, len(rows), len(HEADS) - 1)
    write_companions(book, styles, station)
    book.close()


def export_rows(station: Station) -> list[ExportRow]:
    """Every duty as the system lists it: by date, then person; a cancelled and a split one too."""
    shifts = {code.code: code for code in station.codes}
    rows: list[ExportRow] = []
    for day in range(len(station.staff[0].cells)):
        on = FIRST_DAY + timedelta(days=day)
        signs = _callsigns(station, day)
        for at, person in enumerate(station.staff):
            if (at, day) == (CANCELLED_PERSON, CANCELLED_DAY):
                rows.append(ExportRow(person, on, "14:00", "00:00", "L", "Cancelled", ""))
            code = person.cells[day]
            if not code:
                continue
            shift, sign = shifts[code], signs.get(at, "")
            row = ExportRow(person, on, shift.start, shift.end, code, "Confirmed", sign)
            rows += _split(row) if (at, day) == (SPLIT_PERSON, SPLIT_DAY) else [row]
    return rows


def _split(row: ExportRow) -> list[ExportRow]:
    """One duty in two touching rows, as when a crew changes vehicle."""
    who, on, code = row.person, row.on, row.code
    return [
        ExportRow(who, on, row.start, SPLIT_AT, code, row.status, row.callsign),
        ExportRow(who, on, SPLIT_AT, row.end, code, row.status, "RW109"),
    ]


def _callsigns(station: Station, day: int) -> dict[int, str]:
    """Vehicles of the day: on each duty the first clinician with the first technician."""
    series = {"D": 1, "L": 4, "N": 7}
    seen: dict[tuple[str, bool], int] = defaultdict(int)
    signs = {}
    for at, person in enumerate(station.staff):
        code = person.cells[day]
        if code in series:
            key = (code, person.role in ("Paramedic", "NQP"))
            signs[at] = f"RW10{series[code] + seen[key]}"
            seen[key] += 1
        elif code in ("TLD", "TLL"):
            signs[at] = "RW100"
    return signs


def _staff(rows: list[tuple[str, ...]]) -> tuple[Staff, ...]:
    called = names(len(rows), 41)
    return tuple(
        Staff(
            str(880100 + 13 * at), called[at], ROLES[at], f"Ridgeway {'AB'[at % 2]}", cells,
            manager="" if at < LEADERS else called[at % LEADERS],
            hours=PART_TIME.get(at, 37.5), restrictions=AGREEMENTS.get(at, ""),
        )
        for at, cells in enumerate(rows)
    )  # fmt: skip
