"""The time over which something is counted, in words: 'in 12 weeks', 'in the 24-week cycle'."""

from __future__ import annotations

from ambrota.model import WEEK, Rota
from ambrota.sessions import weeks_together

A_WEEK = "a week"


def cycle_weeks(rota: Rota) -> int:
    """Weeks in which the cycles of a cyclic rota, and so its sessions, go round together."""
    return weeks_together([len(rows) for rows in rota.groups.values()])[0]


def days_words(days: int) -> str:
    """So many days: '12 weeks', '30 days', '1 week'."""
    whole, over = divmod(days, WEEK)
    number, unit = (days, "day") if over or not whole else (whole, "week")
    return f"{number} {unit}{'s' * (number != 1)}"


def span_words(rota: Rota) -> str:
    """What sessions and dated duties are counted over: 'in 12 weeks', 'in the 24-week cycle'."""
    if rota.is_cyclic:
        return f"in the {cycle_weeks(rota)}-week cycle"
    return f"in {days_words(rota.days)}"


def lines_words(rota: Rota) -> str:
    """What is added up over lines is counted over: all of them are worked every week."""
    return A_WEEK if rota.is_cyclic else span_words(rota)
