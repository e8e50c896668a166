"""The XML spreadsheet of Excel 2003, which some systems write and call .xls."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from defusedxml.ElementTree import fromstring

from ambrota.parsing.packed import Packed
from ambrota.parsing.values import NO_FILL, Value, plain

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
# Times are kept as moments of this day.
_DAY_ZERO = datetime(1899, 12, 31)


def read_xml_2003(data: bytes) -> list[Packed]:
    """The worksheets of the file."""
    book = fromstring(data)
    fills = {style.get(f"{_NS}ID"): _fill(style) for style in book.iter(f"{_NS}Style")}
    return [_sheet(page, fills) for page in book.findall(f"{_NS}Worksheet")]


def _fill(style: Any) -> str | None:
    interior = style.find(f"{_NS}Interior")
    if interior is None or interior.get(f"{_NS}Pattern") != "Solid":
        return None
    colour = interior.get(f"{_NS}Color", "").lstrip("#").upper()
    return None if not colour or f"FF{colour}" in NO_FILL else f"FF{colour}"


def _sheet(page: Any, fills: dict[str | None, str | None]) -> Packed:
    sheet = Packed(page.get(f"{_NS}Name", "Sheet"))
    sheet.hidden = any(option.tag.endswith("}Visible") for option in page.iter())
    row = 0
    for element in page.iterfind(f"{_NS}Table/{_NS}Row"):
        row = int(element.get(f"{_NS}Index", row + 1))
        if element.get(f"{_NS}Hidden") == "1":
            sheet.hidden_rows.add(row)
        column = 0
        for cell in element.iterfind(f"{_NS}Cell"):
            column = int(cell.get(f"{_NS}Index", column + 1))
            value = _value(cell.find(f"{_NS}Data"))
            fill = fills.get(cell.get(f"{_NS}StyleID", element.get(f"{_NS}StyleID")))
            if value is not None or fill is not None:
                sheet.put(row, column, value, fill)
            elif cell.get(f"{_NS}Formula") is not None:
                sheet.uncalculated.add((row, column))
            down = int(cell.get(f"{_NS}MergeDown", 0))
            across = int(cell.get(f"{_NS}MergeAcross", 0))
            if down > 0 or across > 0:
                sheet.merges.append((row, column, row + down, column + across))
            column += max(0, across)
        row += max(0, int(element.get(f"{_NS}Span", 0)))
    return sheet


def _value(data: Any) -> Value:
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_NS}Type")
    if kind == "Number":
        return plain(float(text))
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "DateTime":
        moment = datetime.fromisoformat(text)
        return time(moment.hour, moment.minute) if moment.date() == _DAY_ZERO.date() else moment
    return plain(text.strip())
