"""How often each rule is looked at: what is carried in, vacant or unjudged is not counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.audit import inspect
from ambrota.model import Pairing, Restriction, RestrictionKind
from ambrota.rules import ALL
from ambrota.rules.base import Rule

CHECKED = {
    "daily-rest": (32, 8),
    "weekly-rest": (3, 2),
    "weekly-hours": (3, 14),
    "night-hours": (0, 0),
    "special-hazard": (4, 2),
    "breaks": (31, 7),
    "hours-against-contract": (2, 2),
    "leave": (2, 1),
    "agreements": (14, 0),
    "pairings": (14, 0),
    "locks": (0, 0),
    "relief": (1, 1),
    "cover": (124, 124),
    "contact": (0, 0),
    "training": (2, 2),
    "duty-length": (32, 8),
    "night-length": (4, 2),
    "consecutive-duties": (33, 9),
    "consecutive-nights": (4, 2),
    "consecutive-long-duties": (28, 5),
    "early-starts": (28, 6),
    "consecutive-early-starts": (2, 2),
    "quick-returns": (32, 8),
    "rest-after-nights": (3, 1),
    "sleep-after-nights": (3, 1),
    "rotation-direction": (28, 5),
    "rotation-speed": (5, 4),
    "weekends-off": (3, 2),
    "hours-in-seven-days": (42, 14),
    "shortest-run": (33, 9),
    "days-off": (7, 4),
    "consecutive-days-off": (7, 4),
    "start-variation": (23, 4),
    "permanent-nights": (3, 1),
    "short-recovery": (32, 8),
    "compensatory-rest": (2, 1),
    "skill-mix": (2, 0),
    "leave-cap": (14, 7),
    "relief-notice": (1, 0),
    "relief-share": (3, 1),
    "bank-holidays": (2, 0),
    "span-of-control": (1, 0),
    "manager-presence": (192, 0),
}
"""By rule: in the dated rota below, and in the cyclic one."""
AGREED = Restriction(RestrictionKind.NO_NIGHTS, "no nights")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_dated(rule: type[Rule], dated) -> None:
    rota = dated(
        {"A": "N - D D R - E 0500-1000 - L D AL S N", "B": "D*6 - TR T - - N - D", "C": "D*14"},
        before={"A": "D R N", "B": "E - D", "C": "N - N"},
        A={"line_manager": "B", "restrictions": (AGREED,)}, B={"role": "EMT"}, C={"vacant": True},
    )  # fmt: skip
    rota = replace(
        rota, pairings=(Pairing("A", "B"), Pairing("A", "C")),
        bank_holidays=((date(2026, 1, 6), "One"), (date(2026, 1, 20), "Later")),
    )  # fmt: skip
    assert rule().checked(inspect(rota)) == CHECKED[rule.id][0]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_cyclic(rule: type[Rule], cyclic) -> None:
    rota = cyclic("N - D D R - E", "0500-1000 - L D - S N")
    assert rule().checked(inspect(rota)) == CHECKED[rule.id][1]
