"""What the grid looks up at once, worked out where nobody waits for it."""

from __future__ import annotations

from ambrota.bank_holidays import bank_holidays
from ambrota.model import Rota


def warm(rota: Rota) -> None:
    """Work out once what the grid looks up: holidays and cells."""
    bank_holidays(rota)
    len(rota.by_cell)
