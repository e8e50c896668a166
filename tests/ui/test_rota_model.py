"""The rota as a Qt table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Rota
from ui.rota_model import Marks, RotaModel

ROLE = Qt.ItemDataRole


def test_the_model_keeps_qts_rules(small_rota: Rota, qtmodeltester: Any) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    qtmodeltester.check(model)


def test_an_empty_model_keeps_qts_rules(qtmodeltester: Any) -> None:
    qtmodeltester.check(RotaModel())


def test_a_cell_can_be_read_aloud(small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks(breaches={("2", 0): ["rest of 9 h"]}))
    said = model.index(1, 0).data(ROLE.AccessibleTextRole)
    assert said == "Adeyemi, Monday 4 May 2026, night 19:00 to 07:00, breach: rest of 9 h"


def test_a_changed_cell_says_what_it_was(small_rota: Rota) -> None:
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    model = RotaModel()
    model.show(small_rota.with_changes([change]), Marks(changes={("2", 0): change}))
    assert "changed, was night 19:00 to 07:00" in model.index(1, 0).data(ROLE.AccessibleTextRole)


def test_a_name_says_the_line_manager_and_the_breach(small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks(people={"2": ["no meeting"]}))
    said = model.headerData(1, Qt.Orientation.Vertical, ROLE.AccessibleTextRole)
    assert said == "Adeyemi, paramedic, line manager Okafor, 37.5 h a week, breach: no meeting"


def test_typing_asks_for_an_edit_and_changes_nothing(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    with qtbot.waitSignal(model.edit_asked) as asked:
        assert model.setData(model.index(1, 3), "N")
    assert asked.args == ["2", 3, "N"]
    assert model.index(1, 3).data() == ""


def test_an_edit_keeps_the_place(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(small_rota.with_changes([change]), Marks())
    assert model.index(1, 0).data() == ""
