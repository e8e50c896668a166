"""Cover against people over a whole trust: plans put together of the stations' own points.

At one end every station has its best for cover, at the other its best for people. Between them the
station changes over first for which people gain most by what cover loses.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ambrota.model import Change, Session
from solver.engines.tally import claims
from solver.frontier import Seen, best_of, look
from solver.request import Point, Proposal
from solver.trust.join import musts, stated

if TYPE_CHECKING:
    from solver.trust.stations import Trust

BETWEEN = 5
"""Plans put together of the stations' points, besides the proposals themselves."""


class Mixed(NamedTuple):
    """A whole plan: what changes and the sessions; of a proposal, its id."""

    changes: tuple[Change, ...]
    sessions: tuple[Session, ...]
    proposal: str | None = None


def frontier_of(search: Trust, proposals: tuple[Proposal, ...]) -> tuple[Point, ...]:
    """The best of the proposals and of plans between them, counted as a whole while time is left.

    Where not everything holds there is no such choice to be shown.
    """
    if not proposals or search.request.alternatives < 1 or search.request.repair:
        return ()
    if any(musts(search.request, one.claims) for one in proposals):
        return ()
    plans = [Mixed(one.changes, one.sessions, one.id) for one in proposals]
    known = {plan.changes for plan in plans}
    plans += [plan for plan in _mixtures(search) if plan.changes not in known]
    looked: dict[int, Seen] = {}
    for number, plan in enumerate(plans):
        began = time.monotonic()
        if (seen := _look(search, plan)) is not None:
            looked[number] = seen
        left = search.started + search.request.seconds - time.monotonic()
        late = left < 2 * (time.monotonic() - began) and not search.request.repeatable
        if search.stop() or late:
            break
    at = {id(seen): plans[number] for number, seen in looked.items()}
    return tuple(_point(seen, at[id(seen)]) for seen in best_of(list(looked.values())))


def _point(seen: Seen, plan: Mixed) -> Point:
    return Point(seen.cover, seen.occasions, seen.parts, plan.changes, plan.sessions, plan.proposal)


def _look(search: Trust, plan: Mixed) -> Seen | None:
    """Where a whole plan lies; None where the stations' points do not hold together."""
    rota = search.request.rota.with_changes(plan.changes).with_sessions(plan.sessions)
    statement, whole = stated(search.request, rota, with_aims=True)
    if plan.proposal is None and musts(search.request, claims(statement, whole)):
        return None
    return look(statement, whole)


def _mixtures(search: Trust) -> list[Mixed]:
    """Plans evenly through the stations' changing over from cover to people."""
    choices = [_points_of(search, at) for at in sorted(search.results)]
    if not all(choices):
        return []
    order = list(_changing_over(choices))
    if len(order) <= BETWEEN:
        chosen = order
    else:
        step = (len(order) - 1) / (BETWEEN - 1)
        chosen = [order[round(number * step)] for number in range(BETWEEN)]
    return [_mixed(search, choices, each) for each in chosen]


def _points_of(search: Trust, at: int) -> list[Point]:
    """A station's points, best for cover first; where others bear on it, proposals alone.

    What others meet its managers by is settled for its proposals, not for what lies between.
    """
    outcome, closed = search.results[at].outcome, search.is_closed(at)
    points = [each for each in outcome.frontier if closed or each.proposal is not None]
    if not points and outcome.proposals:
        only = outcome.proposals[0]
        return [Point(0.0, 0, {}, only.changes, only.sessions)]
    return points


def _changing_over(choices: list[list[Point]]) -> Iterator[tuple[int, ...]]:
    """Which point each station has, from all at their best for cover to all at that for people."""
    now = [0] * len(choices)
    yield tuple(now)
    while any(at + 1 < len(points) for at, points in zip(now, choices, strict=True)):
        steps = [
            (_gain(points[at], points[at + 1]), -station)
            for station, (at, points) in enumerate(zip(now, choices, strict=True))
            if at + 1 < len(points)
        ]
        now[-max(steps)[1]] += 1
        yield tuple(now)


def _gain(one: Point, other: Point) -> float:
    """Occasions that people are spared for each seat-hour lost."""
    return (one.occasions - other.occasions) / max(one.cover - other.cover, 1e-6)


def _mixed(search: Trust, choices: list[list[Point]], chosen: tuple[int, ...]) -> Mixed:
    points = [choices[station][at] for station, at in enumerate(chosen)]
    index = search.request.rota.index
    return Mixed(
        tuple(
            sorted(
                (change for point in points for change in point.changes),
                key=lambda change: (index[change.person], change.day),
            )
        ),
        tuple(session for point in points for session in point.sessions),
    )
