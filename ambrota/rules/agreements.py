"""Flexible-working agreements and restrictions kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name, hours, weeks_of
from ambrota.duties import is_night, paid_minutes
from ambrota.model import DAY, PRIVATE, WEEK, Duty, Restriction, RestrictionKind, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status
from ambrota.rules.examples import Example
from ambrota.rules.kept import codes
from ambrota.rules.words import by_clock, who

NO_NIGHTS = {0: {"restrictions": (Restriction(RestrictionKind.NO_NIGHTS, "no nights"),)}}
"""Of the person of the examples."""


@dataclass(frozen=True)
class AgreementsKept(Rule):
    """What was agreed with somebody about when they work."""

    id: ClassVar[str] = "agreements"
    name: ClassVar[str] = "Flexible-working agreements kept"
    statement: ClassVar[str] = (
        "Every flexible-working agreement and restriction is kept: no nights, no weekends, days "
        "not worked, only certain shifts, earliest start, latest finish, most hours a week. A "
        "duty that runs past midnight is on both days. An agreement with an end binds duties that "
        "start up to that day, and the hours of weeks from Monday that end by then. In a cyclic "
        "rota, where all step through all lines, every line keeps the agreements of all."
    )
    source: ClassVar[str] = (
        "NHS terms and conditions of service, section 33; the person's agreement"
    )
    status: ClassVar[Status] = Status.CONTRACT
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "An agreement on no nights, and days alone.", ("DDLL...",), people=NO_NIGHTS
    )
    fails: ClassVar[Example] = Example(
        "An agreement on no nights, and a night.", ("DDN....",), people=NO_NIGHTS
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person-day that breaks an agreement, and each week over its hours."""
        rota = inspection.rota
        agreed = _agreed_by_row(rota)
        if not agreed:
            return
        broken: dict[tuple[int, int], dict[str, tuple[Duty, ...]]] = defaultdict(dict)
        for row, duty in _entries_of(rota, agreed):
            for item in agreed[row]:
                if duty.is_timed_work and breaks(rota, duty, item):
                    texts = broken[row, duty.day]
                    texts[item.text] = (*texts.get(item.text, ()), duty)
        for (row, day), texts in sorted(broken.items(), key=lambda found: found[0]):
            yield self._breach(rota, row, day, texts)
        yield from self._weekly(rota, agreed)

    def checked(self, inspection: Inspection) -> int:
        """Agreements, each on every day of those it binds."""
        rota = inspection.rota
        return sum(len(items) for items in _agreed_by_row(rota).values()) * rota.days

    def _breach(self, rota: Rota, row: int, day: int, texts: dict[str, tuple[Duty, ...]]) -> Breach:
        duties = tuple(dict.fromkeys(duty for group in texts.values() for duty in group))
        spans = ", ".join(f"{duty.code} {by_clock(duty)}" for duty in duties)
        agreement = "; ".join(texts)
        return Breach(
            rule=self.id,
            person=row,
            day=day,
            amount=1,
            measured=codes(duties),
            limit=agreement,
            unit="",
            message=f"{who(rota, row)}, {day_name(rota, day)}: {codes(duties)}; "
            f"{_against(agreement)}",
            evidence=f"{spans} against {agreement}",
            days=(day,),
        )

    def _weekly(self, rota: Rota, agreed: dict[int, tuple[Restriction, ...]]) -> Iterator[Breach]:
        caps = {
            row: [item for item in items if item.kind is RestrictionKind.MAX_WEEKLY_HOURS]
            for row, items in agreed.items()
        }
        worked = _work_by_day(rota, {row for row, found in caps.items() if found})
        for row, by_day in worked.items():
            for first, end in weeks_of(rota):
                minutes = sum(by_day.get(day, 0) for day in range(first, end))
                # Two holders of a line may have agreed the same hours: that is one breach.
                binding = {i.value: i for i in caps[row] if _holds(rota, i, end - 1)}
                for most, item in binding.items():
                    if minutes > most:
                        yield self._over(rota, row, first, end - 1, minutes, item)

    def _over(
        self, rota: Rota, row: int, first: int, last: int, minutes: int, item: Restriction
    ) -> Breach:
        return Breach(
            rule=self.id,
            person=row,
            day=last,
            amount=minutes - item.value,
            measured=minutes / 60,
            limit=item.text if item.private else item.value / 60,
            unit="h a week",
            message=f"{who(rota, row)}, week to {day_name(rota, last)}: {hours(minutes)}; "
            f"{_against(item.text)}",
            evidence=f"{hours(minutes)} against {item.text}"
            if item.private
            else f"{hours(minutes)} − {hours(item.value)} = {hours(minutes - item.value)} over",
            days=tuple(range(first, last + 1)),
        )


