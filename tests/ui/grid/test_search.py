"""What is found in the grid."""

from __future__ import annotations

import pytest

from ambrota.model import Rota
from ui.grid.search import find


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("bell", [("3", 0)]),
        ("AL", [("2", 9)]),
        ("paramedic", [("2", 0)]),
        ("adeyemi n", [("2", 0), ("2", 5), ("2", 6)]),
        ("Bell 2026-05-11", [("3", 7)]),
        ("bell 11/5", [("3", 7)]),
        ("okafor 5 May", [("1", 1)]),
        ("n 9 may", [("2", 5)]),
        ("6 may 2026", [("1", 2)]),
        ("6 may 2025", []),
        ("31 february", []),
        ("bell week 2", [("3", day) for day in range(7, 14)]),
        ("somebody else", []),
        ("", []),
    ],
)
def test_a_person_a_code_or_a_date(small_rota: Rota, text: str, cells: list[object]) -> None:
    hits = find(small_rota, small_rota.people, text)
    assert list(hits.cells) == cells
    assert bool(hits.words) == bool(text)
