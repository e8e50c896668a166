"""What of a workbook its copy will not keep, or will show as it was: for the user, beforehand."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ambrota.parsing.xlsx_parts import sheet_parts
from ambrota.sheets.formulas.names import attributes, linked
from ambrota.sheets.writing.containers import PATCHED

_TEXT = {".csv", ".tsv", ".txt"}
_LOCKED = re.compile(rb"<(?:\w+:)?sheetProtection\b[^>]*>")
_STRUCTURE = re.compile(rb'<(?:\w+:)?workbookProtection\b[^>]*\blockStructure="(?:1|true)"')
_SOURCE = re.compile(r"<(?:\w+:)?worksheetSource\b([^>]*)>")


def parts_at_risk(path: Path) -> list[str]:
    """Plain sentences on what a copy of that file will not keep, or what will be stale in it.

    Charts, pictures, macros, comments, widths and rules of a workbook are kept as they are and not
    named. Says nothing of a file that cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _TEXT:
        return [
            f"The copy of this {suffix} file is an Excel workbook (.xlsx) with the same cells: "
            "the sessions need a sheet of their own."
        ]
    if suffix not in PATCHED:
        return [
            f"The copy of this {suffix} file is a new Excel workbook (.xlsx) with the same values. "
            "Formulas become the values they showed; charts, pictures, comments and macros are "
            "left out, and so are looks that are not read from such files."
        ]
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = sheet_parts(archive)
            parts = {name: archive.read(name) for name in archive.namelist() if _matters(name)}
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return []
    return [*_signed(parts), *_pivots(parts, sheets), *_charts(parts), *_protected(parts, sheets)]


def _matters(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.endswith(
        ("sharedStrings.xml", "styles.xml")
    )


def _signed(parts: Mapping[str, bytes]) -> Iterator[str]:
    if any(name.startswith("_xmlsignatures/") for name in parts):
        yield (
            "The workbook is digitally signed. The signature is of the original alone: Excel will "
            "call it invalid in the copy."
        )


def _pivots(parts: Mapping[str, bytes], sheets: Mapping[str, str]) -> Iterator[str]:
    """Pivot tables hold figures of their own, which nothing renews but Excel."""
    where = [
        sheet
        for sheet, part in sheets.items()
        if any("pivotTable" in target for target in linked(parts, part))
    ]
    of = sorted(
        {
            name
            for part, data in parts.items()
            if "pivotCacheDefinition" in part and part.endswith(".xml")
            for source in _SOURCE.finditer(data.decode("utf-8", "replace"))
            if (name := attributes(source[1]).get("sheet"))
        }
    )
    if where:
        from_ = f" of {_named(of)}" if of else ""
        yield (
            f"Pivot tables on {_named(where)} keep the figures{from_} as they were, until you "
            "choose Refresh All in Excel."
        )


def _charts(parts: Mapping[str, bytes]) -> Iterator[str]:
    charts = sum(bool(re.match(r"xl/charts/chart\d*\.xml$", name)) for name in parts)
    if charts:
        yield (
            f"{'The chart is' if charts == 1 else 'Charts are'} kept. What "
            f"{'it shows' if charts == 1 else 'they show'} of changed cells is drawn afresh when "
            "the copy is opened in Excel; viewers may show it as it was."
        )


def _protected(parts: Mapping[str, bytes], sheets: Mapping[str, str]) -> Iterator[str]:
    locked = [sheet for sheet, part in sheets.items() if _LOCKED.search(parts.get(part, b""))]
    if locked:
        said = "are" if len(locked) > 1 else "is"
        names = _named(locked)
        yield f"{names[0].upper()}{names[1:]} {said} protected against changes, in the copy too."
    if _STRUCTURE.search(parts.get("xl/workbook.xml", b"")):
        yield (
            "The order of the sheets is protected; the sheet of sessions is added at the end all "
            "the same."
        )


def _named(sheets: list[str]) -> str:
    names = [f"the sheet {name!r}" for name in sheets]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"
