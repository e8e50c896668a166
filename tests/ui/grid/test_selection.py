"""What is selected, and what is said of it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ui.grid import selected_words as said
from ui.grid.selected_words import SelectionWords, selected_words
from ui.grid.selection import Cells
from ui.session import Session

IDS = ["1", "2", "3"]


def test_cells_are_those_of_the_blocks_in_order() -> None:
    cells = Cells(IDS, [(0, 1, 4, 5), (2, 2, 0, 0)])
    assert list(cells) == [("1", 4), ("1", 5), ("2", 4), ("2", 5), ("3", 0)]
    assert len(cells) == 5
    assert [cells[at] for at in (0, 3, 4, -1)] == [("1", 4), ("2", 5), ("3", 0), ("3", 0)]
    assert cells[1:3] == [("1", 5), ("2", 4)]
    assert cells.spanned() == (0, 2, 0, 5)
    assert cells == list(cells)
    assert not Cells(IDS, [])
    with pytest.raises(IndexError):
        cells[5]


def test_a_year_of_a_trust_is_selected_without_a_list_of_it() -> None:
    cells = Cells([str(number) for number in range(1000)], [(0, 999, 0, 364)])
    assert len(cells) == 365_000
    assert cells[-1] == ("999", 364)


def test_duties_and_hours_are_said(small_rota: Rota) -> None:
    assert selected_words(small_rota, Cells(IDS, [(0, 0, 0, 1)])) == "selection: 2 duties, 23 h"
    assert selected_words(small_rota, Cells(IDS, [(1, 1, 1, 1)])) == "selection: rest"
    assert selected_words(small_rota, []) == ""


def test_very_many_cells_are_counted_where_nobody_waits(
    qtbot: QtBot, small_rota: Rota, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(said, "LARGE", 3)
    told: list[str] = []
    session = Session()
    words = SelectionWords(session, told.append)
    words.tell(small_rota, Cells(IDS, [(0, 0, 0, 13)]))
    assert told == ["selection: 14 cells"]
    words.tell(small_rota, Cells(IDS, [(1, 1, 1, 1)]))
    qtbot.waitUntil(lambda: not session.background.busy())
    assert told == ["selection: 14 cells", "selection: rest"]
