"""The page of keys, written from the menus. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ui.help.pages import KEYS, Page

GRID = (
    ("letters and digits", "set the selected cells to that code"),
    ("F2", "edit the cell"),
    ("Delete, Backspace", "make the selected cells rest"),
    ("Ctrl+Space", "choices for the cell: what each code would do"),
    ("arrows", "move; with Shift select"),
    ("Home, End", "first and last day of the row"),
    ("Ctrl+Home, Ctrl+End", "first and last cell of the rota"),
    ("Ctrl+arrow", "to the end of a run of duties or of days off; with Shift select"),
    ("Ctrl+wheel", "wider or narrower days"),
    ("Escape", "give up what was begun"),
)


class Acts(Protocol):
    """What is needed of a row of the table of actions."""

    @property
    def menu(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def shortcut(self) -> str: ...
    @property
    def tip(self) -> str: ...


def keys_page(rows: Iterable[Acts], menus: Iterable[str]) -> Page:
    """Every action with its key, menu by menu, after the keys of the grid."""
    parts = ["# Keys", "## In the rota", *_table(GRID)]
    known = list(rows)
    for menu in menus:
        own = [(one.shortcut, _words(one)) for one in known if one.menu == menu and one.shortcut]
        if own:
            parts += [f"## Menu {menu}", *_table(own)]
    return Page(KEYS, "Keys", "\n\n".join(parts))


def _words(row: Acts) -> str:
    name = row.text.replace("&", "").rstrip("…")
    return f"{name}: {row.tip}" if row.tip else name


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    lines = ["| key | what it does |", "|---|---|"]
    lines += [f"| **{key}** | {words.replace('|', '/')} |" for key, words in rows]
    return ["\n".join(lines)]
