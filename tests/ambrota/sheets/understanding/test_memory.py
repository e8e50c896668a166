"""What is remembered from one month's workbook to the next. Every station is invented."""

import datetime as dt

import pytest

from ambrota.model import Kind, Shift
from ambrota.sheets import Layout, read_rota
from ambrota.sheets.read import read_workbook
from ambrota.sheets.understanding.form import fingerprint, form_of
from ambrota.sheets.understanding.memory import Memory

R = Shift("R", Kind.RELIEF, meaning="relief")
TEAM = [f"{first} {last}" for first in ("Ann", "Tom") for last in ("Bell", "Cole", "Dunn", "Eke")]


def sheet(month=1, days=28, people=TEAM, head=("Staff no", "Name", "Role"), legend=True, top=()):
    """A month's rota as a station keeps it: titles, headings, people, totals, a legend beside."""
    first = dt.date(2026, month, 1)
    dates = [first + dt.timedelta(days=n) for n in range(days)]
    rows = [*([text] for text in top), [f"Rota {first:%B %Y}"]]
    beside = ["Total", "Code", "Meaning"] if legend else ["Total"]
    rows.append([*head, *dates, *beside])
    for number, name in enumerate(people):
        said = {"Staff no": f"S{number + 10}", "Name": name, "Role": "EMT"}
        rows.append([*(said.get(field, "x") for field in head), *["D"] * days, 12])
    return rows


@pytest.fixture
def form(make):
    """The fingerprint of sheets."""

    def of(**sheets):
        return fingerprint(read_workbook(make(**sheets)))

    return of


NEXT = {
    "other dates": {"Rota": sheet(2)},
    "a longer month": {"Rota": sheet(3, days=31)},
    "other people": {"Rota": sheet(people=["Sam Vale", *TEAM[1:-1], "Kim Wood"])},
    "one row more": {"Rota": sheet(people=[*TEAM, "Sam Vale"])},
    "few people": {"Rota": sheet(people=TEAM[:2])},
    "another title": {"Rota": sheet(top=("DRAFT 3", "see notes"))},
    "sheet renamed": {"February_2026": sheet(2)},
    "a sheet for each month": {"Jan": sheet(1), "Feb": sheet(2), "Mar": sheet(3)},
    "a sheet of notes": {"Rota": sheet(), "Notes": [["ring Tom"], ["parts ordered"]]},
}
OTHER = {
    "no staff numbers": {"Rota": sheet(head=("Name", "Role"))},
    "headings in another order": {"Rota": sheet(head=("Name", "Staff no", "Role"))},
    "one column more": {"Rota": sheet(head=("Staff no", "Name", "Role", "Team"))},
    "no legend": {"Rota": sheet(legend=False)},
    "another blank column": {"Rota": [["", *row] for row in sheet()]},
    "a sheet of codes": {"Rota": sheet(), "Key": [["Code", "Kind"], ["D", "cover"]]},
}


@pytest.mark.parametrize("sheets", NEXT.values(), ids=NEXT.keys())
def test_next_months_file_has_the_same_form(form, sheets) -> None:
    assert form(**sheets) == form(Rota=sheet())


@pytest.mark.parametrize("sheets", OTHER.values(), ids=OTHER.keys())
def test_another_form_is_told_apart(form, sheets) -> None:
    assert form(**sheets) != form(Rota=sheet())


def test_forms_of_days_down_and_of_nothing_known(form) -> None:
    down = [["", "Ann", "Tom"], *([dt.date(2026, 1, day), "D", "N"] for day in range(1, 29))]
    longer = [["", "Ann", "Tom"], *([dt.date(2026, 3, day), "D", "N"] for day in range(1, 32))]
    assert form(Rota=down) == form(Rota=longer) != form(Rota=sheet())
    assert form(Nights_January=[["x"]]) == form(Nights_Feb=[["y"]]) != form(Days=[["x"]])


