"""Whether a roster keeps an instance's rules and what it costs, by its published definition alone.

Shares no code with the search: it knows nothing but the instance and the roster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from solver.bench.dated_instance import Employee, Instance

Roster = Mapping[tuple[str, int], str]
"""(employee, day) -> shift worked; nothing for a day off."""


def breaches(instance: Instance, roster: Roster) -> list[str]:
    """Every rule that the roster breaks, in words; none where it is a roster of the instance."""
    staff = {employee.id for employee in instance.staff}
    shifts = {shift.id for shift in instance.shifts}
    found = [
        f"{employee} works {shift} on day {day}, which the instance does not have"
        for (employee, day), shift in roster.items()
        if employee not in staff or shift not in shifts or not 0 <= day < instance.days
    ]
    for employee in instance.staff:
        row = [roster.get((employee.id, day)) for day in range(instance.days)]
        found += (f"{employee.id}: {what}" for what in _of_one(instance, employee, row))
    return found


def _of_one(instance: Instance, employee: Employee, row: list[str | None]) -> Iterator[str]:
    """What one person's row breaks."""
    for shift, count in Counter(shift for shift in row if shift).items():
        if count > employee.most_of.get(shift, instance.days):
            yield f"{count} of {shift}"
    length = {shift.id: shift.minutes for shift in instance.shifts}
    minutes = sum(length.get(shift, 0) for shift in row if shift)
    if not employee.least_minutes <= minutes <= employee.most_minutes:
        yield f"{minutes} minutes"
    barred = {(shift.id, after) for shift in instance.shifts for after in shift.not_then}
    for day, (first, then) in enumerate(pairwise(row)):
        if (first, then) in barred:
            yield f"{then} after {first} on day {day + 1}"
    for name, day in instance.off:
        if name == employee.id and row[day]:
            yield f"works on day {day}, a day off"
    weekends = sum(bool(row[day] or row[day + 1]) for day in range(5, instance.days, 7))
    if weekends > employee.most_weekends:
        yield f"{weekends} weekends worked"
    yield from _blocks(employee, row)


def _blocks(employee: Employee, row: list[str | None]) -> Iterator[str]:
    """Days in a row at work or off that are too many or too few."""
    first = 0
    for works, block in groupby(row, key=bool):
        length = len(list(block))
        inside = first > 0 and first + length < len(row)
        if works and length > employee.most_in_a_row:
            yield f"{length} days in a row at work from day {first}"
        if works and inside and length < employee.least_in_a_row:
            yield f"only {length} days in a row at work from day {first}"
        if not works and inside and length < employee.least_off:
            yield f"only {length} days off in a row from day {first}"
        first += length


def cost(instance: Instance, roster: Roster) -> int:
    """The objective: requests refused, and seats short and over, by their weights."""
    refused = sum(
        each.weight
        for each in instance.on_requests
        if roster.get((each.employee, each.day)) != each.shift
    ) + sum(
        each.weight
        for each in instance.off_requests
        if roster.get((each.employee, each.day)) == each.shift
    )
    held = Counter((day, shift) for (_, day), shift in roster.items())
    missed = 0
    for seats in instance.cover:
        spare = held[seats.day, seats.shift] - seats.wanted
        missed += seats.over * spare if spare > 0 else seats.under * -spare
    return refused + missed
