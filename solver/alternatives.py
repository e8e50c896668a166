"""Alternatives that differ in what people would notice, and what each gives and costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from ambrota.demand import HALF_HOUR
from ambrota.rules.base import Level
from solver import aims
from solver.bounds import Values
from solver.engines.tally import breach, breaches
from solver.frontier import WORDS, noticed
from solver.plan import Plan
from solver.price import best_of, changed, must_cost
from solver.request import Stage
from solver.sessions.spare import Spare, spare_of
from solver.stages import BETWEEN, CHANGES, GIVEN_UP, PEOPLE, PRACTICE, TEAM, TIGHT, Aim
from solver.statement import Statement

ALONE = "duties without the own team"
OF_LINES = {"weekends worked": "weekends worked over all lines"}
"""Of a cyclic rota, where each line is worked by everybody in turn."""
NOTICEABLE = 3
"""Person-days by which two alternatives must differ, at the least, to be shown as two, or the
seat-hours that their sessions take; and by how much in all that is counted of them."""
MOST_SEEN = 16
"""Plans on the way that are looked at where the aims' own are too few."""


@dataclass(frozen=True)
class Found:
    """A plan found under an aim; `statement` says all that the aim counts."""

    aim: Aim
    plan: Plan
    statement: Statement = field(repr=False, compare=False)

    @cached_property
    def counts(self) -> Counts:
        """What people would notice of it."""
        return counts(self.statement, self.plan)

    def values(self) -> Values:
        """What its stages count."""
        here = self.counts
        return Values(
            here.changes,
            here.practice,
            here.people[aims.WEEKENDS],
            here.people[aims.QUICK_RETURN],
        )

    def stages(self, bounds: Values) -> tuple[Stage, ...]:
        """What was reached, in the order in which it was aimed at, with what is proved of it."""
        must = Stage("What must hold: breaches", float(self._musts()), 0.0, "breaches")
        here = self.counts
        named = [each for group in self.aim.order for each in group]
        order = [*named, *(kind for kind in _USUAL if kind not in named)]
        return must, *(stage for kind in order for stage in self._stage(kind, here, bounds))

    def _stage(self, kind: str, here: Counts, bounds: Values) -> Iterator[Stage]:
        if kind == PRACTICE:
            yield _stage("Good practice: breaches", here.practice, bounds.practice, "breaches")
        elif kind == CHANGES:
            yield self._changes(here, bounds)
        elif kind == GIVEN_UP:
            yield _stage("Given up to people", here.spare.given_up_hours, 0, "seat-hours")
        elif kind == TIGHT and self.aim.weighs(TIGHT):
            hours = here.spare.tight * HALF_HOUR / 60
            yield _stage("Without a seat to spare", hours, 0, "hours")
        elif kind == TEAM and self.aim.weighs(TEAM):
            yield _stage("Duties without the own team", here.alone, 0, "duties")
        elif kind == PEOPLE:
            proved = {aims.WEEKENDS: bounds.weekends, aims.QUICK_RETURN: bounds.short_rests}
            for aim, (name, unit) in _NAMES.items():
                if here.people[aim] or aim in proved:
                    yield _stage(name, here.people[aim], proved.get(aim, 0), unit)

    def _changes(self, here: Counts, bounds: Values) -> Stage:
        if not self.aim.since_begun:
            return _stage("Days changed", here.changes, bounds.changes, "person-days")
        days = float(changed(self.statement, self.plan, self.aim))
        bound = None if days else 0.0
        return Stage("Days changed from the rota begun with", days, bound, "person-days")

    def _musts(self) -> int:
        if must_cost(self.statement, self.plan) == 0:
            return 0
        levels = self.statement.levels
        must = {rule for rule, level in levels.items() if level is Level.MUST}
        return sum(rule in must for rule, *_ in breaches(self.statement, self.plan))


_USUAL = (PRACTICE, PEOPLE, CHANGES, GIVEN_UP, TIGHT, TEAM)
_NAMES = {
    aims.WEEKENDS: ("Weekends worked", "weekends"),
    aims.WEEKEND_SHARES: ("Weekends off short of the usual", "weekends"),
    aims.NIGHTS: ("Nights beyond a fair share", "nights"),
    aims.SINGLE_OFF: ("Single days off", "days"),
    aims.SINGLE_ON: ("Single duties", "duties"),
    aims.QUICK_RETURN: ("Rests under 12 h", "rests"),
}


def _stage(name: str, value: float, bound: float, unit: str) -> Stage:
    return Stage(name, float(value), float(bound), unit)


