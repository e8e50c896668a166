"""The constraint twins of the rules: each states its rule as primitives. The list is explicit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from solver.constraints import (
    agreements,
    bank_holidays,
    breaks,
    consecutive_days_off,
    consecutive_duties,
    consecutive_early_starts,
    consecutive_long_duties,
    consecutive_nights,
    daily_rest,
    days_off,
    duty_length,
    early_starts,
    hours_against_contract,
    hours_in_seven_days,
    leave,
    locks,
    night_hours,
    night_length,
    pairings,
    permanent_nights,
    quick_returns,
    relief,
    relief_notice,
    relief_share,
    rest_after_nights,
    rotation_direction,
    short_recovery,
    shortest_run,
    skill_mix,
    sleep_after_nights,
    special_hazard,
    start_variation,
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
    "special-hazard": special_hazard.state,
    "breaks": breaks.state,
    "duty-length": duty_length.state,
    "night-length": night_length.state,
    "consecutive-duties": consecutive_duties.state,
    "consecutive-nights": consecutive_nights.state,
    "consecutive-long-duties": consecutive_long_duties.state,
    "early-starts": early_starts.state,
    "consecutive-early-starts": consecutive_early_starts.state,
    "quick-returns": quick_returns.state,
    "rest-after-nights": rest_after_nights.state,
    "sleep-after-nights": sleep_after_nights.state,
    "rotation-direction": rotation_direction.state,
    "weekends-off": weekends_off.state,
    "hours-in-seven-days": hours_in_seven_days.state,
    "shortest-run": shortest_run.state,
    "days-off": days_off.state,
    "consecutive-days-off": consecutive_days_off.state,
    "start-variation": start_variation.state,
    "permanent-nights": permanent_nights.state,
    "short-recovery": short_recovery.state,
    "hours-against-contract": hours_against_contract.state,
    "leave": leave.state,
    "agreements": agreements.state,
    "locks": locks.state,
    "relief": relief.state,
    "pairings": pairings.state,
    "skill-mix": skill_mix.state,
    "relief-notice": relief_notice.state,
    "relief-share": relief_share.state,
    "bank-holidays": bank_holidays.state,
}
"""Rules that speak of duties alone; each twin takes the rule of its own class. Cover, contact and
training state themselves in forms of their own (`cover.state` ...): see `solver.statement`."""

WITH_SESSIONS = ("cover", "contact", "training")
