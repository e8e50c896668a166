"""Every measure in the order in which they are shown: operations, then people."""

from __future__ import annotations

from ambrota.measures.after_nights import DaysOffAfterNights, FewestAfterNights
from ambrota.measures.bank_holiday_duties import BankHolidaysWorked, ReliefShortNotice
from ambrota.measures.base import Gauge, Measure, PeopleGauge, in_order
from ambrota.measures.changed_days import ChangedDays, RestDaysTurned
from ambrota.measures.clock_times import EarlyStarts, LateFinishes
from ambrota.measures.contacts import ContactGap, ContactSessions
from ambrota.measures.cover_hours import CoverGivenUp, CoverShort
from ambrota.measures.crews import Colleagues, MentorHours, SameCrewMate
from ambrota.measures.establishment import ReliefSufficiency, WteInPost, WteNeeded, WteVacant
from ambrota.measures.fatigue import FatigueIndexMean, RiskIndexHighest
from ambrota.measures.late_overruns import Overrun30, Overrun60, Overrun90
from ambrota.measures.long_runs import DutiesRun, HeaviestWeek
from ambrota.measures.manager_time import ManagerDuties, ManagerSharedHours, ManagerStarts
from ambrota.measures.managers import ManagerContactHours, ManagerCoverDuties, ManagerPeople
from ambrota.measures.nights import Nights, NightsRun
from ambrota.measures.own_team import OwnTeamDuties
from ambrota.measures.paid_hours import HoursAgainstContract, ReliefShare
from ambrota.measures.requests import AgreementsBroken, RequestsGranted
from ambrota.measures.scene import Scene
from ambrota.measures.single_days import SingleDaysOff, SingleDuties
from ambrota.measures.starts import BackwardRotations, KnownTimes, StartChanges, StartTimes
from ambrota.measures.training_hours import TrainingHours
from ambrota.measures.turnarounds import Under11, Under12, Under16
from ambrota.measures.unsocial import UnsocialHours, UnsocialPay
from ambrota.measures.vehicles import UnitHours, UnitHoursNeeded, UnitHoursNotNeeded
from ambrota.measures.weekends import FridayNights, WeekendsOff, WorkedWeekendsRun
from ambrota.measures.working_week import WeeklyHoursAverage
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Inspection

ALL: tuple[type[Gauge], ...] = (
    UnitHours, UnitHoursNeeded, UnitHoursNotNeeded, CoverShort, CoverGivenUp,
    WteNeeded, WteInPost, WteVacant, ReliefSufficiency,
    ContactSessions, ContactGap, ManagerSharedHours, ManagerDuties, ManagerStarts,
    TrainingHours, RestDaysTurned,
    WeekendsOff, FridayNights, WorkedWeekendsRun, Nights, NightsRun, DaysOffAfterNights,
    FewestAfterNights, BankHolidaysWorked,
    Under11, Under12, Under16, Overrun30, Overrun60, Overrun90, DutiesRun, SingleDaysOff,
    SingleDuties, BackwardRotations, EarlyStarts, LateFinishes,
    HoursAgainstContract, WeeklyHoursAverage, HeaviestWeek, UnsocialHours, UnsocialPay,
    ChangedDays, KnownTimes, ReliefShare, ReliefShortNotice, StartChanges, StartTimes,
    RequestsGranted, AgreementsBroken,
    OwnTeamDuties, SameCrewMate, Colleagues, MentorHours,
    ManagerPeople, ManagerContactHours, ManagerCoverDuties,
    FatigueIndexMean, RiskIndexHighest,
)  # fmt: skip


def measures(inspection: Inspection, rulebook: Rulebook) -> dict[str, Measure]:
    """Every measure of a rota, by id."""
    scene = Scene(inspection, rulebook)
    touched, earlier = inspection.touched, inspection.earlier
    if touched is None or earlier is None:
        return {gauge.id: gauge().measure(scene) for gauge in ALL}
    part, before = Scene(touched, rulebook), earlier.audit.measures
    return {gauge.id: _again(gauge(), scene, part, before[gauge.id]) for gauge in ALL}


def _again(gauge: Gauge, scene: Scene, part: Scene, before: Measure) -> Measure:
    """A measure after an edit: of those whom the edit touched alone, where nobody else matters."""
    if not (gauge.alone and isinstance(gauge, PeopleGauge)):
        return gauge.measure(scene)
    new = gauge.people(part)
    touched = part.rota.index
    values = {who: value for who, value in before.per_person.items() if who not in touched} | new
    return gauge.of_all(scene, in_order(scene, values))
