"""How many people one manager can meet, one at a time: exact, by matching and a small search.

Time is cut into bins: contact periods in a dated rota, weeks in a cyclic one. Somebody's floor
holds when each of their needs, a set of bins, has a meeting in one of its bins at least. Starts are
quarter hours counted from the first day; two meetings stand `gap` quarters apart or more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

BUDGET = 4_000


@dataclass(frozen=True)
class Seeker:
    """Somebody who is to meet the manager: possible starts by bin, and the needs of their floor."""

    starts: Mapping[int, Sequence[int]]
    needs: tuple[frozenset[int], ...]

    @property
    def is_able(self) -> bool:
        """Whether their floor could hold if they were served alone."""
        return all(any(bin_ in self.starts for bin_ in need) for need in self.needs)


def most_served(seekers: Sequence[Seeker], gap: int) -> tuple[int, bool]:
    """The greatest number whose floor can hold together, and whether that is proved."""
    able = [seeker for seeker in seekers if seeker.is_able]
    search = _Search(able, gap)
    return search.most(), search.budget > 0


class _Search:
    """Which of the able can be served together. `budget` counts down the groups looked at."""

    def __init__(self, able: list[Seeker], gap: int) -> None:
        self.able, self.gap, self.budget = able, gap, BUDGET
        used = [{b for need in s.needs for b in need if b in s.starts} for s in able]
        members: dict[int, list[int]] = {}
        for number, bins in enumerate(used):
            for bin_ in bins:
                members.setdefault(bin_, []).append(number)
        self._known: dict[tuple[int, frozenset[int]], bool] = {}
        self.tight = {
            bin_: numbers
            for bin_, numbers in sorted(members.items())
            if not self.fits(bin_, frozenset(numbers))
        }

    def most(self) -> int:
        """The size of the greatest group that can be served."""
        everybody = frozenset(range(len(self.able)))
        if not self.tight:
            return len(everybody)
        fewest = self._left_out(everybody)
        kept: frozenset[int] = frozenset()
        for number in sorted(everybody, key=self._room):
            if len(kept) < len(everybody) - fewest and self.holds(kept | {number}):
                kept |= {number}
        for dropped in range(fewest, len(everybody) - len(kept)):
            for left_out in combinations(everybody, dropped):
                if self.budget <= 0:
                    return len(kept)
                if self.holds(everybody - frozenset(left_out)):
                    return len(everybody) - dropped
        return len(kept)

    def _room(self, number: int) -> int:
        return sum(len(self.able[number].starts.get(bin_, ())) for bin_ in self.tight)

    def _left_out(self, group: frozenset[int]) -> int:
        """How many of the group some need leaves out whatever is done."""
        return max(
            (
                len(one) - _matched([places[n] for n in one])
                for members, places in self._needs
                if (one := [n for n in members if n in group])
            ),
            default=0,
        )

    @cached_property
    def _needs(self) -> list[tuple[list[int], dict[int, set[tuple[int, int]]]]]:
        """For each need, who has it and the places in its bins of which each must have one."""
        of_bin: dict[int, dict[int, set[tuple[int, int]]]] = {}
        for bin_ in {bin_ for seeker in self.able for bin_ in seeker.starts}:
            here = [n for n, seeker in enumerate(self.able) if bin_ in seeker.starts]
            groups = self._cliques(bin_, here)
            of_bin[bin_] = {
                n: {(bin_, k) for k in own} for n, own in zip(here, groups, strict=True)
            }
        members: dict[frozenset[int], list[int]] = {}
        for number, seeker in enumerate(self.able):
            for need in set(seeker.needs):
                members.setdefault(need, []).append(number)
        return [
            (who, {n: set().union(*(of_bin.get(b, {}).get(n, set()) for b in need)) for n in who})
            for need, who in members.items()
        ]

    def holds(self, group: frozenset[int]) -> bool:
        """Whether every floor of the group can hold together."""
        self.budget -= 1
        return not self._left_out(group) and self._serve(list(self.tight), group, frozenset())

    def _serve(
        self, bins: list[int], group: frozenset[int], denied: frozenset[tuple[int, int]]
    ) -> bool:
        """Whether these bins can serve the group, when earlier ones `denied` (person, bin)."""
        if not bins or self.budget <= 0:
            return not bins
        here = frozenset(self.tight[bins[0]]) & group
        return any(
            self._serve(bins[1:], group, denied | {(n, bins[0]) for n in here - served})
            for served in self._choices(bins[0], here, denied)
        )

    def _choices(
        self, bin_: int, here: frozenset[int], denied: frozenset[tuple[int, int]]
    ) -> Iterator[frozenset[int]]:
        """The groups that can be served in one bin and to which nobody can be added."""
        must = frozenset(n for n in here if self._must(n, bin_, denied))
        if not self.fits(bin_, must):
            return
        found: list[frozenset[int]] = []
        # Those met in a bin just before can wait: they are left out first.
        free = sorted(here - must, key=lambda n: (self._waited(n, bin_, denied), n))
        room = _matched(self._cliques(bin_, here))
        for dropped in range(len(here) - room, len(free) + 1):
            for left_out in combinations(free, dropped):
                self.budget -= 1
                if self.budget <= 0:
                    return
                served = here - frozenset(left_out)
                if any(served <= other for other in found):
                    continue
                if self.fits(bin_, served):
                    found.append(served)
                    yield served

    def _waited(self, number: int, bin_: int, denied: frozenset[tuple[int, int]]) -> int:
        """In how many bins of the needs at hand somebody was not met."""
        near = {b for need in self.able[number].needs if bin_ in need for b in need}
        return sum((number, b) in denied for b in near)

    def _must(self, number: int, bin_: int, denied: frozenset[tuple[int, int]]) -> bool:
        """Whether some need has no other bin left."""
        seeker = self.able[number]
        return any(
            bin_ in need
            and not any(
                b != bin_ and b in seeker.starts and (number, b) not in denied for b in need
            )
            for need in seeker.needs
        )

    def fits(self, bin_: int, group: frozenset[int]) -> bool:
        """Whether the manager can meet all of the group in one bin."""
        key = (bin_, group)
        if key not in self._known:
            self._known[key] = self._fits(bin_, group)
        return self._known[key]

    def _fits(self, bin_: int, group: frozenset[int]) -> bool:
        starts = sorted((self.able[n].starts[bin_] for n in group), key=len)
        # One meeting takes at most 2 gap - 1 starts from anybody else.
        if all(len(own) > i * (2 * self.gap - 1) for i, own in enumerate(starts)):
            return True
        sets = [frozenset(own) for own in starts]
        if _matched(self._cliques(bin_, group)) < len(sets):
            return False
        return self._place(sets)

    def _cliques(self, bin_: int, group: Iterable[int]) -> list[set[int]]:
        return cliques([self.able[n].starts[bin_] for n in group], self.gap)

    def _place(self, sets: list[frozenset[int]]) -> bool:
        """Search for starts that stand apart, the person with the fewest first."""
        if not sets:
            return True
        if self.budget <= 0:
            return False
        sets = sorted(sets, key=len)
        if all(len(own) > i * (2 * self.gap - 1) for i, own in enumerate(sets)):
            return True
        if _matched(cliques(sets, self.gap)) < len(sets):
            return False
        for start in sorted(sets[0]):
            self.budget -= 1
            taken = frozenset(range(start - self.gap + 1, start + self.gap))
            if self._place([own - taken for own in sets[1:]]):
                return True
        return False


def cliques(starts: Sequence[Iterable[int]], gap: int) -> list[set[int]]:
    """For each person the groups of starts, of which no two can both be used, that they could use.

    Starts are grouped from the first on, each group reaching less than `gap`; as many people as can
    be matched to different groups is therefore the most that could be served.
    """
    group: dict[int, int] = {}
    first, number = -gap, -1
    for start in sorted({start for own in starts for start in own}):
        if start - first >= gap:
            first, number = start, number + 1
        group[start] = number
    return [{group[start] for start in own} for own in starts]


def _matched(choices: Sequence[Set[Hashable]]) -> int:
    """Size of the greatest matching of people to their choices (augmenting paths)."""
    holder: dict[Hashable, int] = {}

    def find(person: int, seen: set[Hashable]) -> bool:
        for choice in choices[person]:
            if choice not in seen:
                seen.add(choice)
                if choice not in holder or find(holder[choice], seen):
                    holder[choice] = person
                    return True
        return False

    return sum(find(person, set()) for person in range(len(choices)))
