"""Plain text for a terminal: tables, counts and amounts as a rota manager reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

WIDTH = 100


def heading(text: str) -> list[str]:
    """A heading with a blank line before it."""
    return ["", text.upper()]


def table(rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Rows in columns, indented; the columns numbered in `right` are set flush right."""
    kept = [list(row) for row in rows]
    if not kept:
        return []
    widths = [max(len(row[i]) for row in kept) for i in range(len(kept[0]))]
    lines = []
    for row in kept:
        cells = [
            text.rjust(width) if i in right else text.ljust(width)
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append(("  " + "  ".join(cells)).rstrip())
    return lines


def amount(value: float, unit: str = "") -> str:
    """A number as people write it, with its unit: 1,234.5 h, 1 session, 2 sessions."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    if value == 1 and len(unit) > 2 and unit.endswith("s"):
        unit = unit.removesuffix("es") if unit.endswith("ches") else unit[:-1]
    return f"{text} {unit}".rstrip()


def count(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: '1 finding', '3 findings'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def first_of(lines: Sequence[str], most: int, more: str) -> list[str]:
    """The first lines, and how many more there are."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[:most], f"  … and {len(lines) - most:,} more ({more})"]
