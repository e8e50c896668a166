"""After an edit only those rows are told as another in which something differs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Rota, Session
from ui.grid.differing import Others, Seen, runs, whose_differ
from ui.rota_model import Marks, RotaModel


def session(person: str, day: int) -> Session:
    """A session of somebody's."""
    return Session("training", "skills", person, None, day, 600, 660)


def first_rows(model: RotaModel, qtbot: QtBot, rota: Rota, marks: Marks) -> list[tuple[int, int]]:
    """The rows that are told as another, when this is shown."""
    told: list[tuple[int, int]] = []

    def heard(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(heard)
    with qtbot.waitSignal(model.shown):
        model.show(rota, marks)
    model.dataChanged.disconnect(heard)
    return told


CHANGE = Change("2", 3, (), ())
NEW_MARKS = {
    "a finding in a cell": (Marks(breaches={("2", 3): ["short rest"]}), ({"2"}, set())),
    "a change": (Marks(changes={("3", 0): CHANGE}), ({"3"}, set())),
    "a finding on a whole rota": (Marks(people={"1": ["no meeting"]}), (set(), {"1"})),
    "a mark at a name": (Marks(particular={"1": (1, True)}), (set(), {"1"})),
    "a must": (Marks(musts=frozenset({("2", 0)})), ({"2"}, set())),
    "days short, told in the header": (Marks(short=frozenset({4})), (set(), set())),
    "faded, which is everybody's": (Marks(fade=True), None),
    "what stands there now": (Marks(was=True), None),
    "another nation's holidays": (Marks(nation="scotland"), None),
    "nothing": (Marks(), (set(), set())),
}


@pytest.mark.parametrize(("marks", "differ"), NEW_MARKS.values(), ids=NEW_MARKS)
def test_marks_that_differ(
    small_rota: Rota, marks: Marks, differ: tuple[set[str], set[str]] | None
) -> None:
    was, now = Seen(small_rota, Marks(), {}), Seen(small_rota, marks, {})
    others = None if differ is None else Others(*map(frozenset, differ))
    assert whose_differ(was, now) == others
    assert whose_differ(now, was) == others


def test_an_edit_is_told_of_its_row_alone(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    assert model.look(1, 0).code
    rota = small_rota.with_changes([Change("2", 0, small_rota.by_cell["2", 0], ())])
    assert first_rows(model, qtbot, rota, Marks()) == [(1, 1)]
    assert model.look(1, 0).code == ""
    assert model.look(0, 0).code == small_rota.by_cell["1", 0][0].code
    assert first_rows(model, qtbot, small_rota, Marks()) == [(1, 1)]
    assert first_rows(model, qtbot, small_rota, Marks()) == []


def test_a_session_is_told_of_its_row(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    held = replace(small_rota, sessions=(session("2", 0),))
    assert first_rows(model, qtbot, held, Marks()) == [(1, 1)]
    assert first_rows(model, qtbot, small_rota, Marks()) == [(1, 1)]


def test_rows_are_told_as_they_are_arranged(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    model.arrange(replace(model.arrangement, ids=tuple(reversed(list(small_rota.index)))))
    last = len(small_rota.people) - 1
    told = first_rows(model, qtbot, small_rota, Marks(breaches={("1", 2): ["short rest"]}))
    assert told == [(last, last)]


def test_what_everybody_sees_otherwise_is_told_of_all(qtbot: QtBot, small_rota: Rota) -> None:
    model = RotaModel()
    model.show(small_rota, Marks())
    with qtbot.waitSignal(model.headerDataChanged, check_params_cb=lambda way, *_: (
        way is Qt.Orientation.Horizontal
    )):  # fmt: skip
        assert first_rows(model, qtbot, small_rota, Marks(fade=True)) == [
            (0, len(small_rota.people) - 1)
        ]


def test_a_person_changed_is_told_of_all(small_rota: Rota) -> None:
    locked = tuple(replace(one, locked=True) for one in small_rota.people)
    was, now = Seen(small_rota, Marks(), {}), Seen(
        replace(small_rota, people=locked), Marks(), {}
    )  # fmt: skip
    assert whose_differ(was, now) is None


@pytest.mark.parametrize(
    ("rows", "told"), [([], []), ([3], [(3, 3)]), ([5, 3, 4, 9], [(3, 5), (9, 9)])]
)
def test_rows_that_follow_one_another(rows: list[int], told: list[tuple[int, int]]) -> None:
    assert runs(rows) == told
