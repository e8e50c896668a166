"""Problems of an import on the clipboard: as text, and as a table, for whoever keeps the rota."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.clipboard import OURS, plain
from ui.reading import count

HEADS = {
    "error": "Cannot be used until mended",
    "warning": "May be wrong",
    "note": "Settled in a way worth knowing",
}
COLUMNS = ("", "Sheet", "Cell", "Found", "Expected", "What to do")


def copy_problems(problems: Sequence[Any], name: str) -> None:
    """Put problems on the clipboard; `name`: the workbook's."""
    data = QMimeData()
    data.setData(OURS, b"1")
    data.setText(as_text(problems, name))
    data.setHtml(as_html(problems, name))
    QGuiApplication.clipboard().setMimeData(data)


def head(problems: Sequence[Any], name: str) -> str:
    """What the list is of."""
    return f"{name}: {count(len(problems), 'thing')} to look at"


def as_text(problems: Sequence[Any], name: str) -> str:
    """A list under each severity, numbered through, to read in a mail."""
    lines, number = [head(problems, name)], 0
    for severity, words in HEADS.items():
        own = [one for one in problems if one.severity == severity]
        if own:
            lines += ["", words]
        for one in own:
            number += 1
            place = ", ".join(filter(None, [one.sheet, one.cell])) or "Workbook"
            lines.append(f"{number}. {place}: {one.found}.")
            if one.expected:
                lines.append(f"   Expected: {one.expected}.")
            if one.todo:
                lines.append(f"   What to do: {one.todo}.")
    return "\n".join(lines) + "\n"


def as_html(problems: Sequence[Any], name: str) -> str:
    """The same as a table, for a mail or a spreadsheet."""
    rows = "".join(
        _row((HEADS[one.severity], one.sheet, one.cell, one.found, one.expected, one.todo))
        for severity in HEADS
        for one in problems
        if one.severity == severity
    )
    heads = "".join(f"<th align='left'>{escape(word)}</th>" for word in COLUMNS)
    table = f"<table border='1' cellspacing='0' cellpadding='4'><tr>{heads}</tr>{rows}</table>"
    return f"<p>{escape(head(problems, name))}</p>{table}"


def _row(texts: Sequence[str | None]) -> str:
    cells = (f"<td valign='top'>{escape(plain(text or ''))}</td>" for text in texts)
    return f"<tr>{''.join(cells)}</tr>"