@pytest.fixture
def memory(tmp_path):
    """A memory in a folder that is not there yet."""
    return Memory(tmp_path / "data" / "layouts")


@pytest.fixture
def book(make):
    """A workbook of sheets, as read."""

    def of(**sheets):
        return read_workbook(make(**sheets))

    return of


def imported(make, layout=None, **sheets):
    return read_rota(make(**sheets), layout=layout)


def test_what_was_settled_is_used_by_itself_the_next_month(memory, make, book) -> None:
    layout = Layout(codes=(R,), ignore=("Notes",), mark="N").with_sheet("Rota", header_row=2)
    now = imported(make, Rota=sheet())
    assert memory.recall(now.source.book) is None
    memory.keep(now.source.book, layout, now)
    assert memory.recall(book(Rota=sheet(2, people=[*TEAM, "Sam Vale"]))) == layout
    assert memory.recall(book(**OTHER["no staff numbers"])) is None


def test_what_belongs_to_one_file_is_not_kept(memory, make, book) -> None:
    layout = Layout(
        first_day=dt.date(2026, 1, 1), year=2026, person="A Able", last_row=10
    ).with_sheet("Rota", last_row=10, first_column="D", first_day=dt.date(2026, 1, 1))
    now = imported(make, Rota=sheet())
    memory.keep(now.source.book, layout, now)
    assert memory.recall(book(Rota=sheet(2))) == Layout().with_sheet("Rota", first_column="D")


TOTALS = [["", "Ambulances out", "", *[4] * 28], ["", "Spare", ""]]


@pytest.mark.parametrize("name", ["Rota", "February_2026"])
@pytest.mark.parametrize(("people", "last"), [(TEAM, 10), ([*TEAM, "Sam Vale"], 11)])
def test_ends_are_where_the_same_words_stand_behind_them(
    memory, make, book, name, people, last
) -> None:
    layout = Layout().with_sheet("Rota", last_row=10, last_column="AE")
    now = imported(make, layout, Rota=[*sheet(), *TOTALS])
    memory.keep(now.source.book, layout, now)
    later = book(**{name: [*sheet(3, days=31, people=people), *TOTALS]})
    recalled = memory.recall(later)
    assert recalled is not None
    on = recalled.on(name.replace("_", " "))
    assert (on.last_row, on.last_column) == (last, "AH")


def test_ends_of_a_turned_sheet(memory, make, book) -> None:
    def turned(rows):
        width = max(map(len, rows))
        padded = [[*row, *[None] * (width - len(row))] for row in rows]
        return [list(row) for row in zip(*padded, strict=True)]

    rows = [*sheet(legend=False)[1:], *TOTALS]
    layout = Layout(people="across").with_sheet("Rota", last_row=9)
    now = imported(make, layout, Rota=turned(rows))
    memory.keep(now.source.book, layout, now)
    more = [*sheet(2, people=[*TEAM, "Sam Vale"], legend=False)[1:], *TOTALS]
    recalled = memory.recall(book(Rota=turned(more)))
    assert recalled is not None
    assert recalled.on("Rota").last_row == 10


def test_a_sheet_that_was_renamed_keeps_what_was_said_of_it(memory, make, book) -> None:
    layout = Layout(sheets=("January 2026",), ignore=("Notes",))
    layout = layout.with_sheet("January 2026", header_row=2)
    now = imported(make, January_2026=sheet(), Notes=[["ring Tom"]])
    memory.keep(now.source.book, layout, now)
    recalled = memory.recall(book(February_2026=sheet(2), Notes=[["ring Ann"]]))
    assert recalled is not None
    assert (recalled.sheets, recalled.ignore) == (("February 2026",), ("Notes",))
    assert recalled.on("February 2026").header_row == 2
    plain = memory.recall(book(Rota=sheet(2)))
    assert plain is not None
    assert plain.on("Rota").header_row == 2


