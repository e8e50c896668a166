"""What a screen of figures comes to in a sentence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ambrota.model import Person, Rota, RotaKind
from ui.score_asides import GIVEN_UP
from ui.score_conclusion import conclusion

PEOPLE = tuple(Person(f"l{at}", f"Line {at}", rota="DCA") for at in range(24))
ROTA = Rota("Test", RotaKind.CYCLIC, None, 7, PEOPLE, (), ())


def version(
    key: str,
    *,
    kept: bool = True,
    met: int = 23,
    units: float = 490,
    given: float = 0,
    weigh: int = 4,
) -> Any:
    audit = SimpleNamespace(
        cover=SimpleNamespace(kept=kept),
        contact=SimpleNamespace(met=met, people=23, no_manager=("x", "y", "z")),
        findings=[SimpleNamespace(level="should", status="local")] * weigh,
        training=SimpleNamespace(met=26 if met else 0, people=26),
        measures={
            "unit-hours": SimpleNamespace(value=units),
            GIVEN_UP: SimpleNamespace(value=given),
        },
    )
    return SimpleNamespace(key=key, audit=audit, rota=ROTA)


NOW = version("current", met=0)


def test_proposals_come_to_a_sentence_of_cover_people_and_cost() -> None:
    some = [version("A", units=477), version("B", units=481.4), version("C", units=482)]
    assert conclusion([NOW, *some]) == (
        "A, B and C keep cover, at the price of 8.0 (C) to 13.0 (A) unit hours a week. 23 of 26 "
        "meet their line manager and 26 of 26 have their training (0 and 0 now)."
    )


def test_what_differs_between_proposals_is_told_as_it_is() -> None:
    told = conclusion([NOW, version("A", met=20), version("B", kept=False)])
    assert told.startswith("A keeps cover. 20 to 23 of 26 meet")
    assert told.endswith("now).")
    assert conclusion([NOW, version("A", kept=False)]).startswith("None keeps cover. ")


def test_what_kept_cover_gives_up_is_said_with_it() -> None:
    some = [version("A", given=755), version("B", given=630), version("C", kept=False, given=9)]
    assert conclusion([NOW, *some]).startswith(
        "A and B keep cover but for 26.2 (B) to 31.5 (A) seat-hours a week given up to people. 23"
    )


def test_who_has_more_to_weigh_is_named() -> None:
    some = [version("A", weigh=3), version("B", weigh=7), version("C", weigh=5)]
    assert conclusion([NOW, *some]).endswith(" now). More to weigh than now: B by 3 and C by 1.")


def test_the_price_is_the_difference_of_the_figures_shown() -> None:
    some = [version("A", units=468.64), version("B", units=468.64)]
    assert "price of 21.4 unit hours" in conclusion([version("now", units=490.04), *some])


def test_nothing_is_concluded_of_what_is_not_there() -> None:
    assert conclusion([NOW]) == ""
    unchecked = version("A")
    unchecked.audit = None
    assert conclusion([NOW, unchecked]) == ""
