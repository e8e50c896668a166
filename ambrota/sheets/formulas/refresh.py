"""What the formulas that go by changed cells show from now on.

A figure is worked out afresh only by a formula that, on the cells as they were, gives just what the
file holds: so that it is known to be understood. Of all others the stale figure is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ambrota.sheets.cells import Place
from ambrota.sheets.formulas.cells import Formula, Sheets
from ambrota.sheets.formulas.evaluate import Evaluator, Names
from ambrota.sheets.formulas.tree import (
    Name,
    Node,
    NotUnderstoodError,
    Reference,
    parse,
    parts_of,
)
from ambrota.sheets.formulas.values import Key, Single

Rectangle = tuple[str, int, int, int, int]
Changed = Mapping[str, Mapping[Place, Single]]
_ANYWHERE = re.compile(r"\b(INDIRECT|OFFSET)\s*\(", re.I)
_LOOSE_REFERENCE = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"
)


@dataclass
class Refreshed:
    """New figures of formulas by sheet and cell; and those that could not be worked out."""

    figures: dict[str, dict[Place, Single]] = field(default_factory=dict)
    stale: dict[str, set[Place]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.figures or self.stale)


def refreshed(
    sheets: Sheets, names: Names, changed: Changed, keep: Collection[Key] = ()
) -> Refreshed:
    """The figures that differ once cells are changed.

    `changed`: the new value of each cell as the file holds values. `keep`: cells whose figures are
    never taken out, such as headings.
    """
    held = {name.casefold(): sheet for name, sheet in sheets.items()}
    set_to = {
        (name.casefold(), *at): value
        for name, cells in changed.items()
        for at, value in cells.items()
    }
    formulas = {
        (name, *at): formula
        for name, sheet in held.items()
        for at, formula in sheet.formulas.items()
        if (name, *at) not in set_to
    }
    dirty = _depending(formulas, names, set_to)
    if not dirty:
        return Refreshed()
    before = Evaluator(_Before(held), names)
    after = _After(held, set_to, dirty, before, names)
    kept = {(sheet.casefold(), row, column) for sheet, row, column in keep}
    original = {name.casefold(): name for name in sheets}
    found = Refreshed()
    for key in dirty:
        old, new = held[key[0]].values.get(key[1:]), after.figure(key)
        name, at = original[key[0]], (key[1], key[2])
        if isinstance(new, _Unknown):
            if old is not None and key not in kept:
                found.stale.setdefault(name, set()).add(at)
        elif not _same(old, new):
            found.figures.setdefault(name, {})[at] = new
    return found


def _depending(
    formulas: Mapping[Key, Formula], names: Names, changed: Collection[Key]
) -> dict[Key, Formula]:
    """The formulas that go by a changed cell, directly or through others."""
    rectangles = {key: _rectangles(formula, key, names) for key, formula in formulas.items()}
    dirty: dict[Key, Formula] = {}
    fresh = list(changed)
    while fresh:
        hits = _Hits(fresh)
        fresh = [
            key
            for key, where in rectangles.items()
            if key not in dirty and (where is None or any(hits.touch(one) for one in where))
        ]
        dirty |= {key: formulas[key] for key in fresh}
    return dirty


class _Hits:
    """Cells, asked whether any of them lies in a rectangle."""

    def __init__(self, keys: Collection[Key]) -> None:
        self._rows: dict[str, dict[int, list[int]]] = {}
        for sheet, row, column in keys:
            self._rows.setdefault(sheet, {}).setdefault(row, []).append(column)

    def touch(self, rectangle: Rectangle) -> bool:
        sheet, top, left, bottom, right = rectangle
        rows = self._rows.get(sheet)
        if rows is None:
            return False
        among = rows if bottom - top >= len(rows) else range(top, bottom + 1)
        return any(
            left <= column <= right
            for row in among
            if top <= row <= bottom
            for column in rows.get(row, ())
        )


def _rectangles(formula: Formula, key: Key, names: Names) -> list[Rectangle] | None:
    """The cells that a formula goes by; None when they could be any."""
    if _ANYWHERE.search(formula.text):
        return None
    if formula.tree is None:
        return list(_loose(formula, key))
    found: list[Rectangle] = []
    waiting: list[tuple[Node, int, int]] = [(formula.tree, formula.down, formula.right)]
    while waiting:
        tree, down, right = waiting.pop()
        for part in parts_of(tree):
            if isinstance(part, Reference):
                where = (part.sheet or key[0]).casefold()
                found.append((where, *part.rectangle(down, right)))
            elif isinstance(part, Name) and len(found) + len(waiting) < 200:
                try:
                    waiting.append((names.reference(part.text, key), 0, 0))
                except NotUnderstoodError:
                    listed = names.tables.get(part.text.partition("[")[0].casefold())
                    if listed is not None:
                        columns = list(listed.columns.values())
                        found.append(
                            (
                                listed.sheet.casefold(), listed.top, min(columns),
                                listed.bottom, max(columns),
                            )
                        )  # fmt: skip
    return found


def _loose(formula: Formula, key: Key) -> Iterator[Rectangle]:
    """References in a formula that is not understood as a whole."""
    for match in _LOOSE_REFERENCE.finditer(formula.text):
        try:
            tree = parse(match[0])
        except NotUnderstoodError:
            continue
        if isinstance(tree, Reference):
            yield (tree.sheet or key[0]).casefold(), *tree.rectangle(formula.down, formula.right)


class _Unknown:
    """The figure of a formula that is not worked out here."""


_UNKNOWN = _Unknown()


class _Before:
    """The cells as the file holds them."""

    def __init__(self, held: Sheets) -> None:
        self._held = held

    def value(self, key: Key) -> Single:
        sheet = self._held.get(key[0])
        if sheet is None:
            raise NotUnderstoodError(f"a sheet {key[0]}")
        found = sheet.values.get(key[1:])
        if found is None and key[1:] in sheet.formulas:
            raise NotUnderstoodError("a formula without its value")
        return found

    def extent(self, sheet: str) -> tuple[int, int]:
        held = self._held.get(sheet.casefold())
        return held.extent if held else (1, 1)


class _After(_Before):
    """The cells once some are changed, and what the formulas that go by them show then."""

    def __init__(
        self,
        held: Sheets,
        set_to: Mapping[Key, Single],
        dirty: Mapping[Key, Formula],
        before: Evaluator,
        names: Names,
    ) -> None:
        super().__init__(held)
        self._set_to, self._dirty, self._before = set_to, dirty, before
        self._evaluator = Evaluator(self, names)
        self._figures: dict[Key, Single | _Unknown] = {}
        self._extents = {name: sheet.extent for name, sheet in held.items()}
        for sheet, row, column in set_to:
            rows, columns = self._extents.get(sheet, (1, 1))
            self._extents[sheet] = max(rows, row), max(columns, column)

    def extent(self, sheet: str) -> tuple[int, int]:
        return self._extents.get(sheet.casefold(), (1, 1))

    def value(self, key: Key) -> Single:
        if key in self._set_to:
            return self._set_to[key]
        if key in self._dirty:
            figure = self.figure(key)
            if isinstance(figure, _Unknown):
                raise NotUnderstoodError("a formula that goes by another that is not known")
            return figure
        return super().value(key)

    def figure(self, key: Key) -> Single | _Unknown:
        """What a formula shows now."""
        if key not in self._figures:
            self._figures[key] = _UNKNOWN  # a circle of formulas has no answer
            self._figures[key] = self._worked_out(key)
        return self._figures[key]

    def _worked_out(self, key: Key) -> Single | _Unknown:
        formula = self._dirty[key]
        old = self._held[key[0]].values.get(key[1:])
        if formula.tree is None or formula.array is not None or old is None:
            return _UNKNOWN
        try:
            if not _same(old, self._before.result(formula.tree, key, formula.down, formula.right)):
                return _UNKNOWN
            return self._evaluator.result(formula.tree, key, formula.down, formula.right)
        except NotUnderstoodError:
            return _UNKNOWN


def _same(one: Single, other: Single) -> bool:
    """Whether two values show the same."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))
    return one == other
