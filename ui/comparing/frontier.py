"""Cover against people: where each rota that the search found lies, in figures and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ui.reading import count
from ui.scores import figure

HEADS = ("Rota", "Cover, seat-hours", "Occasions")
ABOUT = (
    "Each point is a rota that holds what is guaranteed. Further right: more seat-hours to spare "
    "beyond those given up to sessions. Further down: fewer occasions that people would rather "
    "not have. On the line, no other rota found is better in one and as good in the other."
)


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: `key` is the proposal's, or "" where it is none yet; `number` its place."""

    number: int
    key: str
    name: str
    cover: float
    occasions: int
    parts: str
    front: bool = True

    @property
    def words(self) -> str:
        """The point as a sentence."""
        return (
            f"{self.name}: {figure(self.cover)} seat-hours of cover to spare, "
            f"{count(self.occasions, 'occasion')} that people would rather not have"
        )


def dots(outcome: Any, titles: dict[str, str]) -> list[Dot]:
    """The frontier of a search, best for cover first. `titles`: of the proposals there are."""
    found, front = [], len(getattr(outcome, "frontier", ()))
    for number, point in enumerate(points_of(outcome)):
        key = point.proposal if point.proposal in titles else ""
        name = titles.get(key, "") or f"Point {number + 1}"
        parts = parts_words(point.parts)
        found.append(Dot(number, key, name, point.cover, point.occasions, parts, number < front))
    return sorted(found, key=lambda one: (-one.cover, one.occasions))


def points_of(outcome: Any) -> tuple[Any, ...]:
    """Every point of a search: the frontier, then the proposals that are not on it."""
    return (*getattr(outcome, "frontier", ()), *getattr(outcome, "off_frontier", ()))


def parts_words(parts: dict[str, float]) -> str:
    """'12 weekends worked, 3 single days off'."""
    told = [f"{figure(value)} {name}" for name, value in parts.items() if value]
    return ", ".join(told) or "none"


def beaten(outcome: Any, titles: dict[str, str]) -> str:
    """Proposals that are on no point, and why."""
    shown = {point.proposal for point in getattr(outcome, "frontier", ())}
    made = [one.id for one in getattr(outcome, "proposals", ()) if one.id in titles]
    left = [titles[key] for key in made if key not in shown]
    if not left:
        return ""
    verb = "is not on the line: another is" if len(left) == 1 else "are not on the line: others are"
    return f"{' and '.join(left)} {verb} as good in one and better in the other."
