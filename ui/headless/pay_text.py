"""Pay for unsocial hours for a person to read: what a change does to it, and its tables."""

from __future__ import annotations

import textwrap
from typing import Any

from ambrota.compare import signed
from ambrota.pay.effect import SAME, UNKNOWN
from ambrota.pay.tables import SCHEMES
from ui.headless.text import WIDTH, first_of, heading, table

MOST = 20

Document = dict[str, Any]


def pay_lines(pay: Document) -> list[str]:
    """`pay` of `compare`: those whose pay changes, who loses most first; then what it rests on."""
    changed = [one for one in pay["people"] if one["verdict"] not in (SAME, UNKNOWN)]
    changed.sort(key=lambda one: one["own"]["difference"])
    rows = [
        (
            one["name"],
            SCHEMES[one["scheme"]] + _star(one["scheme_stated"]),
            f"band {one['band']}" + _star(one["band_stated"]),
            f"{one['own']['current']:.1f} %",
            f"{one['own']['proposed']:.1f} %",
            f"{signed(one['own']['difference'])} %",
            f"{signed(one['hours_equivalent']['difference'])} h",
        )
        for one in changed
    ]
    head = ("", "scheme", "band", "current", "proposed", "of basic pay", "paid h a week")
    lines = heading(f"Unsocial-hours pay: {pay['note'][0].lower()}{pay['note'][1:]}")
    lines += _wrapped(pay["in_short"], "  ")
    if not rows:
        return lines
    told = table([head, *rows], right=(3, 4, 5, 6))
    lines += [told[0], *first_of(told[1:], MOST, "--json lists all"), "  * assumed"]
    for text in pay["assumptions"]:
        lines += _wrapped(text, "  - ")
    return lines


def table_lines(pay: Document) -> list[str]:
    """`pay` of `rules`: the tables as a rulebook file states them."""
    lines = [*heading("Tables of pay for unsocial hours"), f"  {pay['note']}."]
    for one in pay["entries"]:
        lines.append(f"  pay.{one['name']} = {one['value']}")
        default = "" if one["value"] == one["default"] else f"; as shipped {one['default']}"
        lines += _wrapped(one["text"] + default, "    ")
    return lines


def _star(stated: bool) -> str:
    return "" if stated else "*"


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
