"""A workbook's archive, of which single cells are changed and all the rest is left byte for byte.

openpyxl would drop charts, pictures and the cached values of formulas on its way from file to file,
so the few cells of a proposal are set in the sheet's own XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import quoteattr

from ambrota.errors import UserError
from ambrota.parsing.xlsx_parts import sheet_parts
from ambrota.sheets.cells import Place, Value, column_number
from ambrota.sheets.formulas.cells import SheetCells, read_cells, shared_texts
from ambrota.sheets.words.dates import EPOCH
from ambrota.sheets.writing.cell_formats import CellFormats
from ambrota.sheets.writing.saved import save_parts
from ambrota.sheets.writing.sheet_patch import (
    REF,
    STYLE,
    SheetPatch,
    serial,
    sheet_xml,
    with_figures,
    without_merge,
)

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_TYPES = "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


class Package:
    """The parts of an .xlsx or .xlsm file."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._parts = {name: _utf8(archive.read(name)) for name in archive.namelist()}
                self._sheets = sheet_parts(archive)
        except (zipfile.BadZipFile, KeyError) as error:
            raise UserError(
                "The workbook is damaged or of an unknown make", found=str(error),
                todo="open it in Excel and save it again as .xlsx",
            ) from error  # fmt: skip
        self._lost_formula = False
        self._cells: dict[str, SheetCells] = {}
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
        patch = SheetPatch(text, values, styles, self._epoch)
        text = patch.apply()
        self._lost_formula |= patch.lost_formula
        for merged in split:
            text = without_merge(text, merged)
        self._parts[part] = text.encode("utf-8")

    @cached_property
    def formats(self) -> CellFormats:
        """The cell formats; those that are added are saved with the file."""
        return CellFormats(self._parts.get(_STYLES, b"").decode("utf-8"))

    @property
    def sheets(self) -> Mapping[str, str]:
        """The part of each sheet, in the workbook's order."""
        return self._sheets

    def sheet_named(self, name: str) -> str | None:
        """The sheet of that name as the workbook spells it: no two differ by capitals alone."""
        return next((one for one in self._sheets if one.casefold() == name.casefold()), None)

    @property
    def parts(self) -> Mapping[str, bytes]:
        """All parts of the file."""
        return self._parts

    def cells_of(self, sheet: str) -> SheetCells:
        """The values and formulas of a sheet as the file came."""
        if sheet not in self._cells:
            text = self._parts[self._sheets[sheet]].decode("utf-8")
            self._cells[sheet] = read_cells(text, self._shared)
        return self._cells[sheet]

    @cached_property
    def _shared(self) -> list[str]:
        return shared_texts(self._parts.get("xl/sharedStrings.xml", b"").decode("utf-8"))

    @property
    def has_formulas(self) -> bool:
        """Whether a sheet holds a formula."""
        pattern = re.compile(rb"<(?:\w+:)?f[ >/]")
        return any(pattern.search(self._parts.get(part, b"")) for part in self._sheets.values())

    def stored(self, value: Value) -> float | str | None:
        """A value as the file keeps it: dates and times as numbers."""
        if value is None or value == "":
            return None
        return value if isinstance(value, str) else float(serial(value, self._epoch))

    def set_figures(self, sheet: str, figures: Mapping[Place, bool | float | str | None]) -> None:
        """Set what formulas of a sheet show; None takes out a figure that is not known."""
        part = self._sheets[sheet]
        text = self._parts[part].decode("utf-8")
        self._parts[part] = with_figures(text, figures).encode("utf-8")

    def replace_part(self, part: str, text: str) -> None:
        """Put another text in place of a part's."""
        self._parts[part] = text.encode("utf-8")

    def styles_of(self, sheet: str) -> dict[Place, int]:
        """The style number of each cell of a sheet."""
        text = self._parts[self._sheets[sheet]].decode("utf-8")
        return {
            (int(ref[2]), column_number(ref[1])): int(style[1])
            for tag in re.findall(r"<(?:\w+:)?c\b([^>]*?)/?>", text)
            if (ref := REF.search(tag)) and ref[1] and (style := STYLE.search(tag))
        }

    def put_sheet(self, name: str, rows: Iterable[Iterable[str]]) -> None:
        """Add a sheet of texts at the end, or replace the one of that name."""
        xml = sheet_xml(rows).encode("utf-8")
        if (held := self.sheet_named(name)) is not None:
            self._parts[self._sheets[held]] = xml
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
        """Write the file, to be worked out afresh when it is opened."""
        if self.has_formulas:
            self._recalculate()
        if "formats" in self.__dict__ and _STYLES in self._parts:
            self._parts[_STYLES] = self.formats.result().encode("utf-8")
        if self._lost_formula:
            self._drop_calculation_chain()
        save_parts(self._parts, target)

    def _recalculate(self) -> None:
        """Ask the spreadsheet program to work out all formulas when it opens the file."""
        text = self._parts[_WORKBOOK].decode("utf-8")
        text = re.sub(r'\s+fullCalcOnLoad="[^"]*"', "", text)
        text, stated = re.subn(r"<((?:\w+:)?calcPr)\b", r'<\1 fullCalcOnLoad="1"', text)
        if not stated:
            after = r"(</((?:\w+:)?)(?:definedNames|externalReferences|sheets)\s*>)"
            *_, last = re.finditer(after, text)
            made = f'<{last[2]}calcPr fullCalcOnLoad="1"/>'
            text = text[: last.end()] + made + text[last.end() :]
        self._parts[_WORKBOOK] = text.encode("utf-8")

    def _drop_calculation_chain(self) -> None:
        """Leave out the order of calculation: it may name cells that hold no formula any more."""
        if self._parts.pop("xl/calcChain.xml", None) is None:
            return
        for part, element in ((_TYPES, "Override"), (_LINKS, "Relationship")):
            text = self._parts[part].decode("utf-8")
            text = re.sub(rf"<(?:\w+:)?{element}\b[^>]*calcChain[^>]*?/>", "", text)
            self._parts[part] = text.encode("utf-8")


def _utf8(part: bytes) -> bytes:
    """A part in the encoding that nearly all are in."""
    if not part.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return part
    text = part.decode("utf-16")
    return re.sub(r"(<\?xml[^>]*encoding=[\"'])[\w-]+", r"\g<1>UTF-8", text).encode("utf-8")
