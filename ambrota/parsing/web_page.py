"""Tables of a web page: what many rostering systems write and call .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ambrota.parsing.content import unusable
from ambrota.parsing.packed import Packed
from ambrota.parsing.text_table import decode

_WIDEST_SPAN = 400
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.I)


def read_web_page(data: bytes, name: str) -> list[Packed]:
    """Each table of the page that is in no other table, as a sheet."""
    page = _Page(name)
    page.feed(_text(data))
    page.close()
    sheets = [sheet for sheet in page.sheets if sheet.rows]
    if not sheets:
        raise unusable("The file is called .xls and is not one", "a web page without a table")
    return sheets


def _text(data: bytes) -> str:
    stated = _CHARSET.search(data[:4096])
    if stated and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(stated[1].decode("ascii"), errors="replace")
        except LookupError:
            pass
    return decode(data)


class _Page(HTMLParser):
    """Takes down the cells of tables as they come; a table within a cell is part of its text."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Packed] = []
        self._name = name
        self._depth = 0
        self._row = self._column = 0
        self._said: list[str] | None = None
        self._span = (1, 1)
        # Columns that a cell of a row above still covers, with the last row of it.
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The beginning of a table, a row or a cell."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                number = len(self.sheets) + 1
                self.sheets.append(Packed(self._name if number == 1 else f"{self._name} {number}"))
                self._row, self._covered = 0, {}
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self._row, self._column = self._row + 1, 0
        elif tag in {"td", "th"}:
            self._end_cell()
            said = dict(attrs)
            self._said = []
            self._span = (_number(said.get("rowspan")), _number(said.get("colspan")))
        elif tag == "br" and self._said is not None:
            self._said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell, a row or a table."""
        if self._depth == 1 and tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        if tag == "table":
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        """Text, which counts within a cell only."""
        if self._said is not None:
            self._said.append(re.sub(r"\s+", " ", data))

    def _end_cell(self) -> None:
        if self._said is None:
            return
        down, across = self._span
        self._row = max(self._row, 1)
        self._column += 1
        while self._covered.get(self._column, 0) >= self._row:
            self._column += 1
        text = "".join(self._said).strip()
        sheet = self.sheets[-1]
        if text:
            sheet.put(self._row, self._column, text)
        last_row, last_column = self._row + down - 1, self._column + across - 1
        if down > 1 or across > 1:
            sheet.merges.append((self._row, self._column, last_row, last_column))
            for column in range(self._column, last_column + 1):
                self._covered[column] = last_row
        self._column = last_column
        self._said = None


def _number(text: str | None) -> int:
    """A span; 1 for whatever is none."""
    digits = (text or "").strip()
    return min(max(1, int(digits)), _WIDEST_SPAN) if re.fullmatch(r"\d{1,6}", digits) else 1
