"""Numbers with their units, as the command line writes them."""

from __future__ import annotations

import pytest

from ui.headless.text import amount


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (1.0, "breaches", "1 breach"),
        (2.0, "breaches", "2 breaches"),
        (1.0, "sessions", "1 session"),
        (1234.5, "h", "1,234.5 h"),
        (0.0, "", "0"),
    ],
)
def test_one_of_a_thing_is_told_as_one(value: float, unit: str, told: str) -> None:
    assert amount(value, unit) == told
