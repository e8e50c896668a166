"""A workbook's archive, of which single cells are changed and all the rest is left byte for byte.

openpyxl would drop charts, pictures and the cached values of formulas on its way from file to file,
so the few cells of a proposal are set in the sheet's own XML.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ambrota.errors import UserError
from ambrota.sheets.cells import Place, Value, address, column_number
from ambrota.sheets.dates import EPOCH
from ambrota.sheets.read import sheet_parts

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REF = re.compile(r'\br="([A-Z]{0,3})([0-9]+)"')
_STYLE = re.compile(r'\bs="([0-9]+)"')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Package:
    """The parts of an .xlsx or .xlsm file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
            self._sheets = sheet_parts(archive)
        self._lost_formula = False
        self._epoch = EPOCH
        if re.search(rb'\bdate1904="(1|true)"', self._parts[_WORKBOOK]):
            self._epoch = date(1904, 1, 1)

    def set_cells(
        self,
        sheet: str,
        values: Mapping[Place, Value],
        styles: Mapping[Place, int],
        split: Iterable[str] = (),
    ) -> None:
        """Set cells of a sheet; `styles` where the look changes too; `split`: ranges to unmerge."""
        part = self._sheets[sheet]
        text = self._parts[part].decode("utf-8")
        patch = _SheetPatch(text, values, styles, self._epoch)
        text = patch.apply()
        self._lost_formula |= patch.lost_formula
        for merged in split:
            text = _without_merge(text, merged)
        self._parts[part] = text.encode("utf-8")

    def styles_of(self, sheet: str) -> dict[Place, int]:
        """The style number of each cell of a sheet."""
        text = self._parts[self._sheets[sheet]].decode("utf-8")
        return {
            (int(ref[2]), column_number(ref[1])): int(style[1])
            for tag in re.findall(r"<(?:\w+:)?c\b([^>]*?)/?>", text)
            if (ref := _REF.search(tag)) and ref[1] and (style := _STYLE.search(tag))
        }

    def put_sheet(self, name: str, rows: Iterable[Iterable[str]]) -> None:
        """Add a sheet of texts at the end, or replace the one of that name."""
        xml = _sheet_xml(rows).encode("utf-8")
        if name in self._sheets:
            self._parts[self._sheets[name]] = xml
            return
        number = 1 + len(self._sheets)
        while f"xl/worksheets/sheet{number}.xml" in self._parts:
            number += 1
        part = f"xl/worksheets/sheet{number}.xml"
        self._parts[part] = xml
        self._sheets[name] = part
        self._insert(_TYPES, "Types", f'<Override PartName="/{part}" ContentType="{_SHEET_TYPE}"/>')
        links = self._parts[_LINKS].decode("utf-8")
        link = "rIdAmbrota"
        while f'"{link}"' in links:
            link += "1"
        self._insert(
            _LINKS, "Relationships",
            f'<Relationship Id="{link}" Type="{_SHEET_LINK}" Target="/{part}"/>',
        )  # fmt: skip
        book = self._parts[_WORKBOOK].decode("utf-8")
        sheets = re.findall(r'<(?:\w+:)?sheet\b[^>]*\bsheetId="(\d+)"', book)
        prefix = re.search(r'\b(\w+):id="', book)
        entry = (
            f'sheet name={quoteattr(name)} sheetId="{max(map(int, sheets), default=0) + 1}" '
            f'{prefix[1] if prefix else "r"}:id="{link}"/>'
        )
        self._insert(_WORKBOOK, "sheets", entry, open_tag=True)

    def _insert(self, part: str, parent: str, xml: str, *, open_tag: bool = False) -> None:
        """Put an element at the end of its parent, with the prefix that the part uses."""
        text = self._parts[part].decode("utf-8")
        match = re.search(rf"</((?:\w+:)?){parent}\s*>", text)
        if match is None:
            raise UserError("The workbook is damaged", part, f"no {parent} in it", "a workbook")
        tag = f"<{match[1]}{xml}" if open_tag else xml.replace("<", f"<{match[1]}", 1)
        text = text[: match.start()] + tag + text[match.start() :]
        self._parts[part] = text.encode("utf-8")

    def save(self, target: Path) -> None:
        """Write the file beside its place and move it there in one step."""
        if any(b"<f" in self._parts.get(part, b"") for part in self._sheets.values()):
            self._recalculate()
        if self._lost_formula:
            self._drop_calculation_chain()
        # A plain new file, not a private temporary one: colleagues on a shared drive may read it.
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                    for part, data in self._parts.items():
                        # A fixed date: the same proposal gives the same file.
                        archive.writestr(_entry(part), data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, target)
        except OSError as error:
            raise UserError(
                "The proposal cannot be written", str(target),
                error.strerror or "a file that is open or protected",
                "a file that may be replaced", "close it in Excel, or choose another folder",
            ) from error  # fmt: skip
        finally:
            beside.unlink(missing_ok=True)

    def _recalculate(self) -> None:
        """Ask the spreadsheet program to work out all formulas when it opens the file."""
        text = self._parts[_WORKBOOK].decode("utf-8")
        text = re.sub(r'\s+fullCalcOnLoad="[^"]*"', "", text)
        text = re.sub(r"<((?:\w+:)?calcPr)\b", r'<\1 fullCalcOnLoad="1"', text)
        self._parts[_WORKBOOK] = text.encode("utf-8")

    def _drop_calculation_chain(self) -> None:
        """Leave out the order of calculation: it may name cells that hold no formula any more."""
        if self._parts.pop("xl/calcChain.xml", None) is None:
            return
        for part, element in ((_TYPES, "Override"), (_LINKS, "Relationship")):
            text = self._parts[part].decode("utf-8")
            text = re.sub(rf"<(?:\w+:)?{element}\b[^>]*calcChain[^>]*?/>", "", text)
            self._parts[part] = text.encode("utf-8")