def _against(agreement: str) -> str:
    """What is agreed, for a reader; of a private agreement only that there is one."""
    private = agreement.startswith(PRIVATE)
    return f"against {agreement}" if private else f"the agreement says {agreement}"


def _agreed_by_row(rota: Rota) -> dict[int, tuple[Restriction, ...]]:
    """What binds each row: in a cyclic rota, where all walk all lines, all that is agreed."""
    if not rota.is_cyclic:
        return {
            row: person.restrictions
            for row, person in enumerate(rota.people)
            if person.restrictions and not person.vacant
        }
    found: dict[int, tuple[Restriction, ...]] = {}
    for rows in rota.groups.values():
        items = tuple(
            dict.fromkeys(
                i
                for row in rows
                for i in rota.people[row].restrictions
                if not rota.people[row].vacant
            )
        )
        if items:
            found |= dict.fromkeys(rows, items)
    return found


def _holds(rota: Rota, item: Restriction, day: int) -> bool:
    """Whether the agreement still holds on that day."""
    on = rota.date_of(day)
    return item.until is None or on is None or on <= item.until


def breaks(rota: Rota, duty: Duty, item: Restriction) -> bool:
    """Whether a duty breaks an agreement that speaks of single duties."""
    if duty.start is None or duty.end is None or not _holds(rota, item, duty.day):
        return False
    worked = {
        rota.weekday(duty.day + ahead)
        for ahead in range(duty.start // DAY, (duty.end - 1) // DAY + 1)
    }
    allowed = {code.strip().casefold() for code in item.codes}
    return {
        RestrictionKind.NO_NIGHTS: is_night(duty),
        RestrictionKind.NO_WEEKENDS: bool(worked & {WEEK - 2, WEEK - 1}),
        RestrictionKind.NO_WEEKDAY: item.value in worked,
        RestrictionKind.ONLY_CODES: duty.code.strip().casefold() not in allowed,
        RestrictionKind.NOT_BEFORE: duty.start < item.value,
        RestrictionKind.NOT_AFTER: duty.end > item.value,
        RestrictionKind.MAX_WEEKLY_HOURS: False,
    }[item.kind]


def _work_by_day(rota: Rota, rows: set[int]) -> dict[int, dict[int, int]]:
    """Paid minutes of work of these rows, by day."""
    found: dict[int, dict[int, int]] = {row: defaultdict(int) for row in sorted(rows)}
    for row, duty in _entries_of(rota, found):
        if duty.is_work:
            found[row][duty.day] += paid_minutes(rota, duty)
    return found


def _entries_of(rota: Rota, rows: Iterable[int]) -> Iterator[tuple[int, Duty]]:
    """(row, entry) of the rota's own entries of some rows."""
    entries = rota.entries
    wanted = np.zeros(len(rota.people), dtype=np.bool_)
    wanted[list(rows)] = True
    for at in np.flatnonzero(wanted[entries.row[entries.own]]).tolist():
        duty = rota.duties[at]
        yield rota.index[duty.person], duty
