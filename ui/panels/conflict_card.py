"""Why not everything can hold, and the ways out: each can be tried with a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ui.panels.parts import card, label, row

ANY_ONE = "Any one of these makes it possible:"
UNPROVED = "What the best rota found does without:"


def conflict_card(conflict: Any, try_way: Callable[[Any], None]) -> QFrame:
    """What cannot hold together, and the ways out."""
    frame, box = card("note")
    proved = "cannot hold together" if conflict.proved else "were not brought together in this time"
    box.addWidget(label(f"These {proved}:", "bad", wrap=True))
    for requirement in conflict.requirements:
        box.addWidget(label(f"•  {requirement}", wrap=True))
    if conflict.confirmed:
        said = "Without any one of them the rest can hold: a rota was found each time."
        box.addWidget(label(said, "muted", wrap=True))
    if not conflict.proved:
        box.addWidget(label("Look for longer, or let one of them give way.", "muted", wrap=True))
    if conflict.ways_out:
        # What no rota was found with is what the best one lacks: all of it, not any one.
        tried = any(way.verified for way in conflict.ways_out)
        head = label(ANY_ONE if tried else UNPROVED, "strong", wrap=True)
        head.setContentsMargins(0, 8, 0, 0)
        box.addWidget(head)
    for way in conflict.ways_out:
        _way(box, way, try_way, tried=tried)
    return frame


def _way(box: QVBoxLayout, way: Any, try_way: Callable[[Any], None], *, tried: bool) -> None:
    words = way_words(way)
    box.addWidget(label(f"→  {words}", wrap=True))
    if not way.verified and tried:
        box.addWidget(label("Worked out; no rota was found with it yet.", "caption", wrap=True))
    gives = getattr(way, "gives", ())
    if not gives:
        return
    if any(one.rule == "leave" for one in gives):
        box.addWidget(label("To be settled with them first.", "caption", wrap=True))
        return
    button = QPushButton("Try this")
    button.setToolTip("Searches again with this changed; undo takes it back")
    button.setAccessibleName(f"Try this way out: {words}")
    button.clicked.connect(lambda: try_way(way))
    box.addWidget(row(button, None))


def way_words(way: Any) -> str:
    """A way out with how much it is: '2 people with no session … (2 sessions)'."""
    unit = way.unit.removesuffix("s") if way.amount == 1 else way.unit
    return f"{way.change} ({way.amount:g} {unit})"
