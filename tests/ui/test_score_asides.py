"""What is said below the lines of the scorecard of what the figures come to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ui.score_asides import aside_words, below_need
from ui.score_words import STOPPED
from ui.scores import _is_low


def audit(hours: float, needed: float, given: float = 0.0, other: float = 0.0) -> Any:
    values = {"unit-hours": hours, "unit-hours-needed": needed, "given-up-cover": given,
              "unit-hours-no-need": other}  # fmt: skip
    measures = {key: SimpleNamespace(value=value) for key, value in values.items()}
    return SimpleNamespace(measures=measures)


@pytest.mark.parametrize(
    ("hours", "needed", "below"), [(490, 486.5, 0), (468.6, 486.5, 17.9), (10, 0, 0), (5, 5.04, 0)]
)
def test_unit_hours_below_the_need_are_bad_news(hours: float, needed: float, below: float) -> None:
    assert below_need(audit(hours, needed)) == below
    assert _is_low("unit-hours", audit(hours, needed)) is (below > 0)


def test_vehicles_that_nobody_asked_for_fill_no_need() -> None:
    assert below_need(audit(623, 385, other=238)) == 0
    assert below_need(audit(623, 385, other=244)) == 6


def test_it_is_said_by_how_much_each_proposal_is_below() -> None:
    audits = [audit(490, 486.5), audit(468.6, 486.5, 755), audit(487, 486.5, 20)]
    versions: Any = [
        SimpleNamespace(key=key, audit=one) for key, one in zip("NAB", audits, strict=True)
    ]
    assert aside_words("unit-hours", versions) == f"Below the need: A 17.9. {STOPPED}"
