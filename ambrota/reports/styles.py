"""How the review workbook looks: colours, fonts, borders, one table of formats."""

from __future__ import annotations

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

INK, MUTED, ACCENT, PANEL, LINE = "#1B2430", "#5A6675", "#0B5CAD", "#F5F7FA", "#C9D1DA"
BETTER, WORSE = "#00684A", "#B23A00"
CONTACT, TRAINING = "#7A3E9D", "#2E8B61"
NEED = "#C9D1DA"
SERIES = (INK, ACCENT, "#C77700", TRAINING, CONTACT, "#8A1C4A", "#5A6675")
"""Colours of the current rota and of each proposal in charts; line styles tell them apart too."""
DASHES = ("solid", "dash", "square_dot", "long_dash", "dash_dot", "round_dot", "long_dash_dot")

CODES = {
    "early": ("#5C4300", "#FFF0C2"),
    "day": ("#4A3200", "#FBD98A"),
    "late": ("#0B3A52", "#BFE3F5"),
    "twilight": ("#3D2A66", "#DCD3F2"),
    "night": ("#FFFFFF", "#2B3A67"),
    "relief": ("#33404D", "#DDE3EA"),
    "leave": ("#4A4A4A", "#ECECEC"),
    "training": ("#0B4A2F", "#C4E8D3"),
    "contact": ("#FFFFFF", "#7A3E9D"),
    "other": (INK, "#E9EDF2"),
    "unknown": (WORSE, "#FFFFFF"),
    "rest": (MUTED, "#FFFFFF"),
    "weekend": (MUTED, "#F0F3F7"),
}
"""Text and ground of each family of codes."""

FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "vcenter"}

RULED = {"bottom": 1, "bottom_color": LINE}
HEAD = {"bold": True, "bg_color": PANEL, "bottom": 1, "bottom_color": MUTED, "text_wrap": True,
        "valign": "bottom"}  # fmt: skip
DAY_HEAD = {"bold": True, "align": "center", "font_size": 8, **RULED}
RIGHT = {**RULED, "align": "right"}

LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "lead": {"bold": True},
    "title": {"bold": True, "font_size": 18},
    "subtitle": {"font_color": MUTED, "font_size": 11},
    "caption": {"font_color": MUTED, "font_size": 9},
    "section": {"bold": True, "font_size": 12, "font_color": ACCENT, "bottom": 2,
                "bottom_color": ACCENT},
    "good": {"bold": True, "font_color": BETTER},
    "alarm": {"bold": True, "font_color": WORSE},
    "head": HEAD,
    "head_number": {**HEAD, "align": "right"},
    "head_difference": {**HEAD, "align": "left", "indent": 1, "bold": False, "font_color": MUTED},
    "head_group": {"bold": True, "bg_color": PANEL, "align": "center", "left": 1,
                   "left_color": LINE},
    "head_day": {**DAY_HEAD, "bg_color": PANEL},
    "head_weekend": {**DAY_HEAD, "bg_color": "#E3E8EE"},
    "cell": {**RULED, "text_wrap": True},
    "strong": {**RULED, "text_wrap": True, "bold": True},
    "muted": {**RULED, "text_wrap": True, "font_color": MUTED},
    "must": {**RULED, "text_wrap": True, "bold": True, "font_color": WORSE},
    "right": RIGHT,
    "number": {**RIGHT, "num_format": "#,##0.0#"},
    "whole": {**RIGHT, "num_format": "#,##0"},
    "hours": {**RIGHT, "num_format": "#,##0.0#"},
    "whole_worse": {**RIGHT, "num_format": "#,##0", "font_color": WORSE, "bold": True},
    "hours_worse": {**RIGHT, "num_format": "#,##0.0#", "font_color": WORSE, "bold": True},
    "better": {**RULED, "indent": 1, "font_color": BETTER},
    "worse": {**RULED, "indent": 1, "font_color": WORSE, "bold": True},
    "the same": {**RULED, "indent": 1, "font_color": MUTED},
    "changed": {**RULED, "indent": 1},
    "name": {**RULED, "font_size": 9},
    "vacant": {**RULED, "font_size": 9, "italic": True, "font_color": MUTED},
}  # fmt: skip


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Format] = {}

    def __getitem__(self, look: str) -> Format:
        return self._format((look, False), LOOKS[look])

    def wrapped(self, look: str) -> Format:
        """The same look for words over several lines."""
        return self._format((look, True), LOOKS[look] | {"text_wrap": True, "valign": "top"})

    def code(self, family: str, *, changed: bool = False) -> Format:
        """A cell of the rota in its family's colours; a change has an outline in the accent."""
        ink, ground = CODES[family]
        look: dict[str, Any] = {
            "font_color": ink, "bg_color": ground, "align": "center", "font_size": 8,
            "border": 1, "border_color": "#FFFFFF" if family != "rest" else "#EEF1F4",
        }  # fmt: skip
        if changed:
            look |= {"border": 2, "border_color": ACCENT, "bold": True}
        return self._format((f"code {family}", changed), look)

    def _format(self, key: tuple[str, bool], look: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format(FONT | look)
        return self._made[key]
