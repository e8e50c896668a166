"""Opening, saving and exporting: what touches files, and what is asked before anything is lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ui import exporting
from ui.journal import stamp
from ui.settings import FOLDER
from ui.snapshot import take

if TYPE_CHECKING:
    from ui.main_window import MainWindow

REVIEW = ".ambrota"
FILES = "Rotas and reviews (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.ambrota);;All files (*)"

REVIEWS = "Reviews (*.ambrota);;All files (*)"


class Files:
    """The files of one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session, self.settings = window, window.session, window.settings
        self._saved_at = self._stamp = ""

    def forget_saving(self) -> None:
        """Another review is open: when the last one was saved says nothing of it."""
        self._saved_at = self._stamp = ""

    def remember_stamp(self) -> None:
        """The review's file is as we know it: opened, or saved by us."""
        self._stamp = stamp(self.session.review)

    def open(self) -> None:
        self._choose("Open a rota or a review", FILES)

    def open_review(self) -> None:
        """Open what was saved, with its proposals and decisions."""
        self._choose("Open a saved review", REVIEWS)

    def _choose(self, title: str, which: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window, title, self.settings.get(FOLDER), which)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a review, a sample, or a workbook: that is settled in the wizard first."""
        from sample_rotas import SAMPLES

        review = path.suffix.lower() == REVIEW
        if not review and path not in {one.path for one in SAMPLES}:
            self.settings.put(FOLDER, str(path.parent))
            self.window.importing.open(path)
            return
        # About what is not saved the wizard asks when its rota is taken.
        if not self.may_leave():
            return
        self.window.propose.solving.discard()
        if not review:
            self.session.open_workbook(path)
            return
        self.settings.put(FOLDER, str(path.parent))
        # Imported when first wanted: the review file needs a fifth of a second of SQLAlchemy.
        from ui import filing

        session = self.session

        def reopened(found: Any) -> None:
            filing.take_review(session, path, found)
            self.remember_stamp()

        session.busy_changed.emit(f"Opening {path.name} …")
        session.background.run(
            "open",
            lambda: filing.reopen(path, session.tools.opened),
            reopened,
            session.failed.emit,
        )

    def save(self, *, wait: bool = False) -> None:
        review = self.session.review
        if review is None or self.window.desk.representing.showing:
            self.save_as(wait=wait)
        elif not self._stamp or stamp(review) in ("", self._stamp) or self._may_overwrite(review):
            self.save_to(review, wait=wait)

    def save_as(self, *, wait: bool = False) -> None:
        start = Path(self.settings.get(FOLDER)) / f"{self.session.title or 'Review'}{REVIEW}"
        name, _ = QFileDialog.getSaveFileName(
            self.window, "Save the review", str(start), f"Ambrota review (*{REVIEW})"
        )
        if not name:
            return
        path = review_path(Path(name))
        if self.window.desk.representing.showing and path == self.session.review:
            told = (
                f"{path.name} is the review that you read. Save what was said under another name."
            )
            self.window.messages.show_note("Nothing was saved", told)
            return
        # The dialog has asked about the name that was typed, not about the one with its ending.
        if path == Path(name) or not path.exists() or self._may_replace(path):
            self.save_to(path, wait=wait)

    def _may_replace(self, path: Path) -> bool:
        return self._asked("Replace the review?", f"{path.name} is there already. Replace it?")

    def _may_overwrite(self, path: Path) -> bool:
        told = (
            f"{path.name} was changed since you opened it, by somebody else or in another window. "
            "Replace it with yours? Their version is kept beside it as .bak.\n\n"
            "Cancel, and use “Save review as…” to keep both."
        )
        return self._asked("Replace what somebody else saved?", told)

    def _asked(self, title: str, words: str) -> bool:
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self.window, title, words, button.Yes | button.Cancel, button.Cancel
        )
        return bool(answer == button.Yes)

    def save_to(self, path: Path, *, wait: bool = False) -> None:
        """Save the review as `path`, off the window's thread unless the window waits to close."""
        from ui import filing

        session, path = self.session, review_path(path)
        session.log_law()
        snapshot, index = take(session), session.undo.index()

        def done(_saved: object) -> None:
            session.review, session.unsaved = path, False
            self.remember_stamp()
            if session.undo.index() == index:
                session.undo.setClean()
            self._saved_at = f"{datetime.now():%H:%M}"
            self.window.desk.recalling.add(path)
            self.window.refresh()

        def write() -> Any:
            return save(filing.review_of(snapshot), path)

        if not wait:
            session.background.run("save", write, done, session.failed.emit)
            return
        try:
            done(write())
        except Exception as error:
            session.failed.emit(exporting.as_user_error(error))

    @property
    def modified(self) -> bool:
        """Whether there is anything that is not saved."""
        return not self.session.undo.isClean() or self.session.unsaved

    def saved_words(self) -> str:
        """Where the review stands with its file, for the status bar."""
        if self.modified:
            return "not saved"
        return f"saved {self._saved_at}" if self._saved_at else "as opened"

    def may_leave(self) -> bool:
        """Ask about what is not saved; False to stay."""
        if not (self.session.is_open and self.modified):
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self.window, "Save the review?", "Edits or proposals of this review are not saved.",
            button.Save | button.Discard | button.Cancel, button.Save,
        )  # fmt: skip
        if answer == button.Save:
            self.save(wait=True)
            return not self.modified
        return bool(answer == button.Discard)

    def export(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self.window, "Export into a folder", self.settings.get(FOLDER)
        )
        if folder:
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> None:
        """Write the comparison and every proposal into a folder."""
        session = self.session
        session.busy_changed.emit("Writing the workbooks …")
        material = exporting.Material.of(session)

        def done(paths: list[Path]) -> None:
            session.busy_changed.emit("")
            session.exported = True
            review, *others = [path.name for path in paths]
            names = f"For the board, the comparison: {review}."
            names += f" In your own layout: {', '.join(others)}." if others else ""
            url = QUrl.fromLocalFile(str(folder))
            self.window.messages.show_note(
                f"Written to {folder}",
                names,
                "Open the folder",
                lambda: QDesktopServices.openUrl(url),
            )
            self.window.refresh()

        session.background.run(
            "export", lambda: exporting.export(material, folder), done, session.failed.emit
        )


def review_path(path: Path) -> Path:
    """The path with a review's ending: a review is never written over a workbook."""
    return path if path.suffix.lower() == REVIEW else path.with_name(path.name + REVIEW)


def save(review: Any, path: Path) -> Any:
    """Save a review. SQLAlchemy takes a third of a second to import, so it waits till now."""
    from ambrota.store import save_review

    return save_review(review, path)
