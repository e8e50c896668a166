"""Every rule, one file each, in the order in which they are shown."""

from __future__ import annotations

from ambrota.rules.agreements import AgreementsKept
from ambrota.rules.bank_holidays import BankHolidays
from ambrota.rules.base import Rule
from ambrota.rules.breaks import Breaks
from ambrota.rules.compensatory_rest import CompensatoryRest
from ambrota.rules.consecutive_days_off import ConsecutiveDaysOff
from ambrota.rules.consecutive_duties import ConsecutiveDuties
from ambrota.rules.consecutive_early_starts import ConsecutiveEarlyStarts
from ambrota.rules.consecutive_long_duties import ConsecutiveLongDuties
from ambrota.rules.consecutive_nights import ConsecutiveNights
from ambrota.rules.contact import Contact
from ambrota.rules.cover import Cover
from ambrota.rules.daily_rest import DailyRest
from ambrota.rules.days_off import DaysOff
from ambrota.rules.duty_length import DutyLength
from ambrota.rules.early_starts import EarlyStarts
from ambrota.rules.hours_against_contract import HoursAgainstContract
from ambrota.rules.hours_in_seven_days import HoursInSevenDays
from ambrota.rules.leave import LeaveKept
from ambrota.rules.leave_cap import LeaveCap
from ambrota.rules.locks import LocksKept
from ambrota.rules.manager_presence import ManagerPresence
from ambrota.rules.night_hours import NightHours
from ambrota.rules.night_length import NightLength
from ambrota.rules.pairings import PairingsKept
from ambrota.rules.permanent_nights import PermanentNights
from ambrota.rules.quick_returns import QuickReturns
from ambrota.rules.relief import ReliefKept
from ambrota.rules.relief_notice import ReliefNotice
from ambrota.rules.relief_share import ReliefShare
from ambrota.rules.rest_after_nights import RestAfterNights
from ambrota.rules.rotation_direction import RotationDirection
from ambrota.rules.rotation_speed import RotationSpeed
from ambrota.rules.short_recovery import ShortRecovery
from ambrota.rules.shortest_run import ShortestRun
from ambrota.rules.skill_mix import SkillMix
from ambrota.rules.sleep_after_nights import SleepAfterNights
from ambrota.rules.span_of_control import SpanOfControl
from ambrota.rules.special_hazard import SpecialHazard
from ambrota.rules.start_variation import StartVariation
from ambrota.rules.training import Training
from ambrota.rules.weekends_off import WeekendsOff
from ambrota.rules.weekly_hours import WeeklyHours
from ambrota.rules.weekly_rest import WeeklyRest

ALL: tuple[type[Rule], ...] = (
    DailyRest,
    WeeklyRest,
    WeeklyHours,
    NightHours,
    SpecialHazard,
    Breaks,
    HoursAgainstContract,
    LeaveKept,
    AgreementsKept,
    PairingsKept,
    LocksKept,
    ReliefKept,
    Cover,
    Contact,
    Training,
    DutyLength,
    NightLength,
    ConsecutiveDuties,
    ConsecutiveNights,
    ConsecutiveLongDuties,
    EarlyStarts,
    ConsecutiveEarlyStarts,
    QuickReturns,
    RestAfterNights,
    SleepAfterNights,
    RotationDirection,
    RotationSpeed,
    WeekendsOff,
    HoursInSevenDays,
    ShortestRun,
    DaysOff,
    ConsecutiveDaysOff,
    StartVariation,
    PermanentNights,
    ShortRecovery,
    CompensatoryRest,
    SkillMix,
    LeaveCap,
    ReliefNotice,
    ReliefShare,
    BankHolidays,
    SpanOfControl,
    ManagerPresence,
)