@dataclass(frozen=True)
class Counts:
    """What people would notice of a plan, counted; `alone`: duties without anybody of the team."""

    changes: int
    practice: int
    alone: int
    spare: Spare
    people: dict[str, int]

    def told(self) -> dict[str, float]:
        """Each by the words that users read; of all the less the better."""
        return {
            "days changed": self.changes,
            "times against good practice": self.practice,
            "seat-hours given up": self.spare.given_up_hours,
            "hours without a seat to spare": self.spare.tight * HALF_HOUR / 60,
            ALONE: self.alone,
            **{WORDS[aim]: count for aim, count in self.people.items()},
        }


def counts(statement: Statement, plan: Plan) -> Counts:
    """What is counted of a plan."""
    practice = alone = 0
    for primitive in statement.primitives:
        rule = primitive.mark.rule
        if rule == aims.TEAM or statement.levels.get(rule) is Level.SHOULD:
            broken = breach(primitive, plan) > 0
            alone += broken and rule == aims.TEAM
            practice += broken and rule != aims.TEAM
    people = noticed(statement, plan)
    return Counts(changed(statement, plan), practice, alone, spare_of(statement, plan), people)


def best_values(found: list[Found]) -> Values:
    """The least of each count over all plans found."""
    reached = [each.values() for each in found]
    return Values(
        min(each.changes for each in reached),
        min(each.practice for each in reached),
        min(each.weekends for each in reached),
        min(each.short_rests for each in reached),
    )


def distinct(found: list[Found]) -> list[Found]:
    """Without those that differ from an earlier one in nothing that people would notice, or that
    are better than an earlier one in nothing that is counted.
    """
    kept: list[Found] = []
    for each in found:
        if all(_apart(each, other) for other in kept):
            kept.append(each)
    return kept


def several(tried: list[Found], known: list[Plan], seen: list[Plan], wanted: int) -> list[Found]:
    """So many proposals: under each aim tried the best of all plans by its own stages.

    So no aim ends above what another came upon. Where aims share a plan, what else was found takes
    the place of the later one, as long as it differs from all others.
    """
    found: list[Found] = []
    for each in tried:
        if len(found) < wanted:
            plan = best_of(each.statement, known, each.aim)
            found = distinct([*found, replace(each, plan=plan)])
    step = max(1, len(seen) // MOST_SEEN)
    plans = dict.fromkeys([*known, *seen[::-step]]) if len(found) < wanted else ()
    others = [Found(BETWEEN[0], plan, tried[0].statement) for plan in plans]
    for aim in BETWEEN[: wanted - len(found)]:
        others = [each for each in others if all(_apart(each, other) for other in found)]
        if not others:
            break
        farthest = max(others, key=lambda each: min(_gain(each, other) for other in found))
        found = [*found, replace(farthest, aim=aim)]
    return found


def _gain(one: Found, other: Found) -> float:
    """In what it is better than another, each as a share of what the other has."""
    here, there = one.counts.told(), other.counts.told()
    return sum(
        (there[name] - here[name]) / there[name] for name in here if here[name] < there[name]
    )


def _apart(one: Found, other: Found) -> bool:
    cells = zip(one.plan.held, other.plan.held, strict=True)
    seats = one.counts.spare.given_up_hours - other.counts.spare.given_up_hours
    if sum(a != b for a, b in cells) < NOTICEABLE and abs(seats) < NOTICEABLE:
        return False
    here, there = one.counts.told(), other.counts.told()
    team = one.aim.weighs(TEAM) and other.aim.weighs(TEAM)
    differences = [here[name] - there[name] for name in here if team or name != ALONE]
    gains = any(each < 0 for each in differences) or one.aim.weighs(TEAM)
    return gains and sum(map(abs, differences)) >= NOTICEABLE


def named(found: Found, now: Plan, first: Found | None = None) -> str:
    """What the alternative gives and costs against the current rota and the first alternative."""
    text = f"{found.aim.why} Against today: {_differences(found, now)}."
    if first is not None:
        text += f" Against A: {_differences(found, first.plan)}."
    return text


def _differences(found: Found, before: Plan) -> str:
    """Sessions placed, what is less, then what is more; each with both figures."""
    told, after = counts(found.statement, before).told(), found.counts.told()
    cyclic = found.statement.problem.rota.is_cyclic
    moved = [name for name in told if after[name] != told[name]]
    less, more = (
        [
            f"{OF_LINES.get(name, name) if cyclic else name} {told[name]:,g} to {after[name]:,g}"
            for name in moved
            if (after[name] < told[name]) is fewer
        ]
        for fewer in (True, False)
    )
    placed = len(found.plan.placed) - len(before.placed)
    parts = [f"{placed} session{'s' * (placed != 1)} more placed"] if placed > 0 else []
    if not moved:
        return "; ".join([*parts, "no duty, seat or good practice differs"])
    parts.append("fewer " + ", ".join(less) if less else "nothing is less")
    parts.append("more " + ", ".join(more) if more else "nothing is more")
    return "; ".join(parts)
