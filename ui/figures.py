"""How numbers are written: thousands apart, one row alike, differences of what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ambrota.compare import Pair
from ambrota.figures import LARGE, figure, written

__all__ = [
    "SAME", "Difference", "difference", "difference_words", "figure", "is_counted", "places",
    "scale", "written",
]  # fmt: skip

SMALL = 2
"""Below it two decimals are shown, where one would hide a difference."""
MEASURED = ("h", "hours", "seat-hours", "unit hours", "%", "WTE", "of", "relative")
"""First words of units of which there is less; of all others there are fewer."""
SAME = "= same"


def places(values: Sequence[float]) -> int:
    """How many decimals the figures of one row have, so that they can be taken from each other."""
    largest = max((abs(value) for value in values), default=0.0)
    near = 0.005 if largest < SMALL else 0.05
    if largest >= LARGE or all(abs(value - round(value)) < near for value in values):
        return 0
    return 2 if largest < SMALL else 1


def scale(values: Iterable[float]) -> tuple[float, float]:
    """The ends of a scale for these: from nothing, unless some lie below it."""
    every = [0.0, *values]
    return min(every), max(every)


def is_counted(unit: str) -> bool:
    """Whether it is of things that are counted, of which there are fewer, not less."""
    return not unit.startswith(MEASURED)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure against that of now, in words of several lengths; nothing where they look alike.

    `mark`: better or worse as a sign, for where there is no room for the word.
    """

    arrow: str
    by: str
    way: str
    verdict: str

    @property
    def whole(self) -> str:
        """'▲ 2 more: worse'."""
        return f"{self.arrow} {self.by} {self.way}" + (f": {self.verdict}" if self.verdict else "")

    @property
    def short(self) -> str:
        """'▲ 2 worse'; the arrow says that it is more."""
        return f"{self.arrow} {self.by} {self.verdict or self.way}"

    @property
    def least(self) -> str:
        """'▲ 2 !', '▼ 3 ✓'."""
        mark = {"better": " ✓", "worse": " !"}.get(self.verdict, "")
        return f"{self.arrow} {self.by}{mark}"


def difference(
    pair: Pair, decimals: int | None = None, *, counted: bool = False
) -> Difference | None:
    """How two figures differ as they are shown; None where they are shown alike."""
    if decimals is None:
        decimals = places((pair.before, pair.after))
    by = round(pair.after, decimals) - round(pair.before, decimals)
    text = written(abs(by), decimals)
    if float(text.replace(",", "")) == 0:
        return None
    less = "fewer" if counted else "less"
    arrow, way = ("▲", "more") if by > 0 else ("▼", less)
    return Difference(arrow, text, way, pair.verdict if pair.better else "")


def difference_words(pair: Pair, decimals: int | None = None, *, counted: bool = False) -> str:
    """'▲ 2 more: worse', '▼ 3 fewer: better', '= same': sign and word, never colour alone."""
    told = difference(pair, decimals, counted=counted)
    return SAME if told is None else told.whole
