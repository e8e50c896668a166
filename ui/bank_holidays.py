"""Bank holidays of England, to mark in the header. They are shown, and no rule depends on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from ambrota.model import Rota

NONE: Mapping[date, str] = {}


def bank_holidays(rota: Rota) -> Mapping[date, str]:
    """Name of each bank holiday within a dated rota; none in a cyclic one."""
    if rota.first_day is None:
        return NONE
    last = rota.first_day + timedelta(days=rota.days)
    return _of_years(rota.first_day.year, last.year)


@lru_cache(maxsize=16)
def _of_years(first: int, last: int) -> Mapping[date, str]:
    # Imported when first wanted: it takes a tenth of a second, which `warm` spends in the pool.
    import holidays

    return dict(holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1)))


def warm(rota: Rota) -> None:
    """Work out once, where nobody waits for it, what the grid looks up: holidays and cells."""
    bank_holidays(rota)
    len(rota.by_cell)
