"""A proposal goes back into whatever form the rota has, and only its cells differ."""

import datetime as dt

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill

from ambrota.model import Duty, Kind
from ambrota.sheets import read_rota
from tests.ambrota.sheets.copies import changed, work, written

WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
DAYS = [dt.date(2026, 1, 5) + dt.timedelta(n) for n in range(14)]


def differing(one, other) -> dict[str, tuple]:
    """Cells that differ in value, as 'Sheet!D7', with the old and the new value."""
    old, new = openpyxl.load_workbook(one), openpyxl.load_workbook(other)
    found = {}
    for page in new:
        if page.title not in old.sheetnames:
            continue
        places = {
            (c.row, c.column) for p in (page, old[page.title]) for r in p.iter_rows() for c in r
        }
        for place in places:
            before, after = old[page.title].cell(*place), page.cell(*place)
            if before.value != after.value:
                found[f"{page.title}!{after.coordinate}"] = (before.value, after.value)
    return found


def across(codes) -> dict:
    """Days down, people across."""
    people = [
        ("Ann Able", "D D N N RD RD D D N N RD RD D D"),
        ("Bob Bold", "N N RD D D D RD RD D D N N RD D"),
        ("Cy Chief", "RD D D RD N N RD D D D RD N N RD"),
    ]
    rows = [["Date", *(name for name, _ in people)]]
    rows += [[on, *(row.split()[n] for _, row in people)] for n, on in enumerate(DAYS)]
    return {"Rota": rows, "Key": codes}


def stacked(codes) -> dict:
    """A block for each week, one below the other."""
    rows = []
    for first in (0, 7):
        rows += [
            ["Name", *DAYS[first : first + 7]],
            ["Ann Able", "D", "D", None, "N", "N", "RD", "RD"],
            ["Bob Bold", "N", "N", "RD", "RD", "D", "D", None],
            [],
        ]
    return {"Rota": rows, "Key": codes}


def beside(codes) -> dict:
    """Weeks beside one another under their titles."""
    titles = ["", "Week 1", *[None] * 6, "Week 2", *[None] * 6]
    ann, bob = "D D N N RD RD D D N N RD RD D D", "N N RD D D D RD RD D D N N RD D"
    rows = [titles, ["Name", *WEEK, *WEEK], [None, *DAYS]]
    rows += [["Ann Able", *ann.split()], ["Bob Bold", *bob.split()]]
    return {"Rota": rows, "Key": codes}


def marks(codes) -> dict:
    """A sheet for each shift, on which a 1 says that somebody works it."""
    days = [["Name", *DAYS], ["Ann Able", 1, 1, *[None] * 8, 1, 1, None, None],
            ["Bob Bold", *[None] * 4, 1, 1, *[None] * 8], ["Cy Chief", *[1, None] * 7]]  # fmt: skip
    nights = [["Name", *DAYS], ["Ann Able", *[None] * 3, 1, 1, *[None] * 9],
              ["Bob Bold", 1, 1, *[None] * 10, 1, 1]]  # fmt: skip
    return {"D": days, "N": nights, "Key": codes}


def pairs(codes) -> dict:
    """Start and finish of each day in two columns."""
    rows = [["Name"], [None]]
    for on in DAYS[:7]:
        rows[0] += [on, None]
        rows[1] += ["Start", "Finish"]
    rows.append(
        ["Ann Able", *["06:30", "18:30"] * 2, None, None, *["18:30", "06:30"] * 2, *[None] * 4]
    )
    rows.append(["Bob Bold", *[None] * 4, *["07:00", "15:00"] * 5])
    return {"Rota": rows, "Key": codes}


FORMS = {"across": across, "stacked": stacked, "beside": beside, "marks": marks, "pairs": pairs}


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_random_changes_read_back_in_every_form(form, make, codes, data) -> None:
    imported = read_rota(make(**FORMS[form](codes)))
    rota = imported.rota
    assert len(rota.people) >= 2
    keys = st.tuples(st.sampled_from([p.id for p in rota.people]), st.integers(0, rota.days - 1))
    shifts = [s for s in rota.shifts if s.start is not None and s.code in ("D", "N", "0700-1500")]
    edits = []
    for person, day in data.draw(st.sets(keys, min_size=1, max_size=8)):
        shift = data.draw(st.sampled_from([None, *shifts]))
        edits.append((person, day, [] if shift is None else [shift.duty(person, day)]))
    proposed = changed(rota, *edits)
    target, _ = written(imported, proposed)
    back = read_rota(target)
    assert work(back.rota) == work(proposed)
    assert [p.id for p in back.rota.people] == [p.id for p in rota.people]
    moved = {(p, d) for p, d, *_ in work(rota) ^ work(proposed)}
    source = imported.source
    spots = {s for key in moved for s in (source.spots[key], *source.more.get(key, ()))}
    spots |= {source.ends[spot] for spot in spots if spot in source.ends}
    allowed = {f"{name}!{openpyxl.utils.get_column_letter(c)}{r}" for name, r, c in spots}
    assert set(differing(source.path, target)) <= allowed


def test_people_across_are_written_where_they_stand(make, codes) -> None:
    imported = read_rota(make(**across(codes)))
    night = imported.rota.shift_by_code["N"]
    target, _ = written(
        imported, changed(imported.rota, ("bob-bold", 3, [night.duty("bob-bold", 3)]))
    )
    assert differing(imported.source.path, target) == {"Rota!C5": ("D", "N")}


