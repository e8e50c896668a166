"""A workbook on its way in: how it is understood so far, what was answered, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ambrota.errors import UserError
from ambrota.sheets.cells import Place, Workbook
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.read import read_workbook
from ambrota.sheets.understanding import (
    CORRECTIONS,
    Choice,
    Part,
    Question,
    Understanding,
    understand,
)
from ui.wizard.heads import Heads, heads_of
from ui.wizard.sheet_texts import SheetTexts
from ui.wizard.summary import sentence
from ui.work import Background, large_work

Recall = Callable[[Workbook], Layout | None]
Parts = dict[Place, Part]


class Step(NamedTuple):
    """What was settled before an answer, to go back to; `words` say what the answer was."""

    layout: Layout
    left_open: frozenset[str]
    words: str


@dataclass(frozen=True)
class Read:
    """What the work in the background brings back."""

    book: Workbook
    understanding: Understanding
    parts: dict[str, Parts]
    texts: dict[str, SheetTexts]
    sentence: str = ""
    recalled: bool = False

    @cached_property
    def held(self) -> dict[str, Counter[Part]]:
        """How many cells of each sheet were taken for what."""
        return {sheet: Counter(parts.values()) for sheet, parts in self.parts.items()}

    @cached_property
    def heads(self) -> dict[str, Heads]:
        """Which lines of each sheet say whose and of which day the others are."""
        return {sheet: heads_of(parts, self.texts[sheet]) for sheet, parts in self.parts.items()}


def _read(path: Path, layout: Layout | None, recall: Recall) -> Read:
    book = read_workbook(path)
    known = None if layout is not None else recall(book)
    texts = {sheet.name: SheetTexts(sheet) for sheet in book.sheets}
    return _understood(book, layout or known or Layout(), texts, known is not None)


def _understood(
    book: Workbook, layout: Layout, texts: dict[str, SheetTexts], recalled: bool = False
) -> Read:
    found = understand(book, layout)
    parts = {sheet.name: found.parts(sheet.name) for sheet in book.sheets}
    words = "" if found.imported is None else sentence(found.imported.rota)
    read = Read(book, found, parts, texts, words, recalled)
    # Worked out here, off the window's thread, and kept by what was read.
    _ = found.questions, read.held, read.heads
    return read


class ImportDraft(QObject):
    """One workbook being settled. Reading and understanding happen off the window's thread.

    `recall` says what was settled earlier for a workbook of the same form; `recalled` whether it
    knew this one. `layout` is what is settled now; `understanding` follows it when `changed` comes.
    """

    changed = Signal()
    failed = Signal(object)
    busy = Signal(str)

    def __init__(self, recall: Recall | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recall: Recall = recall or (lambda _book: None)
        self.background = Background()
        self.path: Path | None = None
        self.book: Workbook | None = None
        self.layout = Layout()
        self.understanding: Understanding | None = None
        self.parts: dict[str, Parts] = {}
        self.texts: dict[str, SheetTexts] = {}
        self.held: dict[str, Counter[Part]] = {}
        self.heads: dict[str, Heads] = {}
        self.sentence = self.doing = ""
        self.history: list[Step] = []
        self.left_open: frozenset[str] = frozenset()
        self.recalled = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still being worked out."""
        return self.background.busy("draft")

    @property
    def imported(self) -> Imported | None:
        """The rota as it would be imported now; None while there is none."""
        return None if self.understanding is None else self.understanding.imported

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is open and was not left open."""
        if self.understanding is None:
            return ()
        return tuple(one for one in self.understanding.questions if one.id not in self.left_open)

    def open(self, path: Path, layout: Layout | None = None) -> None:
        """Read a workbook and understand it, under a layout where one is known already."""

        def done(read: Read) -> None:
            self.path, self.history, self.left_open = path, [], frozenset()
            self._take(read)

        self._work(f"Reading {path.name} …", lambda: _read(path, layout, self.recall), done)

    def reload(self) -> None:
        """Read the same file again, changed on disk, and understand it as settled so far."""
        if self.path is not None:
            path, layout = self.path, self.layout
            words = f"Reading {path.name} again …"
            self._work(words, lambda: _read(path, layout, self.recall), self._take)

    def answer(self, said: Choice | Layout, words: str = "") -> None:
        """Take an answer: a choice of the open question, or a layout that says it."""
        layout, told = (said, words) if isinstance(said, Layout) else (said.layout, said.title)
        self._settle(layout, self.left_open, words or told)

    def correct(self, correction: str, sheet: str, at: Place) -> None:
        """Take a correction said of one cell."""
        one = next(one for one in CORRECTIONS if one.id == correction)
        self._settle(one.apply(self.layout, sheet, at), self.left_open, one.words)

    def leave_open(self, question: Question) -> None:
        """Go on without an answer; the question stays among the problems."""
        self._keep(f"Left open: {question.title}")
        self.left_open |= {question.id}
        self.changed.emit()

    def back(self) -> None:
        """Undo the last answer, correction or question left open."""
        if not self.history:
            return
        step = self.history.pop()
        self.left_open = step.left_open
        if step.layout == self.layout and not self.is_busy:
            self.changed.emit()
        else:
            self._understand(step.layout)

    def stop(self) -> None:
        """Hear nothing of what is being worked out; what was known stays."""
        self.background.forget()
        self._idle()

    def close(self) -> None:
        """Forget the workbook."""
        self.background.forget()
        self.path = self.book = self.understanding = None
        self.layout, self.parts, self.texts, self.history = Layout(), {}, {}, []
        self.left_open, self.recalled = frozenset(), False
        self.busy.emit("")

    # -- working it out -----------------------------------------------------------------------

    def _keep(self, words: str) -> None:
        self.history.append(Step(self.layout, self.left_open, words))

    def _settle(self, layout: Layout, left_open: frozenset[str], words: str) -> None:
        self._keep(words)
        self.left_open = left_open
        self._understand(layout)

    def _understand(self, layout: Layout) -> None:
        if self.book is None:
            return
        book, texts, self.layout = self.book, self.texts, layout
        self._work("Understanding …", lambda: _understood(book, layout, texts), self._take)

    def _take(self, read: Read) -> None:
        self.book, self.understanding = read.book, read.understanding
        self.parts, self.texts, self.held = read.parts, read.texts, read.held
        self.heads = read.heads
        self.sentence = read.sentence
        self.layout = read.understanding.layout
        self.recalled = read.recalled
        self.changed.emit()

    def _work(self, words: str, work: Callable[[], Read], done: Callable[[Read], None]) -> None:
        def came(read: Read) -> None:
            self.busy.emit("")
            done(read)

        def failed(error: UserError) -> None:
            self._idle()
            self.failed.emit(error)

        def large() -> Read:
            with large_work():
                return work()

        self.doing = words
        self.busy.emit(words)
        self.background.run("draft", large, came, failed)

    def _idle(self) -> None:
        self.busy.emit("")
        if self.understanding is not None:
            self.layout = self.understanding.layout
