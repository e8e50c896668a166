"""Bank holidays: those that the workbook lists, else those of a nation of the United Kingdom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from ambrota.model import Rota

ENGLAND = "England and Wales"
NATIONS = (ENGLAND, "Scotland", "Northern Ireland")
NONE: Mapping[date, str] = {}

_SUBDIVISIONS = {ENGLAND: "ENG", "Scotland": "SCT", "Northern Ireland": "NIR"}


def bank_holidays(rota: Rota, nation: str = ENGLAND) -> Mapping[date, str]:
    """Name of each bank holiday of a dated rota, the day after its last among them; none in cyclic.

    The list of the workbook stands in place of the nation's. A night of the last day reaches into
    the day after it.
    """
    first = rota.first_day
    if first is None:
        return NONE
    last = first + timedelta(days=rota.days)
    known = (
        of_years(nation, first.year, last.year)
        if rota.bank_holidays is None
        else dict(rota.bank_holidays)
    )
    return {on: name for on, name in sorted(known.items()) if first <= on <= last}


@lru_cache(maxsize=16)
def of_years(nation: str, first: int, last: int) -> Mapping[date, str]:
    """Name of each bank holiday of a nation from the first to the last of these years."""
    # Imported when first wanted: it takes a tenth of a second, and not all need it.
    import holidays

    years = range(first, last + 1)
    return dict(holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=years))
