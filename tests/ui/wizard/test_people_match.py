"""People of the last import, asked about in a dialog. Everybody is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ambrota.model import Person
from ambrota.sheets import Layout
from ambrota.sheets.understanding.people_match import Known, Pair, People
from ui.wizard.people_match import PeopleMatch

JOHN, JANE = Known("John Smith", "S104", "EMT"), Known("Jane Smith", "S107", "EMT")
J = Person("j-smith", "J Smith", "EMT")
TIM, TOM = Person("tim-bell", "Tim Bell"), Known("Tom Bell", "tom-bell")
COLE = (Person("cole-ann", "Cole, Ann"), Known("Ann Cole", "S12"))
PEOPLE = People(
    same=(COLE,),
    new=(Person("zoe-hart", "Zoe Hart"),),
    gone=(Known("Sam Vale", "S9"),),
    likely=(
        Pair(J, JOHN, "the same surname, and initials that fit"),
        Pair(J, JANE, "the same surname, and initials that fit"),
        Pair(TIM, TOM, "one letter's difference"),
    ),
)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., PeopleMatch]:
    """Opens the dialog."""

    def build(people: People = PEOPLE) -> PeopleMatch:
        dialog = PeopleMatch(people, Layout(mark="N"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return build


def told(dialog: PeopleMatch) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def pick(dialog: PeopleMatch, person: str, words: str) -> None:
    """Choose an answer with the arrow keys."""
    choice = dialog.choices[person]
    choice.setFocus()
    for _ in range(choice.findText(words) - choice.currentIndex()):
        QTest.keyClick(choice, Qt.Key.Key_Down)


def test_each_likely_pair_is_a_question_and_the_others_are_listed(
    opened: Callable[..., PeopleMatch],
) -> None:
    dialog = opened()
    words = told(dialog)
    assert "1 person as before, 2 to decide, 1 new, 1 gone" in words
    assert "Zoe Hart" in words
    assert "Sam Vale" in words
    assert (
        dialog.choices["j-smith"].currentText() == "Is this John Smith (S104) or Jane Smith (S107)?"
    )
    assert dialog.wrong.text() == "2 of 2 not decided"
    assert "J Smith" in dialog.choices["j-smith"].accessibleName()
    assert "initials" in dialog.choices["j-smith"].accessibleDescription()


def test_answers_become_ids(qtbot: QtBot, opened: Callable[..., PeopleMatch]) -> None:
    dialog = opened()
    pick(dialog, "j-smith", "The same person: Jane Smith (S107)")
    pick(dialog, "tim-bell", "Somebody else")
    assert dialog.wrong.text() == "All decided"
    with qtbot.waitSignal(dialog.accepted):
        dialog.use.click()
    ids = {"Cole, Ann": "S12", "J Smith": "S107", "Tim Bell": "tim-bell"}
    assert dialog.layout_said() == Layout(mark="N", ids=ids)


def test_what_is_not_decided_is_not_settled(opened: Callable[..., PeopleMatch]) -> None:
    assert opened().layout_said().ids == {"Cole, Ann": "S12"}


def test_two_people_cannot_be_one(opened: Callable[..., PeopleMatch]) -> None:
    other = Person("j-a-smith", "J A Smith")
    dialog = opened(People(likely=(Pair(J, JOHN, "initials"), Pair(other, JOHN, "initials"))))
    same = "The same person: John Smith (S104)"
    pick(dialog, "j-smith", same)
    pick(dialog, "j-a-smith", same)
    assert "cannot both be John Smith" in dialog.wrong.text()
    assert not dialog.use.isEnabled()
    pick(dialog, "j-a-smith", "Somebody else")
    assert dialog.use.isEnabled()


def test_all_can_be_taken_for_the_same_at_once(opened: Callable[..., PeopleMatch]) -> None:
    sam, vale = Person("s-vale", "S Vale"), Known("Sam Vale", "S9")
    dialog = opened(replace(PEOPLE, likely=(*PEOPLE.likely, Pair(sam, vale, "initials"))))
    assert dialog.all_same.isVisibleTo(dialog)
    dialog.all_same.click()
    assert dialog.answers == {"tim-bell": "tom-bell", "s-vale": "S9"}
    assert dialog.wrong.text() == "1 of 3 not decided"
    assert not dialog.all_same.isVisibleTo(dialog)


def test_nothing_to_decide_only_lists(opened: Callable[..., PeopleMatch]) -> None:
    dialog = opened(People(same=(COLE,)))
    assert dialog.choices == {}
    assert "Nobody" in told(dialog)
    assert dialog.layout_said().ids == {"Cole, Ann": "S12"}
