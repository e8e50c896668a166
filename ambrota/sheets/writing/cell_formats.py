"""The cell formats of a workbook: one cell's fill and font put on another's borders and numbers."""

from __future__ import annotations

import re

_LIST = re.compile(r"(<(?:\w+:)?cellXfs\b)([^>]*)(>)(.*?)(</(?:\w+:)?cellXfs>)", re.S)
_FORMAT = re.compile(r"<(?:\w+:)?xf\b[^>]*?(?:/>|>.*?</(?:\w+:)?xf>)", re.S)
_LOOK = ("fillId", "fontId")

Look = tuple[str, str]


class CellFormats:
    """The list of cell formats in the part that holds the styles; formats are added at its end."""

    def __init__(self, xml: str) -> None:
        self.xml = xml
        found = _LIST.search(xml)
        self._formats = _FORMAT.findall(found[4]) if found else []
        self._known = {
            _normal(text): number for number, text in reversed([*enumerate(self._formats)])
        }
        self._kept = len(self._formats)

    def look(self, number: int) -> Look:
        """Fill and font of a format."""
        if number >= len(self._formats):
            return "0", "0"
        tag = self._formats[number]
        fill, font = (_attribute(tag, name) or "0" for name in _LOOK)
        return fill, font

    def mixed(self, own: int, other: int) -> int:
        """The format `own` with the fill and the font of `other`."""
        if own == other or max(own, other) >= len(self._formats):
            return other
        text = self._formats[own]
        for name in _LOOK:
            text = _with(text, name, _attribute(self._formats[other], name) or "0")
            text = _with(text, f"apply{name[:4].capitalize()}", "1")
        known = self._known.get(_normal(text))
        if known is None:
            known = self._known[_normal(text)] = len(self._formats)
            self._formats.append(text)
        return known

    def result(self) -> str:
        """The part, with the formats that were added."""
        added = self._formats[self._kept :]
        if not added:
            return self.xml
        count = f' count="{len(self._formats)}"'

        def grown(match: re.Match[str]) -> str:
            rest = re.sub(r'\s+count="\d+"', "", match[2])
            return f"{match[1]}{count}{rest}{match[3]}{match[4]}{''.join(added)}{match[5]}"

        return _LIST.sub(grown, self.xml, count=1)


def _head(tag: str) -> str:
    return tag[: tag.index(">")]


def _attribute(tag: str, name: str) -> str | None:
    found = re.search(rf'\s{name}="([^"]*)"', _head(tag))
    return found[1] if found else None


def _with(tag: str, name: str, value: str) -> str:
    """The tag with an attribute set."""
    if _attribute(tag, name) is not None:
        return re.sub(rf'(\s{name}=")[^"]*"', rf'\g<1>{value}"', tag, count=1)
    return re.sub(r"(<(?:\w+:)?xf\b)", rf'\g<1> {name}="{value}"', tag, count=1)


def _normal(tag: str) -> tuple[tuple[str, ...], str]:
    """A format for comparison, whatever the order of its attributes."""
    head = _head(tag)
    return tuple(sorted(re.findall(r'\w+="[^"]*"', head))), tag[len(head) :].lstrip("/>")
