"""What is on the pages: names and days on each, findings, the scorecard, page n of m."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument, QTextTable
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from ambrota.anonymous import anonymous
from ambrota.audit import audit
from ambrota.errors import UserError
from ambrota.model import Rota, RotaKind, Session
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from ui.cells import Look
from ui.main_window import MainWindow
from ui.panels.print_dialog import PrintDialog
from ui.printing.cell import draw_cell
from ui.printing.choose import Choice, paper_of
from ui.printing.page import HEAD, MARGIN, Paper
from ui.printing.rota_pages import RotaPages
from ui.printing.whole_rows import _extent, _heading, _shared, keep_rows_whole
from ui.printing.words import (
    Material,
    findings_html,
    page_words,
    period_words,
    scorecard_html,
    title_words,
)
from ui.theme import LIGHT
from ui.version import CURRENT, Version

AT = datetime(2026, 5, 4, 9, 5)


@pytest.fixture
def material(qtbot: QtBot, small_rota: Rota) -> Material:
    """Twelve weeks of three people, checked."""
    weeks = [
        replace(one, day=one.day + 14 * turn) for turn in range(6) for one in small_rota.duties
    ]
    rota = replace(small_rota, days=84, duties=tuple(weeks))
    book = default_rulebook()
    version = Version(CURRENT, "Current", rota, audit=audit(rota, book))
    return Material((version,), version, book, "ours.xlsx", None, AT)


def picture(paper: Paper, number: int) -> QImage:
    size = paper.layout.fullRectPoints().size()
    image = QImage(size.width() * 2, size.height() * 2, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(2, 2)
    painter.translate(MARGIN, MARGIN)
    paper.draw(painter, number)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_names_stand_on_each_page_and_the_days_go_on(material: Material) -> None:
    paper = paper_of(material, Choice(scorecard=False))
    first, second = picture(paper, 0), picture(paper, 1)
    left, top = int(2 * MARGIN), int(2 * (MARGIN + HEAD + 30))
    names = QRect(left, top, 140, 120)
    assert first.copy(names) == second.copy(names)
    assert len(colours(first.copy(names))) > 2
    assert first != second
    for wanted in (LIGHT.cells["night"].ground, LIGHT.weekend, LIGHT.finding):
        assert QColor(wanted).name() in colours(first)


def test_a_stroke_parts_weeks_and_none_stands_before_the_first(material: Material) -> None:
    paper = paper_of(material, Choice(findings=False, scorecard=False))
    pages = RotaPages("", "", material.rota, {})
    page, top = picture(paper, 0), int(2 * (MARGIN + HEAD))
    left = round(2 * (MARGIN + pages._names))
    ground = QColor("white")

    def stroke(x: int) -> bool:
        """Whether a line of one colour goes down through the heads."""
        return all(page.pixelColor(x, top + y) != ground for y in range(2, 56))

    assert not any(map(stroke, range(left - 2, left + 3)))
    assert any(map(stroke, range(left + 10, page.width() - int(2 * MARGIN))))


def test_what_a_proposal_changes_is_marked_on_paper(qtbot: QtBot, small_rota: Rota) -> None:
    person, size = small_rota.people[1].id, QSizeF(720, 480)

    def marked(changes: set[tuple[str, int]]) -> bool:
        pages = RotaPages("", "", small_rota, {}, changes)
        assert ("changed from today" in [words for _, words in pages._key()]) is bool(changes)
        image = QImage(720, 480, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        pages.draw(painter, 0, size)
        painter.end()
        return QColor(LIGHT.accent).name() in colours(image)

    assert marked({(person, 0)})
    assert not marked(set())


def test_corners_are_on_paper_only_with_the_findings(material: Material) -> None:
    alone = picture(paper_of(material, Choice(findings=False, scorecard=False)), 0)
    assert QColor(LIGHT.finding).name() not in colours(alone)


def test_the_key_has_every_code_and_takes_the_rows_it_needs(qtbot: QtBot) -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    pages = RotaPages("", "", rota, {})
    told = [words for row in pages._key_rows(700.0) for _, words in row]
    codes = {look.code for row in pages._key_rows(700.0) for look, _ in row if look is not None}
    assert codes == {"D", "L", "N", "R", "M", "ML", "OD"}
    assert "Day, DCA, 06:45 to 18:45" in told
    assert len(pages._key_rows(200.0)) > len(pages._key_rows(2000.0)) == 1
    assert pages._called(2).startswith("3  ")


def test_no_row_runs_over_the_end_of_a_page(qtbot: QtBot) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{'one two three ' * (n % 7)}</td></tr>" for n in range(90))
    head = "<thead><tr><th>Who</th><th>What</th></tr></thead>"
    text = QTextDocument()
    text.setHtml(f"<table width='100%'>{head}{rows}</table>")
    text.setPageSize(QSizeF(200, 151))

    def shared() -> int:
        tables = [one for one in text.rootFrame().childFrames() if isinstance(one, QTextTable)]
        return len(list(_shared(text, tables, 151)))

    assert shared() > 0
    keep_rows_whole(text, 151)
    assert shared() == 0
    assert text.pageCount() > 5


@pytest.mark.parametrize("before", range(1, 12))
def test_no_heading_stands_alone_at_the_foot_of_a_page(qtbot: QtBot, before: int) -> None:
    head = "<thead><tr><th>Who</th><th>What</th></tr></thead>"
    rows = "".join(f"<tr><td>{n}</td><td>one two three</td></tr>" for n in range(5))
    table = f"<table width='100%'>{head}{rows}</table>"
    text = QTextDocument()
    text.setHtml("<p>first</p>" * before + f"<h3>One</h3><p>why</p>{table}<h3>Two</h3>{table}" * 4)
    text.setPageSize(QSizeF(200, 251))
    keep_rows_whole(text, 251)
    tables = [one for one in text.rootFrame().childFrames() if isinstance(one, QTextTable)]
    assert len(tables) == 8
    for one in tables[1:]:
        heading = _heading(text, one)
        assert heading is not None
        assert heading.text() in ("One", "Two")
        top = text.documentLayout().blockBoundingRect(heading).top()
        assert int(top // 251) == int(_extent(text, one, 1)[0] // 251)


def test_a_title_is_read_as_words(material: Material) -> None:
    rota = replace(material.rota, title="northgate-dca-24-line")
    assert title_words(rota) == "Northgate DCA 24 line"
    assert title_words(replace(rota, title="Eastfield, January")) == "Eastfield, January"


def test_a3_takes_more_on_a_page(material: Material) -> None:
    on_a3 = paper_of(material, Choice(findings=False, scorecard=False, paper="A3"))
    assert on_a3.whole.width() > paper_of(material, Choice()).whole.width()
    assert on_a3.count == 2


def test_a_pdf_has_the_pages_and_the_one_before_stays_whole(
    material: Material, tmp_path: Path
) -> None:
    paper = paper_of(material, Choice())
    file = paper.write_pdf(tmp_path / "ours.pdf", "Ours")
    content = file.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", content)) == paper.count > 3
    assert [one.name for one in tmp_path.iterdir()] == ["ours.pdf"]
    with pytest.raises(UserError, match="could not be written"):
        paper.write_pdf(tmp_path / "none" / "ours.pdf", "Ours")


def test_every_finding_stands_under_its_rule_with_its_source(material: Material) -> None:
    told, found = findings_html(material), material.shown.audit.findings
    assert f"<h2>{len(found)} findings</h2>" in told
    for rule in {one.rule for one in found}:
        assert material.rulebook.rule(rule).source in told.replace("&#x27;", "'").replace(
            "&amp;", "&"
        )
    assert "Bell" in told
    assert "Meet their line manager" in scorecard_html(material)


def test_names_are_left_out_where_that_is_wanted(material: Material) -> None:
    told = findings_html(replace(material, names=False))
    assert "Person 2" in told
    for person in material.shown.rota.people:
        assert person.name not in told


def test_every_page_says_what_it_is_of(material: Material) -> None:
    footer = material.footer("1234abcd")
    assert (
        footer
        == "Rulebook: Shipped rules · ours.xlsx, fingerprint 1234abcd · printed 4 May 2026 09:05"
    )
    assert page_words(2, 5) == "Page 2 of 5"
    assert period_words(material.rota) == "12 weeks, 4 May to 26 July 2026"


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> PrintDialog:
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    made = PrintDialog(window.session, window)
    qtbot.addWidget(made)
    made.show()
    laid_out(qtbot, made)
    return made


def laid_out(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.background.busy(), timeout=60_000)


def test_the_preview_turns_its_pages(qtbot: QtBot, dialog: PrintDialog) -> None:
    assert dialog.place.text() == "Page 1 of 1"
    qtbot.keyClick(dialog.parts["findings"], Qt.Key.Key_Space)
    laid_out(qtbot, dialog)
    assert dialog.paper is not None
    assert dialog.paper.count > 1
    qtbot.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    assert dialog.preview.accessibleName().startswith("Preview: Page 2 of")
    assert not dialog.preview.grab().isNull()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.place.text().startswith("Page 1 of")


def test_nothing_ticked_prints_nothing(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.keyClick(dialog.parts["rota"], Qt.Key.Key_Space)
    laid_out(qtbot, dialog)
    assert not dialog.pdf.isEnabled()
    assert "Choose something" in dialog.preview.accessibleName()


def test_a_pdf_is_saved_from_the_dialog(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ours"), ""))
    qtbot.mouseClick(dialog.pdf, Qt.MouseButton.LeftButton)
    laid_out(qtbot, dialog)
    assert (tmp_path / "ours.pdf").read_bytes().startswith(b"%PDF")
    assert dialog.said.text() == f"Printed: {tmp_path / 'ours.pdf'}"


def test_everything_in_it_can_be_reached(dialog: PrintDialog) -> None:
    for button in dialog.findChildren(QPushButton):
        assert button.height() >= 24
        assert button.accessibleName() or button.text()


def test_without_names_lines_are_lines_and_a_vacant_one_says_so(qtbot: QtBot) -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    named = RotaPages("", "", rota, {})
    hidden = RotaPages("", "", anonymous(rota), {})
    assert named._called(2) == "3  Priya Ramanathan"
    assert [hidden._called(row) for row in (2, 16, 24)] == [
        "Line 3", "Line 17 (vacant)", "Team leaders, line 1",
    ]  # fmt: skip


def test_a_cyclic_rota_counts_the_sessions_of_all_weeks_and_musts_are_full(
    qtbot: QtBot, small_rota: Rota
) -> None:
    people, week = small_rota.people[:2], 7
    duties = tuple(small_rota.shifts[0].duty(one.id, day) for one in people for day in (0, 1))
    talk = Session("contact", "one-to-one", people[0].id, people[1].id, 0, 480, 510)
    held = tuple(replace(talk, day=day) for day in (0, 2 * week, 4 * week))
    rota = replace(
        small_rota, kind=RotaKind.CYCLIC, first_day=None, days=week,
        people=people, duties=duties, sessions=held,
    )  # fmt: skip
    cell = people[0].id, 0
    pages = RotaPages("", "", rota, {cell: True, (people[1].id, 0): False})
    assert pages._look(0, 0).tallies == (("contact", 3),)
    told = [words for _, words in pages._key()]
    assert "3 times in 5 weeks: one-to-one with the line manager" in told
    assert told[-2:] == ["a broken must", "a finding to weigh"]
    dated = RotaPages("", "", replace(small_rota, sessions=(replace(talk, person="1"),)), {})
    assert dated._look(0, 0).bars
    assert [words for look, words in dated._key() if look and look.bars] == [
        "one-to-one with the line manager"
    ]


def test_the_words_of_a_cell_make_room_for_its_counts(qtbot: QtBot) -> None:
    plain = Look("D", "day", "06:45–18:45")
    counted = replace(plain, tallies=(("contact", 12), ("training", 3)))

    def inked(look: Look) -> set[int]:
        image = QImage(480, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(4, 4)
        draw_cell(painter, QRectF(0, 0, 100, 15), look)
        painter.end()
        ink = QColor(LIGHT.cells["day"].text).name()
        return {x for x in range(480) for y in range(60) if image.pixelColor(x, y).name() == ink}

    boxes = 4 * 20
    assert min(inked(counted)) > boxes
    assert min(inked(plain)) < min(inked(counted)), "else they stand in the middle"
