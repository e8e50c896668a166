"""What was assumed of a rota because its workbook does not state it, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.calendar import hours
from ambrota.duties import FULL_TIME, paid_minutes
from ambrota.fatigue.inputs import Inputs, assumed
from ambrota.model import ABSENCE_KINDS, WORK_KINDS, Rota


def assumptions(rota: Rota) -> list[str]:
    """What was assumed of a rota, each in a sentence with its numbers."""
    return [*_demand(rota), *_paid(rota), *_people(rota), *_time(rota), *_fatigue(rota)]


def _demand(rota: Rota) -> Iterable[str]:
    if rota.demand is None or rota.demand.source != "sheet":
        yield (
            "Requirement: no demand was stated, so it is derived from the current rota: for each "
            "half hour of the week the lower median over the weeks of what is filled now, and on a "
            "day when less is filled now, that. Sessions may take one seat a resource in any half "
            "hour; these seat-hours are reported as given up to people."
        )
    if not rota.is_cyclic and not rota.before:
        yield (
            "First morning: no duties before the first day were given, so half hours that only a "
            "duty of the day before could fill are not counted."
        )


def _paid(rota: Rota) -> Iterable[str]:
    unstated: dict[str, set[int]] = {}
    absent: set[str] = set()
    for duty in rota.duties:
        if duty.paid is not None:
            continue
        if duty.is_timed_work:
            unstated.setdefault(duty.code, set()).add(paid_minutes(rota, duty))
        elif duty.kind in ABSENCE_KINDS:
            absent.add(duty.code)
    for code, minutes in sorted(unstated.items()):
        told = ", ".join(hours(minute) for minute in sorted(minutes))
        yield (
            f"Paid hours of {code}: not stated; taken as elapsed time less 30 minutes if over "
            f"6 h: {told}."
        )
    if absent:
        yield (
            f"Paid hours of {', '.join(sorted(absent))}: not stated; taken as a fifth of the "
            "weekly contract on each day from Monday to Friday."
        )
    untimed = {d.code for d in rota.duties if d.kind in WORK_KINDS and not d.is_timed_work}
    if untimed:
        yield (
            f"{', '.join(sorted(untimed))}: work without stated times; makes its day a worked day "
            "and counts its paid hours, never cover. Rest before and after it cannot be judged "
            "until its times are known."
        )


def _people(rota: Rota) -> Iterable[str]:
    staffed = [person for person in rota.people if not person.vacant]
    contract = [person.name for person in staffed if person.contracted_hours is None]
    if contract:
        yield (
            f"Contract of {_names(contract)}: not stated; hours are held to what is rostered now, "
            f"and pro-rata figures take full time, {FULL_TIME:g} h a week."
        )
    managers = [p.name for p in staffed if p.line_manager is None and not p.manager_stated]
    if managers:
        yield (
            f"Line manager of {_names(managers)}: none stated; they stand on the sheet Contact "
            "and are not counted."
        )
    roles = [person.name for person in staffed if person.role is None]
    if roles:
        yield f"Role of {_names(roles)}: not stated; they fill only seats that ask for any role."
    vacant = [person.name for person in rota.people if person.vacant]
    if vacant:
        yield (
            f"{_names(vacant)}: vacant; counted to planned cover, not to filled cover, and owed "
            "no guarantee."
        )


def _time(rota: Rota) -> Iterable[str]:
    if rota.is_cyclic:
        yield (
            "The rota repeats: each line's Sunday is followed by the next line's Monday and the "
            "last line's by the first. It has no dates, so clocks never change in it."
        )
        if any(_is_mixed(rota, rows) for rows in rota.groups.values()):
            yield (
                "Cover of a cyclic rota is that of a typical week in which each line is worked by "
                "its own holder. Where holders of several roles, or vacancies, step through the "
                "same lines, the roles of an actual week can differ from it."
            )
    else:
        yield "Times are local clock times in Europe/London; rest is elapsed time."
        if rota.days < 17 * 7:
            yield (
                f"Working-time averages: the rota has {rota.days / 7:.3g} weeks, fewer than the 17 "
                "of the regulations, so they run over its own length."
            )


def _fatigue(rota: Rota) -> Iterable[str]:
    if any(duty.is_timed_work for duty in rota.duties):
        yield assumed(Inputs())


def _is_mixed(rota: Rota, rows: Iterable[int]) -> bool:
    """Whether it matters for cover who works which line."""
    return len({(rota.people[r].role, rota.people[r].vacant) for r in rows}) > 1


def _names(names: list[str], most: int = 8) -> str:
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
