"""Bringing a workbook in: settled on the wizard's page first, or as it was settled before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from ui.wizard.changed_on_disk import ChangedOnDisk
from ui.wizard.page import settled_words
from ui.wizard.remembering import Remembering

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LONG = 800
"""Milliseconds of reading after which it is said what is waited for."""


class Importing(QObject):
    """What goes on between choosing a workbook and having its rota open. One at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.session = window, window.session
        self.draft, self.page = window.wizard.draft, window.wizard
        self.remembering = Remembering(self.draft, window.settings, window)
        self.on_disk = ChangedOnDisk(self.page)
        top = Qt.AlignmentFlag.AlignTop
        self.page.preview.tools.setSpacing(8)
        self.page.preview.tools.addWidget(self.remembering.button(), 0, top)
        self.showing = False
        self._arriving = self._deciding = False
        self._note: tuple[str, str] | None = None
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._say_reading)
        self.draft.changed.connect(self._changed)
        self.draft.failed.connect(self._failed)
        self.draft.busy.connect(self.session.busy_changed)
        self.page.go_asked.connect(lambda: self.go())
        self.session.failed.connect(lambda _error: self._say_nothing())
        self.page.cancelled.connect(self.cancel)
        self.page.codes.clicked.connect(lambda: self.remembering.ask_codes())
        self.page.people.clicked.connect(self.remembering.ask_people)
        self.remembering.people_changed.connect(self._people)
        self.remembering.note.connect(self.session.note)
        self.remembering.failed.connect(self.session.failed)

    @property
    def questions(self) -> int:
        """How many questions are open."""
        found = self.draft.understanding
        return 0 if found is None else len(found.questions)

    @property
    def busy(self) -> bool:
        """Whether anything of it is still being worked out."""
        works = self.draft.background, self.remembering.background, self.session.background
        return any(work.busy() for work in works)

    def open(self, path: Path) -> None:
        """Read a workbook; show what was understood of it, unless that was settled already."""
        self._arriving = True
        self._waiting.start(LONG)
        self.draft.open(path)

    def _say_reading(self) -> None:
        """What takes longer is said, with a way out."""
        if self._arriving and self.draft.is_busy:
            self.window.messages.show_note(
                self.draft.doing,
                "A large workbook takes a while.",
                "Stop reading",
                self.stop_reading,
            )

    def stop_reading(self) -> None:
        """Open nothing: what was shown before stays."""
        self._arrived()
        self.draft.stop()
        self.session.note.emit("Reading was stopped.")

    def _arrived(self) -> None:
        """Nothing is waited for any more."""
        if self._arriving and not self._waiting.isActive():
            self.window.messages.hide()
        self._waiting.stop()
        self._arriving = self._deciding = False

    def show(self) -> None:
        """Show the page, over whatever is open."""
        if not self.showing:
            self.window.keep_layout()
        self.showing = True
        self.window.messages.hide()
        self.window.refresh()
        self.page.take_focus()

    def go(self, note: tuple[str, str] | None = None) -> None:
        """Open the rota as it is understood now, and remember what was settled.

        `note`: what is said of it when it is open, in place of what was settled.
        """
        imported, path = self.draft.imported, self.draft.path
        if imported is None or path is None or not self.window.desk.files.may_leave():
            return
        self.window.propose.solving.discard()
        self._note = note or settled_words(self.draft)
        self.remembering.keep()
        self.session.busy_changed.emit(f"Opening {path.name} …")
        self.session.open_imported(imported, path)

    def cancel(self) -> None:
        """Import nothing; whatever was open before is there again."""
        self.leave()
        self.draft.close()
        if self.session.is_open:
            self.window.show_docks()
        self.window.refresh()

    def leave(self) -> None:
        """Leave the page; what was settled can still be looked at."""
        self.showing = False

    def opened(self) -> None:
        """After a rota was opened: show its findings, and say what was settled of it."""
        self.leave()
        if self._note is not None:
            # What was read was looked at here: asked to check it, show what the check found.
            self.window.desk.check()
            title, detail = self._note
            self._note = None
            self.window.messages.show_note(title, detail, "Show how it was read", self.show)

    def _changed(self) -> None:
        if not self._arriving:
            self.window.refresh()
            return
        self._arrived()
        imported = self.draft.imported
        errors = imported is None or any(one.severity == "error" for one in imported.problems)
        # Whether it opens at once is decided when its people are known to be those of last time.
        self._deciding = self.draft.recalled and not self.questions and not errors
        if not self._deciding:
            self.show()

    def _say_nothing(self) -> None:
        self._note = None

    def _failed(self, error: object) -> None:
        self._arrived()
        self.session.failed.emit(error)

    def _people(self) -> None:
        """Offer to match people where some are only probably the same as last time."""
        likely = len({pair.person.id for pair in self.remembering.people.likely})
        self.page.say_people(likely)
        if self._deciding and likely:
            self.show()
        elif self._deciding:
            self.go(("Read as you settled it last time", self.draft.sentence))
        self._deciding = False
