"""Unit hours: whole vehicles and desks that are staffed."""

from __future__ import annotations

import re

import numpy as np

from ambrota.grades import TECHNICIAN, grade
from ambrota.measures.base import OperationsGauge
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
        staffed = stand_down(scene.rota, staffing(scene.rota))
        if not staffed.days:
            return 0.0
        slots = 0
        for resource in dict.fromkeys(resource for resource, _ in staffed.groups):
            roles, counts = staffed.on(resource)
            total = np.maximum(counts.sum(axis=0), 0)
            if is_double_crewed(resource):
                leads = counts[[i for i, role in enumerate(roles) if may_lead(role)]].sum(axis=0)
                total = np.minimum(total // 2, np.maximum(leads, 0))
            slots += int(total.sum())
        return slots * staffed.unit / 60 / (staffed.days / WEEK)