def test_which_of_several_rotas_is_asked_again_when_a_month_was_added(memory, make, book) -> None:
    layout = Layout(sheets=("Jan",), codes=(R,), ignore=("Notes",)).with_sheet("Jan", header_row=2)
    now = imported(make, Layout(sheets=("Jan",)), Jan=sheet(), Notes=[["ring Tom"]])
    memory.keep(now.source.book, layout, now)
    recalled = memory.recall(book(Jan=sheet(), Feb=sheet(2), Notes=[["x"]]))
    assert recalled is not None
    assert (recalled.sheets, recalled.codes, recalled.ignore) == ((), (R,), ("Notes",))
    assert recalled.on("Feb").header_row == 2


def test_people_keep_their_ids_when_numbers_are_left_out(memory, make, book) -> None:
    now = imported(make, Rota=sheet())
    memory.keep(now.source.book, Layout(), now)
    rows = [[None if str(cell).startswith("S1") else cell for cell in row] for row in sheet(2)]
    recalled = memory.recall(book(Rota=rows))
    assert recalled is not None
    assert recalled.ids["Ann Bell"] == "S10"
    assert len(recalled.ids) == len(TEAM)


def test_stations_that_share_a_form_each_have_their_own(memory, make, book) -> None:
    others = [f"{first} {last}" for first in ("Zoe", "Yan") for last in ("Vale", "Wood", "Xu")]
    ours, theirs = imported(make, Rota=sheet()), imported(make, Rota=sheet(people=others))
    memory.keep(ours.source.book, Layout(codes=(R,)), ours)
    assert memory.recall(theirs.source.book) is None
    memory.keep(theirs.source.book, Layout(mark="N"), theirs)
    assert memory.recall(book(Rota=sheet(2))) == Layout(codes=(R,))
    assert memory.recall(book(Rota=sheet(2, people=others[1:]))) == Layout(mark="N")
    memory.forget(theirs.source.book)
    assert memory.recall(theirs.source.book) is None
    assert memory.recall(ours.source.book) == Layout(codes=(R,))


def test_the_last_import_is_what_is_remembered(memory, make) -> None:
    now = imported(make, Rota=sheet())
    memory.keep(now.source.book, Layout(codes=(R,)), now)
    later = imported(make, Layout(codes=(R,)), Rota=sheet(2, people=[*TEAM[1:], "Sam Vale"]))
    memory.keep(later.source.book, Layout(mark="N"), later)
    names = [known.name for known in memory.people(later.source.book)]
    assert names == [*TEAM[1:], "Sam Vale"]
    assert memory.recall(later.source.book) == Layout(mark="N")


def test_a_memory_that_cannot_be_read_is_as_good_as_none(memory, make, tmp_path) -> None:
    now = imported(make, Rota=sheet())
    memory.keep(now.source.book, Layout(codes=(R,)), now)
    (path,) = (tmp_path / "data" / "layouts").iterdir()
    for text in ("", "[1]", '{"layout": "kind = 3"}', '{"layout":"","sheets":{},"people":[[1]]}'):
        path.write_text(text, encoding="utf-8")
        assert memory.recall(now.source.book) is None
        assert memory.people(now.source.book) == ()
    memory.keep(now.source.book, Layout(codes=(R,)), now)
    assert memory.recall(now.source.book) == Layout(codes=(R,))


def test_rows_of_hours_are_no_heading_and_initials_are_one(book) -> None:
    people = [[name, *[12, 8, 12, 8, 0, 10, 10] * 2] for name in TEAM]
    assert form_of(book(Rota=people).sheets[0]) == ""
    named = form_of(book(Rota=[["Crew on", *"MTWTFSS" * 2], *people]).sheets[0])
    assert "crew on" in named
    assert not any(name.split()[0].lower() in named for name in TEAM)


def test_a_form_says_nothing_of_people_or_dates(book) -> None:
    form = form_of(book(Rota=sheet()).sheets[0])
    assert not any(name.split()[0] in form for name in TEAM)
    assert "2026" not in form
