"""Recent and pinned files of a window: on its first page, in its menu, and the action that pins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from ui.actions import fill
from ui.recent import Recent, RecentFile

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Recalling:
    """One method an action, and what fills the two lists."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.recent = Recent(window.settings)
        self._pins = QMenu("&Pin on top", window)
        window.start.pin_asked.connect(self.pin)
        window.start.forget_asked.connect(self.forget)
        self.show_on_first_page()

    @property
    def _open(self) -> Path | None:
        """The file of what is open."""
        return self.window.session.review or self.window.session.workbook

    def pin_file(self) -> None:
        path = self._open
        if path is None:
            self.window.session.note.emit("There is no file to pin yet: save the review first.")
            self.fill_menus()
        else:
            self.pin(path, not self.recent.is_pinned(path))

    def pin(self, path: Path, on: bool) -> None:
        """Keep a file on top of the lists, or no more."""
        self.recent.pin(path, on)
        # The entry that was chosen has still to be done with its click.
        QTimer.singleShot(0, self.window, self.fill_menus)
        self.show_on_first_page(path)
        told = "is pinned on top of the recent files" if on else "is pinned no more"
        self.window.session.note.emit(f"{path.name} {told}.")

    def forget(self, path: Path) -> None:
        """Take a file out of the lists."""
        self.recent.remove(path)
        self.fill_menus()
        self.show_on_first_page()

    def add(self, path: Path | None) -> None:
        """Remember what was opened or saved, if that is a file."""
        if path is not None:
            self.recent.add(path)
        self.fill_menus()

    def show_on_first_page(self, focus: Path | None = None) -> None:
        """Samples and recent files; `focus`: the file whose pin has the keys."""
        from sample_rotas import SAMPLES

        samples = [(one.title, one.line, one.path) for one in SAMPLES if one.feasible]
        paths = {path for _, _, path in samples}
        files = [one for one in self.recent.files() if one.pinned or one.path not in paths]
        self.window.start.show_lists(samples, files, focus)

    def fill_menus(self) -> None:
        """Recent files, what of them is pinned, and every sample, in the File menu."""
        from sample_rotas import SAMPLES

        samples = self.window.findChild(QMenu, "samples")
        if samples is not None:
            fill(samples, [(one.title, one.path) for one in SAMPLES], self.window.open_path)
        menu = self.window.findChild(QMenu, "recent")
        if menu is not None:
            self._fill_recent(menu, self.recent.files())
        self.window.actions_by_id["pin_file"].setChecked(self.recent.is_pinned(self._open))

    def _fill_recent(self, menu: QMenu, files: list[RecentFile]) -> None:
        """Pinned, the others, and a menu to pin each of them or no more."""
        menu.clear()
        menu.setEnabled(bool(files))
        for before, one in zip([None, *files], files, strict=False):
            if before is not None and before.pinned and not one.pinned:
                menu.addSeparator()
            action = menu.addAction(_name(one))
            action.setEnabled(one.there)
            action.setStatusTip(one.line)
            action.triggered.connect(lambda _on=False, path=one.path: self.window.open_path(path))
        menu.addSeparator()
        menu.addMenu(self._pins)
        self._pins.clear()
        for one in files:
            action = self._pins.addAction(_name(one))
            action.setCheckable(True)
            action.setChecked(one.pinned)
            action.triggered.connect(lambda on, path=one.path: self.pin(path, on))


def _name(one: RecentFile) -> str:
    """A file in a menu, where & would mark the key of a letter."""
    return one.path.name.replace("&", "&&") + ("" if one.there else " (not found)")
