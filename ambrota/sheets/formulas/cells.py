"""The values and formulas of a sheet, from its XML as it stands in the file."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ambrota.sheets.cells import Place, column_number, place
from ambrota.sheets.formulas.tree import Node, NotUnderstoodError, parse
from ambrota.sheets.formulas.values import MOST_CELLS, Single, Wrong

_ROW = re.compile(r"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.S)
_CELL = re.compile(r"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_REF = re.compile(r"""\br=["']([A-Z]{0,3})([0-9]+)["']""")
_TYPE = re.compile(r"""\bt=["'](\w+)["']""")
_VALUE = re.compile(r"<(?:\w+:)?v\b[^>]*>([^<]*)</(?:\w+:)?v>")
_FORMULA = re.compile(r"<(?:\w+:)?f\b([^>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)")
_TEXT = re.compile(r"<(?:\w+:)?t\b[^>]*>([^<]*)</(?:\w+:)?t>")
_PHONETIC = re.compile(r"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.S)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Formula:
    """A formula of one cell: its tree (None where it is not understood), and how far it was copied.

    `array`: the cells that it fills, when it is one for several. `text` as in the file.
    """

    tree: Node | None
    text: str
    down: int = 0
    right: int = 0
    array: tuple[int, int, int, int] | None = None


@dataclass
class SheetCells:
    """The values that the cells of a sheet show, and the formulas behind them."""

    values: dict[Place, Single] = field(default_factory=dict)
    formulas: dict[Place, Formula] = field(default_factory=dict)
    extent: tuple[int, int] = (1, 1)


def shared_texts(xml: str) -> list[str]:
    """The texts that a workbook's cells share, in order."""
    items = re.findall(r"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", xml, re.S)
    return [_text(item) for item in items]


def _text(xml: str) -> str:
    return plain("".join(_TEXT.findall(_PHONETIC.sub("", xml))))


def plain(text: str) -> str:
    """A text of XML as it reads."""
    text = html.unescape(text) if "&" in text else text
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def read_cells(xml: str, shared: list[str]) -> SheetCells:
    """All cells of a sheet."""
    found = SheetCells()
    masters: dict[str, tuple[Formula, Place]] = {}
    row = 0
    for line in _ROW.finditer(xml):
        ref = _REF.search(line[1])
        row = int(ref[2]) if ref else row + 1
        column = 0
        for cell in _CELL.finditer(line[2] or ""):
            at = _REF.search(cell[1])
            column = column_number(at[1]) if at and at[1] else column + 1
            body = cell[2] or ""
            value = _value(cell[1], body, shared) if body else None
            if value is not None:
                found.values[row, column] = value
            if "f" in body and (formula := _FORMULA.search(body)):
                _take(found, masters, (row, column), formula)
    if found.values or found.formulas:
        places = [*found.values, *found.formulas]
        found.extent = max(r for r, _ in places), max(c for _, c in places)
    return found


def _value(attributes: str, body: str, shared: list[str]) -> Single:
    kind = _TYPE.search(attributes)
    name = kind[1] if kind else "n"
    if name == "inlineStr":
        return _text(body)
    said = _VALUE.search(body)
    if said is None:
        return None
    if name == "s":
        at = int(said[1] or 0)
        return shared[at] if at < len(shared) else ""
    if name == "str":
        return plain(said[1])
    if name == "b":
        return said[1].strip() == "1"
    if name == "e":
        return Wrong(said[1])
    try:
        return float(said[1]) if said[1].strip() else None
    except ValueError:
        return plain(said[1])


def _take(
    found: SheetCells,
    masters: dict[str, tuple[Formula, Place]],
    at: Place,
    match: re.Match[str],
) -> None:
    """Note the formula of a cell; one that is shared goes by the cell that states it."""
    attributes = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
    text = plain(match[2] or "")
    kind = attributes.get("t", "normal")
    if kind == "shared" and not text:
        master = masters.get(attributes.get("si", ""))
        if master is None:
            found.formulas[at] = Formula(None, "")
            return
        stated, where = master
        found.formulas[at] = Formula(stated.tree, stated.text, at[0] - where[0], at[1] - where[1])
        return
    formula = Formula(_tree(text) if kind != "dataTable" else None, text)
    if kind == "shared":
        masters[attributes.get("si", "")] = (formula, at)
    if kind == "array":
        _spread(found, at, formula, attributes.get("ref", ""))
        return
    found.formulas[at] = formula


def _spread(found: SheetCells, at: Place, formula: Formula, ref: str) -> None:
    """A formula for several cells: each of them shows a part of what it gives."""
    first, _, last = ref.partition(":")
    try:
        (top, left), (bottom, right) = place(first), place(last or first)
    except ValueError:
        top, left, bottom, right = *at, *at
    if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        bottom, right = top, left
    if (top, left) == (bottom, right):
        found.formulas[at] = formula
        return
    formula = Formula(formula.tree, formula.text, array=(top, left, bottom, right))
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            found.formulas[row, column] = formula


def _tree(text: str) -> Node | None:
    try:
        return parse(text)
    except (NotUnderstoodError, ValueError, RecursionError):
        return None


Sheets = Mapping[str, SheetCells]
