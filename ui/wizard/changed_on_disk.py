"""While a workbook is settled: says that its file changed, and offers to read it again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from ui.file_watch import FileWatch
from ui.panels.message_bar import announce
from ui.wizard.page import WizardPage


class ChangedOnDisk(QObject):
    """Watches the file of the page's draft; the page's own bar offers to reload it."""

    def __init__(self, page: WizardPage) -> None:
        super().__init__(page)
        self.page, self.draft = page, page.draft
        self.watch = FileWatch(self)
        self._book: Any = None
        self.watch.changed.connect(lambda _path: self._say("The file changed on disk.", True))
        self.watch.gone.connect(
            lambda _path: self._say("The file is gone. What was read of it can still be used.")
        )
        self.draft.changed.connect(self._follow)
        self.draft.busy.connect(self._closed)

    def _follow(self) -> None:
        """Watch the file as it was just read."""
        if self.draft.book is not self._book:
            self._book = self.draft.book
            self.page.reload_bar.hide()
            self.watch.watch(self.draft.path)

    def _closed(self, _words: str) -> None:
        if self.draft.path is None and self._book is not None:
            self._book = None
            self.watch.watch(None)

    def _say(self, words: str, reload: bool = False) -> None:
        for told in self.page.reload_bar.findChildren(QLabel):
            told.setText(words)
        self.page.reload.setVisible(reload)
        self.page.reload_bar.show()
        announce(self.page, words)
