"""Hours against contract, and the share of relief."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ambrota.duties import contract_minutes
from ambrota.measures.base import PREDICTABLE, Floats, Measure, PeopleGauge, WalkGauge
from ambrota.measures.scene import Scene
from ambrota.model import ABSENCE_KINDS, WEEK, WORK_KINDS, Kind


class HoursAgainstContract(PeopleGauge):
    """Paid hours beyond, or short of, contract."""

    id = "hours-against-contract"
    name = "Hours away from contract"
    unit = "h a person"
    better = "lower"
    statement = (
        "Paid hours, leave and sickness included, less contracted hours over the rota or one whole "
        "cycle; above contract is positive. The rota's value is the mean distance."
    )
    source = "Agenda for Change section 10"
    alone = True

    def people(self, scene: Scene) -> dict[str, float]:
        """Signed difference of everybody who has a contract stated."""
        paid = scene.tally(scene.table.is_kind(*WORK_KINDS, *ABSENCE_KINDS), scene.table.paid)
        total = np.bincount(scene.walk_of_row, paid, minlength=len(scene.table.walks))
        found = {}
        for row, who in scene.in_post:
            person, walk = scene.rota.people[row], scene.table.walks[scene.walk_of_row[row]]
            if person.contracted_hours is not None:
                due = contract_minutes(person) * walk.days / WEEK
                found[who] = (float(total[walk.index]) - due) / 60
        return found

    def of_all(self, scene: Scene, per_person: dict[str, float]) -> Measure:
        """The mean distance is the value; the differences keep their sign per person."""
        told = super().of_all(scene, per_person)
        away = [abs(value) for value in told.even.values()]
        return replace(told, value=sum(away) / len(away) if away else 0.0)


class ReliefShare(WalkGauge):
    """How much of somebody's work is relief."""

    id = "relief-share"
    theme = PREDICTABLE
    name = "Relief share"
    unit = "% of paid work"
    better = "lower"
    pool = "mean"
    statement = "Paid relief hours out of all paid work."

    def walks(self, scene: Scene) -> Floats:
        """The share of each walk."""
        table, count = scene.table, len(scene.table.walks)
        relief = scene.tally(table.is_kind(Kind.RELIEF), table.paid)
        work = scene.tally(table.is_kind(*WORK_KINDS), table.paid)
        parts = np.bincount(scene.walk_of_row, relief, minlength=count)
        wholes = np.bincount(scene.walk_of_row, work, minlength=count)
        share: Floats = 100 * np.divide(parts, wholes, out=np.zeros(count), where=wholes > 0)
        return share
