"""Findings: neighbouring elementary breaches of one rule and one person joined into one episode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.lines import line_title, whose_figures
from ambrota.model import Rota
from ambrota.rules.base import Breach, Level, Rule, Status
from ambrota.rules.words import times


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule, with evidence: the worst of `breaches` neighbouring elementary ones.

    `person` is an id (None for cover), `days` all the days it touches, `broken` those on which they
    fall; `amount` as in the worst, `total` of all of them, of cover seats × half hours.
    """

    rule: str
    level: Level
    status: Status
    person: str | None
    days: tuple[int, ...]
    measured: float | str
    limit: float | str
    unit: str
    message: str
    evidence: str
    source: str
    breaches: int = 1
    amount: int = 1
    total: int = 1
    broken: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """An entry of `findings` of the command line."""
        return {
            "rule": self.rule,
            "level": str(self.level),
            "status": str(self.status),
            "person": self.person,
            "days": list(self.days),
            "measured": self.measured,
            "limit": self.limit,
            "unit": self.unit,
            "message": self.message,
            "evidence": self.evidence,
            "source": self.source,
            "breaches": self.breaches,
        }


OF_A_PERSON = frozenset(
    {
        "contact",
        "training",
        "hours-against-contract",
        "weekly-hours",
        "night-hours",
        "relief-share",
        "span-of-control",
    }
)
"""Rules that speak of a person's whole rota; all others of days, in a cyclic rota of a line's."""


def whose(rota: Rota, finding: Finding) -> str:
    """Whom a finding is about: the person; of a line's days the line, 'Line 3 (Patel)'."""
    if finding.person is None or finding.person not in rota.index:
        return finding.person or ""
    row = rota.index[finding.person]
    return whose_figures(rota, row) if finding.rule in OF_A_PERSON else line_title(rota, row)


def cells_of(rota: Rota, finding: Finding) -> tuple[str, ...]:
    """The cells of the workbook on whose days the finding stands; none for the rota as a whole."""
    return cells_of_all(rota, (finding,))[0]


def cells_of_all(rota: Rota, findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    """The same of many findings, each entry looked up in the rota's columns."""
    days, index = rota.days, rota.index
    wanted = [
        [index[one.person] * days + day for day in one.days] if one.person is not None else []
        for one in findings
    ]
    entries = rota.entries
    key = entries.row[entries.own].astype(np.int64) * days + entries.day[entries.own]
    order = np.argsort(key, kind="stable")
    flat = np.array([each for keys in wanted for each in keys], dtype=np.int64)
    low = np.searchsorted(key[order], flat).tolist()
    high = np.searchsorted(key[order], flat, side="right").tolist()
    places, duties = order.tolist(), rota.duties
    found, at = [], 0
    for keys in wanted:
        cells = [
            duties[place].cell
            for each in range(at, at + len(keys))
            for place in places[low[each] : high[each]]
        ]
        at += len(keys)
        found.append(tuple(dict.fromkeys(cell for cell in cells if cell)))
    return found


def listed(cells: tuple[str, ...]) -> str:
    """Cells as they are told: each of up to four, else the first and the last."""
    return ", ".join(cells) if len(cells) <= 4 else f"{cells[0]} to {cells[-1]}"


def findings_of(rota: Rota, rule: Rule, breaches: Iterable[Breach]) -> list[Finding]:
    """The findings of one rule, the worst first."""
    found = [_finding(rota, rule, episode) for episode in episodes(breaches, rule.apart)]
    return sorted(found, key=lambda finding: -finding.amount)


def episodes(breaches: Iterable[Breach], apart: int = 1) -> list[list[Breach]]:
    """Breaches of one rule in groups: of one person (or resource and role), touching in time.

    `apart`: days from one to the next at which they still belong together.
    """
    placed = [(_whose(breach), _place(breach), breach) for breach in breaches]
    groups: list[list[Breach]] = []
    owner: tuple[int, str, str] | None = None
    reach = 0
    for whose, place, breach in sorted(placed, key=itemgetter(0, 1)):
        if whose == owner and _first(breach, place) <= reach + apart - 1:
            groups[-1].append(breach)
            reach = max(reach, place + 1)
        else:
            groups.append([breach])
            owner, reach = whose, place + 1
    return groups


def _is_cover(breach: Breach) -> bool:
    return breach.person is None and len(breach.slot) == 3


def _whose(breach: Breach) -> tuple[int, str, str]:
    """Who or what an episode belongs to."""
    if _is_cover(breach):
        return (-1, str(breach.slot[0]), str(breach.slot[1]))
    return (-1 if breach.person is None else breach.person, breach.among, "")


def _place(breach: Breach) -> int:
    """Where a breach stands: its day, or for cover its half hour."""
    if _is_cover(breach):
        half = breach.slot[2]
        assert isinstance(half, int)
        return breach.day * HALVES + half
    return breach.day


def _first(breach: Breach, place: int) -> int:
    """The earliest place that touches what went before."""
    if _is_cover(breach) or not breach.days:
        return place
    return min(breach.days[0] + 1, breach.day)


def _finding(rota: Rota, rule: Rule, episode: Sequence[Breach]) -> Finding:
    worst = episode[0]
    if len(episode) > 1:
        worst = max(episode, key=lambda breach: (breach.amount, _beyond(breach)))
    days = worst.days
    if len(episode) > 1 or days != (worst.day,):
        days = tuple(sorted({day for breach in episode for day in (*breach.days, breach.day)}))
    more = f"; the worst of {len(episode)}{_span(rota, episode)}" if len(episode) > 1 else ""
    return Finding(
        rule=rule.id,
        level=rule.level,
        status=rule.status,
        person=None if worst.person is None else rota.people[worst.person].id,
        days=days,
        measured=worst.measured,
        limit=worst.limit,
        unit=worst.unit,
        message=worst.message + more,
        evidence=worst.evidence + _summed(episode),
        source=rule.source,
        breaches=len(episode),
        amount=worst.amount,
        total=sum(breach.amount for breach in episode),
        broken=tuple(sorted({breach.day for breach in episode})),
    )


def _summed(episode: Sequence[Breach]) -> str:
    """What half hours short of cover come to: '; 14 half hours × 1 seat = 7 seat-hours'."""
    if not _is_cover(episode[0]):
        return ""
    lasting = Counter(breach.amount for breach in episode)
    terms = " + ".join(
        f"{times(number, 'half hour')} × {times(seats, 'seat')}"
        for seats, number in sorted(lasting.items())
    )
    total = sum(seats * number for seats, number in lasting.items()) / 2
    return f"; {terms} = {total:,g} {'seat-hour' if total == 1 else 'seat-hours'}"


def _beyond(breach: Breach) -> float:
    """How far what was measured lies from its limit: of a run that grows, the longest is told."""
    if isinstance(breach.measured, str) or isinstance(breach.limit, str):
        return 0.0
    return abs(breach.measured - breach.limit)


def _span(rota: Rota, episode: Sequence[Breach]) -> str:
    """From when to when an episode lasts, in words."""
    first, last = episode[0], episode[-1]
    if _is_cover(first):
        start = clock(_place(first) % HALVES * HALF_HOUR)
        end = clock((_place(last) % HALVES + 1) * HALF_HOUR)
        return (
            f" half hours, {day_name(rota, first.day)} {start} to {day_name(rota, last.day)} {end}"
        )
    if first.day == last.day:
        return ""
    return f", {day_name(rota, first.day)} to {day_name(rota, last.day)}"
