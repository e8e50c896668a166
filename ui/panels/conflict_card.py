"""Why not everything can hold, and the ways out: each can be tried with a click."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ui.comparing.way_words import (
    SETTLED,
    THEIRS,
    UNPROVED,
    by_kind,
    can_be_tried,
    cost_words,
    done_by,
    wider_words,
)
from ui.panels.parts import card, label, row
from ui.search_words import plain_words

Try = Callable[[Any], None]


def conflict_card(
    conflict: Any, rulebook: Any, try_way: Try, choice: str = "", proposals: Iterable[Any] = ()
) -> QFrame:
    """What cannot hold together, and the ways out; `choice`: why one proposal stands alone.

    `proposals`: a way out that one of these takes already needs no search.
    """
    frame, box = card("card")
    proved = "cannot hold together" if conflict.proved else "were not brought together in this time"
    box.addWidget(label(f"These {proved}:", "bad", wrap=True))
    for requirement in conflict.requirements:
        box.addWidget(label(f"•  {plain_words(requirement)}", wrap=True))
    if conflict.confirmed:
        said = "Without any one of them the rest can hold: a rota was found each time."
        box.addWidget(label(said, "muted", wrap=True))
    if not conflict.proved:
        box.addWidget(label("Look for longer, or let one of them give way.", "muted", wrap=True))
    proposals = tuple(proposals)
    for head, ways in by_kind(conflict.ways_out):
        heading = label(head, "strong", wrap=True)
        heading.setContentsMargins(0, 8, 0, 0)
        box.addWidget(heading)
        for way in ways:
            _way(box, way, head)
            if done := done_by(way, proposals):
                box.addWidget(label(done, "strong", wrap=True))
            elif can_be_tried(way):
                _trying(box, way, rulebook, try_way)
        if head == THEIRS:
            box.addWidget(label(SETTLED, "caption", wrap=True))
    if choice:
        told = label(choice, "muted", wrap=True)
        told.setContentsMargins(0, 8, 0, 0)
        box.addWidget(told)
    return frame


def _way(box: QVBoxLayout, way: Any, head: str) -> None:
    box.addWidget(label(f"→  {way.change}", wrap=True))
    box.addWidget(label(cost_words(way), "muted", wrap=True))
    if not way.verified and head != UNPROVED:
        box.addWidget(label("Worked out; no rota was found with it yet.", "caption", wrap=True))


def _trying(box: QVBoxLayout, way: Any, rulebook: Any, try_way: Try) -> None:
    wider = wider_words(way, rulebook)
    if wider:
        box.addWidget(label(wider, "caption", wrap=True))
    button = QPushButton("Try that for everybody" if wider else "Try this")
    button.setToolTip("Searches again with this changed; undo takes it back")
    button.setAccessibleName(f"Try this way out: {wider or way.change}")
    button.clicked.connect(lambda: try_way(way))
    box.addWidget(row(button, None))
