"""The independent check of a rotating schedule: written from what an instance means.

It takes nothing from the solver: it counts seats and runs in the one sequence that the lines make.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from solver.bench.rotating_instance import OFF, Instance

WEEK = 7
Schedule = Sequence[Sequence[str]]


def faults(instance: Instance, schedule: Schedule) -> list[str]:
    """Everything that the schedule breaks, in words; nothing where it is a solution."""
    known = {OFF, *instance.shifts}
    if len(schedule) != instance.lines or any(len(line) != WEEK for line in schedule):
        return [f"not {instance.lines} lines of {WEEK} days"]
    if strange := {name for line in schedule for name in line} - known:
        return [f"no such shift: {', '.join(sorted(strange))}"]
    days = [name for line in schedule for name in line]
    work = ["work" if name != OFF else OFF for name in days]
    found = _seats(instance, schedule)
    for name, bounds in zip(instance.shifts, instance.blocks, strict=True):
        found += _runs(days, name, bounds)
    found += _runs(days, OFF, instance.off) + _runs(work, "work", instance.work)
    return found + _sequences(instance, days)


def _seats(instance: Instance, schedule: Schedule) -> list[str]:
    """Seats that differ from the demand."""
    found = []
    for name, row in zip(instance.shifts, instance.demand, strict=True):
        for weekday, seats in enumerate(row):
            held = sum(line[weekday] == name for line in schedule)
            if held != seats:
                found.append(f"{name} on weekday {weekday}: {held} in place of {seats}")
    return found


def _runs(days: list[str], name: str, bounds: tuple[int, int]) -> list[str]:
    """Runs of one name that are too short or too long, round the cycle."""
    if name not in days:
        return []
    if set(days) == {name}:
        return [f"{name} without an end"]
    start = next(at for at in range(len(days)) if days[at] != name)
    turned = days[start:] + days[:start]
    lengths = [len(list(run)) for each, run in groupby(turned) if each == name]
    least, most = bounds
    return [f"{name} {length} in a row" for length in lengths if not least <= length <= most]


def _sequences(instance: Instance, days: list[str]) -> list[str]:
    """Sequences that are not allowed, round the cycle."""
    total = len(days)
    return [
        f"{' '.join(barred)} on day {at}"
        for barred in instance.barred
        for at in range(total)
        if all(days[(at + ahead) % total] == name for ahead, name in enumerate(barred))
    ]
