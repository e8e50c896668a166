"""The card of a conflict: its ways out are headed by what is known of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ambrota.rulebook import default_rulebook
from solver.request import Conflict, Give, WayOut
from solver.stages import KEEP_PEOPLE
from ui.comparing.way_words import (
    GIVES_UP,
    HELPS,
    THEIRS,
    UNPROVED,
    by_kind,
    choice_words,
    cost_words,
    done_by,
    wider_words,
)
from ui.panels.conflict_card import conflict_card

FOUND = WayOut(
    "2 seat-hours fewer asked for", "seat-hours", 2.0, verified=True, gives=(Give("cover"),)
)
BOOK = default_rulebook()
WORKED_OUT = WayOut("Hours relaxed once", "times", 1.0, gives=(Give("hours-against-contract"),))


@pytest.mark.parametrize(
    ("ways", "proved", "head", "said"),
    [
        ((FOUND,), True, GIVES_UP, False),
        ((FOUND, WORKED_OUT), True, GIVES_UP, True),
        # What no rota was found with is no promise, even where the conflict is proved.
        ((WORKED_OUT,), True, UNPROVED, False),
        ((WORKED_OUT,), False, UNPROVED, False),
    ],
)
def test_ways_out_are_promised_only_where_a_rota_was_found(
    qtbot: QtBot, ways: tuple[WayOut, ...], proved: bool, head: str, said: bool
) -> None:
    card = conflict_card(Conflict(("Cover", "Contact"), proved, ways), BOOK, lambda _: None)
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert head in texts
    assert not ({HELPS, GIVES_UP, THEIRS, UNPROVED} - {head}) & set(texts)
    assert any(text.startswith("Worked out;") for text in texts) is said
    assert sum(text.startswith("→") for text in texts) == len(ways)


RENAME = WayOut("Name Shauna as line manager", "people", 3.0, True, gives=(Give("posts"),))
WITHOUT = WayOut("3 people with no one-to-one", "one-to-ones", 3.0, True,
                 gives=(Give("contact", ("a",)),))  # fmt: skip
AGREED = WayOut("Agree with Zainab on 1 duty", "days", 1.0, True,
                gives=(Give("agreements", ("z",), (3,)),))  # fmt: skip


def test_what_is_somebodys_own_stands_last_and_is_not_tried_with_a_click(qtbot: QtBot) -> None:
    ways = (AGREED, WITHOUT, RENAME)
    assert [(head, some) for head, some in by_kind(ways)] == [
        (HELPS, [RENAME]), (GIVES_UP, [WITHOUT]), (THEIRS, [AGREED]),
    ]  # fmt: skip
    tried: list[object] = []
    text = "Agreement of Zainab kept (agreements): only N"
    card = conflict_card(Conflict((text,), True, ways), BOOK, tried.append)
    qtbot.addWidget(card)
    buttons = card.findChildren(QPushButton)
    for button in buttons:
        button.click()
    assert tried == [RENAME, WITHOUT]
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert "•  Agreement of Zainab kept: only N" in texts
    assert texts.index("→  Agree with Zainab on 1 duty") > texts.index(THEIRS)


def test_costs_are_called_costs() -> None:
    assert cost_words(RENAME) == "Cost: another line manager for 3 people."
    assert cost_words(WITHOUT) == "Cost: 3 one-to-ones."
    assert cost_words(AGREED) == "Cost: 1 day."


def test_a_button_that_asks_more_of_a_search_than_its_words_says_so() -> None:
    rarer = WayOut("", "one-to-ones", 1.0, True, gives=(Give("contact", ("a",), amount=5.0),))
    assert "one-to-ones in every 5 weeks in place of every 4" in wider_words(rarer, BOOK)
    hours = WayOut("", "hours", 1.0, True, gives=(Give("hours-against-contract"),))
    assert "no longer a must" in wider_words(hours, BOOK)
    assert wider_words(WITHOUT, BOOK) == wider_words(RENAME, BOOK) == ""


@pytest.mark.parametrize(
    ("requirements", "names", "said"),
    [
        (("Line-manager contact (contact): A to meet B",), ("Keeps cover",), "brings no more"),
        (("Cover (cover): DCA seats",), ("Keeps cover",), "fewer seats in any half hour than"),
        (("Line-manager contact (contact): A",), ("Keeps cover", KEEP_PEOPLE.name), ""),
        ((), ("Fewest changes",), ""),
    ],
)
def test_why_there_is_no_second_choice_is_said(
    requirements: tuple[str, ...], names: tuple[str, ...], said: str
) -> None:
    from types import SimpleNamespace

    outcome = SimpleNamespace(conflict=Conflict(requirements, True, ()))
    told = choice_words(outcome, [SimpleNamespace(name=name) for name in names])
    assert said in told
    assert bool(told) is bool(said)


def proposed(rules: tuple[str, ...], unmet: tuple[str, ...]) -> Any:
    """A proposal with these musts broken, and these people without a one-to-one."""
    findings = [SimpleNamespace(rule=rule, level="must") for rule in rules]
    people = {who: SimpleNamespace(unmet=who in unmet) for who in "ab"}
    audit = SimpleNamespace(findings=findings, contact=SimpleNamespace(per_person=people))
    return SimpleNamespace(key="A", audit=audit, name="Keeps cover")


def test_a_way_out_that_a_proposal_takes_already_is_said_to_be_it(qtbot: QtBot) -> None:
    taken = proposed(("contact",), ("a",))
    assert done_by(WITHOUT, [taken]) == "This is what A does."
    assert done_by(RENAME, [taken]) == ""
    assert done_by(WITHOUT, [proposed(("contact",), ("a", "b"))]) == ""
    assert done_by(WITHOUT, [proposed(("contact", "cover"), ("a",))]) == ""
    ways = (RENAME, WITHOUT)
    card = conflict_card(Conflict(("",), True, ways), BOOK, lambda _: None, "", [taken])
    qtbot.addWidget(card)
    assert len(card.findChildren(QPushButton)) == 1
