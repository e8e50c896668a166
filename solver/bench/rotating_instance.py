"""An instance of rotating workforce scheduling: its file, and the request that it is.

One cyclic sequence of 7N days: exact seats by shift and weekday, bounds on the runs of each shift,
of work and of days off, and shifts that may not follow one another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ambrota.model import DAY, WEEK, Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rules.base import Level
from solver.bench.reading import Tokens
from solver.bench.settings import Settings
from solver.request import Request
from solver.terms import Run, SeatsAsked, Terms, Word

FORM = "rotating workforce scheduling instance"
OFF = "-"
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Instance:
    """What the file says. `demand`: for each shift the seats of Monday to Sunday, exact.

    `blocks`: least and most days in a row of each shift. `barred`: shifts, or a day off, that may
    not stand on successive days.
    """

    path: Path
    lines: int
    shifts: tuple[str, ...]
    times: tuple[tuple[int, int], ...]
    demand: tuple[tuple[int, ...], ...]
    blocks: tuple[Bounds, ...]
    off: Bounds
    work: Bounds
    barred: tuple[tuple[str, ...], ...]


def read(path: Path) -> Instance:
    """The instance in a file. Raises UserError where it is none."""
    tokens = Tokens(path, FORM)
    tokens.number("7 days a week", WEEK, WEEK)
    lines = tokens.number("the number of employees", 1, 10_000)
    kinds = tokens.number("the number of shifts", 1, 50)
    demand = tuple(
        tuple(tokens.number("seats of a weekday", 0, lines) for _ in range(WEEK))
        for _ in range(kinds)
    )
    shifts, times, blocks = [], [], []
    for _ in range(kinds):
        name = tokens.word("the name of a shift")
        if name == OFF or name in shifts:
            raise tokens.fault(repr(name), "a name that no other shift has")
        shifts.append(name)
        start = tokens.number("the start of a shift in minutes", 0, DAY)
        times.append((start, start + tokens.number("the length of a shift in minutes", 1, DAY)))
        blocks.append(_bounds(tokens, "days in a row of a shift"))
    off = _bounds(tokens, "days off in a row")
    work = _bounds(tokens, "days worked in a row")
    pairs, triples = (tokens.number("the number of sequences", 0, 10_000) for _ in range(2))
    barred = tuple(
        tuple(_letter(tokens, shifts) for _ in range(length))
        for length in (*(2,) * pairs, *(3,) * triples)
    )
    if tokens.at < len(tokens.words):
        raise tokens.fault(repr(tokens.word("")), "the end of the file")
    return Instance(
        path, lines, tuple(shifts), tuple(times), demand, tuple(blocks), off, work, barred
    )


def _bounds(tokens: Tokens, what: str) -> Bounds:
    least = tokens.number(f"the fewest {what}")
    return least, tokens.number(f"the most {what}", max(1, least))


def _letter(tokens: Tokens, shifts: list[str]) -> str:
    word = tokens.word("a shift of a sequence that is not allowed")
    if word != OFF and word not in shifts:
        raise tokens.fault(repr(word), f"a shift, or {OFF} for a day off")
    return word


def request_of(instance: Instance, settings: Settings) -> Request:
    """The instance as a request: a cyclic rota without a duty, no rules, all that is asked."""
    rota = Rota(
        title=instance.path.stem,
        kind=RotaKind.CYCLIC,
        first_day=None,
        days=WEEK,
        people=tuple(Person(str(line + 1), f"Line {line + 1}") for line in range(instance.lines)),
        shifts=tuple(
            Shift(name, Kind.COVER, start, end)
            for name, (start, end) in zip(instance.shifts, instance.times, strict=True)
        ),
        duties=(),
    )
    return Request(
        rota,
        without_rules(),
        seconds=settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        alternatives=1,
        terms=terms_of(instance),
        explain=False,
    )


def without_rules() -> Rulebook:
    """A rulebook in which nothing is judged."""
    rules = tuple(replace(rule, level=Level.OFF) for rule in default_rulebook().rules)
    return Rulebook("No rules", rules)


def terms_of(instance: Instance) -> Terms:
    """Runs, sequences and seats of the instance."""
    one = {name: frozenset({name}) for name in instance.shifts}
    blocks = [
        Run(one[name], *bounds)
        for name, bounds in zip(instance.shifts, instance.blocks, strict=True)
    ]
    rest = frozenset({""})
    blocks += [Run(rest, *instance.off), Run(frozenset(instance.shifts), *instance.work)]
    return Terms(
        runs=tuple(blocks),
        words=tuple(
            Word(tuple(one.get(code, rest) for code in codes)) for codes in instance.barred
        ),
        seats=tuple(
            SeatsAsked(day, name, seats)
            for name, row in zip(instance.shifts, instance.demand, strict=True)
            for day, seats in enumerate(row)
        ),
    )