def test_a_mark_is_cleared_on_one_sheet_and_set_on_the_other(make, codes) -> None:
    imported = read_rota(make(**marks(codes)))
    rota = imported.rota
    night, day = (
        next(s for s in rota.shifts if s.code == code and s.start is not None) for code in "ND"
    )
    proposed = changed(
        rota, ("ann-able", 0, [night.duty("ann-able", 0)]), ("cy-chief", 0, []),
        ("cy-chief", 1, [night.duty("cy-chief", 1)]), ("bob-bold", 2, [day.duty("bob-bold", 2)]),
    )  # fmt: skip
    target, problems = written(imported, proposed)
    assert differing(imported.source.path, target) == {
        "D!B2": (1, None), "N!B2": (None, 1), "D!B4": (1, None), "D!C4": (None, "N"),
        "D!D3": (None, 1),
    }  # fmt: skip
    assert not problems
    assert work(read_rota(target).rota) == work(proposed)


def test_start_and_finish_go_into_their_own_columns(make, codes) -> None:
    imported = read_rota(make(**pairs(codes)))
    new = Duty("ann-able", 2, "0900-1700", Kind.COVER, 540, 1020, resource="DCA")
    target, _ = written(
        imported, changed(imported.rota, ("ann-able", 0, []), ("ann-able", 2, [new]))
    )
    assert differing(imported.source.path, target) == {
        "Rota!B3": ("06:30", None), "Rota!C3": ("18:30", None),
        "Rota!F3": (None, "09:00"), "Rota!G3": (None, "17:00"),
    }  # fmt: skip


def test_a_code_said_by_colour_alone_is_written_so(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D . . N N"), ("Bob Bold", "N N . D D ."),
                           ("Cy Chief", "D . . D D N")), Shift_codes=codes)  # fmt: skip
    book = openpyxl.load_workbook(path)
    colour = PatternFill("solid", fgColor="FFFFFF00")
    for row in book["Shift codes"].iter_rows():
        if row[0].value == "AL":
            row[0].fill = colour
    for cell in ("D2", "E2", "D3"):
        book["Rota"][cell].fill = colour
    book.save(path)
    imported = read_rota(path)
    leave = [d for d in imported.rota.duties if d.kind is Kind.LEAVE]
    if not leave:
        pytest.skip("colours are not read")
    assert len(leave) == 3
    shift = imported.rota.shift_by_code["AL"]
    proposed = changed(
        imported.rota, ("ann-able", 2, []), ("cy-chief", 1, [shift.duty("cy-chief", 1)])
    )
    target, _ = written(imported, proposed)
    page = openpyxl.load_workbook(target)["Rota"]
    assert (page["D2"].value, page["D2"].fill.fill_type) == (None, None)
    assert (page["C4"].value, page["C4"].fill.fgColor.rgb) == (None, "FFFFFF00")
    assert work(read_rota(target).rota) == work(proposed)


def test_fill_and_font_follow_the_code_and_borders_stay(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N N . ."), ("Bob Bold", "N N . . D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    thick = openpyxl.styles.Border(left=openpyxl.styles.Side("thick"))
    for row in book["Rota"].iter_rows(min_row=2, min_col=2):
        for cell in row:
            if cell.value == "N":
                cell.fill, cell.font = (
                    PatternFill("solid", fgColor="FF000080"),
                    Font(color="FFFFFFFF"),
                )
    book["Rota"]["B2"].border = thick
    book["Key"]["A2"].fill = PatternFill("solid", fgColor="FFFFCC00")
    book["Key"]["A7"].fill = PatternFill("solid", fgColor="FF00FF00")
    book.save(path)
    imported = read_rota(path)
    shifts = imported.rota.shift_by_code
    target, _ = written(imported, changed(
        imported.rota, ("ann-able", 0, [shifts["N"].duty("ann-able", 0)]),
        ("bob-bold", 0, [shifts["D"].duty("bob-bold", 0)]),
        ("bob-bold", 3, [shifts["REL"].duty("bob-bold", 3)]),
    ))  # fmt: skip
    page = openpyxl.load_workbook(target)["Rota"]
    assert (page["B2"].fill.fgColor.rgb, page["B2"].font.color.rgb) == ("FF000080", "FFFFFFFF")
    assert page["B2"].border.left.style == "thick"
    assert page["B3"].fill.fill_type is None
    assert page["E3"].fill.fgColor.rgb == "FF00FF00"


def test_weekends_keep_their_shade(make, dated, codes) -> None:
    path = make(
        Rota=dated(*((f"P{n} Able", "D D N N D D N N D D N N") for n in range(4))), Key=codes
    )
    book = openpyxl.load_workbook(path)
    for row in range(2, 6):
        for column in (7, 8):
            book["Rota"].cell(row, column).fill = PatternFill("solid", fgColor="FFDDDDDD")
    book.save(path)
    imported = read_rota(path)
    shift = imported.rota.shift_by_code["N"]
    target, _ = written(imported, changed(
        imported.rota, ("p0-able", 5, [shift.duty("p0-able", 5)]), ("p1-able", 2, [])
    ))  # fmt: skip
    page = openpyxl.load_workbook(target)["Rota"]
    assert page["G2"].fill.fgColor.rgb == "FFDDDDDD"
    assert page["D3"].fill.fill_type is None
