"""Cheapest paths through a network for several people at once: a dynamic program over the days.

All costs are whole numbers (prices times a scale), so sums are exact and bounds can be trusted.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from solver.engines.patterns.network import Layer, Network

Ints = npt.NDArray[np.int32]
NEVER = np.int32(1 << 29)
"""The cost of what can't be; sums are cut down to it, so that they never overflow."""
BARRED = np.int32(1 << 28)
"""The cost of a choice that may not be held."""
TOO_DEAR = np.int32(1 << 27)
"""A pattern that costs so much holds what may not be; all else together stays far below."""


class Paths:
    """Cheapest ways to every state, for people of one kind whose choices cost different things."""

    def __init__(self, network: Network, costs: Ints, scale: int) -> None:
        """`costs`: by person, day and choice, scaled."""
        self.network = network
        self.costs = costs
        self.scale = scale
        self.by_class = [self._of_classes(day, layer) for day, layer in enumerate(network.layers)]
        people = costs.shape[0]
        self.ahead: list[Ints] = [np.zeros((1, people), np.int32)]
        for layer, price in zip(network.layers, self.by_class, strict=True):
            self.ahead.append(_step(layer, self.ahead[-1], price))
        final = network.final.astype(np.int64) * scale
        self.ends: Ints = np.minimum(
            self.ahead[-1] + np.minimum(final, BARRED).astype(np.int32)[:, None], NEVER
        )

    def _of_classes(self, day: int, layer: Layer) -> Ints:
        price = np.stack([self.costs[:, day, list(c)].min(axis=1) for c in layer.classes])
        toll = np.minimum(layer.toll.astype(np.int64) * self.scale, BARRED)
        return np.minimum(price + toll.astype(np.int32)[:, None], BARRED)

    @property
    def least(self) -> Ints:
        """What the cheapest pattern of each person costs; TOO_DEAR or more where there is none."""
        least: Ints = self.ends.min(axis=0)
        return least

    def patterns(self, each: int) -> tuple[Ints, npt.NDArray[np.int16]]:
        """(person, choices by day) of the cheapest patterns to so many ends, person by person."""
        count = min(each, self.ends.shape[0])
        if count == 1:
            ends = self.ends.argmin(axis=0)[None, :]
        else:
            ends = np.argpartition(self.ends, count - 1, axis=0)[:count]
        person = np.broadcast_to(np.arange(ends.shape[1]), ends.shape).ravel()
        state = ends.ravel()
        good = self.ends[state, person] < TOO_DEAR
        person, state = person[good], state[good]
        held = np.zeros((len(state), len(self.network.layers)), np.int16)
        for day in reversed(range(len(self.network.layers))):
            state, by = self._back(day, state, person)
            for number, choices in enumerate(self.network.layers[day].classes):
                mine = np.flatnonzero(by == number)
                options = self.costs[person[mine], day][:, list(choices)]
                held[mine, day] = np.array(choices, np.int16)[options.argmin(axis=1)]
        return person.astype(np.int32), held

    def _back(
        self, day: int, state: npt.NDArray[np.int64], person: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The cheapest way into each of these states: (state before, class)."""
        before, price = self.ahead[day], self.by_class[day]
        best = np.full(len(state), np.iinfo(np.int32).max, np.int32)
        source = np.zeros(len(state), np.int64)
        by = np.zeros(len(state), np.int64)
        for slot in self.network.layers[day].slots:
            mine = np.flatnonzero(state < len(slot.source))
            if not len(mine):
                break
            from_, class_ = slot.source[state[mine]], slot.by[state[mine]]
            cost = before[from_, person[mine]] + price[class_, person[mine]]
            better = cost < best[mine]
            mine, from_, class_ = mine[better], from_[better], class_[better]
            best[mine], source[mine], by[mine] = cost[better], from_, class_
        return source, by

    def marginals(self) -> Ints:
        """By person, day and choice: the cost of the cheapest pattern that holds it there."""
        people, days, choices = self.costs.shape
        found = np.full((people, days, choices), NEVER, np.int32)
        behind = np.minimum(
            np.minimum(self.network.final.astype(np.int64) * self.scale, BARRED), NEVER
        ).astype(np.int32)[:, None] + np.zeros((1, people), np.int32)
        for day in reversed(range(days)):
            layer, price = self.network.layers[day], self.by_class[day]
            through = np.full((len(layer.classes), people), NEVER, np.int32)
            before: Ints = np.full((self.ahead[day].shape[0], people), NEVER, np.int32)
            for slot in layer.slots:
                onward = np.minimum(price[slot.by] + behind[: len(slot.source)], NEVER)
                np.minimum.at(before, slot.source, onward)
                whole = np.minimum(self.ahead[day][slot.source] + onward, NEVER)
                np.minimum.at(through, slot.by, whole)
            for number, members in enumerate(layer.classes):
                costs = self.costs[:, day, list(members)]
                extra = np.minimum(
                    through[number][:, None].astype(np.int64)
                    + (costs - costs.min(axis=1, keepdims=True)),
                    NEVER,
                ).astype(np.int32)
                found[:, day, list(members)] = np.minimum(found[:, day, list(members)], extra)
            behind = before
        return found


def _step(layer: Layer, now: Ints, price: Ints) -> Ints:
    """The cheapest way to each state of the next layer."""
    first = layer.slots[0]
    ahead: Ints = now.take(first.source, axis=0)
    ahead += price.take(first.by, axis=0)
    for slot in layer.slots[1:]:
        other = now.take(slot.source, axis=0)
        other += price.take(slot.by, axis=0)
        part = ahead[: len(other)]
        np.minimum(part, other, out=part)
    np.minimum(ahead, NEVER, out=ahead)
    return ahead
