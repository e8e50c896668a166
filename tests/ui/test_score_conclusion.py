"""What a screen of figures comes to in a sentence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ui.score_conclusion import conclusion


def version(key: str, *, kept: bool = True, met: int = 23, units: float = 490) -> Any:
    audit = SimpleNamespace(
        cover=SimpleNamespace(kept=kept),
        contact=SimpleNamespace(met=met, people=23, no_manager=("x", "y", "z")),
        training=SimpleNamespace(met=26 if met else 0, people=26),
        measures={"unit-hours": SimpleNamespace(value=units)},
    )
    return SimpleNamespace(key=key, audit=audit)


NOW = version("current", met=0)


def test_proposals_come_to_a_sentence_of_cover_people_and_cost() -> None:
    some = [version("A", units=477), version("B", units=481.4), version("C", units=482)]
    assert conclusion([NOW, *some]) == (
        "A, B and C keep cover; 23 of 26 meet their line manager and 26 of 26 have their training "
        "(0 and 0 now), at the price of 8.0 to 13.0 unit hours a week."
    )


def test_what_differs_between_proposals_is_told_as_it_is() -> None:
    told = conclusion([NOW, version("A", met=20), version("B", kept=False)])
    assert told.startswith("A keeps cover; 20 to 23 of 26 meet")
    assert told.endswith("now).")
    assert conclusion([NOW, version("A", kept=False)]).startswith("None keeps cover; ")


def test_nothing_is_concluded_of_what_is_not_there() -> None:
    assert conclusion([NOW]) == ""
    unchecked = version("A")
    unchecked.audit = None
    assert conclusion([NOW, unchecked]) == ""
