"""Every action of the window as a row of one table: menu, words, shortcut, what it does, when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

ALWAYS, OPEN, PROPOSALS, SOLVING, IDLE = "always", "open", "proposals", "solving", "idle"


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `when` names the state in which it can be used; `toggles` makes it checkable."""

    id: str
    menu: str
    text: str
    shortcut: str = ""
    when: str = OPEN
    tip: str = ""
    toggles: bool = False
    gap: bool = False


TABLE = (
    Row("open", "File", "&Open workbook or review…", "Ctrl+O", ALWAYS,
        "Open a rota workbook (.xlsx, .csv) or a review"),
    Row("save", "File", "&Save review", "Ctrl+S", gap=True),
    Row("save_as", "File", "Save review &as…", "Ctrl+Shift+S"),
    Row("export", "File", "&Export for the board and the station…", "Ctrl+E", gap=True,
        tip="Write the comparison and each proposal as workbooks"),
    Row("preferences", "File", "Se&ttings…", "Ctrl+,", ALWAYS, gap=True,
        tip="Colours, size of text, time for a search, your name"),
    Row("close_rota", "File", "&Close the rota", "Ctrl+W"),
    Row("quit", "File", "&Quit", "Ctrl+Q", ALWAYS, gap=True),
    Row("find", "Edit", "&Find a person or a rule…", "Ctrl+F"),
    Row("copy", "Edit", "&Copy the selection", "Ctrl+C", gap=True,
        tip="For a spreadsheet, with names and days"),
    Row("lock", "Edit", "&Lock or unlock the selected people", "Ctrl+L",
        tip="No proposal changes a day of somebody who is locked"),
    Row("clear", "Edit", "&Clear to rest", "", tip="Make the selected cells rest (Delete)"),
    Row("zoom_in", "View", "Days &wider", "Ctrl++"),
    Row("zoom_out", "View", "Days &narrower", "Ctrl+-"),
    Row("zoom_usual", "View", "&Usual width", "Ctrl+0"),
    Row("side_by_side", "View", "Current and proposed &side by side", "F6", PROPOSALS,
        toggles=True, gap=True),
    Row("compare", "View", "&Compare with the current rota", "F7", PROPOSALS, toggles=True),
    Row("next_difference", "View", "Ne&xt difference", "F8", PROPOSALS),
    Row("previous_difference", "View", "&Previous difference", "Shift+F8", PROPOSALS),
    Row("history", "View", "&History of changes", "Ctrl+H", gap=True,
        tip="Every step since the review was opened; choose one to go back to it"),
    Row("theme_system", "View", "Colours: as the s&ystem", "Ctrl+F7", ALWAYS, gap=True),
    Row("theme_light", "View", "Colours: &light", "Ctrl+F8", ALWAYS),
    Row("theme_dark", "View", "Colours: &dark", "Ctrl+F9", ALWAYS),
    Row("theme_contrast", "View", "Colours: hi&gh contrast, light", "Ctrl+F10", ALWAYS),
    Row("theme_contrast_dark", "View", "Colours: high contras&t, dark", "Ctrl+F11", ALWAYS),
    Row("text_larger", "View", "Te&xt larger", "Ctrl+]", ALWAYS, gap=True,
        tip="All words of the window; days of the rota have a width of their own"),
    Row("text_smaller", "View", "Text s&maller", "Ctrl+[", ALWAYS),
    Row("restore_layout", "View", "&Restore all panes", "Ctrl+F12", ALWAYS, gap=True),
    Row("next_finding", "Rota", "&Next finding", "F4"),
    Row("previous_finding", "Rota", "&Previous finding", "Shift+F4"),
    Row("understand", "Rota", "What was &read", "Ctrl+1", gap=True),
    Row("check", "Rota", "&Findings", "Ctrl+2"),
    Row("person", "Rota", "The selected &person", "Ctrl+P"),
    Row("rulebook", "Rota", "&Rulebook…", "Ctrl+B", gap=True,
        tip="Every rule with its source, its level and its numbers; other rulebooks"),
    Row("shift_codes", "Rota", "Shift c&odes…", tip="What each code of the workbook means"),
    Row("read_again", "Rota", "Read the &workbook again", "F5",
        tip="With what is saved in it now; edits are made again where they fit"),
    Row("cover_table", "Rota", "&Cover as a table…", "Ctrl+T"),
    Row("prepare", "Propose", "&What to guarantee…", "Ctrl+3"),
    Row("propose", "Propose", "&Propose rotas", "Ctrl+R", IDLE),
    Row("stop", "Propose", "&Stop and keep the best", "Ctrl+.", SOLVING),
    Row("discard", "Propose", "&Discard this search", "", SOLVING),
    Row("decide", "Propose", "&Decide between proposals", "Ctrl+4", PROPOSALS, gap=True),
    Row("use", "Propose", "&Use the rota shown", "", PROPOSALS),
    Row("start_page", "Help", "&Samples and recent reviews", "", ALWAYS),
    Row("keys", "Help", "&Keys of the grid", "F1", ALWAYS),
    Row("about", "Help", "&About Ambrota", "", ALWAYS, gap=True),
)  # fmt: skip

MENUS = ("File", "Edit", "View", "Rota", "Propose", "Help")


def build(
    window: QMainWindow, calls: Mapping[str, Callable[[], None]], undo: QUndoStack
) -> dict[str, QAction]:
    """Make the menus of the table; every row must have its call. Returns the actions by id."""
    menus: dict[str, QMenu] = {}
    for name in MENUS:
        menus[name] = window.menuBar().addMenu(f"&{name}")
    back, again = undo.createUndoAction(window, "&Undo"), undo.createRedoAction(window, "&Redo")
    back.setShortcut(QKeySequence("Ctrl+Z"))
    again.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    menus["Edit"].addActions([back, again])
    made = {"undo": back, "redo": again}
    for row in TABLE:
        if row.gap and menus[row.menu].actions():
            menus[row.menu].addSeparator()
        action = QAction(row.text, window)
        action.setObjectName(row.id)
        action.setCheckable(row.toggles)
        if row.shortcut:
            action.setShortcut(QKeySequence(row.shortcut))
        if row.tip:
            action.setStatusTip(row.tip)
        action.triggered.connect(lambda _checked=False, call=calls[row.id]: call())
        menus[row.menu].addAction(action)
        made[row.id] = action
    menus["File"].insertMenu(made["save"], recent := QMenu("&Recent files", window))
    menus["File"].insertMenu(made["save"], samples := QMenu("Open a sa&mple", window))
    recent.setObjectName("recent")
    samples.setObjectName("samples")
    return made


def fill(menu: QMenu, paths: Sequence[tuple[str, Path]], call: Callable[[Path], None]) -> None:
    """Make a menu of files: a name for each, and what to do with the one chosen."""
    menu.clear()
    for name, path in paths:
        menu.addAction(name).triggered.connect(lambda _on=False, path=path: call(path))
    menu.setEnabled(bool(paths))


def enable(actions: Mapping[str, QAction], states: set[str]) -> None:
    """Enable the actions of the states that hold now."""
    for row in TABLE:
        actions[row.id].setEnabled(row.when in states)


def enable_undo(actions: Mapping[str, QAction], undo: QUndoStack, on: bool) -> None:
    """Enable undo and redo of the review, or neither while another page has the keys."""
    actions["undo"].setEnabled(on and undo.canUndo())
    actions["redo"].setEnabled(on and undo.canRedo())
