"""Unit hours: whole vehicles and desks that are staffed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np

from ambrota.demand import QUARTER
from ambrota.grades import TECHNICIAN, grade
from ambrota.measures.base import Measure, OperationsGauge
from ambrota.measures.scene import Scene
from ambrota.model import WEEK
from ambrota.seats import staffing, stand_down

_DOUBLE = re.compile(r"\b(dca|dma|dsa)|double", re.IGNORECASE)


def is_double_crewed(resource: str | None) -> bool:
    """Whether a resource has two seats: a double-crewed ambulance."""
    return resource is not None and _DOUBLE.search(resource) is not None


def may_lead(role: str | None) -> bool:
    """Whether somebody of the role may lead a crew of two; a role not stated is taken to."""
    return not role or grade(role) >= TECHNICIAN


class UnitHoursNeeded(OperationsGauge):
    """Vehicles that the requirement asks for, counted whole."""

    id = "unit-hours-needed"
    name = "Unit hours needed"
    unit = "unit hours a week"
    better = "lower"
    statement = (
        "Vehicles and desks that the requirement asks for in each hour: a double-crewed ambulance "
        "for every two of its seats, anything else for each. Whether one of the two may lead is "
        "not asked here."
    )

    def value(self, scene: Scene) -> float:
        """Unit hours a week; of seats of a role and seats of any role the greater number."""
        need = scene.inspection.requirement
        on = np.array([resource for resource, _ in need.keys], dtype=object)
        of_any = np.array([role is None for _, role in need.keys], dtype=np.bool_)
        slots = 0
        for resource in need.resources:
            anybody, by_role = (
                need.seats[(on == resource) & chosen].sum(axis=0) for chosen in (of_any, ~of_any)
            )
            seats = np.maximum(anybody, by_role)
            slots += int((seats // 2 if is_double_crewed(resource) else seats).sum())
        weeks = scene.rota.days / WEEK
        return slots * QUARTER / 60 / weeks if weeks else 0.0


class UnitHours(OperationsGauge):
    """Staffed vehicles, counted whole."""

    id = "unit-hours"
    name = "Unit hours as whole vehicles"
    unit = "unit hours a week"
    better = "higher"
    statement = (
        "Staffed vehicles and desks for each hour: a double-crewed ambulance needs two people, one "
        "of them a paramedic, team leader or technician, and is lost when either is stood down; "
        "anything else needs one. People on one resource are paired as far as they go."
    )

    def value(self, scene: Scene) -> float:
        """Unit hours a week, sessions stood down, vacant lines left out."""
        return _unit_hours(scene, lambda _resource: True)


class UnitHoursNotNeeded(OperationsGauge):
    """Staffed vehicles of which the requirement says nothing."""

    id = "unit-hours-no-need"
    name = "Unit hours without a stated need"
    unit = "unit hours a week"
    better = "lower"
    statement = (
        "Of the unit hours, those on vehicles and desks of which the requirement names no seat: "
        "they can neither fill the need nor be short of it."
    )

    def value(self, scene: Scene) -> float:
        """Unit hours a week; none where nothing is required at all, as nothing is compared."""
        named = set(scene.inspection.requirement.resources)
        return _unit_hours(scene, lambda one: one not in named) if named else 0.0


def below_need(measures: Mapping[str, Measure]) -> float:
    """Unit hours a week that are needed and not there, given up to sessions or short; 0 or more.

    Vehicles of which no need is stated fill none that is.
    """
    there, needed, other = (
        float(measures[gauge.id].value)
        for gauge in (UnitHours, UnitHoursNeeded, UnitHoursNotNeeded)
    )
    return max(0.0, needed + other - there)


def _unit_hours(scene: Scene, counted: Callable[[str | None], bool]) -> float:
    """Unit hours a week on resources of a choice, sessions stood down, no vacant lines."""
    rota = scene.rota
    staffed = scene.once("stood down", lambda: stand_down(rota, staffing(rota)))
    if not staffed.days:
        return 0.0
    slots = 0
    for resource in filter(counted, dict.fromkeys(one for one, _ in staffed.groups)):
        roles, counts = staffed.on(resource)
        total = np.maximum(counts.sum(axis=0), 0)
        if is_double_crewed(resource):
            leads = counts[[i for i, role in enumerate(roles) if may_lead(role)]].sum(axis=0)
            total = np.minimum(total // 2, np.maximum(leads, 0))
        slots += int(total.sum())
    return slots * staffed.unit / 60 / (staffed.days / WEEK)
