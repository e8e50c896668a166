"""The defined names and the tables of a workbook's archive, for formulas that go by them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from ambrota.sheets.cells import place
from ambrota.sheets.formulas.cells import plain
from ambrota.sheets.formulas.evaluate import Listed, Names

_DEFINED = re.compile(r"<(?:\w+:)?definedName\b([^>]*)>([^<]*)</(?:\w+:)?definedName>")
_LINK = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_COLUMN = re.compile(r"<(?:\w+:)?tableColumn\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def names_of(parts: Mapping[str, bytes], sheets: Mapping[str, str]) -> Names:
    """What names stand for; `sheets`: the part of each sheet, in the workbook's order."""
    order = list(sheets)
    defined: dict[str, str] = {}
    for match in _DEFINED.finditer(parts["xl/workbook.xml"].decode("utf-8")):
        stated = attributes(match[1])
        name, own = stated.get("name", "").casefold(), stated.get("localSheetId")
        if own is not None and own.isdigit() and int(own) < len(order):
            name = f"{order[int(own)]}!{name}".casefold()
        defined[name] = plain(match[2])
    tables: dict[str, Listed] = {}
    for sheet, part in sheets.items():
        for table in tables_of(parts, part):
            listed = _listed(sheet, parts[table].decode("utf-8"))
            if listed is not None:
                tables[listed[0]] = listed[1]
    return Names(defined, tables)


def tables_of(parts: Mapping[str, bytes], sheet_part: str) -> list[str]:
    """The parts of the tables (ListObjects) on a sheet."""
    return [part for part in linked(parts, sheet_part) if "/tables/" in part]


def linked(parts: Mapping[str, bytes], part: str) -> list[str]:
    """The parts that a part of the archive refers to and that are there."""
    folder, name = posixpath.split(part)
    links = parts.get(f"{folder}/_rels/{name}.rels", b"").decode("utf-8")
    found = []
    for match in _LINK.finditer(links):
        target = attributes(match[1]).get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        path = posixpath.normpath(whole)
        if path in parts:
            found.append(path)
    return found


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, as they read."""
    return {name: plain(value) for name, value in _ATTRIBUTE.findall(tag)}


def _listed(sheet: str, xml: str) -> tuple[str, Listed] | None:
    head = re.search(r"<(?:\w+:)?table\b([^>]*)>", xml)
    stated = attributes(head[1]) if head else {}
    first, _, last = stated.get("ref", "").partition(":")
    try:
        (top, left), (bottom, _) = place(first), place(last or first)
    except ValueError:
        return None
    top += int(stated.get("headerRowCount", "1"))
    bottom -= int(stated.get("totalsRowCount", "0"))
    columns = {
        attributes(match[1]).get("name", "").casefold(): left + number
        for number, match in enumerate(_COLUMN.finditer(xml))
    }
    name = stated.get("displayName") or stated.get("name", "")
    return name.casefold(), Listed(sheet, top, bottom, columns)
