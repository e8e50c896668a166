"""Writes `valley-48-person.xlsx`, the 48-person, 12-week rota of the bar: `python valley.py`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample_rotas.eastfield import CODES, LETTERS
from sample_rotas.names import names
from sample_rotas.station import Block, CoverRow, Staff, Station, every_day, row_of
from sample_rotas.workbook import write_station

HERE = Path(__file__).parent
WORKBOOK = HERE / "valley-48-person.xlsx"
FIRST_DAY = date(2026, 1, 19)

LEADERS = 5
ROLES = (
    ("Team leader",) * LEADERS + ("Paramedic",) * 17 + ("NQP",) * 5 + ("EMT",) * 9 + ("AAP",) * 3
    + ("ECA",) * 9
)  # fmt: skip
PART_TIME = {9: 30.0, 16: 22.5, 30: 30.0, 38: 22.5, 45: 20.0}
AGREEMENTS = {
    11: "no nights", 20: "no nights", 32: "no nights", 43: "no nights",
    38: "no Tue", 45: "no weekends",
}  # fmt: skip

COVER: tuple[CoverRow, ...] = (
    *every_day("DCA", "", "07:00", "12:00", 6),
    *every_day("DCA", "Paramedic", "07:00", "12:00", 2),
    *every_day("DCA", "", "12:00", "19:00", 8),
    *every_day("DCA", "Paramedic", "12:00", "19:00", 3),
    *every_day("DCA", "", "19:00", "07:00", 6),
    *every_day("DCA", "Paramedic", "19:00", "07:00", 3),
)


def build() -> Station:
    """48 people over 12 weeks, sound but for the meetings and the training that are not placed."""
    rows = [row_of(line, LETTERS) for line in (HERE / "valley_rows.txt").read_text("utf-8").split()]
    called = names(len(rows), 5)
    staff = tuple(
        Staff(
            str(6001 + 3 * at), called[at], ROLES[at],
            "Leaders" if at < LEADERS else f"Team {at % LEADERS + 1}", cells,
            manager="" if at < LEADERS else called[at % LEADERS],
            hours=PART_TIME.get(at, 37.5), restrictions=AGREEMENTS.get(at, ""),
        )
        for at, cells in enumerate(rows)
    )  # fmt: skip
    block = Block("Rota", "VALLEY - 19 January to 12 April 2026", "Blank = rest day.", staff)
    return Station((block,), CODES, FIRST_DAY, COVER)


if __name__ == "__main__":
    write_station(build(), WORKBOOK)
