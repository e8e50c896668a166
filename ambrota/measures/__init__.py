"""Every measure in the order in which they are shown: operations, then people."""

from __future__ import annotations

from ambrota.measures.base import Gauge, Measure
from ambrota.measures.changed_days import ChangedDays, RestDaysTurned
from ambrota.measures.clock_times import EarlyStarts, LateFinishes, UnsocialHours
from ambrota.measures.contacts import ContactGap, ContactSessions
from ambrota.measures.cover_hours import CoverGivenUp, CoverShort
from ambrota.measures.establishment import ReliefSufficiency, WteInPost, WteNeeded, WteVacant
from ambrota.measures.managers import ManagerContactHours, ManagerCoverDuties, ManagerPeople
from ambrota.measures.nights import Nights, NightsRun
from ambrota.measures.own_team import OwnTeamDuties
from ambrota.measures.paid_hours import HoursAgainstContract, ReliefShare
from ambrota.measures.scene import Scene
from ambrota.measures.single_days import SingleDaysOff, SingleDuties
from ambrota.measures.training_hours import TrainingHours
from ambrota.measures.turnarounds import Under11, Under12, Under16
from ambrota.measures.vehicles import UnitHours
from ambrota.measures.weekends import FridayNights, WeekendsOff, WorkedWeekendsRun
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Inspection

ALL: tuple[type[Gauge], ...] = (
    UnitHours, CoverShort, CoverGivenUp, WteNeeded, WteInPost, WteVacant, ReliefSufficiency,
    ContactSessions, ContactGap, TrainingHours,
    WeekendsOff, FridayNights, WorkedWeekendsRun, Nights, NightsRun, UnsocialHours,
    EarlyStarts, LateFinishes, Under11, Under12, Under16, SingleDaysOff, SingleDuties,
    HoursAgainstContract, ReliefShare, OwnTeamDuties, ChangedDays, RestDaysTurned,
    ManagerPeople, ManagerContactHours, ManagerCoverDuties,
)  # fmt: skip


def measures(inspection: Inspection, rulebook: Rulebook) -> dict[str, Measure]:
    """Every measure of a rota, by id."""
    scene = Scene(inspection, rulebook)
    return {gauge.id: gauge().measure(scene) for gauge in ALL}
