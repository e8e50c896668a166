"""A public instance as a request of the product's own: a rota to be made from nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from solver.bench.dated_check import Roster
from solver.bench.dated_instance import Employee, Instance
from solver.bench.settings import Settings
from solver.request import Proposal, Request
from solver.terms import Run, SeatsAsked, Sum, Terms, Wanted, WeekendsWorked, Word

A_MONDAY = date(2026, 1, 5)
MORNING, DAY = 360, 1440


def request_of(instance: Instance, title: str, settings: Settings) -> Request:
    """The instance asked of the product's own search."""
    shipped = default_rulebook()
    no_rules = replace(shipped, rules=tuple(replace(r, level=Level.OFF) for r in shipped.rules))
    return Request(
        rota_of(instance, title),
        no_rules,
        seconds=settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        alternatives=1,
        terms=terms_of(instance),
    )


def rota_of(instance: Instance, title: str) -> Rota:
    """An empty dated rota of the instance's people and shifts."""
    shifts = []
    for shift in instance.shifts:
        start = MORNING if shift.minutes <= DAY - MORNING else 0
        shifts.append(Shift(shift.id, Kind.COVER, start, start + shift.minutes, shift.minutes))
    people = tuple(Person(each.id, each.id) for each in instance.staff)
    return Rota(title, RotaKind.DATED, A_MONDAY, instance.days, people, tuple(shifts), ())


def terms_of(instance: Instance) -> Terms:
    """What the instance asks, as terms."""
    every = frozenset(shift.id for shift in instance.shifts)
    wanted = [Wanted(name, day, frozenset({""})) for name, day in instance.off]
    wanted += [
        Wanted(each.employee, each.day, frozenset({each.shift}), each.weight)
        for each in instance.on_requests
    ]
    wanted += [
        Wanted(each.employee, each.day, every - {each.shift} | {""}, each.weight)
        for each in instance.off_requests
    ]
    return Terms(
        runs=tuple(run for each in instance.staff for run in _runs(each, every)),
        words=tuple(
            Word((frozenset({shift.id}), frozenset(shift.not_then)))
            for shift in instance.shifts
            if shift.not_then
        ),
        sums=tuple(total for each in instance.staff for total in _sums(instance, each)),
        weekends=tuple(WeekendsWorked(each.id, each.most_weekends) for each in instance.staff),
        seats=tuple(
            SeatsAsked(each.day, each.shift, each.wanted, each.under, each.over)
            for each in instance.cover
        ),
        wanted=tuple(wanted),
    )


def _runs(employee: Employee, every: frozenset[str]) -> tuple[Run, Run]:
    at_work = Run(every, employee.least_in_a_row, employee.most_in_a_row, employee.id)
    return at_work, Run(frozenset({""}), employee.least_off, None, employee.id)


def _sums(instance: Instance, employee: Employee) -> list[Sum]:
    lengths = tuple((shift.id, shift.minutes) for shift in instance.shifts)
    hours = Sum(employee.id, lengths, employee.least_minutes, employee.most_minutes)
    counts = [
        Sum(employee.id, ((shift, 1),), most=most)
        for shift, most in employee.most_of.items()
        if most < instance.days
    ]
    return [hours, *counts]


def roster_of(proposal: Proposal) -> Roster:
    """Who works what when, in a proposal for an empty rota."""
    return {
        (change.person, change.day): change.after[0].code
        for change in proposal.changes
        if change.after
    }
