"""What a review brings with it from before: it stays when its workbook is read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ui.law import Logged, changes_between_books, logged_between


@dataclass(frozen=True, eq=False)
class Past:
    """When the review was begun, what was edited and decided in earlier sittings, and its laws.

    `laws` is the log of its rules, up to the rulebook `book`.
    """

    created: datetime
    book: Any
    edits: tuple[Any, ...] = ()
    decisions: tuple[Any, ...] = ()
    laws: tuple[Logged, ...] = ()

    def logged(self, book: Any, by: str = "") -> Past:
        """With the log of rules brought up to a rulebook; the same where nothing was changed."""
        if book is self.book:
            return self
        made = logged_between(self.book, book) + changes_between_books(self.book, book)
        signed = (one._replace(by=by or one.by) for one in made)
        return replace(self, laws=(*self.laws, *signed), book=book)
