"""Exchanging cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.errors import UserError
from ambrota.model import Rota
from ui.grid.swapping import pairs_of, swap_words, swapped

IDS = ["1", "2", "3"]


def test_two_cells_change_places_and_keep_their_addresses(small_rota: Rota) -> None:
    duties = tuple(replace(one, cell=f"{one.person}:{one.day}") for one in small_rota.duties)
    rota = replace(small_rota, duties=duties)
    changes = swapped(rota, [(("2", 0), ("1", 1))])
    now = rota.with_changes(changes)
    assert [one.code for one in now.by_cell["2", 0]] == ["D"]
    assert [one.code for one in now.by_cell["1", 1]] == ["N"]
    assert now.by_cell["2", 0][0].cell == "2:0"
    assert now.by_cell["1", 1][0].cell == "1:1"


def test_a_duty_may_change_places_with_rest(small_rota: Rota) -> None:
    now = small_rota.with_changes(swapped(small_rota, [(("2", 0), ("2", 1))]))
    assert ("2", 0) not in now.by_cell
    assert now.by_cell["2", 1][0].start == 1140


def test_cells_that_hold_the_same_do_not_change(small_rota: Rota) -> None:
    assert swapped(small_rota, [(("2", 1), ("3", 1))]) == ()


def test_a_swap_is_named_by_whom_and_when(small_rota: Rota) -> None:
    one = (("2", 0), ("3", 1))
    assert swap_words(small_rota, [one]) == "Swap Adeyemi Monday 4 May with Bell Tuesday 5 May"
    assert swap_words(small_rota, [one, one, one]).endswith("Tuesday 5 May and 2 more")


def test_blocks_of_one_form_are_paired_cell_by_cell() -> None:
    assert pairs_of(IDS, 14, (0, 1, 2, 2), 1, 5) == [(("1", 2), ("2", 5)), (("2", 2), ("3", 5))]


@pytest.mark.parametrize(("row", "day"), [(2, 5), (-1, 5), (0, 13), (1, 3)])
def test_a_block_that_lies_outside_or_on_itself_is_refused(row: int, day: int) -> None:
    with pytest.raises(UserError, match="nothing was swapped"):
        pairs_of(IDS, 14, (0, 1, 2, 3), row, day)
