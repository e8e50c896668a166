"""Pages of paper: their room, heading and foot. All lengths are points, whatever the device."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import QApplication

from ambrota.errors import UserError
from ui.printing.words import page_words
from ui.theme import LIGHT

MARGIN, HEAD, FOOT = 28.0, 40.0, 22.0
POINTS = 72
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
PAPERS = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3}


class Pages(Protocol):
    """Some pages that belong together. `title` and `below` stand above each of them."""

    title: str
    below: str

    def count(self, size: QSizeF) -> int:
        """How many there are, where the room between head and foot has this size."""

    def draw(self, painter: QPainter, number: int, size: QSizeF) -> None:
        """Draw one of them, numbered from 0."""


def layout(paper: str) -> QPageLayout:
    """A landscape page with the same margin all round."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    return QPageLayout(QPageSize(PAPERS[paper]), QPageLayout.Orientation.Landscape, margins)


def font(size: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """The face of the window at a size in points of the paper."""
    made = QFont(QApplication.font())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setItalic(italic)
    return made


class Paper:
    """Pages in order on one kind of paper, each with its number of all."""

    def __init__(self, parts: Sequence[Pages], footer: str, paper: str) -> None:
        self.layout, self.footer = layout(paper), footer
        area = self.layout.paintRectPoints()
        self.whole = QSizeF(area.width(), area.height())
        self.room = QSizeF(area.width(), area.height() - HEAD - FOOT)
        self._pages = [(part, one) for part in parts for one in range(part.count(self.room))]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def heading(self, number: int) -> str:
        """What stands above a page, numbered from 0."""
        return self._pages[number][0].title

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw a page within its margins; the painter is in points."""
        part, own = self._pages[number]
        painter.save()
        words = page_words(number + 1, self.count)
        _frame(painter, self.whole, part, self.footer, words)
        painter.translate(0, HEAD)
        part.draw(painter, own, self.room)
        painter.restore()

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Draw every page on a printer or into a PDF."""
        painter = QPainter()
        if not painter.begin(device):
            raise UserError(
                "The pages could not be printed",
                found="the printer or the file does not take them",
                expected="a printer that is ready, or a file that can be written",
                todo="close the file elsewhere, or choose another printer or name",
            )
        painter.scale(device.logicalDpiX() / POINTS, device.logicalDpiY() / POINTS)
        for number in range(self.count):
            if number:
                device.newPage()
            self.draw(painter, number)
        painter.end()

    def write_pdf(self, path: Path, title: str) -> Path:
        """Write every page into a PDF, whole or not at all."""
        half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            half.touch()  # Qt says no more than that it failed
            self.print_on(_writer(half, self.layout, title))
            os.replace(half, path)
        except OSError as error:
            raise UserError(
                "The PDF could not be written",
                where=str(path),
                found=error.strerror or str(error),
                expected="a file that no other program holds",
                todo="close it elsewhere, or choose another name",
            ) from error
        finally:
            with suppress(OSError):
                half.unlink(missing_ok=True)
        return path


def _writer(path: Path, pages: QPageLayout, title: str) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setPageLayout(pages)
    writer.setResolution(300)
    writer.setTitle(title)
    writer.setCreator("Ambrota")
    return writer


def _frame(painter: QPainter, whole: QSizeF, part: Pages, footer: str, page: str) -> None:
    painter.setFont(font(14, bold=True))
    painter.setPen(QColor(LIGHT.text))
    painter.drawText(QRectF(0, 0, whole.width(), 18), LEFT, part.title)
    painter.setFont(font(9))
    painter.setPen(QColor(LIGHT.muted))
    painter.drawText(QRectF(0, 18, whole.width(), 14), LEFT, part.below)
    foot = QRectF(0, whole.height() - 14, whole.width(), 14)
    painter.setPen(QPen(QColor(LIGHT.edge), 0.5))
    painter.drawLine(foot.topLeft(), foot.topRight())
    painter.setPen(QColor(LIGHT.muted))
    painter.setFont(font(8))
    room = foot.width() - 90
    words = painter.fontMetrics().elidedText(footer, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(foot, LEFT, words)
    painter.drawText(foot, RIGHT, page)
