"""Cells set in the XML text of one sheet; every other character of it stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time
from xml.sax.saxutils import escape

from ambrota.errors import UserError
from ambrota.sheets.cells import Place, Value, address, column_number
from ambrota.sheets.formulas.cells import plain
from ambrota.sheets.formulas.copied import copied
from ambrota.sheets.words.dates import EPOCH

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REF = re.compile(r"""\br=["']([A-Z]{0,3})([0-9]+)["']""")
STYLE = re.compile(r"""\bs=["']([0-9]+)["']""")
_WRONG = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SheetPatch:
    """Sets cells in the XML text of one sheet."""

    def __init__(
        self,
        text: str,
        values: Mapping[Place, Value],
        styles: Mapping[Place, int],
        epoch: date = EPOCH,
    ) -> None:
        self._epoch = epoch
        self._text = text
        self._values: dict[int, dict[int, Value]] = {}
        for (row, column), value in values.items():
            self._values.setdefault(row, {})[column] = value
        self._styles = styles
        match = re.search(r"<((?:\w+:)?)sheetData\b", text)
        self._prefix = match[1] if match else ""
        self.lost_formula = False
        self._shared: dict[str, tuple[Place, str]] = {}

    def apply(self) -> str:
        """The sheet's XML with the cells set."""
        p = self._prefix
        text = re.sub(rf"<{p}sheetData\s*/>", f"<{p}sheetData></{p}sheetData>", self._text)
        begin = re.search(rf"<{p}sheetData[^>]*>", text)
        end = text.rfind(f"</{p}sheetData>")
        if begin is None or end < 0:
            raise UserError("The workbook is damaged", "", "a sheet without cells", "a workbook")
        body = self._rows(text[begin.end() : end])
        if self._shared:
            body = _each_cell(body, p, self._with_own_formula)
        head = re.sub(rf"<{p}dimension\b[^>]*/>", "", text[: begin.end()])
        return head + body + text[end:]

    def _rows(self, body: str) -> str:
        p = self._prefix
        out: list[str] = []
        waiting = sorted(self._values)
        number = 0
        pattern = re.compile(rf"<{p}row\b([^>]*?)(?:/>|>(.*?)</{p}row>)", re.S)
        for match in pattern.finditer(body):
            ref = REF.search(match[1])
            number = int(ref[2]) if ref else number + 1
            while waiting and waiting[0] < number:
                out.append(self._new_row(waiting.pop(0)))
            if waiting and waiting[0] == number:
                waiting.pop(0)
                attributes = re.sub(r"""\s+spans=["'][\d: ]*["']""", "", match[1])
                cells = self._cells(number, match[2] or "")
                out.append(f"<{p}row{attributes}>{cells}</{p}row>")
            else:
                out.append(match[0])
        out += [self._new_row(row) for row in waiting]
        return "".join(out)

    def _new_row(self, row: int) -> str:
        p = self._prefix
        return f'<{p}row r="{row}">{self._cells(row, "")}</{p}row>'

    def _cells(self, row: int, body: str) -> str:
        p = self._prefix
        out: list[str] = []
        values = self._values[row]
        waiting = sorted(values)
        column = 0
        for match in re.finditer(rf"<{p}c\b([^>]*?)(?:/>|>(.*?)</{p}c>)", body, re.S):
            ref = REF.search(match[1])
            column = column_number(ref[1]) if ref and ref[1] else column + 1
            while waiting and waiting[0] < column:
                at = waiting.pop(0)
                out.append(self._cell(row, at, values[at], None))
            if waiting and waiting[0] == column:
                waiting.pop(0)
                self._note_formula((row, column), match[2] or "")
                style = STYLE.search(match[1])
                out.append(self._cell(row, column, values[column], style[1] if style else None))
            else:
                out.append(match[0])
        out += [self._cell(row, at, values[at], None) for at in waiting]
        return "".join(out)

    def _note_formula(self, at: Place, content: str) -> None:
        """Keep in mind a formula that goes, and that others say theirs by."""
        if f"<{self._prefix}f" not in content:
            return
        self.lost_formula = True
        formula = re.search(rf"<{self._prefix}f\b([^>]*)>([^<]*)<", content)
        shared = re.search(r'\bsi="(\d+)"', formula[1]) if formula else None
        if formula and shared and 't="shared"' in formula[1] and formula[2]:
            self._shared[shared[1]] = at, plain(formula[2])

    def _with_own_formula(self, at: Place, cell: re.Match[str]) -> str:
        """A cell that says its formula by one that went, with the formula as its own."""
        p = self._prefix
        formula = re.search(rf'<{p}f\b([^>]*\bsi="(\d+)"[^>]*?)(?:/>|>([^<]*)</{p}f>)', cell[0])
        if formula is None or formula[2] not in self._shared:
            return cell[0]
        (row, column), text = self._shared[formula[2]]
        if formula[3]:  # another formula under the same number
            del self._shared[formula[2]]
            return cell[0]
        own = escape(copied(text, at[0] - row, at[1] - column))
        return cell[0].replace(formula[0], f"<{p}f>{own}</{p}f>")

    def _cell(self, row: int, column: int, value: Value, style: str | None) -> str:
        p = self._prefix
        number = self._styles.get((row, column))
        chosen = str(number) if number is not None else style
        start = f'<{p}c r="{address(row, column)}"' + (f' s="{chosen}"' if chosen else "")
        if value is None or value == "":
            return f"{start}/>"
        if isinstance(value, str):
            return f'{start} t="inlineStr"><{p}is>{_text(value, p)}</{p}is></{p}c>'
        return f"{start}><{p}v>{serial(value, self._epoch)}</{p}v></{p}c>"


def _text(value: str, prefix: str = "") -> str:
    clean = escape(_CONTROL.sub("", value))
    return f'<{prefix}t xml:space="preserve">{clean}</{prefix}t>'


def serial(value: bool | int | float | date | datetime | time, epoch: date) -> str:
    """A number as Excel keeps it: days since its epoch, times as fractions of a day."""
    if isinstance(value, datetime):
        clock = (value.hour * 3600 + value.minute * 60 + value.second) / 86400
        return repr((value.date() - epoch).days + clock)
    if isinstance(value, date):
        return str((value - epoch).days)
    if isinstance(value, time):
        return repr((value.hour * 3600 + value.minute * 60 + value.second) / 86400)
    return repr(int(value) if isinstance(value, bool) else value)


def with_figures(text: str, figures: Mapping[Place, bool | float | str | None]) -> str:
    """The sheet with other cached figures of formulas; None takes a stale one out."""
    prefix = re.search(r"<((?:\w+:)?)sheetData\b", text)
    p = prefix[1] if prefix else ""

    def changed(at: Place, cell: re.Match[str]) -> str:
        return _figure(cell, figures[at], p) if at in figures else cell[0]

    return _each_cell(text, p, changed, {row for row, _ in figures})


def _each_cell(
    text: str,
    p: str,
    changed: Callable[[Place, re.Match[str]], str],
    rows: Collection[int] | None = None,
) -> str:
    """The XML of rows with each cell as `changed` gives it; `rows`: the only ones to look into."""
    number = 0

    def in_row(match: re.Match[str]) -> str:
        nonlocal number
        ref = REF.search(match[1])
        number = int(ref[2]) if ref else number + 1
        column = 0
        if not match[2] or (rows is not None and number not in rows):
            return match[0]

        def in_cell(cell: re.Match[str]) -> str:
            nonlocal column
            at = REF.search(cell[1])
            column = column_number(at[1]) if at and at[1] else column + 1
            return changed((number, column), cell)

        start, end = match.start(2) - match.start(), match.end(2) - match.start()
        cells = re.sub(rf"<{p}c\b([^>]*?)(?:/>|>(.*?)</{p}c>)", in_cell, match[2], flags=re.S)
        return match[0][:start] + cells + match[0][end:]

    return re.sub(rf"<{p}row\b([^>]*?)(?:/>|>(.*?)</{p}row>)", in_row, text, flags=re.S)


def _figure(cell: re.Match[str], figure: bool | float | str | None, p: str) -> str:
    """A cell with its formula and another figure."""
    attributes = re.sub(r"""\s+t=["']\w*["']""", "", cell[1])
    body = re.sub(rf"<{p}(?:v|is)\b[^>]*?(?:/>|>.*?</{p}(?:v|is)>)", "", cell[2] or "", flags=re.S)
    if figure is None:
        return f"<{p}c{attributes}>{body}</{p}c>"
    if isinstance(figure, bool):
        kind, said = ' t="b"', str(int(figure))
    elif isinstance(figure, str):
        wrong = figure.startswith("#") and figure in _WRONG
        kind, said = (' t="e"' if wrong else ' t="str"'), escape(_CONTROL.sub("", figure))
    else:
        kind, said = "", repr(int(figure) if float(figure).is_integer() else figure)
    return f"<{p}c{attributes}{kind}>{body}<{p}v>{said}</{p}v></{p}c>"


def without_merge(text: str, merged: str) -> str:
    """The sheet without one merged range; without the list of them when it was the last."""
    text = re.sub(rf'<(?:\w+:)?mergeCell\s+ref="{merged}"\s*/>', "", text)
    left = len(re.findall(r"<(?:\w+:)?mergeCell\b", text))
    if left == 0:
        return re.sub(r"<((?:\w+:)?)mergeCells\b[^>]*>\s*</\1mergeCells>", "", text)
    return re.sub(r'(<(?:\w+:)?mergeCells\b[^>]*\bcount=")\d+"', rf'\g<1>{left}"', text)


def sheet_xml(rows: Iterable[Iterable[str]]) -> str:
    """A sheet of texts; nothing in it can become a formula."""
    body = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{address(number, column)}" t="inlineStr"><is>{_text(text)}</is></c>'
            for column, text in enumerate(row, 1)
            if text
        )
        body.append(f'<row r="{number}">{cells}</row>')
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        '</sheetViews><cols><col min="1" max="14" width="14" customWidth="1"/></cols>'
        f"<sheetData>{''.join(body)}</sheetData></worksheet>"
    )
