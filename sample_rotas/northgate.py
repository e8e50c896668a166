"""Northgate: a 24-line cyclic DCA rota, its team leaders on three lines of their own."""

from __future__ import annotations

from sample_rotas.station import Block, Code, Staff, Station, row_of, with_cell

LETTERS = {"D": "D", "N": "N", "L": "L", "R": "R", "M": "M", "E": "ML", "O": "OD"}

CODES = (
    Code("D", "Day, DCA", "06:45", "18:45", 11.5, "cover", "DCA", "#FBD98A", "#4A3200"),
    Code("L", "Late, DCA (10 h)", "14:00", "00:00", 9.5, "cover", "DCA", "#BFE3F5", "#0B3A52"),
    Code("N", "Night, DCA", "18:45", "06:45", 11.5, "cover", "DCA", "#2B3A67", "#FFFFFF"),
    Code("R", "Relief week", "", "", 7.5, "relief", "", "#DDE3EA", "#33404D"),
    Code("M", "Team leader, day", "06:45", "18:45", 11.5, "cover", "TL car", "#F6C6A0", "#5A2B00"),
    Code(
        "ML", "Team leader, late", "12:00", "00:00", 11.5, "cover", "TL car", "#D8CDEB", "#3D2A66"
    ),
    Code("OD", "Office day", "09:00", "17:00", 7.5, "other-work", "", "#E3EBD3", "#33401B"),
)

# One half of the rota; the other is the same, so that a crew (lines k and k + 12) keeps together.
PATTERN = (
    "DL...DD", "DD..NNN", "..DLL..", "NN...NN", "N...DDD", "..DDD..",
    "...DDD.", ".DL..LL", "..NN...", "LNN....", "...NN..", "RRRRR..",
)  # fmt: skip
LEADER_PATTERN = ("MMOO...", "EE..MM.", "..MEE..")

LEADERS = ("Imogen Thackeray", "Kwame Boateng-Hill", "Sioned Prosser")
HOLDERS = (
    ("Adaeze Okonjo", "Paramedic"),
    ("Martin Fellgate", "Paramedic"),
    ("Priya Ramanathan", "Paramedic"),
    ("Callum Strachan", "NQP"),
    ("Beth Arkwright", "Paramedic"),
    ("Yusuf Demirel", "Paramedic"),
    ("Nia Penhallow", "NQP"),
    ("Tomasz Wrobel", "Paramedic"),
    ("Grace Osei", "Paramedic"),
    ("Joel Haddington", "NQP"),
    ("Farida Rahmani", "Paramedic"),
    ("Lewis Carbury", "Paramedic"),
    ("Shanice Delroy", "EMT"),
    ("Owen Brackley", "ECA"),
    ("Rukhsana Malik", "EMT"),
    ("Peter Nuttall", "EMT"),
    ("VACANCY", "EMT"),
    ("Aoife Kinsella", "ECA"),
    ("Dev Bhandari", "EMT"),
    ("Carys Lloyd-Marsh", "ECA"),
    ("Sam Tetteh", "EMT"),
    ("Holly Winstanley", "ECA"),
    ("Ikram Saleh", "EMT"),
    ("Gareth Mossop", "ECA"),
)
# Leader of each crew (lines k and k + 12), by position in LEADERS.
CREW_LEADER = (0, 1, 2, 0, 1, 2, 1, 2, 0, 1, 2, 0)


def build(*, planted: bool = True) -> Station:
    """The Northgate workbook, with what is wrong on purpose or before it."""
    title = "NORTHGATE STATION - DCA ROTA (24 LINES)"
    about = "Cyclic: each holder moves down one line a week. Blank = rest day. Reviewed 2019."
    return Station(
        blocks=(
            Block("DCA rota", title, about, _dca_lines(planted)),
            Block("Team leaders", "NORTHGATE - TEAM LEADERS (3 LINES)", about, _leader_lines()),
        ),
        codes=CODES,
    )


def _dca_lines(planted: bool) -> tuple[Staff, ...]:
    rows = [row_of(week, LETTERS) for week in PATTERN * 2]
    if planted:
        _plant(rows)
    return tuple(
        Staff(
            str(line + 1), name, role, f"Crew {line % 12 + 1}", cells,
            manager="" if name == "VACANCY" else LEADERS[CREW_LEADER[line % 12]],
            vacant=name == "VACANCY", aspirant=name == "Grace Osei",
        )
        for line, ((name, role), cells) in enumerate(zip(HOLDERS, rows, strict=True))
    )  # fmt: skip


def _plant(rows: list[tuple[str, ...]]) -> None:
    """What is wrong on purpose: swaps on one weekday, so cover and hours stay as they were."""
    monday, friday = 0, 4
    # Lines 3 and 6: a late ending at midnight, then a day at 06:45.
    rows[2], rows[5] = with_cell(rows[2], friday, "D"), with_cell(rows[5], friday, "L")
    # Lines 15 and 16: a fourth night in a row, and a day two mornings after it.
    rows[14], rows[15] = with_cell(rows[14], monday, "N"), with_cell(rows[15], monday, "")


def _leader_lines() -> tuple[Staff, ...]:
    return tuple(
        Staff(
            str(line), name, "Team leader", "Leaders", row_of(week, LETTERS),
            manager="Rosalind Hartnell",
        )
        for line, (name, week) in enumerate(zip(LEADERS, LEADER_PATTERN, strict=True), 1)
    )  # fmt: skip
