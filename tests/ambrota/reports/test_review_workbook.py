"""The review workbook says what it must, marks what changed, and turns no word into a formula."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ambrota.audit import audit
from ambrota.certificate import Certificate
from ambrota.compare import Candidate
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.errors import UserError
from ambrota.measures.base import THEMES
from ambrota.model import Change, Kind, Person, Rota, RotaKind, Session, Shift
from ambrota.reports import workbook, write_review
from ambrota.rulebook import default_rulebook
from ambrota.spans import cycle_weeks

BOOK = default_rulebook()
NASTY = ('=HYPERLINK("http://example.invalid","x")', "+1", "@SUM(A1)", "-2+3", "http://x.invalid")
DAY = Shift("D", Kind.COVER, 420, 1140, 690, "DCA")
NIGHT = Shift("N", Kind.COVER, 1140, 1860, 690, "DCA")


@dataclass(frozen=True)
class Found:
    """A problem of the import, or a way out: plain words."""

    severity: str = "warning"
    sheet: str | None = NASTY[0]
    cell: str | None = "D7"
    found: str = NASTY[1]
    expected: str = "a code"
    todo: str = NASTY[2]
    change: str = "paramedics on Friday nights"
    unit: str = "WTE"
    amount: float = 1.2


@dataclass(frozen=True)
class Contradiction:
    """What cannot hold together."""

    requirements: tuple[str, ...] = ("cover: DCA, Paramedic", NASTY[0])
    proved: bool = True
    ways_out: tuple[Found, ...] = (Found(),)


def dated_rota() -> Rota:
    """Five people with names that a spreadsheet would run, and four weeks of days."""
    people = [
        Person(f"p{i}", name, "Paramedic", NASTY[0], "p0" if i else None, None, 37.5)
        for i, name in enumerate(NASTY)
    ]
    duties = [
        DAY.duty(person.id, day) for person in people for day in range(28) if day % 7 in (0, 1, 2)
    ]
    rota = Rota(
        "=1+1", RotaKind.DATED, date(2026, 1, 5), 28, tuple(people), (DAY, NIGHT), tuple(duties)
    )
    return with_requirement(rota, filled_by_role)


def cyclic_rota() -> Rota:
    """Four lines without dates."""
    people = tuple(Person(f"p{i}", f"Line {i + 1}", "Paramedic") for i in range(4))
    duties = tuple(DAY.duty(person.id, day) for person in people for day in (0, 1, 2))
    rota = Rota("Core", RotaKind.CYCLIC, None, 7, people, (DAY, NIGHT), duties)
    return with_requirement(rota, filled_by_role)


def candidates(rota: Rota) -> tuple[Candidate, Candidate]:
    """The rota as it is, and with one night in place of a day and one session."""
    old = rota.by_cell["p1", 0]
    new = rota.with_changes([Change("p1", 0, old, (NIGHT.duty("p1", 0),))])
    new = new.with_sessions([Session("contact", "one-to-one", "p2", "p0", 1, 600, 630)])
    return (
        Candidate("current", "Current", rota, audit(rota, BOOK)),
        Candidate(
            "A", "Fewest changes", new, audit(new, BOOK, rota),
            certificate=Certificate(False, ("cover: 3 breaches claimed, 2 found",)), why="+why",
        ),
    )  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A review of a dated rota with one proposal."""
    current, proposal = candidates(dated_rota())
    path = tmp_path / "review.xlsx"
    write_review(path, current, [proposal], BOOK, [Found()], Contradiction())
    return path


def texts(path: Path, sheet: str) -> list[str]:
    """Every text of a sheet."""
    page = openpyxl.load_workbook(path)[sheet]
    return [c.value for row in page.iter_rows() for c in row if isinstance(c.value, str)]


