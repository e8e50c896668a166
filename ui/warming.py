"""What the window will want, worked out and loaded where nobody waits for it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ambrota.bank_holidays import bank_holidays
from ambrota.model import Rota

WANTED = (
    "ui.filing", "ui.proposing", "solver.job", "ambrota.audit", "ambrota.reports", "ui.recovery",
    "ui.panels.rulebook_dialog", "ui.panels.representative_page", "ambrota.fatigue", "ambrota.pay",
    "numpy.ma",
)  # fmt: skip
"""Parts that are loaded when first used: a fifth of a second each for some of them."""
FEW = 20_000
"""Person-days: of no more each cell's place in the workbook is worked out before it is asked for,
and a check of more makes more than can be looked through unfelt."""


def warm(rota: Rota) -> None:
    """Work out once what the grid looks up: holidays and cells."""
    bank_holidays(rota)
    len(rota.by_cell)


def warm_opened(found: Any) -> None:
    """The same for a workbook that was read, with where its cells are."""
    warm(found.rota)
    import_module("ui.filing")
    if found.problems and len(found.rota.people) * found.rota.days <= FEW:
        len(found.imported.source.spots)


def load_parts() -> None:
    """Load what the window wants sooner or later."""
    for name in WANTED:
        import_module(name)
