"""Text tables (.csv, .tsv) in any usual encoding, with any usual separator."""

from __future__ import annotations

import codecs
import csv
import io
import re

from ambrota.errors import UserError
from ambrota.parsing.content import unusable
from ambrota.parsing.packed import LAST_COLUMN, LONGEST_TEXT, Packed, too_many

_STATED = re.compile(r"sep=(.)\r?\n?$", re.I)
# What Polish, Czech and Hungarian names become when their letters are taken for Western ones.
_EASTERN = re.compile(r"[^\W\d_]{2}[¹³¿¼¾]|[¹³¿¼¾][^\W\d_]")


def read_text(data: bytes, name: str, suffix: str) -> Packed:
    """The one sheet of a text table."""
    text = decode(data)
    if "\x00" in text:
        raise unusable("The file is called text and is not", "other content")
    sheet = Packed(name)
    lines = io.StringIO(text, newline=None)
    separator = _separator(text, suffix)
    stated = _STATED.match(text[:8].splitlines()[0] + "\n") if text.strip() else None
    if stated:
        # Excel's own first line, which it does not show: rows are counted from the next.
        separator = stated[1]
        lines.readline()
    csv.field_size_limit(LONGEST_TEXT)
    at = lines.tell()
    try:
        _check_quotes(lines, separator)
        lines.seek(at)
        for row, values in enumerate(csv.reader(lines, delimiter=separator), 1):
            _put_row(sheet, row, values)
    except csv.Error as error:
        raise UserError(
            "The text table cannot be read", "", f"{error}", "rows of short fields",
            "look for a quote mark that is not closed; else open it in Excel and save it as .xlsx",
        ) from error  # fmt: skip
    return sheet


def _check_quotes(lines: io.StringIO, separator: str) -> None:
    """Raise when a quote mark is not closed: it would take all that follows into one cell."""
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        try:
            next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if "end of data" in str(error) or "larger" in str(error):
                raise


def _put_row(sheet: Packed, row: int, values: list[str]) -> None:
    if len(values) > LAST_COLUMN:
        raise too_many(f"{len(values):,} columns in row {row}", f"at most {LAST_COLUMN:,} columns")
    for column, value in enumerate(values, 1):
        if text := value.strip():
            # A leading quote mark is how a text that looks like a formula is kept a text.
            sheet.put(row, column, text[1:] if text[0] == "'" and text[1:2] in "=+-@" else text)


def decode(data: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16 with or without its mark, or a Windows code page."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        # Most letters have one blank byte in UTF-16: which one tells the order.
        order = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        return data.decode(order, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        western = data.decode("cp1252", errors="replace")
        return data.decode("cp1250", errors="replace") if _EASTERN.search(western) else western


def _separator(text: str, suffix: str) -> str:
    """The separator that most of the first lines agree on."""
    if suffix == ".tsv":
        return "\t"
    lines = [_bare(line) for line in text[:200_000].splitlines()[:20] if line.strip()]
    return max(
        ";\t|,", key=lambda mark: sum(min(line.count(mark), 400) for line in lines)
    )  # the first of equals: a comma may be within a number or a text, the others seldom are


def _bare(line: str) -> str:
    """A line without quoted texts and, where semicolons separate, without decimal commas."""
    line = re.sub(r'"[^"]*"', "", line)
    return re.sub(r"(?<=\d),(?=\d)", "", line) if ";" in line else line
