"""Lines of the scorecard: figures, whom they set apart, and the headings they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.score_words import NOBODY, Alike

OPERATIONS, PEOPLE = "OPERATIONS", "PEOPLE"
EVERY, DIFFERENT, ALIKE = "EVERY MEASURE", "WHAT ELSE DIFFERS", "THE SAME IN ALL"
"""The parts of the scorecard: either column at a glance, then the long list by theme."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the scorecard: the figure, and its difference from the current rota in words.

    `short`, `least`: the difference where there is less room. `verdict` is of the difference,
    `look` of the figure itself: 'worse' of what is broken, whatever it was.
    """

    text: str = "–"
    difference: str = ""
    verdict: str = ""
    short: str = ""
    least: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the scorecard; `figures` in the order of the versions, the current rota first.

    `people`: everybody's values by version; `alike`: those of the people who can be compared and
    are furthest apart. `note` stands under the name, `aside` below the whole line.
    """

    part: str
    name: str
    unit: str
    figures: tuple[Figure, ...]
    spreads: tuple[float, ...] = ()
    key: str = ""
    theme: str = ""
    people: tuple[tuple[float, ...], ...] = ()
    section: str = PEOPLE
    alike: Alike = NOBODY
    note: str = ""
    aside: str = ""

    @property
    def differs(self) -> bool:
        """Whether it is not the same in all versions."""
        return len({one.text for one in self.figures}) > 1

    @property
    def below(self) -> str:
        """What stands under the name: the unit, how far people are apart, and what else is said."""
        apart = self.alike.words
        if self.alike.is_apart_now and len(self.figures) > 1:
            apart += " now"
        return " · ".join(filter(None, (self.unit, self.note, apart)))

    def words(self, titles: Sequence[str]) -> str:
        """The line as a sentence for a screen reader."""
        told = [f"{self.name} ({self.unit})" if self.unit else self.name]
        for title, one in zip(titles, self.figures, strict=False):
            more = f", {one.difference[2:]}" if one.difference else ""
            told.append(f"{title}: {one.text}{more}")
        return "; ".join(told + ([self.note] if self.note else []))


class Aside(str):
    """Words that stand below a line, as wide as the table."""


Row = Score | str
"""A line of the table, a heading above some of them, or words below one."""


LONG = ("relief-sufficiency", "weekends-off")
"""Lines of which what is said below them needs a wide table."""


def rows(
    scores: Sequence[Score], part: str = "", *, differing_first: bool = False, brief: bool = False
) -> list[Row]:
    """The scores under their headings; of one part alone: at a glance, then theme by theme.

    `brief`: without the words that need a wide table. `differing_first`: what is the same in all
    versions stands last, in a line.
    """
    made: list[Row] = []
    heads = ("", "")
    own = [score for score in scores if not part or score.section == part]
    same = [one for one in own if differing_first and one.part == EVERY and not one.differs]
    for score in own:
        if score in same:
            continue
        if score.part != heads[0]:
            made.append(DIFFERENT if same and score.part == EVERY else score.part)
            heads = score.part, ""
        if score.theme != heads[1]:
            made.append(score.theme)
            heads = heads[0], score.theme
        made += _with_words(score, brief)
    return made + _in_short(same) if same else made


def _in_short(same: Sequence[Score]) -> list[Row]:
    """What is the same in all versions: its figures in a line, then what is said of any of it."""
    told = " · ".join(f"{one.name} {one.figures[0].text}" for one in same)
    return [ALIKE, Aside(told), *(Aside(one.aside) for one in same if one.aside)]


def _with_words(score: Score, brief: bool) -> list[Row]:
    silent = not score.aside or (brief and score.key in LONG)
    return [score] if silent else [score, Aside(score.aside)]
