"""Every action of the window as a row of one table: menu, words, shortcut, what it does, when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

ALWAYS, OPEN, PROPOSALS, SOLVING, IDLE = "always", "open", "proposals", "solving", "idle"
READING = "reading"
"""A review is open, whether it can be edited or, in the representative's view, is only read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `when` names the state in which it can be used; `toggles` makes it checkable.

    `under` names the menu within its menu in which it stands.
    """

    id: str
    menu: str
    text: str
    shortcut: str = ""
    when: str = OPEN
    tip: str = ""
    toggles: bool = False
    gap: bool = False
    under: str = ""


TABLE = (
    Row("open", "File", "&Open workbook or review…", "Ctrl+O", ALWAYS,
        "Open a rota workbook (.xlsx, .csv) or a review"),
    Row("save", "File", "&Save review", "Ctrl+S", gap=True),
    Row("save_as", "File", "Save review &as…", "Ctrl+Shift+S", READING),
    Row("pin_file", "File", "Pi&n this file on top of Recent", "Ctrl+Shift+R", READING,
        "It stays on top of the recent files, however many are opened after it", toggles=True),
    Row("export", "File", "&Export for the board and the station…", "Ctrl+E", gap=True,
        tip="Write the comparison and each proposal as workbooks"),
    Row("print", "File", "&Print…", "Ctrl+Shift+P",
        tip="The rota, its findings and the scorecard, on paper or as a PDF"),
    Row("preferences", "File", "Se&ttings…", "Ctrl+,", ALWAYS, gap=True,
        tip="Colours, size of text, time for a search, your name"),
    Row("close_rota", "File", "&Close the rota", "Ctrl+W"),
    Row("quit", "File", "&Quit", "Ctrl+Q", ALWAYS, gap=True),
    Row("find", "Edit", "&Find a person or a rule…", "Ctrl+F"),
    Row("find_in_grid", "Edit", "Find in the &grid…", "Ctrl+Shift+F",
        tip="A person, a code or a date: Patel, N, Bell 11 May, week 3"),
    Row("cut", "Edit", "Cu&t", "Ctrl+X", gap=True, tip="Copy the selection and make it rest"),
    Row("copy", "Edit", "&Copy", "Ctrl+C", tip="The selected codes with their colours"),
    Row("copy_headed", "Edit", "Copy with &names and days", "Ctrl+Shift+C",
        tip="For a spreadsheet, with names and days"),
    Row("paste", "Edit", "&Paste", "Ctrl+V", tip="A block of codes, from here or a spreadsheet"),
    Row("fill_down", "Edit", "Fill &down", "Ctrl+D", tip="Repeat the first row of the selection"),
    Row("fill_right", "Edit", "Fill &right", "Ctrl+R", tip="Repeat the first day of the selection"),
    Row("choices", "Edit", "&Choices for the cell…", "F3", gap=True,
        tip="What each code would do to findings, cover and contact (Ctrl+Space)"),
    Row("swap_with", "Edit", "&Swap with…", "Ctrl+M",
        tip="Mark these cells, then choose those to exchange them with"),
    Row("lock", "Edit", "&Lock or unlock the selected people", "Ctrl+L",
        tip="No proposal changes a day of somebody who is locked"),
    Row("clear", "Edit", "&Clear to rest", "Del", tip="Make the selected cells rest"),
    Row("zoom_in", "View", "Days &wider", "Ctrl++"),
    Row("zoom_out", "View", "Days &narrower", "Ctrl+-"),
    Row("zoom_usual", "View", "&Usual width", "Ctrl+0"),
    Row("days_whole", "View", "Whole &rota", "Ctrl+Shift+W", under="&Days in sight"),
    Row("days_month", "View", "&Month", "Ctrl+Shift+M", under="&Days in sight"),
    Row("days_week", "View", "&Week", "Ctrl+Shift+K", under="&Days in sight"),
    Row("days_day", "View", "&Day by its hours", "Ctrl+Shift+D", under="&Days in sight"),
    Row("order_rota", "View", "As in the &rota", "Alt+1", toggles=True, under="&Order people by"),
    Row("order_name", "View", "&Name", "Alt+2", toggles=True, under="&Order people by"),
    Row("order_role", "View", "R&ole", "Alt+3", toggles=True, under="&Order people by"),
    Row("order_team", "View", "&Team", "Alt+4", toggles=True, under="&Order people by"),
    Row("order_manager", "View", "&Line manager", "Alt+5", toggles=True, under="&Order people by"),
    Row("order_findings", "View", "&Findings", "Alt+6", toggles=True, under="&Order people by"),
    Row("person_details", "View", "Team and mana&ger beside names", "Alt+7", toggles=True),
    Row("day_totals", "View", "Totals of each day under the &grid", "Alt+8", toggles=True,
        tip="How many day, late and night duties there are on each day"),
    Row("compare", "Compare", "&Compare with the current rota", "F7", PROPOSALS, toggles=True),
    Row("side_by_side", "Compare", "Current and proposed &side by side", "F6", PROPOSALS,
        toggles=True),
    Row("one_grid", "Compare", "&One grid of differences", "Shift+F7", PROPOSALS, toggles=True,
        tip="The proposal alone, with what stands there now above each change"),
    Row("next_difference", "Compare", "Ne&xt difference", "F8", PROPOSALS, gap=True),
    Row("previous_difference", "Compare", "&Previous difference", "Shift+F8", PROPOSALS),
    Row("changes", "Compare", "&List of changes…", "Ctrl+6", PROPOSALS,
        tip="By person or by week; what is ticked can be taken over"),
    Row("frontier", "Compare", "Cover against peo&ple…", "Ctrl+7", PROPOSALS,
        tip="Operations against people: a point for each rota that was found"),
    Row("take_cells", "Compare", "Take the selected &days", "Ctrl+Shift+A", PROPOSALS, gap=True,
        tip="What the proposal has on these days goes into the current rota"),
    Row("take_person", "Compare", "Take all of the selected p&eople", "Alt+Shift+P", PROPOSALS),
    Row("take_week", "Compare", "Take the selected &weeks", "Alt+Shift+W", PROPOSALS),
    Row("take_all", "Compare", "Take the w&hole proposal", "Alt+Shift+A", PROPOSALS),
    Row("take_mine", "Compare", "Take the selected days into a rota of &my own", "Alt+Shift+M",
        PROPOSALS, tip="A rota put together from the proposals, beside them"),
    Row("history", "View", "&History of changes", "Ctrl+H", gap=True,
        tip="Every step since the review was opened; choose one to go back to it"),
    Row("representative", "View", "Representati&ve’s view", "F9", READING, toggles=True, gap=True,
        tip="Rules first, all to read, by numbers in place of names; comments and sign-off"),
    Row("allow_names", "View", "&Names in the representative’s view", "Shift+F9", toggles=True,
        tip="Whether a representative may ask for names in place of lines"),
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
    Row("person", "Rota", "The selected &person", "Ctrl+P",
        tip="Hours, nights, weekends, meetings, training and fatigue; what changes for them"),
    Row("next_person", "Rota", "Next person", "Alt+PgDown"),
    Row("previous_person", "Rota", "Previous person", "Alt+PgUp"),
    Row("print_person", "Rota", "Print the person’s page…", "Ctrl+Alt+P"),
    Row("scorecard", "Rota", "The score&card", "Ctrl+Shift+5"),
    Row("rulebook", "Rota", "&Rulebook…", "Ctrl+B", gap=True,
        tip="Every rule with its source, its level and its numbers; other rulebooks"),
    Row("decision_log", "Rota", "Decision &log", "Ctrl+Shift+L",
        tip="Who decided, changed or said what, when and why"),
    Row("shift_codes", "Rota", "Shift c&odes…", "Ctrl+Shift+B",
        tip="What each code of the workbook means"),
    Row("read_again", "Rota", "Read the &workbook again", "F5",
        tip="With what is saved in it now; edits are made again where they fit"),
    Row("cover_table", "Rota", "&Cover as a table…", "Ctrl+T"),
    Row("scorecard_wide", "Rota", "&Scorecard for a screen…", "Ctrl+5", gap=True,
        tip="Operations and people in a window of its own, for a projector"),
    Row("prepare", "Propose", "&What to guarantee…", "Ctrl+3"),
    Row("propose", "Propose", "&Propose rotas", "Ctrl+Return", IDLE),
    Row("mend", "Propose", "&Mend with the fewest changes", "Ctrl+Shift+Return", IDLE,
        tip="One proposal from the rota shown: all holds again, as few days changed as can be"),
    Row("lock_cells", "Propose", "Keep the selected days of these p&eople", "Alt+K", gap=True,
        tip="No proposal changes these days of theirs"),
    Row("lock_days", "Propose", "Keep the selected days of everybod&y", "Alt+D"),
    Row("lock_team", "Propose", "Keep the selected people’s &teams", "Alt+T"),
    Row("stop", "Propose", "&Stop and keep the best", "Ctrl+.", SOLVING),
    Row("discard", "Propose", "&Discard this search", "Ctrl+Shift+.", SOLVING),
    Row("why_not", "Propose", "Why &not this? Ask of the selected days", "Alt+W", gap=True,
        tip="What a day off or another code would cost and whom, or what forbids it"),
    Row("why_this", "Propose", "Why t&his? What binds the selected days", "Alt+Y",
        tip="What else could stand there, and what each would do"),
    Row("needed", "Propose", "What would it ta&ke, in WTE?…", "Alt+N",
        tip="WTE needed of each role for cover and guarantees, in post and missing"),
    Row("decide", "Propose", "&Decide between proposals", "Ctrl+4", PROPOSALS, gap=True),
    Row("use", "Propose", "&Use the rota shown", "Ctrl+U", PROPOSALS),
    Row("start_page", "Help", "&Samples and recent reviews", "Ctrl+Shift+O", ALWAYS),
    Row("tour", "Help", "A short &tour", "Ctrl+Shift+F1",
        tip="What each part of the window is for, one after another"),
    Row("help", "Help", "&Help with what is in front of me", "F1", ALWAYS, gap=True,
        tip="The part of the guide about what has the keys"),
    Row("glossary", "Help", "&Glossary", "Ctrl+F1", ALWAYS, tip="What each word means"),
    Row("keys", "Help", "&Keys", "Ctrl+/", ALWAYS, tip="Every key, of the grid and of the menus"),
    Row("whats_this", "Help", "&What is this?", "Shift+F1", ALWAYS,
        tip="Point at a part of the window to be told what it is"),
    Row("about", "Help", "&About Ambrota", "Shift+F2", ALWAYS, gap=True),
)  # fmt: skip

MENUS = ("File", "Edit", "View", "Rota", "Propose", "Compare", "Help")


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
        _home(menus, row).addAction(action)
        made[row.id] = action
    menus["File"].insertMenu(made["save"], recent := QMenu("&Recent files", window))
    menus["File"].insertMenu(made["save"], samples := QMenu("Open a sa&mple", window))
    recent.setObjectName("recent")
    samples.setObjectName("samples")
    return made


def _home(menus: dict[str, QMenu], row: Row) -> QMenu:
    """The menu in which an action stands; one within a menu is made when first asked for."""
    if not row.under:
        return menus[row.menu]
    key = f"{row.menu} {row.under}"
    if key not in menus:
        menus[key] = menus[row.menu].addMenu(row.under)
    return menus[key]


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
