"""What a proposal gives and what it costs, in the scorecard's own figures: a few lines to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.score_asides import GIVEN_UP
from ui.scores import LAW, MUSTS, PRICED, WEIGH, Score, scorecard
from ui.version import Version

BETTER, WORSE, PRICE, OTHERWISE = "Better", "Worse", "The price", "As today"
TOLD = (
    LAW, MUSTS, WEIGH, "cover-short", "weekends-off",
    "turnarounds-under-12", "nights-run", "single-days-off", "single-duties",
    "own-team-duties", "hours-against-contract", "rest-days-turned", GIVEN_UP, "unit-hours",
)  # fmt: skip
"""What is told of a proposal at once, in this order; every other measure is in the scorecard."""


@dataclass(frozen=True, slots=True)
class Gain:
    """One line: what is counted, its figures in the order of the versions, and what that is."""

    name: str
    unit: str
    texts: tuple[str, ...]
    part: str

    @property
    def look(self) -> str:
        """Good or bad news; '' where it is neither."""
        return {BETTER: "good", WORSE: "bad"}.get(self.part, "")

    def words(self, titles: Sequence[str]) -> str:
        """The line as a sentence: 'Better: findings to weigh, Current 46, A 41'."""
        figures = ", ".join(
            f"{title} {text}" for title, text in zip(titles, self.texts, strict=True)
        )
        return f"{self.part}: {self.name} ({self.unit}), {figures}"


def gains(versions: Sequence[Version]) -> list[Gain]:
    """What the last of these differs in from any before it: better, worse, then the price.

    `versions`: the current rota first. Empty while any of them is being checked.
    """
    if any(one.audit is None for one in versions):
        return []
    scores = {score.key: score for score in scorecard(versions, TOLD)}
    found = [_gain(scores[key]) for key in TOLD if key in scores]
    differing = [one for one in found if len(set(one.texts)) > 1]
    return [one for part in (BETTER, WORSE, PRICE, OTHERWISE) for one in differing
            if one.part == part]  # fmt: skip


def _gain(score: Score) -> Gain:
    last, texts = score.figures[-1], tuple(figure.text for figure in score.figures)
    if last.text == score.figures[0].text:
        part = OTHERWISE
    elif score.key in PRICED:
        part = PRICE
    else:
        part = {"better": BETTER, "worse": WORSE}.get(last.verdict, PRICE)
    return Gain(score.name, score.unit, texts, part)
