"""The constraint twins of the rules: each states its rule as primitives. The list is explicit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from solver.constraints import (
    agreements,
    consecutive_duties,
    consecutive_nights,
    daily_rest,
    hours_against_contract,
    leave,
    locks,
    night_hours,
    relief,
    rest_after_nights,
    weekends_off,
    weekly_hours,
    weekly_rest,
)
from solver.primitives import Primitive
from solver.problem import Problem

BY_ID: dict[str, Callable[[Problem, Any], Iterator[Primitive]]] = {
    "daily-rest": daily_rest.state,
    "weekly-rest": weekly_rest.state,
    "weekly-hours": weekly_hours.state,
    "night-hours": night_hours.state,
    "consecutive-duties": consecutive_duties.state,
    "consecutive-nights": consecutive_nights.state,
    "rest-after-nights": rest_after_nights.state,
    "weekends-off": weekends_off.state,
    "hours-against-contract": hours_against_contract.state,
    "leave": leave.state,
    "agreements": agreements.state,
    "locks": locks.state,
    "relief": relief.state,
}
"""Rules that speak of duties alone; each twin takes the rule of its own class. Cover, contact and
training state themselves in forms of their own (`cover.state` ...): see `solver.statement`."""

WITH_SESSIONS = ("cover", "contact", "training")
