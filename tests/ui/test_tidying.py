"""Memory is tidied in the window's thread only, and never so much at once that it is felt."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import tidying
from ui.tidying import Tidying
from ui.work import large_work


class Ring:
    """An object that only Python's search takes away."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def tidy(qtbot: QtBot) -> Iterator[Tidying]:
    """Tidying, with Python's own searches as they were afterwards."""
    parent = QObject()
    gc.collect()
    yield Tidying(parent)
    gc.unfreeze()
    gc.enable()


def test_python_does_not_search_of_itself(tidy: Tidying) -> None:
    ring = weakref.ref(Ring())
    filling = [[] for _ in range(20_000)]
    assert ring() is not None
    del filling


def test_rings_go_when_there_is_something_to_look_through(tidy: Tidying) -> None:
    ring = weakref.ref(Ring())
    tidy.tidy()
    filling = [[] for _ in range(tidying.FEW + 100)]
    tidy.tidy()
    assert ring() is None
    del filling


def test_what_is_too_much_is_left_alone(tidy: Tidying) -> None:
    ring = weakref.ref(Ring())
    before = gc.get_freeze_count()
    filling = [[] for _ in range(tidying.MANY + 100)]
    tidy.tidy()
    assert gc.get_freeze_count() > before + tidying.MANY
    assert ring() is not None
    del filling


def test_large_work_leaves_the_searches_as_they_were(tidy: Tidying) -> None:
    with large_work():
        assert not gc.isenabled()
    assert not gc.isenabled()
    gc.enable()
    with large_work():
        assert not gc.isenabled()
    assert gc.isenabled()
