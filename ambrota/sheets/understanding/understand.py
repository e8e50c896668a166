"""A workbook as it is understood under a layout: the rota, or why there is none, and what is open.

Nothing here is kept: an answer makes another layout, and the workbook is understood anew from its
cells, which are read from the file once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ambrota.errors import UserError
from ambrota.sheets.build import rota_of
from ambrota.sheets.cells import Place, Workbook
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding.parts import Part, parts_of
from ambrota.sheets.understanding.question import Question
from ambrota.sheets.understanding.questions import questions_of


@dataclass(frozen=True)
class Understanding:
    """What is understood: `imported`, or else `refusal` says why there is no rota."""

    book: Workbook
    layout: Layout
    imported: Imported | None
    refusal: UserError | None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is open, in the order in which it is best settled."""
        return questions_of(self.book, self.imported, self.refusal, self.layout)

    def parts(self, sheet: str) -> dict[Place, Part]:
        """What each cell of a sheet that says something was taken for."""
        page = self.book.sheet(sheet)
        return {} if page is None else parts_of(self.imported, page)


def understand(book: Workbook, layout: Layout | None = None) -> Understanding:
    """Understand cells under a layout; never raises `UserError`, which becomes the refusal."""
    stated = layout or Layout()
    try:
        return Understanding(book, stated, rota_of(book, layout=stated), None)
    except UserError as error:
        return Understanding(book, stated, None, error)
