"""Words, fields and buttons that flow: into lines of what room there is, none wider."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.flow import Flow


def flowing(qtbot: QtBot, *texts: str) -> tuple[QWidget, list[QPushButton]]:
    page = QWidget()
    flow, buttons = Flow(page, spacing=6), [QPushButton(text) for text in texts]
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(page)
    page.show()
    return page, buttons


def test_what_has_no_room_goes_below(qtbot: QtBot) -> None:
    page, (one, two, three) = flowing(qtbot, "Compare", "Changes…", "Use this rota")
    widths = [button.sizeHint().width() for button in (one, two, three)]
    page.resize(widths[0] + widths[1] + 6, 400)
    qtbot.waitUntil(lambda: three.y() > one.y())
    assert one.y() == two.y()
    assert three.x() == one.x()
    page.resize(sum(widths) + 12, 400)
    qtbot.waitUntil(lambda: three.y() == one.y())


def test_other_words_are_laid_out_anew(qtbot: QtBot) -> None:
    page, (one, two) = flowing(qtbot, "a", "b")
    page.resize(one.sizeHint().width() + two.sizeHint().width() + 6, 400)
    qtbot.waitUntil(lambda: two.y() == one.y())
    one.setText("a much longer text than the one before")
    qtbot.waitUntil(lambda: two.y() > one.y())


def test_it_asks_for_the_height_of_its_lines(qtbot: QtBot) -> None:
    page, (one, two) = flowing(qtbot, "Compare", "Changes…")
    flow = page.layout()
    assert isinstance(flow, Flow)
    wide = flow.heightForWidth(1000)
    assert flow.heightForWidth(one.sizeHint().width()) >= 2 * wide
    flow.addWidget(third := QPushButton("Third"))
    third.show()
    assert flow.heightForWidth(two.sizeHint().width()) >= 3 * wide


def test_all_lines_but_the_first_hang_in(qtbot: QtBot) -> None:
    page, buttons = QWidget(), [QPushButton(text) for text in ("one", "two", "three")]
    flow = Flow(page, hang=28)
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(page)
    page.resize(buttons[0].sizeHint().width() + 30, 400)
    page.show()
    assert [button.x() for button in buttons] == [0, 28, 28]
