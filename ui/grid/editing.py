"""What is done to blocks of cells: cut, copy, paste, fill, swap. Each is one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from ambrota.errors import UserError
from ambrota.model import Change
from ui.clipboard import LARGE, copied, put
from ui.commands import EditCells
from ui.entries import change_to
from ui.grid.pasting import codes_of, filled, pasted
from ui.grid.selection import Block
from ui.grid.swapping import Pairs, pairs_of, swap_words, swapped
from ui.reading import count
from ui.rota_model import Cell
from ui.session import Session

if TYPE_CHECKING:
    from ui.rota_view import RotaView


class Editing:
    """Edits of one grid: each works on what is selected in it."""

    def __init__(self, session: Session, view: RotaView) -> None:
        self.session, self._view, self._model = session, view, view.rota_model
        view.swap_asked.connect(self._swap)
        view.swap_over.connect(self._say_swap)

    def _block(self) -> Block | None:
        return self._view.selected_cells().spanned()

    def _ids(self) -> list[str]:
        return [person.id for person in self._model.people]

    def _push(self, changes: tuple[Change, ...], words: str) -> None:
        if changes:
            self.session.undo.push(EditCells(self.session, self.session.shown, changes, words))
        else:
            self.session.note.emit("Nothing to change: the cells hold this already.")

    def _try(self, work: Callable[[], None]) -> None:
        """What cannot be done is said in words, and changes nothing."""
        try:
            work()
        except UserError as error:
            self.session.failed.emit(error)

    # -- clipboard ----------------------------------------------------------------------------

    def copy(self, *, headed: bool = False) -> None:
        """The block that is selected; a large one is written out off the window's thread."""
        block = self._block()
        if block is None:
            return
        made = copied(self._model, block, headed=headed)
        said = f"{count(made.size, 'cell')} copied"
        if made.size <= LARGE:
            put(made.text(), made.html())
            self.session.note.emit(said)
            return
        self.session.busy_changed.emit(f"Copying {count(made.size, 'cell')} …")

        def done(both: Any) -> None:
            put(*both)
            self.session.busy_changed.emit("")
            self.session.note.emit(said)

        self.session.background.run(
            "copy", lambda: (made.text(), made.html()), done, self.session.failed.emit
        )

    def cut(self) -> None:
        """Copy what is selected, and make it rest."""
        self.copy()
        if not self._model.editable:
            return
        rota, cells = self._model.rota, self._view.selected_cells()
        wanted = [change_to(rota, *cell, "") for cell in cells]
        changes = tuple(one for one in wanted if one is not None)
        self._push(changes, f"Cut {count(len(changes), 'cell')}")

    def paste(self) -> None:
        """Put the clipboard's block where the selection begins, or over all of it."""
        self._try(self._paste)

    def _paste(self) -> None:
        chosen = self._block()
        if chosen is None or not self._model.editable:
            return
        names = [person.name for person in self._model.people]
        block = codes_of(QGuiApplication.clipboard().text(), names)
        changes, place = pasted(self._model.rota, self._ids(), block, chosen)
        self._push(changes, f"Paste {count(len(changes), 'cell')}")
        self._view.select_block(place)

    # -- filling ------------------------------------------------------------------------------

    def fill(self, *, across: bool) -> None:
        """Repeat the first row, or the first day, over the selection."""
        self._try(lambda: self._fill(across=across))

    def _fill(self, *, across: bool) -> None:
        chosen = self._block()
        if chosen is None or not self._model.editable:
            return
        rota = self._model.rota
        changes, place = filled(rota, self._ids(), chosen, across=across, code=self._code)
        self._push(changes, f"Fill {count(len(changes), 'cell')}")
        self._view.select_block(place)

    def _code(self, cell: Cell) -> str:
        return "+".join(duty.code for duty in self._model.rota.by_cell.get(cell, ()))

    # -- swapping -----------------------------------------------------------------------------

    def swap_with(self) -> None:
        """Mark what is selected; with something marked, exchange the two."""
        chosen, marked = self._block(), self._view.swap.marked
        if chosen is None or not self._model.editable:
            return
        if marked is None or marked == chosen:
            self._view.swap.marked = None if marked else chosen
            self._view.viewport().update()
            self.session.note.emit(
                "Swap given up." if marked
                else "Marked. Go to the cell to swap with and press Ctrl+M; Escape gives it up."
            )  # fmt: skip
            return
        self._view.swap.marked = None
        self._swap(marked, chosen[0], chosen[2])
        self._view.viewport().update()

    def _pairs(self, block: Block, row: int, day: int) -> Pairs:
        return pairs_of(self._ids(), self._model.rota.days, block, row, day)

    def _swap(self, block: Block, row: int, day: int) -> None:
        def work() -> None:
            pairs = self._pairs(block, row, day)
            rota = self._model.rota
            self._push(swapped(rota, pairs), swap_words(rota, pairs))
            top, bottom, left, right = block
            self._view.select_block((row, row + bottom - top, day, day + right - left))

        self._try(work)

    def _say_swap(self, block: Block, row: int, day: int) -> None:
        """What letting go here would do."""
        try:
            words = swap_words(self._model.rota, self._pairs(block, row, day))
        except UserError as error:
            words = error.todo
        self.session.note.emit(words)
