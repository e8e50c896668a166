"""Which choices may follow which, day by day: an automaton made of chains and weekends.

A node is which chains are begun and which weekends are spoilt already. Nodes from which the same
can follow are one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from solver.engines.patterns.compiled import Chain, Spoilt, Tally


class Kind(NamedTuple):
    """What people have in common whose patterns are paths of one network."""

    choices: tuple[int, ...]
    chains: tuple[Chain, ...]
    tallies: tuple[Tally, ...]
    spoilt: tuple[Spoilt, ...]


State = tuple[frozenset[int], frozenset[tuple[int, int]]]
"""(chains begun, weekends spoilt)."""


class Arc(NamedTuple):
    node: int
    cost: int
    counted: tuple[int, ...]


Nodes = list[dict[int, Arc]]
"""For each node of a layer what each choice leads to; choices that may not be are missing."""


@lru_cache(maxsize=64)
def nodes_of(kind: Kind) -> list[Nodes]:
    """The automaton of all that is asked but sums, which kinds of people often share."""
    return _merged(_Automaton(kind).layers())


class _Automaton:
    """Nodes of each day, by which chains are begun and which weekends are spoilt already."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        days = range(len(kind.choices))
        self.steps: list[list[tuple[int, int, frozenset[int]]]] = [[] for _ in days]
        for number, chain in enumerate(kind.chains):
            for order, (day, choices) in enumerate(chain.steps):
                self.steps[day].append((number, order, choices))
        self.spoils: list[list[tuple[tuple[int, int], frozenset[int], bool]]] = [[] for _ in days]
        for number, spoilt in enumerate(kind.spoilt):
            for weekend, steps in enumerate(spoilt.weekends):
                for order, (day, choices) in enumerate(steps):
                    last = order == len(steps) - 1
                    self.spoils[day].append(((number, weekend), choices, last))

    def layers(self) -> list[Nodes]:
        """Layer by layer what can be reached; the last has one node without ways on."""
        start: State = (frozenset(), frozenset())
        now: dict[State, int] = {start: 0}
        found: list[Nodes] = []
        for day, choices in enumerate(self.kind.choices):
            ahead: dict[State, int] = {}
            nodes: Nodes = []
            for begun, spoilt in now:
                arcs: dict[int, Arc] = {}
                for choice in range(choices):
                    step = self._step(day, choice, begun, spoilt)
                    if step is not None:
                        state, cost, counted = step
                        node = ahead.setdefault(state, len(ahead))
                        arcs[choice] = Arc(node, cost, counted)
                nodes.append(arcs)
            found.append(nodes)
            now = ahead
        return [*found, [{} for _ in now]]

    def _step(
        self, day: int, choice: int, begun: frozenset[int], spoilt: frozenset[tuple[int, int]]
    ) -> tuple[State, int, tuple[int, ...]] | None:
        """Where a choice leads: the next state, what it costs and the weekends it spoils."""
        chains = self.kind.chains
        after = set(begun)
        cost = 0
        for number, order, choices in self.steps[day]:
            if order and number not in begun:
                continue
            if choice not in choices:
                after.discard(number)
            elif order < len(chains[number].steps) - 1:
                after.add(number)
            else:
                after.discard(number)
                price = chains[number].price
                if price is None:
                    return None
                cost += price
        weekends = set(spoilt)
        counted = [0] * len(self.kind.spoilt)
        for which, choices, last in self.spoils[day]:
            if choice in choices and which not in weekends:
                counted[which[0]] += 1
                weekends.add(which)
            if last:
                weekends.discard(which)
        return (frozenset(after), frozenset(weekends)), cost, tuple(counted)


def _merged(layers: list[Nodes]) -> list[Nodes]:
    """The same with nodes joined from which the same can follow, those without an end left out."""
    new: list[int | None] = [0] * len(layers[-1])
    merged: list[Nodes] = [[{}]]
    for nodes in reversed(layers[:-1]):
        known: dict[tuple[tuple[int, Arc], ...], int] = {}
        number: list[int | None] = []
        for arcs in nodes:
            kept: list[tuple[int, Arc]] = []
            for choice, arc in arcs.items():
                to = new[arc.node]
                if to is not None:
                    kept.append((choice, arc._replace(node=to)))
            number.append(known.setdefault(tuple(kept), len(known)) if kept else None)
        merged.append([dict(kept) for kept in known])
        new = number
    return merged[::-1]
