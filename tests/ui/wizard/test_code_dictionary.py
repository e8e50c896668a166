"""The code dictionary, used as a rota manager would. Every person is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ambrota.model import Kind, Shift
from ambrota.sheets import Imported, Layout, read_rota
from ambrota.sheets.evidence import CodeEvidence
from ambrota.sheets.understanding.code_list import Origin, codes_of
from ui.wizard.code_dictionary import CodeDictionary
from ui.wizard.code_words import Typed, next_day

KEY = (
    ("Code", "Meaning", "Start", "End", "Paid hours", "Kind", "Resource"),
    ("D", "Day", "06:30", "18:30", 11.5, "cover", "DCA"),
    ("N", "Night", "18:30", "06:30", 11.5, "cover", "DCA"),
    ("RD", "Rest day", None, None, None, "rest", None),
    ("E9", "Early car", "06:00", "14:00", 8, "cover", "RRV"),
)
ROWS = {
    "Ann Bell": "D D N N RD R R",
    "Tom Cole": "R D D N N RD L",
    "Sam Vale": "D 0700-1500 D D D AL RD",
}
LATE = Shift("L", Kind.COVER, 720, 1200, meaning="a late shift")


@pytest.fixture
def station(tmp_path: Path) -> Callable[..., Imported]:
    """Reads a week of three people with two codes that nothing explains."""

    def build(layout: Layout | None = None) -> Imported:
        book = openpyxl.Workbook()
        rota, key = book.active, book.create_sheet("Key")
        assert rota is not None
        rota.title = "Rota"
        rota.append(["Name", *(dt.date(2026, 1, 5) + dt.timedelta(days=n) for n in range(7))])
        for name, codes in ROWS.items():
            rota.append([name, *codes.split()])
        for row in KEY:
            key.append(row)
        path = tmp_path / "station.xlsx"
        book.save(path)
        return read_rota(path, layout=layout)

    return build


@pytest.fixture
def opened(qtbot: QtBot, station: Callable[..., Imported]) -> Callable[..., CodeDictionary]:
    """Opens the dictionary on that week."""

    def build(layout: Layout | None = None, earlier: Layout | None = None) -> CodeDictionary:
        dialog = CodeDictionary(station(layout), earlier)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return build


def texts(dialog: CodeDictionary) -> list[list[str]]:
    """What the table shows."""
    shown = dialog.shown
    return [
        [shown.index(row, column).data() or "" for column in range(shown.columnCount())]
        for row in range(shown.rowCount())
    ]


def type_in(dialog: CodeDictionary, name: str, words: str) -> None:
    line = dialog.form.lines[name]
    line.selectAll()
    QTest.keyClicks(line, words)


def choose_kind(dialog: CodeDictionary, kind: Kind) -> None:
    """Pick a kind with the arrow keys."""
    combo = dialog.form.kind
    combo.setFocus()
    steps = combo.findData(kind) - combo.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_open_codes_stand_first_and_each_says_where_it_is_known_from(
    station: Callable[..., Imported],
) -> None:
    layout = Layout(codes=(LATE, Shift("AL", Kind.LEAVE)))
    lines = codes_of(station(layout), Layout(codes=(Shift("AL", Kind.LEAVE),)))
    told = [(line.code, line.cells, line.origin, line.at) for line in lines]
    assert told == [
        ("R", 3, Origin.OPEN, None),
        ("D", 8, Origin.LEGEND, "Key!A2"),
        ("N", 4, Origin.LEGEND, "Key!A3"),
        ("RD", 3, Origin.LEGEND, "Key!A4"),
        ("AL", 1, Origin.EARLIER, None),
        ("L", 1, Origin.ANSWER, None),
        ("E9", 0, Origin.LEGEND, "Key!A5"),
        ("0700-1500", 1, Origin.TIMES, None),
    ]
    late = next(line for line in lines if line.code == "L")
    assert (late.shift.kind, late.as_written.kind) == (Kind.COVER, Kind.UNKNOWN)


def test_the_table_shows_every_code_and_times_when_asked(
    qtbot: QtBot, opened: Callable[..., CodeDictionary]
) -> None:
    dialog = opened()
    shown = texts(dialog)
    assert [row[0] for row in shown][:2] == ["R", "L"]
    assert "0700-1500" not in [row[0] for row in shown]
    night = next(row for row in shown if row[0] == "N")
    assert night[4:7] == ["18:30", "06:30 next day", "11.5"]
    dialog.times.click()
    assert "0700-1500" in [row[0] for row in texts(dialog)]
    qtbot.waitUntil(lambda: "stands in 3 cells" in dialog.said.text(), timeout=20_000)


def test_a_code_is_answered_by_the_keyboard(
    qtbot: QtBot, opened: Callable[..., CodeDictionary]
) -> None:
    dialog = opened()
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.name.text().startswith("L ")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.form.kind.hasFocus())
    choose_kind(dialog, Kind.COVER)
    type_in(dialog, "start", "2200")
    type_in(dialog, "end", "6am")
    assert dialog.form.beside["end"].text() == "next day"
    type_in(dialog, "paid", "7.5")
    type_in(dialog, "meaning", "a late night")
    assert dialog.left.text() == "1 code changed"
    with qtbot.waitSignal(dialog.accepted):
        dialog.use.click()
    assert dialog.layout_said().codes == (
        Shift("L", Kind.COVER, 1320, 1800, 450, meaning="a late night"),
    )


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [("start", "soon", "Not a time"), ("end", "6.75x", "Not a time"), ("paid", "99", "Not hours")],
)
def test_what_cannot_be_used_is_said_beside_its_field(
    opened: Callable[..., CodeDictionary], name: str, words: str, told: str
) -> None:
    dialog = opened()
    dialog.choose("D")
    type_in(dialog, name, words)
    assert told in dialog.form.beside[name].text()
    assert told in dialog.form.lines[name].accessibleDescription()
    assert not dialog.use.isEnabled()
    assert dialog.left.text() == "Cannot be used yet: D"
    dialog.choose("N")
    dialog.choose("D")
    assert dialog.form.lines[name].text() == words
    dialog.as_written.click()
    assert dialog.use.isEnabled()
    assert dialog.layout_said() == Layout()


def test_one_time_alone_is_not_enough(opened: Callable[..., CodeDictionary]) -> None:
    dialog = opened()
    dialog.choose("D")
    type_in(dialog, "end", " ")
    assert "both times" in dialog.form.beside["end"].text()


def test_a_row_goes_back_to_what_the_workbook_says(opened: Callable[..., CodeDictionary]) -> None:
    dialog = opened(Layout(codes=(LATE, Shift("D", Kind.TRAINING, 540, 1020))))
    dialog.choose("D")
    assert dialog.as_written.isEnabled()
    dialog.as_written.click()
    assert not dialog.as_written.isEnabled()
    row = next(row for row in texts(dialog) if row[0] == "D")
    assert row[-1] == "as the workbook says"
    assert row[4:6] == ["06:30", "18:30"]
    assert dialog.layout_said().codes == (LATE,)


def test_what_the_evidence_speaks_for_can_be_taken(
    qtbot: QtBot, opened: Callable[..., CodeDictionary], monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = Shift("r", Kind.REST, meaning="rest")
    seen = CodeEvidence("R", 3, (), 2, (5,), None, False, ("It comes each seventh day.",), rest)
    monkeypatch.setattr("ui.wizard.code_dictionary.evidence_of", lambda _imported, _code: seen)
    dialog = opened()
    dialog.choose("R")
    qtbot.waitUntil(lambda: dialog.take.isVisibleTo(dialog), timeout=20_000)
    assert "seventh day" in dialog.said.text()
    dialog.take.click()
    assert dialog.layout_said().codes == (Shift("R", Kind.REST, meaning="rest"),)


def test_nothing_changed_says_nothing_new(opened: Callable[..., CodeDictionary]) -> None:
    layout = Layout(codes=(LATE,), mark="D")
    dialog = opened(layout)
    for code in ("R", "D", "L", "AL"):
        dialog.choose(code)
    assert dialog.layout_said() == layout


def test_fields_have_names_and_only_those_of_the_kind_can_be_filled(
    opened: Callable[..., CodeDictionary],
) -> None:
    dialog = opened()
    names = ("kind", "start", "end", "paid", "resource", "category", "meaning")
    assert all(dialog.form.field(name).accessibleName() for name in names)
    dialog.choose("RD")
    assert [name for name in names if dialog.form.field(name).isEnabled()] == ["kind", "meaning"]
    choose_kind(dialog, Kind.TRAINING)
    assert dialog.form.category.isEnabled()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [("0630", "1830", "the same day"), ("18:30", "06:30", "next day"),
     ("06:30", "06:30", "next day, 24 hours"), ("16:00", "24:00", "the same day"), ("", "7", "")],
)  # fmt: skip
def test_whether_the_end_is_on_the_next_day(start: str, end: str, words: str) -> None:
    assert next_day(start, end) == words


def test_a_code_as_typed_is_the_code_that_was_shown() -> None:
    for shift in (
        Shift("N", Kind.COVER, 1110, 1830, 690, "DCA", "Night"),
        Shift("L", Kind.COVER, 960, 1440),
        Shift("W", Kind.COVER, 390, 1830),
        Shift("TR", Kind.TRAINING, 540, 1020, 450, category="cpd"),
        Shift("AL", Kind.LEAVE, paid=450),
        Shift("?", Kind.UNKNOWN),
    ):
        assert Typed.of(shift).shift(shift.code) == shift
