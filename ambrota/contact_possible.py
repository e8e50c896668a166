"""The greatest number of people whose contact can hold together, manager by manager."""

from __future__ import annotations

from collections import defaultdict
from math import lcm
from typing import TYPE_CHECKING

from ambrota.contact_periods import PersonContact, person_contact
from ambrota.contact_times import MeetingTimes
from ambrota.meetings import Seeker, most_served
from ambrota.model import WEEK, Rota
from ambrota.sessions import MOST_WEEKS, QUARTER, Horizon

if TYPE_CHECKING:
    from ambrota.contact import ContactAudit
    from ambrota.rules.contact import Contact


def most_met(
    rota: Rota,
    terms: Contact,
    times: MeetingTimes,
    found: dict[str, PersonContact],
    earlier: ContactAudit | None = None,
) -> dict[str, tuple[int, bool]]:
    """By manager the most people whose floor can hold together, and whether that is proved.

    What was found `earlier` of a manager all whose people are as they were stays as it is.
    """
    by_manager: dict[str, list[PersonContact]] = defaultdict(list)
    for one in found.values():
        by_manager[one.manager].append(one)
    before = earlier.per_person if earlier else {}
    quarters = -(-terms.minutes // QUARTER)
    together = {}
    for manager, people in by_manager.items():
        if earlier and all(before.get(one.person) is one for one in people):
            together[manager] = earlier.together[manager]
        else:
            seekers = [_seeker(rota, one) for one in _over_one_horizon(times, people)]
            together[manager] = most_served(seekers, quarters)
    return together


def _over_one_horizon(times: MeetingTimes, people: list[PersonContact]) -> list[PersonContact]:
    """The same people over one length of time, where their cycles differ."""
    horizons = {one.horizon for one in people}
    if len(horizons) == 1:
        return people
    weeks = lcm(*(horizon.weeks for horizon in horizons))
    wraps = weeks <= MOST_WEEKS and all(horizon.wraps for horizon in horizons)
    common = Horizon(min(weeks, MOST_WEEKS) * WEEK, wraps)
    index = times.rota.index
    return [
        person_contact(times, index[one.person], index[one.manager], common, []) for one in people
    ]


def _seeker(rota: Rota, one: PersonContact) -> Seeker:
    """Bins are periods in a dated rota, weeks in a cyclic one, where periods overlap."""
    asked = [period for period, free in zip(one.periods, one.excused, strict=True) if not free]
    length = WEEK if rota.is_cyclic or not one.periods else one.periods[0].days
    starts: dict[int, list[int]] = defaultdict(list)
    for day, quarters in one.starts_by_day.items():
        starts[day // length].extend(quarters)
    bins = one.horizon.days // length
    needs = tuple(
        frozenset(
            week % bins for week in range(p.first // length, (p.first + p.days - 1) // length + 1)
        )
        for p in asked
    )
    return Seeker(starts, needs)
