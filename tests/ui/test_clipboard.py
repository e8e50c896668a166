"""The selection for a spreadsheet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ui.clipboard import as_html, copy_cells, leave_text, plain
from ui.rota_model import Marks, RotaModel


def test_a_block_is_copied_with_names_and_days(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    copy_cells(model, [("2", 0), ("3", 2)])
    said = QGuiApplication.clipboard().text()
    leave_text()
    assert QGuiApplication.clipboard().text() == said
    assert said == "\t2026-05-04\t2026-05-06\nAdeyemi\tN\tD\nBell\tD\tD"


def test_nothing_that_is_copied_becomes_a_formula(small_rota: Rota) -> None:
    people = (replace(small_rota.people[0], name='=HYPERLINK("x")'), *small_rota.people[1:])
    model = RotaModel()
    model.show(replace(small_rota, people=people), Marks())
    assert plain("=1") == "'=1"
    assert plain("+1") == "'+1"
    assert "'=HYPERLINK" in as_html(model, [0], [0]).replace("&#x27;", "'")
