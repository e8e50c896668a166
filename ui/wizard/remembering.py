"""What is remembered of a form of workbook: kept, used again, forgotten, and carried as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QToolButton, QWidget

from ambrota.errors import UserError
from ambrota.sheets.cells import Workbook
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Memory
from ambrota.sheets.understanding.people_match import People, match_people
from ui.settings import FOLDER, Settings
from ui.wizard.code_dictionary import CodeDictionary
from ui.wizard.draft import ImportDraft
from ui.wizard.people_match import PeopleMatch
from ui.work import Background

LAYOUTS = "Layouts (*.toml);;All files (*)"


def memory_of(settings: Settings) -> Memory:
    """The layouts that the window remembers."""
    return Memory(settings.data_folder() / "layouts")


class Remembering(QObject):
    """The memory at work on one draft. Whoever is not certainly the same is in `people.likely`.

    Emits `note` with something worth a line, `failed` with what could not be done.
    """

    people_changed = Signal()
    note = Signal(str)
    failed = Signal(object)

    def __init__(self, draft: ImportDraft, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.draft, self.settings, self.memory = draft, settings, memory_of(settings)
        self.over = parent
        self.people = People()
        self.earlier = Layout()
        self.background = background = Background()
        self.destroyed.connect(lambda: background.forget())
        draft.recall = self.memory.recall
        draft.changed.connect(self._follow)

    def keep(self) -> None:
        """Remember what was settled, when the user goes on with this rota; off the window's thread.

        That it cannot be written is no reason to stop.
        """
        book, layout, imported = self.draft.book, self.draft.layout, self.draft.imported
        if book is not None:
            work = self._saying("keep what was settled", self.memory.keep, book, layout, imported)
            self.background.run("keep", work, lambda _done: None, self.failed.emit)

    def forget(self) -> None:
        """Forget what was settled for workbooks of this form."""
        if self.draft.book is None:
            return

        def done(_done: object) -> None:
            self.note.emit("Forgotten: the next workbook of this form is asked about anew.")
            self._follow()

        work = self._saying("forget what was settled", self.memory.forget, self.draft.book)
        self.background.run("keep", work, done, self.failed.emit)

    # -- what the menu of the wizard does -------------------------------------------------------

    def button(self) -> QToolButton:
        """The button of the wizard that opens the menu."""
        made = QToolButton()
        made.setText("Layout ▾")
        made.setAccessibleName("Layout")
        made.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        made.setProperty("look", "framed")
        made.setToolTip("Codes, people, and what is remembered of workbooks of this form")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self.menu(made))
        return made

    def menu(self, parent: QWidget) -> QMenu:
        """All that is to do with codes, people and layouts."""
        made = QMenu(parent)
        made.setObjectName("remembering")
        codes = made.addAction("Shift &codes…", self.ask_codes)
        people = made.addAction("&People of the last import…", self.ask_people)
        made.addSeparator()
        save = made.addAction("&Save layout…", self.save_layout)
        made.addAction("&Use a layout file…", self.load_layout)
        made.addSeparator()
        forget = made.addAction("&Forget what was settled for this form", self.forget)

        def enable() -> None:
            known = self.draft.imported is not None
            codes.setEnabled(known)
            people.setEnabled(known and self.people != People())
            for action in (save, forget):
                action.setEnabled(self.draft.book is not None)

        made.aboutToShow.connect(enable)
        return made

    def ask_codes(self, code: str | None = None) -> None:
        """Open the code dictionary, on a code where one is named."""
        if self.draft.imported is not None:
            dialog = CodeDictionary(self.draft.imported, self.earlier, self.over)
            if code is not None:
                dialog.choose(code)
            self._ask(dialog, dialog.layout_said, "What codes mean")

    def ask_people(self) -> None:
        """Ask who is the same as in the last import."""
        dialog = PeopleMatch(self.people, self.draft.layout, self.over)
        self._ask(dialog, dialog.layout_said, "Who is who")

    def _ask(self, dialog: QDialog, said: Callable[[], Layout], words: str) -> None:
        def accepted() -> None:
            layout = said()
            if layout != self.draft.layout:
                self.draft.answer(layout, words)

        dialog.accepted.connect(accepted)
        dialog.open()

    def save_layout(self) -> None:
        """Write what was settled as a file, for the command line or for a colleague."""
        path = self.draft.path
        start = Path(self.settings.get(FOLDER)) / f"{path.stem if path else 'layout'}.toml"
        name, _ = QFileDialog.getSaveFileName(self.over, "Save layout", str(start), LAYOUTS)
        if name:
            self.save_layout_to(Path(name))

    def save_layout_to(self, path: Path) -> None:
        """Write the layout as `path`."""
        path = path if path.suffix else path.with_suffix(".toml")
        try:
            write_layout(self.draft.layout, path)
        except UserError as error:
            self.failed.emit(error)
            return
        self.note.emit(f"Layout saved: {path.name}")

    def load_layout(self) -> None:
        """Use a layout file in place of what was settled so far."""
        folder = self.settings.get(FOLDER)
        name, _ = QFileDialog.getOpenFileName(self.over, "Use a layout file", folder, LAYOUTS)
        if name:
            self.load_layout_from(Path(name))

    def load_layout_from(self, path: Path) -> None:
        """Use the layout of a file; it can be undone like an answer."""
        try:
            self.draft.answer(Layout.from_file(path), f"The layout {path.name}")
        except UserError as error:
            self.failed.emit(error)

    # -- following the draft --------------------------------------------------------------------

    def _follow(self) -> None:
        """Match the people anew, as the workbook is understood now."""
        book, imported, memory = self.draft.book, self.draft.imported, self.memory
        if not self.draft.history:
            self.earlier = self.draft.layout
        if book is None or imported is None:
            self._matched(People())
            return
        self.background.run(
            "people", lambda: _matched(memory, book, imported), self._matched, self._not_matched
        )

    def _matched(self, people: People) -> None:
        self.people = people
        self.people_changed.emit()

    def _not_matched(self, error: UserError) -> None:
        self.failed.emit(error)
        self._matched(People())

    @staticmethod
    def _saying(words: str, work: Callable[..., None], *about: object) -> Callable[[], None]:
        """Work on the memory's folder; that it cannot be written is told in words."""

        def do() -> None:
            try:
                work(*about)
            except OSError as error:
                raise UserError(
                    f"Could not {words}", "", error.strerror or type(error).__name__,
                    "a folder for the program's own files that can be written",
                    "go on; the same questions will be asked again the next time",
                ) from error  # fmt: skip

        return do


def write_layout(layout: Layout, path: Path) -> None:
    """Write a layout for `--layout`, whole or not at all. Raises `UserError` where it cannot be."""
    file = QSaveFile(str(path))
    text = layout.to_toml().encode()
    wrote = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(text) == len(text)
    if not (wrote and file.commit()):
        raise UserError(
            "The layout could not be saved", str(path), file.errorString(),
            "a folder and a file that can be written", "choose another folder or another name",
        )  # fmt: skip


def _matched(memory: Memory, book: Workbook, imported: Imported) -> People:
    return match_people(imported, memory.people(book))
