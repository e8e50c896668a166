"""Ways out by more people: each with a rota that the audit finds to hold everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import audit
from ambrota.model import Demand, DemandRow, Rota
from ambrota.rulebook import Rulebook
from solver.explaining.asking import open_statement
from solver.explaining.explain import Explainer
from solver.explaining.holder import Holder
from solver.explaining.more_people import Added, MorePeople
from solver.explaining.posts import Posts, locks_of, posts_told, with_posts
from solver.explaining.ways_out import WaysOut
from solver.plan import current_plan
from solver.problem import Problem
from solver.request import Lock
from solver.search import Clock, Solves

WEEKS = ["DDDD...", "NNN...N", "D......"]


def found(rota: Rota, book: Rulebook) -> list[Added]:
    """What more people would do for a rota whose requirements cannot all hold."""
    problem = Problem(rota, book)
    statement = open_statement(problem)
    explainer = Explainer(statement, Clock(20))
    core = explainer.conflict()
    assert core is not None
    solves, clock, best = Solves(1, 2), Clock(20), current_plan(problem)
    ways = WaysOut(statement, explainer.solve, Holder(solves, 4.0), clock).find(core, best)
    return MorePeople(statement, explainer.solve, solves, clock).find(core, best, ways)


@pytest.fixture
def short(station: Callable[..., Rota]) -> Rota:
    """A night of two seats for one paramedic, and a locked line that is vacant."""
    rota = station(WEEKS, cyclic=False)
    nights = tuple(DemandRow("DCA", None, day, None, 1140, 1860, 2) for day in range(3))
    leader, paramedic, vacancy = rota.people
    people = (replace(leader, locked=True), paramedic, replace(vacancy, vacant=True))
    return replace(rota, people=people, demand=Demand("sheet", nights))


def test_the_fewest_people_with_whom_everything_holds_are_found(
    short: Rota, without: Callable[..., Rulebook]
) -> None:
    book = without("training", "contact", "hours-against-contract")
    (way,) = found(short, book)
    assert way.told.verified
    assert way.told.unit == "WTE"
    assert way.told.amount > 0
    assert audit(way.solved, book, way.rota).holds
    assert not audit(way.rota, book, way.rota).holds


def test_a_vacant_line_is_filled_before_anybody_is_added(short: Rota) -> None:
    leader, paramedic, vacancy = short.people
    alike = replace(vacancy, role=paramedic.role, rota=paramedic.rota, name="Vacant 3")
    rota = replace(short, people=(leader, paramedic, alike))
    posts = Posts(paramedic, 2)
    more = with_posts(rota, posts)
    assert not any(person.vacant for person in more.people)
    assert len(more.people) == len(rota.people) + 1
    told = posts_told(rota, posts)
    assert told.startswith("Fill the vacant line Vacant 3 and add 1 ")
    assert more.by_cell.get((alike.id, 0)) == rota.by_cell.get((alike.id, 0))


def test_part_of_a_contract_is_as_much_of_the_pattern(short: Rota) -> None:
    paramedic = short.people[1]
    more = with_posts(short, Posts(paramedic, 1, 0.5))
    new = more.people[-1]
    worked = sum(duty.person == new.id for duty in more.duties)
    assert worked == sum(duty.person == paramedic.id for duty in short.duties) // 2
    assert new.contracted_hours == pytest.approx((paramedic.contracted_hours or 37.5) / 2)


def test_what_is_locked_for_everybody_says_nothing_of_who_comes(short: Rota) -> None:
    locked = locks_of(short, (Lock(None, 0, 6),))
    assert [lock.person for lock in locked] == [person.id for person in short.people[:2]]
    assert locks_of(short, (Lock(None, 0, 6, team="nobody's"),)) == ()


def test_another_manager_is_named_before_one_is_added(
    station: Callable[..., Rota], without: Callable[..., Rulebook]
) -> None:
    """A paramedic on nights never meets the leader of days; the leader of evenings does."""
    book = without("training", "hours-against-contract", "cover")
    rota = station(["DDDD...", "NNN....", "DDD....", "DDD...."], cyclic=False)
    late = next(shift for shift in rota.shifts if shift.code == "D")
    leader, paramedic, other, led = rota.people
    people = (
        replace(leader, locked=True, line_manager=None),
        replace(paramedic, locked=True, line_manager=leader.id),
        replace(other, name="Evening leader", role="team leader", line_manager=None, locked=True),
        replace(led, line_manager=other.id, locked=True),
    )
    late = replace(late, code="L", start=1080, end=1680)
    duties = [
        late.duty(duty.person, duty.day) if duty.person in (other.id, led.id) else duty
        for duty in rota.duties
    ]
    rota = replace(rota, people=people, shifts=(*rota.shifts, late), duties=tuple(duties))
    (way,) = found(rota, book)
    assert way.told.change == (
        f"Name Evening leader as line manager of {paramedic.name} in place of {leader.name}"
    )
    assert (way.told.unit, way.told.amount) == ("people", 1.0)
    assert audit(way.solved, book, way.rota).holds
