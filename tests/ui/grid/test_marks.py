"""How cells are marked: colour kept, musts apart, what is particular to somebody."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Change, Person, Rota, RotaKind
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from ui.cells import Look
from ui.finding_mark import paint_corner
from ui.grid.blocks import HELD, SAME, WHOLE, Blocks, fitting, paint_change, paint_tallies, toned
from ui.grid.contrast import contrast
from ui.grid.marked import _found
from ui.grid.name_header import short_name
from ui.grid.order import arranged
from ui.grid.particular import must_cells, particular_to
from ui.grid.was import from_to
from ui.main_window import MainWindow
from ui.reading import breaches_by_cell
from ui.theme import BY_CHOICE, THEME


@pytest.mark.parametrize("choice", sorted(BY_CHOICE))
def test_letters_of_paler_cells_stay_readable(qtbot: QtBot, choice: str) -> None:
    tokens, THEME.tokens = THEME.tokens, BY_CHOICE[choice]
    try:
        for style in THEME.tokens.cells:
            for share in (HELD, SAME):
                text, ground = toned(style, share)
                assert contrast(text, ground) >= 4.5, (choice, style, share)
            assert toned(style, WHOLE) == THEME.cell(style)
    finally:
        THEME.tokens = tokens


def _finding(rule: str, person: str, level: str = "must", days: tuple[int, ...] = (3,)) -> Any:
    return SimpleNamespace(
        rule=rule,
        person=person,
        level=level,
        status="law",
        days=days,
        broken=days[-1:],
        message=rule,
    )


def _audit(rota: Rota, *findings: Any) -> Any:
    return SimpleNamespace(findings=findings, inspection=SimpleNamespace(rota=rota))


def test_what_most_people_lack_is_not_marked_at_every_name(small_rota: Rota) -> None:
    common = [_finding("contact", one) for one in ("1", "2", "3")]
    own = _finding("relief-share", "2", "should")
    assert particular_to(_audit(small_rota, *common, own)) == {"2": (1, False)}
    assert particular_to(_audit(small_rota, common[0])) == {"1": (1, True)}


def test_cells_of_broken_musts_are_told_from_those_to_weigh(small_rota: Rota) -> None:
    judged = _audit(
        small_rota,
        _finding("daily-rest", "1", days=(2, 3)),
        _finding("early-starts", "2", "should"),
        _finding("contact", "3"),
    )
    assert must_cells(judged) == {("1", 3)}


def test_every_day_on_which_a_finding_breaks_its_rule_is_marked() -> None:
    rota = open_workbook(BY_ID["eastfield-station-12-weeks"].path).rota
    found = audit(rota, default_rulebook())
    liam = next(one for one in rota.people if one.name == "Liam Tembo")
    marked = breaches_by_cell(found)
    told = [one for one in found.findings if one.person == liam.id and one.broken]
    backward = next(one for one in told if one.rule == "rotation-direction")
    assert backward.breaches == 3
    assert backward.broken == (7, 35, 63)
    for day in backward.broken:
        assert backward.message in marked[liam.id, day]
    assert (liam.id, 5) not in marked, "what leads there is not broken itself"


def test_a_heading_parts_cycles_of_different_length() -> None:
    lines = tuple(Person(f"d{n}", f"D {n}", rota="DCA") for n in range(3))
    rota = Rota("r", RotaKind.CYCLIC, None, 7, (*lines, Person("t", "T", rota="Leaders")), (), ())
    assert arranged(rota, "rota", {}).headings == {
        "d0": "DCA · a cycle of 3 lines, one a week", "t": "Leaders · the same line always",
    }  # fmt: skip
    assert not arranged(replace(rota, people=lines), "rota", {}).headings


def test_names_are_shortened_to_initials_and_last_name() -> None:
    names = ("Adaeze Okonjo", "Carys Ann Lloyd-Marsh", "VACANCY", "Line 4")
    assert [short_name(name) for name in names] == [
        "A. Okonjo", "C. A. Lloyd-Marsh", "VACANCY", "Line 4",
    ]  # fmt: skip


def test_a_change_in_a_wide_cell_says_from_what_to_what(small_rota: Rota) -> None:
    night = small_rota.by_cell["2", 0]
    assert from_to(Change("2", 0, night, ())) == "N → rest"
    assert from_to(Change("2", 0, (), night + night)) == "rest → N+N"


@pytest.mark.parametrize(
    "counted",
    [(("contact", 10),), (("contact", 2), ("training", 1)), (("contact", 11), ("training", 1))],
)
def test_counts_are_figures_in_cells_as_narrow_as_a_letter(
    qapp: QApplication, counted: tuple[tuple[str, int], ...]
) -> None:
    block = QRectF(1, 1, 17, 28)

    def drawn(tallies: tuple[tuple[str, int], ...]) -> QImage:
        picture = QImage(20, 30, QImage.Format.Format_ARGB32)
        picture.fill(THEME.colour("ground"))
        painter = QPainter(picture)
        paint_tallies(painter, block, Look("D", "day", tallies=tallies))
        painter.end()
        return picture

    other = tuple((kind, 8 if number < 10 else 77) for kind, number in counted)
    assert drawn(counted) != drawn(other), "bare marks would look alike"


@pytest.mark.parametrize("must", [True, False])
def test_dots_and_corners_lie_off_the_letter_of_a_narrow_cell(
    qapp: QApplication, must: bool
) -> None:
    block = QRectF(1, 1, 17, 20)
    picture = QImage(20, 30, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_change(painter, block)
    paint_corner(painter, block, 3, must=must)
    letter = QFontMetrics(fitting(painter, "D", block.width())).tightBoundingRect("D")
    letter.moveCenter(block.center().toPoint())
    painter.end()
    marked = {(x, y) for x in range(20) for y in range(30) if picture.pixelColor(x, y).alpha()}
    assert marked, "they are drawn"
    assert not [at for at in marked if letter.contains(*at)]


def test_a_narrow_cell_has_a_corner_in_place_of_a_count_and_its_letter_stays(
    qapp: QApplication,
) -> None:
    blocks = Blocks()
    blocks.prepare(1.0)

    def drawn(width: int, findings: int) -> QImage:
        marked = (Look("D", "day"), width, 30, WHOLE, False, findings, True)
        return blocks.picture(marked).toImage()

    assert drawn(18, 6) == drawn(18, 1)
    assert drawn(34, 6) != drawn(34, 1)


def test_the_dot_of_a_change_is_whole_or_left_out(qapp: QApplication) -> None:
    for width in (18, 34):
        picture = QImage(40, 30, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_change(painter, QRectF(2, 2, width, 24))
        painter.end()
        dotted = picture.pixelColor(5, 5) == THEME.colour("accent")
        assert dotted is (width > 18)
        assert not picture.pixelColor(0, 2).alpha(), "nothing sticks out"


def test_the_outline_of_the_current_cell_leaves_its_corner(small: MainWindow) -> None:
    view, model = small.grid.main.view, small.grid.main.model
    cell = next(iter(model.marks.breaches))
    small.grid.go_to([cell])
    now = view.currentIndex()
    assert model.cell(now) == cell
    box = view.cell_rect(now.row(), now.column())
    assert _found(view, now).contains(box.topRight())
    shot = view.viewport().grab().toImage()
    model.show(model.rota, replace(model.marks, breaches={}))
    view.setCurrentIndex(model.index(now.row(), now.column()))
    assert _found(view, view.currentIndex()).isEmpty()
    assert view.viewport().grab().toImage() != shot


def test_two_grids_side_by_side_count_no_findings_in_narrow_cells(small: MainWindow) -> None:
    view, model = small.grid.main.view, small.grid.main.model
    view.set_width(34)
    one = model.marks.breaches[next(iter(model.marks.breaches))][0]

    def shown(count: int, fade: bool) -> QImage:
        breaches = {("1", 0): [one] * count}
        model.show(model.rota, replace(model.marks, breaches=breaches, fade=fade))
        return view.viewport().grab().toImage()

    assert shown(3, True) == shown(1, True)
    assert shown(3, False) != shown(1, False)
