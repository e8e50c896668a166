"""What a search brought, as a review file keeps it, and as it was again: conflict and frontier."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from ambrota import store
from ambrota.model import Change, Duty, Kind, Person, Rota, Session
from solver.request import Conflict, Give, Outcome, Point, SolveStatus, WayOut

MODE, BUDGET = "mode", "budget"
BY_WORK, BY_CLOCK = "repeatable, by work", "by the clock"
DAMAGED = (ValueError, KeyError, TypeError, AttributeError)
POSTED = ("id", "name", "role", "team", "line_manager", "contracted_hours", "rota", "band")
"""What there is to say of somebody whom a way out adds: nothing is agreed or received yet."""


def kept(outcome: Any, rota: Rota | None = None) -> store.Search | None:
    """A search as it is saved; `rota`: the current one, which ways out by people speak of."""
    if outcome is None or isinstance(outcome, store.Search):
        return outcome
    conflict = outcome.conflict
    if conflict is not None:
        ways = tuple(
            store.WayOut(way.change, way.unit, way.amount, way.verified, _gives(way, rota))
            for way in conflict.ways_out
        )
        conflict = store.Conflict(
            tuple(conflict.requirements), conflict.proved, ways, tuple(conflict.held_without)
        )
    mode = (MODE, BY_WORK if outcome.repeatable else BY_CLOCK)
    pairs = (*outcome.versions.items(), mode, (BUDGET, f"{outcome.budget:g}"))
    points = [(one, True) for one in outcome.frontier]
    points += [(one, False) for one in outcome.off_frontier]
    return store.Search(
        str(outcome.status), outcome.seconds, outcome.seed, outcome.workers, pairs, conflict,
        tuple(outcome.notes), tuple(_point(one, front) for one, front in points),
    )  # fmt: skip


def again(search: store.Search | None, rota: Rota) -> Any:
    """The outcome of a search that was saved; as it was saved where this version knows it not."""
    if search is None or search.status not in [one.value for one in SolveStatus]:
        return search
    told = dict(search.versions)
    mode, budget = told.pop(MODE, BY_CLOCK), told.pop(BUDGET, "0")
    points = [(point, one.front) for one in search.points if (point := _point_of(one)) is not None]
    return Outcome(
        SolveStatus(search.status), search.seconds, search.seed, search.workers, told, (),
        _conflict(search, rota), tuple(point for point, front in points if front), mode == BY_WORK,
        _number(budget), search.notes, tuple(point for point, front in points if not front),
    )  # fmt: skip


def _conflict(search: store.Search, rota: Rota) -> Conflict | None:
    kept_one = search.conflict
    if kept_one is None:
        return None
    ways = tuple(
        WayOut(one.change, one.unit, one.amount, one.verified, gives=_given(one.gives, rota))
        for one in kept_one.ways_out
    )
    return Conflict(kept_one.requirements, kept_one.proved, ways, kept_one.held_without)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


# -- points of the frontier ---------------------------------------------------------------------


def _point(point: Point, front: bool) -> store.Point:
    changes = [
        [one.person, one.day, [*map(asdict, one.before)], [*map(asdict, one.after)]]
        for one in point.changes
    ]
    plan = {"changes": changes, "sessions": [*map(asdict, point.sessions)]}
    return store.Point(
        point.cover, point.occasions, point.proposal, front, json.dumps(dict(point.parts)),
        json.dumps(plan),
    )  # fmt: skip


def _point_of(one: store.Point) -> Point | None:
    """The point; None where the file is damaged there."""
    try:
        plan, parts = json.loads(one.plan), json.loads(one.parts)
        changes = tuple(
            Change(who, day, tuple(map(_duty, before)), tuple(map(_duty, after)))
            for who, day, before, after in plan["changes"]
        )
        sessions = tuple(Session(**each) for each in plan["sessions"])
        counted = {str(name): float(value) for name, value in parts.items()}
    except DAMAGED:
        return None
    return Point(one.cover, one.occasions, counted, changes, sessions, one.proposal)


def _duty(told: dict[str, Any]) -> Duty:
    return Duty(**{**told, "kind": Kind(told["kind"])})


# -- ways out -----------------------------------------------------------------------------------


def _gives(way: Any, rota: Rota | None) -> str:
    """What gives way, as JSON; '' where nothing is known of it."""
    gives = getattr(way, "gives", ())
    if not gives or (rota is None and any(one.rota is not None for one in gives)):
        return ""
    return json.dumps([
        {
            "rule": one.rule, "people": one.people, "days": one.days, "amount": one.amount,
            "seats": one.seats, "posts": None if one.rota is None else _posts(one.rota, rota),
        }
        for one in gives
    ])  # fmt: skip


def _posts(more: Rota, rota: Rota | None) -> dict[str, Any]:
    """The people of a rota who are not as in the current one, and who is new with what duties."""
    known = {} if rota is None else {one.id: one for one in rota.people}
    new = [one for one in more.people if one.id not in known]
    return {
        "led": [
            [one.id, one.line_manager, one.vacant]
            for one in more.people
            if one.id in known
            and (one.line_manager, one.vacant) != (known[one.id].line_manager, known[one.id].vacant)
        ],
        "new": [{name: getattr(one, name) for name in POSTED} for one in new],
        "duties": [asdict(duty) for duty in more.duties if duty.person in {one.id for one in new}],
    }


def _given(text: str, rota: Rota) -> tuple[Give, ...]:
    """What gives way; nothing where it is not known, or the file is damaged there."""
    try:
        return tuple(
            Give(
                one["rule"], tuple(one["people"]), tuple(one["days"]), float(one["amount"]),
                tuple((seat[0], seat[1], *map(int, seat[2:])) for seat in one["seats"]),
                None if one["posts"] is None else _with_posts(rota, one["posts"]),
            )
            for one in json.loads(text or "[]")
        )  # fmt: skip
    except DAMAGED:
        return ()


def _with_posts(rota: Rota, told: dict[str, Any]) -> Rota:
    led = {who: (manager, vacant) for who, manager, vacant in told["led"]}
    people = [
        replace(one, line_manager=led[one.id][0], vacant=bool(led[one.id][1]))
        if one.id in led
        else one
        for one in rota.people
    ]
    new = [Person(**{name: each[name] for name in POSTED}) for each in told["new"]]
    duties = [_duty(each) for each in told["duties"]]
    return replace(rota, people=(*people, *new), duties=(*rota.duties, *duties))
