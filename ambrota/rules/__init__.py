"""Every rule, one file each, in the order in which they are shown."""

from __future__ import annotations

from ambrota.rules.agreements import AgreementsKept
from ambrota.rules.base import Rule
from ambrota.rules.consecutive_duties import ConsecutiveDuties
from ambrota.rules.consecutive_nights import ConsecutiveNights
from ambrota.rules.contact import Contact
from ambrota.rules.cover import Cover
from ambrota.rules.daily_rest import DailyRest
from ambrota.rules.hours_against_contract import HoursAgainstContract
from ambrota.rules.leave import LeaveKept
from ambrota.rules.locks import LocksKept
from ambrota.rules.night_hours import NightHours
from ambrota.rules.relief import ReliefKept
from ambrota.rules.rest_after_nights import RestAfterNights
from ambrota.rules.training import Training
from ambrota.rules.weekends_off import WeekendsOff
from ambrota.rules.weekly_hours import WeeklyHours
from ambrota.rules.weekly_rest import WeeklyRest

ALL: tuple[type[Rule], ...] = (
    DailyRest,
    WeeklyRest,
    WeeklyHours,
    NightHours,
    HoursAgainstContract,
    LeaveKept,
    AgreementsKept,
    LocksKept,
    ReliefKept,
    Cover,
    Contact,
    Training,
    ConsecutiveDuties,
    ConsecutiveNights,
    RestAfterNights,
    WeekendsOff,
)
