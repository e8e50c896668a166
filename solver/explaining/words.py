"""Requirements of a conflict in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR
from ambrota.model import DAY, WEEK, Person
from solver.explaining.asking import CONTRACT, PERSONAL, Group
from solver.explaining.posts import listed
from solver.statement import Statement

DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
Half = tuple[int, int]
"""(day, half hour of the day)."""


def kind_of(group: Group) -> Group:
    """What gives way together: a rule, a resource's cover, one manager's meetings, all training.

    Of what concerns single people, each person's alone.
    """
    if group[0] in ("cover", "contact"):
        return group[:2]
    if group[0] in PERSONAL or group[0] in ("pairings", CONTRACT):
        return group
    return group[:1]


def seats_of(resource: object, role: object) -> str:
    """'DCA Paramedic seats', or as much of it as is stated."""
    return " ".join([*(str(each) for each in (resource, role) if each), "seats"])


def names(statement: Statement, rows: Iterable[object]) -> str:
    """The people of these rows, by name."""
    people = statement.problem.rota.people
    return listed([people[int(str(row))].name for row in dict.fromkeys(rows)])


def agreed(person: Person) -> str:
    """What was agreed with somebody, as far as it may be told."""
    stated = person.restrictions_stated or "; ".join(each.text for each in person.restrictions)
    return stated or "restricted"


def walk_of(statement: Statement, kind: Group) -> tuple[int, ...]:
    """Rows of those who walk the cells that a group of hours against contract is of."""
    problem = statement.problem
    return problem.walks[problem.cells[int(str(kind[1]))].walk].people


def times_told(statement: Statement, halves: Iterable[Half]) -> str:
    """When these half hours are, as shortly as it can be said: 'Fridays 19:00-07:00'."""
    rota = statement.problem.rota
    minutes = sorted({day * DAY + half * HALF_HOUR for day, half in halves})
    spans: list[list[int]] = []
    for minute in minutes:
        if spans and spans[-1][1] == minute:
            spans[-1][1] = minute + HALF_HOUR
        else:
            spans.append([minute, minute + HALF_HOUR])
    days = [low // DAY for low, _ in spans]
    hours = {(low % DAY, (high - 1) % DAY + 1) for low, high in spans if high - low <= DAY}
    if len(spans) == 1 or len(hours) != 1 or any(high - low > DAY for low, high in spans):
        told = [
            f"{day_name(rota, low // DAY)} {clock(low % DAY)}-{clock(high % DAY)}"
            for low, high in spans[:2]
        ]
        more = f" and {len(spans) - 2} more times" if len(spans) > 2 else ""
        return " and ".join(told) + more
    low, high = hours.pop()
    when = f"{clock(low)}-{clock(high % DAY)}"
    weekdays = sorted({rota.weekday(day) for day in days})
    if len(weekdays) == WEEK:
        return f"every day {when}" if len(days) >= rota.days - 1 else f"on {len(days)} days {when}"
    if not rota.is_cyclic and len(days) < len(weekdays) * (rota.days // WEEK):
        told = [day_name(rota, day) for day in days]
        more = f" and {len(told) - 2} more days" if len(told) > 2 else ""
        return " and ".join(told[:2]) + f"{more} {when}"
    return " and ".join(DAYS[day] for day in weekdays) + f" {when}"


def requirements_told(statement: Statement, core: list[Group]) -> list[tuple[str, list[Group]]]:
    """The requirements of a conflict as sentences, each with the groups that it speaks of."""
    told: list[tuple[str, list[Group]]] = []
    for kind in dict.fromkeys(kind_of(group) for group in core):
        alike = [group for group in core if kind_of(group) == kind]
        texts = _texts(statement, kind, alike)
        spoken = [[group] for group in alike] if len(texts) > 1 else [alike]
        told += zip(texts, spoken, strict=True)
    return told


def requirement_texts(statement: Statement, core: list[Group]) -> list[str]:
    """The requirements of a conflict as sentences that name rule, resource, role and people."""
    return [text for text, _ in requirements_told(statement, core)]


def _texts(statement: Statement, kind: Group, alike: list[Group]) -> list[str]:
    rule = statement.rule(str(kind[0]))
    match kind[0]:
        case "cover":
            return [
                f"Cover (cover): {seats_of(*group[1:3])} filled as required, "
                f"{_hours_of(statement, group)}"
                for group in alike
            ]
        case "contact":
            people = names(statement, [group[2] for group in alike])
            manager = names(statement, [kind[1]])
            return [
                f"Line-manager contact (contact): {people} to meet {manager} "
                f"in every {rule.weeks} weeks"
            ]
        case "training":
            people = names(statement, [group[1] for group in alike])
            return [f"Protected training (training): the floor of hours held for {people}"]
        case "pairings":
            return [f"{rule.name} ({rule.id}): {names(statement, kind[1:])}"]
    if kind[0] in PERSONAL:
        return [_personal(statement, kind)]
    if kind[0] == CONTRACT:
        whose = names(statement, walk_of(statement, kind))
        return [f"{rule.name} ({rule.id}): the paid hours of {whose} within one duty of contract"]
    return [f"{rule.name} ({rule.id}): {rule.statement}"]


def _personal(statement: Statement, kind: Group) -> str:
    rule, row = str(kind[0]), int(str(kind[1]))
    person = statement.problem.rota.people[row]
    match rule:
        case "agreements":
            return f"Agreement of {person.name} kept (agreements): {agreed(person)}"
        case "locks":
            return f"Days of {person.name} locked as they stand (locks)"
        case "leave":
            return f"Leave and sickness of {person.name} kept (leave)"
    return f"Relief of {person.name} kept (relief)"


def _hours_of(statement: Statement, group: Group) -> str:
    """The hours in which a conflict is about a cover."""
    if len(group) < 4 or not isinstance(group[3], frozenset):
        return "in every half hour"
    rows = [statement.seats.rows[number] for number in sorted(group[3])]
    halves = [
        (row.day, half)
        for row in rows
        for half in range(row.start // HALF_HOUR, -(-row.end // HALF_HOUR))
    ]
    return times_told(statement, halves)
