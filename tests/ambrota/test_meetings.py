"""How many people a manager can meet is the true maximum, against plain enumeration."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest

from ambrota.meetings import Seeker, most_served


def _can_serve(seekers: tuple[Seeker, ...], gap: int) -> bool:
    """Try every choice of one bin and one start for each need of each of the seekers."""
    wanted: list[list[tuple[int, int]]] = []
    owner: list[int] = []
    for number, seeker in enumerate(seekers):
        for need in seeker.needs:
            wanted.append([(b, s) for b in sorted(need) for s in seeker.starts.get(b, ())])
            owner.append(number)
    for chosen in product(*wanted):
        placed = {(who, at) for who, at in zip(owner, chosen, strict=True)}
        if all(
            a[1][0] != b[1][0] or abs(a[1][1] - b[1][1]) >= gap for a, b in combinations(placed, 2)
        ):
            return True
    return False


def _most(seekers: list[Seeker], gap: int) -> int:
    return max(
        size
        for size in range(len(seekers) + 1)
        if any(_can_serve(group, gap) for group in combinations(seekers, size))
    )


@pytest.mark.parametrize("seed", range(60))
def test_agrees_with_enumeration_where_periods_stand_apart(seed: int) -> None:
    """Dated: one need a period."""
    chance = random.Random(seed)
    seekers = [
        Seeker(
            {b: sorted(chance.sample(range(7), chance.randint(1, 3))) for b in range(2)},
            (frozenset({0}), frozenset({1})),
        )
        for _ in range(4)
    ]
    assert most_served(seekers, 2) == (_most(seekers, 2), True)


@pytest.mark.parametrize("seed", range(60))
def test_agrees_with_enumeration_where_periods_overlap(seed: int) -> None:
    """Cyclic: each run of two weeks, wrapping, needs a meeting."""
    chance = random.Random(seed)
    needs = tuple(frozenset({week, (week + 1) % 3}) for week in range(3))
    seekers = []
    for _ in range(3):
        weeks = chance.sample(range(3), chance.randint(2, 3))
        seekers.append(
            Seeker({w: sorted(chance.sample(range(4), chance.randint(1, 2))) for w in weeks}, needs)
        )
    assert most_served(seekers, 2) == (_most(seekers, 2), True)


def test_somebody_without_a_start_cannot_be_served() -> None:
    """Whoever has no start in a needed bin is left out from the first."""
    alone = Seeker({}, (frozenset({0}),))
    assert most_served([alone, Seeker({0: [4]}, (frozenset({0}),))], 2) == (1, True)


def test_somebody_who_is_excused_throughout_is_served() -> None:
    """No need at all holds of itself."""
    assert most_served([Seeker({}, ())], 2) == (1, True)


def test_many_people_in_one_short_window() -> None:
    """Twelve people, room for four meetings: proved within the budget."""
    crowd = [Seeker({0: list(range(7))}, (frozenset({0}),)) for _ in range(12)]
    assert most_served(crowd, 2) == (4, True)


def test_one_meeting_can_block_every_start_of_another() -> None:
    """A start at 5 leaves no room at 4, 5 or 6."""
    need = (frozenset({0}),)
    assert most_served([Seeker({0: [5]}, need), Seeker({0: [4, 5, 6]}, need)], 2) == (1, True)
    assert most_served([Seeker({0: [5]}, need), Seeker({0: [4, 5, 7]}, need)], 2) == (2, True)


@pytest.mark.parametrize(("quarters", "most"), [(1, 4), (3, 8), (5, 12)])
def test_a_cycle_in_which_a_lead_has_room_for_few(quarters: int, most: int) -> None:
    """24 lines, one short window a week: who is met once in four weeks takes a quarter of it."""
    needs = tuple(frozenset((week + i) % 24 for i in range(4)) for week in range(24))
    starts = {week: list(range(week * 672, week * 672 + quarters)) for week in range(24)}
    assert most_served([Seeker(starts, needs)] * 24, 2) == (most, True)