def test_sheets_stand_in_the_order_in_which_they_are_read(written: Path) -> None:
    assert openpyxl.load_workbook(written).sheetnames == [
        "Scorecard", "Measures", "Current rota", "Rota A", "Sessions", "Cover",
        "Cover by half hour", "Cover gaps", "Contact", "Training", "Fairness", "Spread",
        "Findings by rule", "Findings", "Compensatory rest",
        "Changes per person", "Pay effect", "Assumptions", "Rulebook",
    ]  # fmt: skip


def test_the_spread_of_a_measure_has_its_quartiles_now_and_as_proposed(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Spread"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=6)]
    names = {row[0] for row in rows}
    assert {"Nights and weekends", "Rest between duties", "Hours and pay"} <= names
    for row in rows:
        if row[3] is not None:
            assert len([value for value in row[4:14] if value is not None]) == 10
            assert row[4:9] == sorted(row[4:9])
            assert row[4] < row[8] or row[9] < row[13]


def test_the_scorecard_is_short_and_leaves_the_long_list_to_its_own_sheet(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Scorecard"]
    first = [row[0].value for row in page.iter_rows() if row[0].value]
    chart = first.index("Guarantees: people for whom they hold")
    assert chart < 40
    assert first.index("Cover short") < first.index("Weekends off") < chart
    assert not set(first) & {"Nights", "Backward rotations", "Nights and weekends"}
    cells = [row[0].value for row in page.iter_rows()]
    assert page.row_breaks.brk[0].id == cells.index("Guarantees: people for whom they hold")
    assert openpyxl.load_workbook(written)["Measures"].print_title_rows == "$4:$5"


def test_no_measure_leaves_its_direction_or_its_unit_open(written: Path) -> None:
    for sheet in ("Scorecard", "Measures"):
        for row in openpyxl.load_workbook(written)[sheet].iter_rows(min_row=6, values_only=True):
            if isinstance(row[3], int | float) and row[4] is not None and row[0] != "Current":
                if row[1] is not None and not isinstance(row[1], str):
                    continue  # a figure of the chart
                assert row[1], row
                assert row[2] in ("higher", "lower", "neither"), row
    fatigue = [text for text in texts(written, "Measures") if "index," in text]
    assert fatigue
    assert all("comparison only" in text for text in fatigue)


def test_the_measures_are_grouped_by_what_they_are_about(written: Path) -> None:
    first = [row[0].value for row in openpyxl.load_workbook(written)["Measures"].iter_rows()]
    themes = [text for text in first if text in THEMES]
    assert themes == [theme for theme in THEMES if theme in themes]
    assert len(themes) > 6
    assert first.index("Nights and weekends") < first.index("Nights") < first.index("Team")


def test_the_training_sheet_names_courses(written: Path) -> None:
    told = texts(written, "Training")
    assert "Key skills" in told
    assert "Sexual safety and bystander training" in told


def test_what_a_user_wrote_is_never_a_formula_or_a_link(written: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<f[ >]|hyperlink", parts.read(name)), name
    names = texts(written, "Current rota")
    assert set(NASTY) <= set(names)
    assert NASTY[1] in texts(written, "Assumptions")
    assert names[0] == "=1+1"


def test_a_change_is_marked_by_sign_outline_and_note(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Rota A"]
    marked = [c for row in page.iter_rows() for c in row if str(c.value) == "N•"]
    assert len(marked) == 1
    assert marked[0].border.left.style == "medium"
    assert marked[0].comment is not None
    assert "D 07:00–19:00" in marked[0].comment.text
    assert "D◆" in texts(written, "Rota A")
    assert not any("•" in text for text in texts(written, "Current rota")[:60])


def test_the_scorecard_counts_and_says_which_way(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Scorecard"]
    rows = {row[0].value: [cell.value for cell in row] for row in page.iter_rows() if row[0].value}
    contact = rows["Meet their own line manager in every period"]
    assert contact[1] == "people; 1 has no manager in it"
    assert contact[3:6] == ["0 of 5", "1 of 5", "+1 better"]
    assert rows["Cover short"][3] == 0
    assert rows["Cover short"][5].endswith("worse")
    assert any("NOT verified" in text for text in texts(written, "Scorecard"))
    assert any(
        "1.2 WTE: paramedics on Friday nights" in text for text in texts(written, "Scorecard")
    )


def test_findings_are_all_there_with_evidence(written: Path) -> None:
    current, proposal = candidates(dated_rota())
    page = openpyxl.load_workbook(written)["Findings"]
    rows = [row for row in page.iter_rows(min_row=5, values_only=True) if row[0]]
    now = {one.message for one in current.audit.findings}
    staying = [one for one in proposal.audit.findings if one.message in now]
    assert staying
    assert len(rows) == len(current.audit.findings) + len(proposal.audit.findings) - len(staying)
    assert {row[11] for row in rows} >= {one.evidence for one in current.audit.findings}
    come = [one for one in proposal.audit.findings if one.message not in now]
    assert {row[11] for row in rows if row[0] == "A"} == {one.evidence for one in come}
    assert {row[1] for row in rows} >= {"new", "gone in A", "stays in A"}
    assert all((row[0] == "Current") == ("in A" in row[1]) for row in rows)


def test_the_findings_of_each_rule_are_counted_on_one_page_the_worst_first(written: Path) -> None:
    current, proposal = candidates(dated_rota())
    page = openpyxl.load_workbook(written)["Findings by rule"]
    rows = [row for row in page.iter_rows(min_row=5, values_only=True) if row[1]]
    for at, audited in ((4, current.audit), (5, proposal.audit)):
        assert sum(row[at] for row in rows) == len(audited.findings)
    order = [(row[1] != "must", row[2] != "law") for row in rows]
    assert order == sorted(order)
    assert all(row[3] for row in rows), "a rule without its source"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight in (None, 1)


def test_every_rule_stands_in_the_rulebook_with_its_source(written: Path) -> None:
    told = texts(written, "Rulebook")
    for rule in BOOK.rules:
        assert rule.name in told
        assert rule.source in told


def test_charts_are_native_and_point_at_cells(written: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        joined = b"".join(parts.read(name) for name in charts)
    assert len(charts) >= 3
    assert b"Cover by half hour" in joined
    assert b"lineChart" in joined


def test_sheets_print_on_a4_landscape_and_keep_their_heading(written: Path) -> None:
    for page in openpyxl.load_workbook(written):
        assert page.page_setup.orientation == "landscape", page.title
        assert page.page_setup.paperSize == 9
        assert "&P" in page.oddFooter.right.text
    assert openpyxl.load_workbook(written)["Findings"].print_title_rows == "$4:$4"
    assert openpyxl.load_workbook(written)["Rota A"].freeze_panes == "D6"


def test_a_cyclic_rota_and_a_review_without_proposals_can_be_written(tmp_path: Path) -> None:
    current, proposal = candidates(cyclic_rota())
    write_review(tmp_path / "a.xlsx", current, [proposal], BOOK)
    write_review(tmp_path / "b.xlsx", current, [], BOOK)
    assert "week 1 Tue" in texts(tmp_path / "a.xlsx", "Sessions")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Scorecard"]
    given = next(row for row in page.values if row[0] == "Cover given up to people")
    weeks = cycle_weeks(proposal.rota)
    assert (given[1], given[4]) == (
        "seat-hours a week",
        proposal.audit.cover.given_up_hours / weeks,
    )
    assert "Seat-hours a week" in texts(tmp_path / "a.xlsx", "Cover")
    assert "There is no proposal." in texts(tmp_path / "b.xlsx", "Scorecard")


def test_a_rota_without_a_duty_can_be_written(tmp_path: Path) -> None:
    nobody = Rota("", RotaKind.CYCLIC, None, 7, (Person("a", "Ada"),), (), ())
    empty = with_requirement(nobody, filled_by_role)
    write_review(tmp_path / "e.xlsx", Candidate("c", "", empty, audit(empty, BOOK)), [], BOOK)
    assert "Rota review" in texts(tmp_path / "e.xlsx", "Scorecard")


def test_a_file_that_cannot_be_replaced_stays_whole(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written.read_bytes()

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(workbook.os, "replace", locked)
    current, proposal = candidates(dated_rota())
    with pytest.raises(UserError, match="open in Excel"):
        write_review(written, current, [proposal], BOOK)
    assert written.read_bytes() == before
    assert [item.name for item in written.parent.iterdir()] == ["review.xlsx"]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    current, _ = candidates(dated_rota())
    with pytest.raises(UserError, match="could not be written"):
        write_review(tmp_path / "nowhere" / "r.xlsx", current, [], BOOK)


def test_a_lowered_rule_is_named(tmp_path: Path) -> None:
    current, _ = candidates(dated_rota())
    rule = BOOK.rule("daily-rest")
    lowered = BOOK.with_rule(replace(rule, level=type(rule.level)("should")))
    write_review(tmp_path / "r.xlsx", current, [], lowered)
    assert "Rest between duties: level should, was must" in texts(tmp_path / "r.xlsx", "Rulebook")
    words = "▼ Law lowered. Rest between duties: should, the law makes it a must; no reason given"
    assert words in texts(tmp_path / "r.xlsx", "Scorecard")
    assert words in texts(tmp_path / "r.xlsx", "Rulebook")
    write_review(tmp_path / "r.xlsx", current, [], BOOK)
    assert words not in texts(tmp_path / "r.xlsx", "Scorecard")


def test_every_short_rest_stands_with_what_it_owes_and_when_it_is_given(tmp_path: Path) -> None:
    rota = dated_rota()
    changes = [
        Change("p1", day, rota.by_cell.get(("p1", day), ()), (shift.duty("p1", day),))
        for day, shift in ((0, NIGHT), (1, DAY), (27, NIGHT))
    ]
    short = rota.with_changes(changes)
    carried = replace(short, duties=(*short.duties, DAY.duty("p2", 26), NIGHT.duty("p2", 26)))
    current, proposal = (
        Candidate(key, key, each, audit(each, BOOK))
        for key, each in (("now", short), ("A", carried))
    )
    write_review(tmp_path / "r.xlsx", current, [proposal], BOOK)
    told = texts(tmp_path / "r.xlsx", "Compensatory rest")
    assert any(text.startswith("Current: 11.0 h owed, 11.0 h given") for text in told)
    page = openpyxl.load_workbook(tmp_path / "r.xlsx")["Compensatory rest"]
    rows = [row for row in page.iter_rows(values_only=True) if row[0] in ("Current", "A")]
    assert [(row[0], row[2], row[3], row[4], row[5], row[6]) for row in rows] == [
        ("Current", "Tue 6 Jan 2026", 0, 11, "Thu 8 Jan 2026", "given"),
        ("A", "Tue 6 Jan 2026", 0, 11, "Thu 8 Jan 2026", "given"),
        ("A", "Sat 31 Jan 2026", 0, 11, None, "not yet due"),
    ]
    assert {row[7] for row in rows} == {11}


def test_establishment_is_reconciled_below_its_figures(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Measures"]
    told = [str(row[0].value) for row in page.iter_rows() if row[0].value]
    vacant = next(at for at, text in enumerate(told) if text.startswith("WTE vacant"))
    after = told[vacant : vacant + 4]
    assert any(" WTE needed (" in text and " in post" in text for text in after)


def test_a_difference_in_the_workbook_is_that_of_the_numbers_shown(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Measures"]
    found = 0
    for row in page.iter_rows(values_only=True):
        now, then, told = row[3], row[4], row[5]
        if isinstance(now, float | int) and isinstance(told, str) and told[0] in "+−":
            shown = round(round(then, 2) - round(now, 2), 2)
            assert float(told.split()[0].replace("−", "-")) == shown
            found += 1
    assert found > 3
