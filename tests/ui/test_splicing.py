"""An edit of a large rota gives the same rota as sorting it all again."""

from __future__ import annotations

import random
from dataclasses import replace

from ambrota.model import Change, Rota
from ui.splicing import spliced
from ui.version import changed


def test_the_same_duties_in_the_same_order(small_rota: Rota) -> None:
    chance = random.Random(5)
    rota = small_rota
    for _ in range(60):
        cells = {(chance.choice("123"), chance.randrange(14)) for _ in range(chance.randint(1, 5))}
        changes = tuple(
            Change(cell[0], cell[1], rota.by_cell.get(cell, ()), tuple(
                shift.duty(*cell) for shift in chance.sample(rota.shifts, chance.randrange(3))))
            for cell in sorted(cells)
        )  # fmt: skip
        assert len(rota.entries.duties) == len(rota.duties)
        assert spliced(rota, changes) == rota.with_changes(changes).duties
        rota = changed(rota, changes)
        assert rota.by_cell == replace(rota).by_cell


def test_duties_in_no_order_are_left_to_be_sorted(small_rota: Rota) -> None:
    mixed = replace(small_rota, duties=tuple(reversed(small_rota.duties)))
    assert spliced(mixed, ()) is None  # its columns are not worked out
    assert len(mixed.entries.duties) == len(mixed.duties)
    assert spliced(mixed, ()) is None
    change = Change("2", 3, (), (small_rota.shifts[0].duty("2", 3),))
    assert changed(mixed, (change,)).duties == mixed.with_changes([change]).duties
