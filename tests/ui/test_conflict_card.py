"""The card of a conflict: its ways out are headed by what is known of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from solver.request import Conflict, WayOut
from ui.panels.conflict_card import ANY_ONE, UNPROVED, conflict_card

FOUND = WayOut("2 seat hours fewer asked for", "seat hours", 2.0, verified=True)
WORKED_OUT = WayOut("Daily rest relaxed once", "times", 1.0)


@pytest.mark.parametrize(
    ("ways", "proved", "head", "said"),
    [
        ((FOUND,), True, ANY_ONE, False),
        ((FOUND, WORKED_OUT), True, ANY_ONE, True),
        # What no rota was found with is no promise, even where the conflict is proved.
        ((WORKED_OUT,), True, UNPROVED, False),
        ((WORKED_OUT,), False, UNPROVED, False),
    ],
)
def test_ways_out_are_promised_only_where_a_rota_was_found(
    qtbot: QtBot, ways: tuple[WayOut, ...], proved: bool, head: str, said: bool
) -> None:
    card = conflict_card(Conflict(("Cover", "Contact"), proved, ways), lambda _: None)
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert head in texts
    assert not {ANY_ONE, UNPROVED} - {head} & set(texts)
    assert any(text.startswith("Worked out;") for text in texts) is said
    assert sum(text.startswith("→") for text in texts) == len(ways)
