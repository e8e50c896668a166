"""The agreement test would notice: a slip of one day in any twin makes audit and twins differ.

Also: every rule has its twin, in a file of the same name, and no twin is without its rule.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, get_type_hints

import pytest

import solver.constraints
from ambrota.model import Rota, Session
from ambrota.rulebook import Rulebook
from ambrota.rules import ALL
from ambrota.rules.base import Level, Rule
from solver.constraints import BY_ID, WITH_SESSIONS, contact, cover, training
from solver.primitives import Seats
from solver.problem import Cell, Problem
from solver.sessions import placings
from tests.solver.agreeing import audited, counted, fixed, only
from tests.solver.random_rotas import random_changes, random_rota, random_rulebook

Drawn = tuple[Rota, Rota, Rulebook]
TWINNED = [rule for rule in ALL if not rule.no_twin]
KEPT = {"locks", "relief", "leave"}
"""Rules that look at a cell and what stood there: no window that could be read a day late."""


@pytest.fixture(scope="module")
def drawn() -> list[Drawn]:
    """(current rota, the same with changes, rulebook) of each of a few fixed rotas."""
    found = []
    for seed in range(24):
        random = Random(seed)
        current = random_rota(random, cyclic=seed % 2 == 1)
        found.append((current, random_changes(random, current), random_rulebook(random)))
    return found


def differ(drawn: list[Drawn], rule_id: str) -> bool:
    """Whether the audit and the twin of one rule differ in any of the rotas."""
    for current, rota, book in drawn:
        alone = book
        for rule in book.rules:
            if rule.id != rule_id:
                alone = alone.with_rule(replace(rule, level=Level.OFF))
        rota = rota.with_sessions(())
        found = counted(*fixed(rota, alone, current))
        if only(audited(rota, alone, current), [rule_id]) != found:
            return True
    return False


def on_every_day(rota: Rota) -> list[Session]:
    """A session of training for everybody on every day of their cycle."""
    return [
        Session("training", "supervision", person.id, None, day, 660, 720)
        for person in rota.people
        for day in range(7 * len(rota.groups[person.rota]))
    ]


class DayLate(Problem):
    """A problem that gives the cell of the day after the one that was asked for."""

    def cell(self, walk: Any, day: int) -> tuple[Cell, int] | None:
        """The next day's cell; the last one's stays what it is, for there is none after it."""
        return super().cell(walk, day + 1) or super().cell(walk, day)


def late(problem: Problem) -> Problem:
    """The same problem, a day late."""
    slipped = DayLate.__new__(DayLate)
    slipped.__dict__.update(problem.__dict__)
    return slipped


def charged_late(state: Callable[[Problem, Rule], Iterator[Any]]) -> Callable[..., Any]:
    """A twin that charges each breach to the day after."""

    def slipped(problem: Problem, rule: Rule) -> Any:
        return [
            replace(each, mark=replace(each.mark, day=each.mark.day + 1))
            for each in state(problem, rule)
        ]

    return slipped


@pytest.mark.parametrize("rule_id", [rule.id for rule in TWINNED])
def test_without_a_slip_the_two_agree(drawn: list[Drawn], rule_id: str) -> None:
    assert not differ(drawn, rule_id)


@pytest.mark.parametrize("rule_id", BY_ID)
def test_a_breach_charged_a_day_late_is_noticed(
    drawn: list[Drawn], rule_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BY_ID, rule_id, charged_late(BY_ID[rule_id]))
    assert differ(drawn, rule_id)


@pytest.mark.parametrize("rule_id", [rule for rule in BY_ID if rule not in KEPT])
def test_a_window_read_a_day_late_is_noticed(
    drawn: list[Drawn], rule_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = BY_ID[rule_id]
    monkeypatch.setitem(BY_ID, rule_id, lambda problem, rule: state(late(problem), rule))
    assert differ(drawn, rule_id)


@pytest.mark.parametrize("twin", [contact, training], ids=["contact", "training"])
def test_a_guarantee_charged_a_day_late_is_noticed(
    drawn: list[Drawn], twin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twin, "state", charged_late(twin.state))
    assert differ(drawn, twin.__name__.rsplit(".", 1)[-1])


@pytest.mark.parametrize("module", [placings, contact], ids=["sessions", "periods"])
def test_duties_of_a_vacant_line_taken_for_somebodys_are_noticed(
    drawn: list[Drawn], module: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both in what hosts a session and in which periods ask for one."""
    gaps = [
        (rota, book)
        for current, _, book in drawn
        if current.is_cyclic
        for rota in [current.with_sessions(on_every_day(current))]
        if any(person.vacant for person in rota.people)
    ]

    def agree() -> bool:
        return all(
            only(audited(rota, book), ["contact", "training"])
            == only(counted(*fixed(rota, book)), ["contact", "training"])
            for rota, book in gaps
        )

    assert agree()
    monkeypatch.setattr(module, "host_cell", Problem.cell_on)
    assert not agree()


@pytest.mark.parametrize("minutes", [30, -30])
def test_seats_needed_half_an_hour_off_are_noticed(
    drawn: list[Drawn], minutes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = cover.state

    def slipped(problem: Problem, rule: Rule) -> Seats:
        seats = state(problem, rule)
        rows = tuple(
            replace(row, start=row.start + minutes, end=row.end + minutes) for row in seats.rows
        )
        return replace(seats, rows=rows)

    monkeypatch.setattr(cover, "state", slipped)
    assert differ(drawn, "cover")


def test_every_rule_has_a_twin_of_the_same_file_name_and_no_twin_is_without_a_rule() -> None:
    folder = Path(solver.constraints.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert files == {rule.id.replace("-", "_") for rule in TWINNED}
    assert {*BY_ID, *WITH_SESSIONS} == {rule.id for rule in TWINNED}
    for rule_id, state in BY_ID.items():
        assert state.__module__ == f"solver.constraints.{rule_id.replace('-', '_')}"


@pytest.mark.parametrize("rule", TWINNED, ids=lambda rule: rule.id)
def test_a_twin_says_that_it_takes_the_rule_whose_name_it_bears(rule: type[Rule]) -> None:
    """The rulebook hands rules out loosely typed, so that nothing else would notice a mix-up."""
    twin = importlib.import_module(f"solver.constraints.{rule.id.replace('-', '_')}")
    taken = get_type_hints(twin.state)["rule"]
    assert taken is (rule if rule.parameters() else Rule)