def _entry(part: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


class _SheetPatch:
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
        self._shared: list[str] = []

    def apply(self) -> str:
        """The sheet's XML with the cells set."""
        p = self._prefix
        text = re.sub(rf"<{p}sheetData\s*/>", f"<{p}sheetData></{p}sheetData>", self._text)
        begin = re.search(rf"<{p}sheetData[^>]*>", text)
        end = text.rfind(f"</{p}sheetData>")
        if begin is None or end < 0:
            raise UserError("The workbook is damaged", "", "a sheet without cells", "a workbook")
        body = self._rows(text[begin.end() : end])
        for shared in self._shared:
            # Cells that shared the formula of a cell now set keep the values they had.
            body = re.sub(rf'<{p}f\b[^>]*\bsi="{shared}"[^>]*?(?:/>|>[^<]*</{p}f>)', "", body)
        head = re.sub(rf"<{p}dimension\b[^>]*/>", "", text[: begin.end()])
        return head + body + text[end:]

    def _rows(self, body: str) -> str:
        p = self._prefix
        out: list[str] = []
        waiting = sorted(self._values)
        number = 0
        pattern = re.compile(rf"<{p}row\b([^>]*?)(?:/>|>(.*?)</{p}row>)", re.S)
        for match in pattern.finditer(body):
            ref = _REF.search(match[1])
            number = int(ref[2]) if ref else number + 1
            while waiting and waiting[0] < number:
                out.append(self._new_row(waiting.pop(0)))
            if waiting and waiting[0] == number:
                waiting.pop(0)
                attributes = re.sub(r'\s+spans="[^"]*"', "", match[1])
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
            ref = _REF.search(match[1])
            column = column_number(ref[1]) if ref and ref[1] else column + 1
            while waiting and waiting[0] < column:
                at = waiting.pop(0)
                out.append(self._cell(row, at, values[at], None))
            if waiting and waiting[0] == column:
                waiting.pop(0)
                self._note_formula(match[2] or "")
                style = _STYLE.search(match[1])
                out.append(self._cell(row, column, values[column], style[1] if style else None))
            else:
                out.append(match[0])
        out += [self._cell(row, at, values[at], None) for at in waiting]
        return "".join(out)

    def _note_formula(self, content: str) -> None:
        if f"<{self._prefix}f" in content:
            self.lost_formula = True
            shared = re.search(r'\bref="[^"]*"[^>]*\bsi="(\d+)"|\bsi="(\d+)"[^>]*\bref="', content)
            if shared:
                self._shared.append(shared[1] or shared[2])

    def _cell(self, row: int, column: int, value: Value, style: str | None) -> str:
        p = self._prefix
        number = self._styles.get((row, column))
        chosen = str(number) if number is not None else style
        start = f'<{p}c r="{address(row, column)}"' + (f' s="{chosen}"' if chosen else "")
        if value is None or value == "":
            return f"{start}/>"
        if isinstance(value, str):
            return f'{start} t="inlineStr"><{p}is>{_text(value, p)}</{p}is></{p}c>'
        return f"{start}><{p}v>{_serial(value, self._epoch)}</{p}v></{p}c>"


def _text(value: str, prefix: str = "") -> str:
    clean = escape(_CONTROL.sub("", value))
    return f'<{prefix}t xml:space="preserve">{clean}</{prefix}t>'


def _serial(value: bool | int | float | date | datetime | time, epoch: date) -> str:
    """A number as Excel keeps it: days since its epoch, times as fractions of a day."""
    if isinstance(value, datetime):
        clock = (value.hour * 3600 + value.minute * 60 + value.second) / 86400
        return repr((value.date() - epoch).days + clock)
    if isinstance(value, date):
        return str((value - epoch).days)
    if isinstance(value, time):
        return repr((value.hour * 3600 + value.minute * 60 + value.second) / 86400)
    return repr(int(value) if isinstance(value, bool) else value)


def _without_merge(text: str, merged: str) -> str:
    """The sheet without one merged range; without the list of them when it was the last."""
    text = re.sub(rf'<(?:\w+:)?mergeCell\s+ref="{merged}"\s*/>', "", text)
    left = len(re.findall(r"<(?:\w+:)?mergeCell\b", text))
    if left == 0:
        return re.sub(r"<((?:\w+:)?)mergeCells\b[^>]*>\s*</\1mergeCells>", "", text)
    return re.sub(r'(<(?:\w+:)?mergeCells\b[^>]*\bcount=")\d+"', rf'\g<1>{left}"', text)


def _sheet_xml(rows: Iterable[Iterable[str]]) -> str:
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
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        '</sheetViews><cols><col min="1" max="14" width="14" customWidth="1"/></cols>'
        f"<sheetData>{''.join(body)}</sheetData></worksheet>"
    )
