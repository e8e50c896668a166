"""What narrow cells of the grid have room for, and what is marked at its edge."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.cells import Look
from ui.grid.blocks import WHOLE, Blocks
from ui.main_window import MainWindow
from ui.theme import THEME
from ui.way import brought_words


def test_a_letter_stays_at_its_height_beside_a_count_and_a_long_code_has_a_corner(
    qapp: QApplication,
) -> None:
    blocks = Blocks()
    blocks.prepare(1.0)
    ink = QColor(THEME.tokens.cells["day"].text)

    def drawn(code: str, findings: int) -> QImage:
        marked = (Look(code, "day"), 37, 30, WHOLE, False, findings, False)
        return blocks.picture(marked).toImage()

    def rows(picture: QImage) -> set[int]:
        return {
            y for y in range(30) for x in range(37) if picture.pixelColor(x, y).name() == ink.name()
        }

    assert rows(drawn("D", 0)) == rows(drawn("D", 3)) != set()
    assert drawn("D", 3) != drawn("D", 1)
    assert drawn("TLD", 3) == drawn("TLD", 1)


def test_a_night_carried_in_is_marked_and_the_mark_is_explained_above_the_grid(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    day, night = small_rota.shifts[:2]
    rota = replace(small_rota, before=(night.duty("1", -1), day.duty("2", -1)))
    assert brought_words(small_rota) == ""
    assert brought_words(rota) == "▸ 1 night carried in"
    late = replace(day.duty("2", -1), start=1000, end=1500)
    assert brought_words(replace(rota, before=(*rota.before, late))) == "▸ 2 duties carried in"
    view = window.grid.main.view

    def shot(shown: Rota) -> QImage:
        window.session.take(shown, default_rulebook())
        qtbot.waitUntil(lambda: window.session.current.audit is not None, timeout=60_000)
        return view.viewport().grab(view.cell_rect(0, 0)).toImage()

    assert shot(small_rota) != shot(rota)
    assert window.grid.said.text() == "Current rota: 3 people · ▸ 1 night carried in"
