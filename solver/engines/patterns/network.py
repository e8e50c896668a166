"""All patterns of a kind of person as paths in a network of layers, one layer a day.

Two parts make a state: a node of an automaton, derived from the chains and weekends (which of them
have begun and not yet come to nothing), and what has been counted so far. Nodes from which the
same can follow are one; choices that lead the same way are one class, of which only the cheapest
of the day matters. States from which no end is reached are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.automaton import Arc, Kind, Nodes, nodes_of
from solver.engines.patterns.compiled import Tally

Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]
LARGEST = 400_000
"""Most states of one layer: above it sums are left out, which leaves a relaxation."""


class Slot(NamedTuple):
    """The k-th way into each of the first states of a layer: whence, and by which class."""

    source: Places
    by: Places


@dataclass(frozen=True)
class Layer:
    """Ways from one day's states to the next day's. `classes`: choices that lead the same way.

    Classes that cost something by themselves (a priced chain) do so by `toll`.
    """

    classes: tuple[tuple[int, ...], ...]
    toll: Ints
    slots: tuple[Slot, ...]
    states: int


@dataclass(frozen=True)
class Network:
    """The layers and what each final state costs."""

    layers: tuple[Layer, ...]
    final: Ints

    @property
    def ways(self) -> int:
        """Ways from one state to the next, of all days together."""
        return sum(len(slot.source) for layer in self.layers for slot in layer.slots)


def network_of(kind: Kind) -> Network | None:
    """The network of a kind of person; None where there is no pattern at all."""
    layers = nodes_of(kind._replace(tallies=()))
    return _Unrolled(kind, layers).network() if layers[0] else None


class _Class(NamedTuple):
    """Choices of a day that lead the same way; what each sum counts of them."""

    choices: tuple[int, ...]
    counted: tuple[int, ...]
    toll: int
    way: tuple[Arc | None, ...]

    def steps(self, arc: Arc | None, width: int) -> tuple[int, ...]:
        """What all that is counted rises by."""
        return (0,) * width if arc is None else (*self.counted, *arc.counted)


class _Unrolled:
    """Nodes together with all that is counted: states of each layer, found by going through."""

    def __init__(self, kind: Kind, layers: list[Nodes]) -> None:
        self.kind = kind
        self.nodes = layers
        self.units: list[int] = []
        sizes: list[int] = []
        for tally in kind.tallies:
            unit = gcd(*(weight for day in tally.weights for weight in day)) or 1
            self.units.append(unit)
            sizes.append(_reach(tally, unit) + 1)
        for spoilt in kind.spoilt:
            limit = len(spoilt.weekends)
            sizes.append((limit if spoilt.price else min(limit, max(0, spoilt.most))) + 1)
        self.sizes = sizes
        self.strides = [int(np.prod(sizes[:at], dtype=np.int64)) for at in range(len(sizes))]
        self.span = int(np.prod(sizes, dtype=np.int64)) if sizes else 1

    def network(self) -> Network | None:
        """The states that lie on a path from the first day to an end that is allowed."""
        days = len(self.kind.choices)
        codes = [np.zeros(1, np.int64)]
        ways = []
        for day in range(days):
            ahead, way = self._ahead(day, codes[-1])
            if not len(ahead):
                return None
            codes.append(ahead)
            ways.append(way)
        final, alive = self._ends(codes[-1])
        if not alive.any():
            return None
        layers: list[Layer] = []
        rank = np.cumsum(alive) - 1
        final = final[alive]
        # Backward: drop what leads nowhere, and number the states of each layer.
        kept: list[tuple[npt.NDArray[np.int64], ...]] = []
        for day in reversed(range(days)):
            source, target, by = ways[day]
            good = alive[target]
            source, target, by = source[good], rank[target[good]], by[good]
            alive = np.zeros(len(codes[day]), bool)
            alive[source] = True
            rank = np.cumsum(alive) - 1
            kept.append((rank[source], target, by))
        before = np.zeros(1, np.int64)
        for day, (source, target, by) in enumerate(kept[::-1]):
            layer, before = self._layer(day, before[source], target, by)
            layers.append(layer)
        order_after = np.empty(len(final), np.int64)
        order_after[before] = np.arange(len(final))
        return Network(tuple(layers), final[order_after].astype(np.int32))

    def _classes(self, day: int) -> list[_Class]:
        """Choices that lead the same way from every node, split where nodes charge more or less."""
        nodes = self.nodes[day]
        found: dict[tuple[tuple[int, ...], tuple[Arc | None, ...]], list[int]] = {}
        for choice in range(self.kind.choices[day]):
            way = tuple(arcs.get(choice) for arcs in nodes)
            counted = tuple(
                tally.weights[day][choice] // unit
                for tally, unit in zip(self.kind.tallies, self.units, strict=True)
            )
            if any(way):
                found.setdefault((counted, way), []).append(choice)
        return [
            _Class(
                tuple(choices),
                counted,
                toll,
                tuple(a if a and a.cost == toll else None for a in way),
            )
            for (counted, way), choices in found.items()
            for toll in sorted({arc.cost for arc in way if arc})
        ]

    def _ahead(
        self, day: int, codes: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], tuple[npt.NDArray[np.int64], ...]]:
        """The next layer's codes, and the ways there: (source, target, class)."""
        node, counts = np.divmod(codes, self.span)
        sources, targets, bys = [], [], []
        for number, each in enumerate(self._classes(day)):
            to = np.array([-1 if arc is None else arc.node for arc in each.way])
            steps = np.array([each.steps(arc, len(self.sizes)) for arc in each.way], np.int64)
            good = to[node] >= 0
            # No sum passes its most.
            for at, (size, stride) in enumerate(zip(self.sizes, self.strides, strict=True)):
                good &= counts // stride % size + steps[node, at] < size
            source = np.flatnonzero(good)
            on = steps[node[source]] @ np.array(self.strides, np.int64)
            sources.append(source)
            targets.append(to[node[source]] * self.span + counts[source] + on)
            bys.append(np.full(len(source), number))
        source = np.concatenate(sources)
        ahead, target = np.unique(np.concatenate(targets), return_inverse=True)
        return ahead, (source, target, np.concatenate(bys))

    def _ends(
        self, codes: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """What each final state costs, and whether it is allowed."""
        counts = codes % self.span
        cost = np.zeros(len(codes), np.int64)
        good = np.ones(len(codes), bool)
        at = 0
        for tally, unit in zip(self.kind.tallies, self.units, strict=True):
            total = counts // self.strides[at] % self.sizes[at] * unit
            outside = np.zeros(len(codes), np.int64)
            if tally.low is not None:
                outside = np.maximum(outside, tally.low - total)
            if tally.high is not None:
                outside = np.maximum(outside, total - tally.high)
            if tally.price is None:
                good &= outside == 0
            else:
                cost += tally.price * outside
            at += 1
        for spoilt in self.kind.spoilt:
            over = np.maximum(0, counts // self.strides[at] % self.sizes[at] - spoilt.most)
            if spoilt.price is None:
                good &= over == 0
            else:
                cost += spoilt.price * over
            at += 1
        return cost, good

    def _layer(
        self,
        day: int,
        source: npt.NDArray[np.int64],
        target: npt.NDArray[np.int64],
        by: npt.NDArray[np.int64],
    ) -> tuple[Layer, npt.NDArray[np.int64]]:
        """The layer with its ways sorted into slots, and the new number of each target."""
        states = int(target.max()) + 1
        degree = np.bincount(target, minlength=states)
        most_first = np.argsort(-degree, kind="stable")
        number = np.empty(states, np.int64)
        number[most_first] = np.arange(states)
        target = number[target]
        order = np.argsort(target, kind="stable")
        source, target, by = source[order], target[order], by[order]
        first = np.concatenate(([0], np.cumsum(degree[most_first])[:-1]))
        which = np.arange(len(target)) - first[target]
        slots = []
        for k in range(int(degree.max())):
            mine = which == k
            slots.append(Slot(source[mine].astype(np.intp), by[mine].astype(np.intp)))
        split = self._classes(day)
        toll = np.array([each.toll for each in split], np.int32)
        return Layer(tuple(each.choices for each in split), toll, tuple(slots), states), number


def _reach(tally: Tally, unit: int) -> int:
    """The most that the sum is followed to, in units."""
    most = sum(max(day) for day in tally.weights) // unit
    if tally.high is None or tally.price is not None:
        return most
    return min(most, max(0, tally.high) // unit)
