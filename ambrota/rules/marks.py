"""Which duties are early starts and which are long."""

from __future__ import annotations

from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints


def early(table: DutyTable, earliest: int) -> Bools:
    """Timed duties that start before that minute of the day and are no nights."""
    found: Bools = table.timed & ~table.night & (table.local_start < earliest)
    return found


def elapsed_lengths(table: DutyTable) -> Ints:
    """Minutes that each timed duty really lasts, across clock changes; 0 for other entries."""
    return table.end - table.start
