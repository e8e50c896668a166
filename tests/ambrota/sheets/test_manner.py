"""New dates and times look like those around them, and read the same."""

from datetime import date, datetime, time

import pytest

from ambrota.sheets.words.manner import date_like, hours_like, time_like
from ambrota.sheets.words.moments import Manner

ON = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("sample", "text"),
    [
        ("25/12/2025", "04/03/2026"),
        ("5/1/2026", "4/3/2026"),
        ("05.01.26", "04.03.26"),
        ("2025-12-25", "2026-03-04"),
        ("20251225", "20260304"),
        ("Thu 25/12/2025", "Wed 04/03/2026"),
        ("25 Dec 2025", "04 Mar 2026"),
        ("5th December 2025", "4th March 2026"),
        ("Thursday 5 JAN 2026", "Wednesday 4 MAR 2026"),
        ("whatever", "2026-03-04"),
        (datetime(2025, 12, 25), datetime(2026, 3, 4)),
    ],
)
def test_dates(sample, text) -> None:
    assert date_like([sample], ON) == text


def test_dates_with_the_month_first() -> None:
    assert date_like(["12/25/2025"], ON, Manner(month_first=True)) == "03/04/2026"


@pytest.mark.parametrize(
    ("sample", "text"),
    [
        ("06:30", "18:05"),
        ("6:30", "18:05"),
        ("0630", "1805"),
        ("06.30", "18.05"),
        ("06:30:00", "18:05:00"),
        ("6:30 am", "6:05 pm"),
        ("06:30AM", "06:05PM"),
        ("0630 hrs", "1805 hrs"),
        ("2025-12-25 06:30", "2026-03-04 18:05"),
        ("2025-12-25T06:30:00", "2026-03-04T18:05:00"),
        ("25/12/2025 06:30", "04/03/2026 18:05"),
        ("25 Dec 2025, 0630", "04 Mar 2026, 1805"),
        ("soon", "18:05"),
        (630, 1805),
        (time(6, 30), time(18, 5)),
        (datetime(2025, 12, 25, 6, 30), datetime(2026, 3, 4, 18, 5)),
        (None, "18:05"),
    ],
)
def test_times(sample, text) -> None:
    samples = [] if sample is None else [sample]
    assert time_like(samples, ON, 18 * 60 + 5) == text


def test_times_as_parts_of_a_day() -> None:
    assert time_like([0.25], ON, 720) == 0.5
    assert time_like(["0.25"], ON, 720, Manner(fractions=True)) == "0.5"
    assert time_like([46000.25], ON, 720) == 46085.5
    assert time_like([7, 19], ON, 8 * 60) == 8


@pytest.mark.parametrize(
    ("sample", "value"),
    [(11.5, 7.75), ("11.5", "7.75"), ("11:30", "7:45"), (time(11, 30), time(7, 45)), (None, 7.75)],
)
def test_lengths(sample, value) -> None:
    assert hours_like([sample] if sample is not None else [], 465) == value
