"""Sessions of a long cycle are placed person by person, in some of its weeks at a time."""

from __future__ import annotations

import pytest

from ambrota.audit import audit, inspect
from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from solver.clock import Clock
from solver.engines.tally import claims
from solver.plan import current_plan
from solver.price import shortfalls
from solver.problem import Problem
from solver.sessions import place
from solver.sessions.place import place_sessions
from solver.solves import Solves
from solver.statement import Statement, state_all
from tests.benchmarks.cyclic_stations import station


def placed(statement: Statement) -> tuple[int, int, int]:
    plan = place_sessions(statement, current_plan(statement.problem), Solves(1, 2), Clock(60))
    weeks = {each.session.day // 7 for each in plan.placed if each.session.kind == "training"}
    assert len(weeks) > 10
    return shortfalls(statement, plan)


def test_all_is_placed_in_turns_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = state_all(Problem(station(24, 1, faults=False), default_rulebook()))
    at_once = placed(statement)
    monkeypatch.setattr(place, "LONG_CYCLE", 20)
    assert placed(statement) == at_once == (0, 0, 0)


@pytest.mark.parametrize(("own", "leaders"), [(55, 2), (53, 6)])
def test_cycles_that_drift_apart_are_judged_as_the_audit_does(own: int, leaders: int) -> None:
    """52 weeks of person and manager are judged, though either cycle may be longer than that."""
    shifts = (
        Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
        Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
        Shift("O", Kind.OTHER_WORK, 540, 1020, 450),
    )
    people = [Person(f"c{n}", f"Crew {n}", "EMT", None, "l0", rota="Crew") for n in range(own)]
    people += [Person(f"l{n}", f"Lead {n}", "Team leader", rota="TL") for n in range(leaders)]
    duties = tuple(
        shifts[2 if person.rota == "TL" else (row + day) % 2].duty(person.id, day)
        for row, person in enumerate(people)
        for day in range(row % 3, 3 + row % 3)
    )
    made = Rota("Drifts", RotaKind.CYCLIC, None, 7, tuple(people), shifts, duties)
    rota, book = inspect(made).rota, default_rulebook()
    statement = state_all(Problem(rota, book))
    bare = current_plan(statement.problem)
    some = place_sessions(statement, bare, Solves(1, 2), Clock(12))
    assert len(some.placed) > 50
    for plan in (bare, some):
        counts = audit(rota.with_sessions(plan.sessions()), book, rota).counts()
        claimed = claims(statement, plan)
        assert {rule: counts[rule] for rule in claimed} == claimed
