"""Words on paper: a text with tables, whose heads stand on each page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QTextDocument

from ui.printing.page import font
from ui.printing.whole_rows import keep_rows_whole
from ui.theme import LIGHT

STYLE = f"""
body {{ color: {LIGHT.text}; }}
h2 {{ font-size: 12px; }}
h3 {{ font-size: 10px; margin-top: 10px; margin-bottom: 2px; }}
p {{ margin-top: 0; margin-bottom: 4px; }}
th {{ font-size: 8px; color: {LIGHT.muted}; border-bottom: 1px solid {LIGHT.edge}; }}
td {{ border-bottom: 1px solid {LIGHT.edge}; }}
.muted {{ color: {LIGHT.muted}; }}
"""


class TextPages:
    """Pages of a text."""

    def __init__(self, title: str, below: str, html: str) -> None:
        self.title, self.below = title, below
        self._text = QTextDocument()
        self._text.setDocumentMargin(0)
        self._text.setDefaultFont(font(9))
        self._text.setDefaultStyleSheet(STYLE)
        self._text.setHtml(f"<body>{html}</body>")

    def count(self, size: QSizeF) -> int:
        if self._text.pageSize() != size:
            self._text.setPageSize(size)
            keep_rows_whole(self._text, size.height())
        pages = self._text.pageCount()
        # Laid out in the pool, drawn by the window.
        app = QCoreApplication.instance()
        if app is not None:
            self._text.moveToThread(app.thread())
        return pages

    def draw(self, painter: QPainter, number: int, size: QSizeF) -> None:
        top = number * size.height()
        painter.translate(0, -top)
        painter.setClipRect(QRectF(0, top, size.width(), size.height()))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top, size.width(), size.height())
        self._text.documentLayout().draw(painter, context)
