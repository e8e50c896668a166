"""How a number is written wherever it is read: thousands apart, and no more decimals than say."""

from __future__ import annotations

LARGE = 1000
"""From here on no decimals are shown."""


def figure(value: float) -> str:
    """A figure to read: thousands apart, one decimal where it is needed, none of large ones."""
    return written(value, 0 if abs(value) >= LARGE else 1).removesuffix(".0")


def written(value: float, decimals: int) -> str:
    """A figure with so many decimals; nothing at all is a plain 0."""
    if value == 0:
        return "0"
    text = f"{value:,.{decimals}f}"
    return text.removeprefix("-") if float(text.replace(",", "")) == 0 else text
