"""What a proposal changes for one person, what they asked for and when they are away, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ambrota.calendar import day_name
from ambrota.compare import Pair
from ambrota.duties import paid_minutes
from ambrota.measures.requests import granted
from ambrota.model import Change, Kind, Rota
from ambrota.spans import cycle_weeks
from ui.reading import count
from ui.version import Version, changes_between


def pairs(version: Version, current: Version, who: str) -> dict[str, Pair]:
    """What somebody's rota comes to, before and after."""
    found = {"Paid hours": Pair(_paid_hours(current.rota, who), _paid_hours(version.rota, who))}
    for name, key, better in (
        ("Nights", "nights", "lower"), ("Weekends off", "weekends-off", "higher"),
    ):  # fmt: skip
        before, after = (
            (one.audit.measures[key].per_line or one.audit.measures[key].per_person).get(who, 0.0)
            for one in (current, version)
        )
        found[name] = Pair(before, after, better)
    return found


def cycle_pairs(version: Version, current: Version, who: str) -> dict[str, Pair]:
    """The same over all weeks in which the cycles go round together; of a dated rota as it is.

    Nothing of a vacant line: nobody steps from it through the others.
    """
    rota = version.rota
    if not rota.is_cyclic:
        return pairs(version, current, who)
    if rota.person(who).vacant:
        return {}
    found = {"Paid hours": Pair(_cycle_hours(current.rota, who), _cycle_hours(rota, who))}
    for name, key, better in (
        ("Nights", "nights", "lower"), ("Weekends off", "weekends-off", "higher"),
    ):  # fmt: skip
        before, after = (one.audit.measures[key].even.get(who, 0.0) for one in (current, version))
        found[name] = Pair(before, after, better)
    return found


def concerning(rota: Rota, changes: Iterable[Change], who: str) -> list[Change]:
    """The changed duties that somebody works: in a cyclic rota those of all lines they come to."""
    if not rota.is_cyclic or rota.person(who).vacant:
        return [one for one in changes if one.person == who]
    cycle = rota.person(who).rota
    return [one for one in changes if rota.person(one.person).rota == cycle]


def _cycle_hours(rota: Rota, who: str) -> float:
    rows = rota.groups[rota.person(who).rota]
    once = sum(_paid_hours(rota, rota.people[row].id) for row in rows)
    return once * cycle_weeks(rota) / len(rows)


def _paid_hours(rota: Rota, who: str) -> float:
    cells = (rota.by_cell.get((who, day), ()) for day in range(rota.days))
    return sum(paid_minutes(rota, duty) for duties in cells for duty in duties) / 60


def change_sentences(version: Version, current: Version, row: int) -> list[str]:
    """What a proposal changes for one person, in sentences; nothing of the current rota."""
    if version.is_current or version.audit is None or current.audit is None:
        return []
    person = version.rota.people[row]
    here = " in this line" if version.rota.is_cyclic else ""
    verbs = {"Paid hours": "Paid hours{} come to {} h in place of {} h",
             "Nights": "Nights worked{}: {} in place of {}",
             "Weekends off": "Weekends off{}: {} in place of {}"}  # fmt: skip
    told = []
    for name, pair in pairs(version, current, person.id).items():
        now, was = (f"{one:,.1f}".removesuffix(".0") for one in (pair.after, pair.before))
        if now != was:
            verdict = f": {pair.verdict}" if pair.better else ""
            told.append(verbs[name].format(here, now, was) + verdict + ".")
    told += guarantee_changes(version.audit, current.audit, person.id)
    days = sum(one.person == person.id for one in changes_between(current.rota, version.rota))
    told.append(f"{count(days, 'day is', 'days are')} different." if days else
                "No duty is different; only sessions are." if version.rota.sessions else
                "Nothing changes.")  # fmt: skip
    return told


def guarantee_changes(after: Any, before: Any, who: str) -> list[str]:
    """Meetings and training, as far as they change."""
    told = []
    now, was = (one.contact.per_person.get(who) for one in (after, before))
    if now is not None and was is not None and now.placed != was.placed:
        told.append(
            f"One-to-ones with their own line manager: {now.placed} of the {now.required} "
            f"asked for, in place of {was.placed}."
        )
    now, was = (one.training.per_person.get(who) for one in (after, before))
    if now is not None and was is not None and now.hours != was.hours:
        told.append(f"Protected training: {now.hours:g} h of the {now.floor:g} h asked for, "
                    f"in place of {was.hours:g} h.")  # fmt: skip
    return told


def asked_and_away(rota: Rota, row: int) -> list[str]:
    """Requests with what came of them, and days of leave and sickness, in order."""
    person = rota.people[row]
    told = []
    for wish in rota.wishes:
        if wish.person == person.id and 0 <= wish.day < rota.days:
            met = granted(rota, wish, rota.by_cell.get((person.id, wish.day), ()))
            came = {True: "granted", False: "not granted", None: "cannot be told"}[met]
            told.append(f"Asked for {wish.wants}, {day_name(rota, wish.day)}: {came}")
    for kind, name in ((Kind.LEAVE, "Leave"), (Kind.SICK, "Sickness")):
        days = [
            day for day in range(rota.days)
            if any(duty.kind is kind for duty in rota.by_cell.get((person.id, day), ()))
        ]  # fmt: skip
        told += [f"{name}: {words}" for words in _stretches(rota, days)]
    return told


def _stretches(rota: Rota, days: list[int]) -> list[str]:
    """Days in a row as one: 'Monday 4 May 2026 to Friday 8 May 2026'."""
    made: list[list[int]] = []
    for day in days:
        if made and day - made[-1][-1] == 1:
            made[-1].append(day)
        else:
            made.append([day])
    return [
        " to ".join(dict.fromkeys((day_name(rota, run[0]), day_name(rota, run[-1]))))
        for run in made
    ]
