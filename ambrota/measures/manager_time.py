"""Time with one's own line manager, whether or not a session stands in it."""

from __future__ import annotations

import numpy as np

from ambrota.contact_times import SHARED
from ambrota.entries import Ints
from ambrota.measures.attendance import Attendance, Stretches, attendance
from ambrota.measures.base import CONTACT, PeopleGauge
from ambrota.measures.scene import Scene
from ambrota.model import WEEK

ENOUGH = 30
"""Minutes in common from which on a duty counts as shared."""

NEAR = 60
"""Minutes between two starts that count as one start of shift."""

_REVIEW = "Culture review of ambulance trusts (NHS England, February 2024); Ambrota's definition"


class ManagerSharedHours(PeopleGauge):
    """Hours on duty together."""

    id = "manager-shared-hours"
    theme = CONTACT
    name = "Hours on duty with own line manager"
    unit = "h in 4 weeks"
    better = "higher"
    over_cycle = False
    statement = "Hours in which a person and their own line manager are both on duty, relief apart."
    source = _REVIEW

    def people(self, scene: Scene) -> dict[str, float]:
        """Shared hours of everybody who has a line manager in the rota."""
        return {
            who: one.shared_hours * 4 * WEEK / one.horizon.days
            for who, one in scene.contact.per_person.items()
            if one.horizon.days
        }


class _ShareOfDuties(PeopleGauge):
    theme = CONTACT
    unit = "% of duties"
    better = "higher"
    is_total = False
    source = _REVIEW

    def meets(self, scene: Scene, on: Attendance, own: Attendance, manager: Ints) -> Ints:
        """Whether each of one's own duties meets the manager, 0 or 1."""
        raise NotImplementedError

    def people(self, scene: Scene) -> dict[str, float]:
        """The share of everybody who has a line manager in the rota and a duty."""
        rota, table = scene.rota, scene.table
        manager_of = np.full(len(rota.people), -1, dtype=np.int64)
        for who, one in scene.contact.per_person.items():
            manager_of[rota.index[who]] = rota.index[one.manager]
        found = attendance(scene)
        on = found.of(table.is_kind(*SHARED)[found.at])
        own = on.of(on.own & (manager_of[on.person] >= 0))
        met = self.meets(scene, on, own, manager_of[own.person])
        count = np.bincount(own.person, minlength=len(rota.people))
        total = np.bincount(own.person, met, minlength=len(rota.people))
        return {who: 100 * total[row] / count[row] for row, who in scene.in_post if count[row]}


class ManagerDuties(_ShareOfDuties):
    """Duties shared with the manager."""

    id = "manager-shared-duties"
    name = "Duties shared with own line manager"
    statement = (
        f"Duties during {ENOUGH} min or more of which the own line manager is on duty too, relief "
        "apart."
    )

    def meets(self, scene: Scene, on: Attendance, own: Attendance, manager: Ints) -> Ints:
        """Whether enough time is in common."""
        there = Stretches(on.person, on.start, on.end)
        return (there.minutes(manager, own.start, own.end) >= ENOUGH).astype(np.int64)


class ManagerStarts(_ShareOfDuties):
    """Starts of shift with the manager."""

    id = "manager-shared-starts"
    name = "Starts of shift with own line manager"
    statement = (
        f"Duties that start within {NEAR} min of a start of the own line manager; both are taken "
        "to start at one base, where they can speak before crews are sent out."
    )

    def meets(self, scene: Scene, on: Attendance, own: Attendance, manager: Ints) -> Ints:
        """Whether a start is near: a stretch of time around each start of the manager."""
        near = Stretches(on.person, on.start - NEAR, on.start + NEAR + 1)
        return near.minutes(manager, own.start, own.start + 1)
