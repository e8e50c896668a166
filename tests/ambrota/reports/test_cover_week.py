"""A typical week is the lower median over weeks; neighbouring gaps are joined."""

from __future__ import annotations

from datetime import date

import numpy as np

from ambrota.cover import CoverAudit, Seats
from ambrota.model import Rota, RotaKind
from ambrota.reports.cover_week import gaps, rows_by_resource, typical_week


def covered(filled: list[int], first_day: date) -> tuple[Rota, CoverAudit]:
    days = np.repeat(np.array(filled)[None, :, None], 48, axis=2)
    account = CoverAudit(
        "sheet", (("DCA", "Paramedic"),), days, days, (), (), 0.0, 0.0, 0.0, 0.0, 0.0
    )
    return Rota("R", RotaKind.DATED, first_day, len(filled), (), (), ()), account


def test_the_lower_median_of_each_weekday_monday_first() -> None:
    wednesday = date(2026, 1, 7)
    rota, account = covered([1] * 7 + [3] * 7 + [5] * 4, wednesday)
    week = typical_week(rota, account, [0])
    assert week.filled[:, 0].tolist() == [1, 1, 3, 3, 3, 3, 1]


def test_role_rows_count_within_the_row_of_any_role() -> None:
    rota, account = covered([2] * 7, date(2026, 1, 5))
    both = np.concatenate([account.filled, account.filled + 1])
    account = CoverAudit(
        "sheet", (("DCA", "Paramedic"), ("DCA", None)), both, both, (), (), 0, 0, 0, 0, 0
    )
    assert rows_by_resource(account.keys) == {"DCA": [0, 1]}
    assert typical_week(rota, account, [0, 1]).filled[0, 0] == 3


def test_neighbouring_half_hours_of_one_kind_are_one_gap() -> None:
    listed = tuple(
        Seats(day, half, "DCA", role, 2, 1, 1)
        for day, half, role in (
            (0, 10, "EMT"), (0, 11, "EMT"), (0, 13, "EMT"), (0, 11, None), (1, 0, "EMT"),
        )
    )  # fmt: skip
    joined = [(gap.seats.day, gap.seats.role, gap.start, gap.end) for gap in gaps(listed)]
    assert sorted(joined, key=str) == sorted(
        [(0, None, 330, 360), (0, "EMT", 300, 360), (0, "EMT", 390, 420), (1, "EMT", 0, 30)],
        key=str,
    )
    assert sum(gap.seat_hours for gap in gaps(listed)) == 2.5
