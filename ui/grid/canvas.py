"""Draws the part of the grid that is in sight, row by row, in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.cells import carried_in
from ui.finding_mark import paint_corner
from ui.grid.blocks import HELD, ROOMY, SAME, WHOLE, Blocks
from ui.grid.brought import paint_brought
from ui.grid.head_title import paint_title
from ui.grid.hours import Shown, carried, from_where, paint_clock, paint_hours
from ui.grid.overview import Overview
from ui.grid.was import WORDS_WIDTH, from_to, paint_was
from ui.grid.widths import week_gap
from ui.theme import THEME

if TYPE_CHECKING:
    from ui.rota_view import RotaView

Column = tuple[int, int, int]
"""A day, the pixel where it begins, its width without the gap after a Sunday."""


class Canvas:
    """Paints one view. What is not in sight costs nothing."""

    def __init__(self, view: RotaView) -> None:
        self._view, self._model = view, view.rota_model
        self._blocks, self._overview = Blocks(), Overview(self._model.strips)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw the cells within an area of the viewport."""
        painter.fillRect(area, THEME.colour("ground"))
        columns, rows = list(self.columns(area)), list(self.rows(area))
        if not columns or not rows:
            return
        level = self._view.level
        if level != "overview":
            self._weekends(painter, columns, rows)
        if level == "overview":
            self._from_afar(painter, columns, rows)
        elif level == "hours":
            self._by_hours(painter, columns, rows)
        else:
            self._in_blocks(painter, columns, rows)
        self._headings(painter, rows)

    def columns(self, area: QRect) -> Iterator[Column]:
        """The days within an area."""
        header, rota = self._view.horizontalHeader(), self._model.rota
        first = max(0, header.visualIndexAt(area.left()))
        left = header.sectionViewportPosition(first) if rota.days else 0
        width = self._view.day_width()
        gap = week_gap(width)
        for day in range(first, rota.days):
            if left > area.right():
                return
            yield day, left, width
            left += width + (gap if rota.weekday(day) == 6 else 0)

    def rows(self, area: QRect) -> Iterator[tuple[int, int]]:
        """The rows within an area: number and where the cells begin, below any heading."""
        header, count = self._view.verticalHeader(), self._model.rowCount()
        first = max(0, header.visualIndexAt(area.top()))
        top = header.sectionViewportPosition(first) if count else 0
        for row in range(first, count):
            if top > area.bottom():
                return
            size = header.sectionSize(row)
            yield row, top + size - self._view.row_height
            top += size

    def _weekends(
        self, painter: QPainter, columns: list[Column], rows: list[tuple[int, int]]
    ) -> None:
        rota, high = self._model.rota, self._view.row_height
        top, bottom = rows[0][1], rows[-1][1] + high
        for day, left, width in columns:
            if rota.weekday(day) >= 5:
                painter.fillRect(left, top, width, bottom - top, THEME.colour("weekend"))

    def _in_blocks(
        self, painter: QPainter, columns: list[Column], rows: list[tuple[int, int]]
    ) -> None:
        self._blocks.prepare(self._view.devicePixelRatioF())
        model, marks, high = self._model, self._model.marks, self._view.row_height
        look, picture, draw = model.look, self._blocks.picture, painter.drawPixmap
        brought = carried_in(model.rota)
        changes, breaches, fade, musts = marks.changes, marks.breaches, marks.fade, marks.musts
        beside = fade and not marks.was
        for row, top in rows:
            person = model.person_at(row).id
            for day, left, width in columns:
                cell, shown = (person, day), look(row, day)
                changed = cell in changes
                share = WHOLE
                if fade and not changed:
                    share = HELD if shown.bars or shown.tallies else SAME
                elif changed and marks.was and width >= WORDS_WIDTH:
                    shown = replace(shown, code=from_to(changes[cell]), times="")
                found = len(breaches[cell]) if cell in breaches else 0
                if beside and width < ROOMY:  # no count that the other grid has no room for
                    found = min(found, 1)
                must = cell in musts
                draw(left, top, picture((shown, width, high, share, changed, found, must)))
                if day == 0 and person in brought:
                    paint_brought(painter, QRectF(left, top, width, high), brought[person][0])
                if changed and marks.was and width < WORDS_WIDTH:
                    paint_was(painter, QRect(left, top, width, high), changes[cell])

    def _from_afar(
        self, painter: QPainter, columns: list[Column], rows: list[tuple[int, int]]
    ) -> None:
        rota = self._model.rota
        weekends = frozenset(day for day, _, _ in columns if rota.weekday(day) >= 5)
        self._overview.paint(
            painter, rows, columns, self._view.row_height, weekends, fade=self._model.marks.fade
        )

    def _by_hours(
        self, painter: QPainter, columns: list[Column], rows: list[tuple[int, int]]
    ) -> None:
        model, marks, high = self._model, self._model.marks, self._view.row_height
        bottom = rows[-1][1] + high
        for day, _, _ in columns:
            paint_clock(painter, day, rows[0][1], bottom - rows[0][1], self._view.across)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sight, across = QRectF(self._view.viewport().rect()), self._view.across
        # A night of the day before may still be seen.
        first, width = columns[0][0] - 1, columns[0][2]
        days = [(first, round(across(first, 0)), width), *columns]
        for row, top in rows:
            person = model.person_at(row)
            for day, left, _ in days:
                cell = person.id, day
                sessions, changed = model.sessions_in(cell), cell in marks.changes
                share = WHOLE
                if marks.fade and not changed:
                    share = HELD if sessions else SAME
                duties = model.rota.by_cell.get(cell, ()) if day >= 0 else carried(model.rota, cell)
                counted = model.rota.is_cyclic
                brought = from_where(model.rota, person.id) if day < 0 and duties else ""
                share = HELD if brought else share
                shown = Shown(
                    day, duties, sessions, person.locked, changed, share, counted, brought
                )
                box = QRectF(left, top, width, high)
                box = paint_hours(painter, shown, box, across, sight)
                if found := len(marks.breaches.get(cell, ())):
                    painter.setOpacity(1.0 if share == WHOLE else 0.5)
                    paint_corner(painter, box, found, must=cell in marks.musts)
                    painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _headings(self, painter: QPainter, rows: list[tuple[int, int]]) -> None:
        """A quiet band above the first row of each group; its title runs on from the names."""
        view, high = self._view, self._view.heading_height
        names, width = view.names.width(), view.viewport().width()
        for row, top in rows:
            if title := self._model.heading(row):
                band = QRect(0, top - high, width, high)
                painter.fillRect(band, THEME.colour("panel"))
                painter.setPen(QPen(THEME.colour("edge"), 1))
                painter.drawLine(band.topLeft(), band.topRight())
                painter.drawLine(band.bottomLeft(), band.bottomRight())
                if not view.names.brief:
                    paint_title(painter, band.adjusted(-names, 0, 0, 0), title)
