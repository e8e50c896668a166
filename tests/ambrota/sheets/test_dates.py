"""Dates as headings write them."""

import datetime as dt

import pytest

from ambrota.sheets.words.dates import month_of, parse_date, parse_part, resolve, year_of

TODAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("value", "on"),
    [
        (dt.datetime(2026, 1, 5), dt.date(2026, 1, 5)),
        ("2026-01-05", dt.date(2026, 1, 5)),
        ("2026-01-05 00:00:00", dt.date(2026, 1, 5)),
        ("05/01/2026", dt.date(2026, 1, 5)),
        ("5.1.26", dt.date(2026, 1, 5)),
        ("Mon 5 Jan 2026", dt.date(2026, 1, 5)),
        ("5th January 2026", dt.date(2026, 1, 5)),
        ("Mon Jan 5, 2026", dt.date(2026, 1, 5)),
        (46027, dt.date(2026, 1, 5)),
        ("31/02/2026", None),
        ("5 Jan", None),
        ("D", None),
        (7, None),
    ],
)
def test_whole_dates_are_read_the_british_way(value: object, on: dt.date | None) -> None:
    assert parse_date(value) == on  # type: ignore[arg-type]


def parts(*texts: object) -> list:
    return [parse_part(text) for text in texts]  # type: ignore[arg-type]


def test_a_year_comes_from_the_weekdays_and_is_said_to_be_inferred() -> None:
    dates, inferred = resolve(parts("Sun - 23/02", "Mon - 24/02"), None, None, TODAY)  # type: ignore[misc]
    assert (dates[0], inferred) == (dt.date(2025, 2, 23), True)


def test_a_heading_runs_over_the_end_of_the_year() -> None:
    dates, _ = resolve(parts("30 Dec", "31 Dec", "1 Jan"), 2025, None, TODAY)  # type: ignore[misc]
    assert dates[-1] == dt.date(2026, 1, 1)


def test_day_numbers_take_the_month_of_the_title_and_wrap() -> None:
    dates, _ = resolve(parts(30, 31, 1, 2), 2026, 1, TODAY)  # type: ignore[misc]
    assert dates == [
        dt.date(2026, 1, 30),
        dt.date(2026, 1, 31),
        dt.date(2026, 2, 1),
        dt.date(2026, 2, 2),
    ]


def test_american_order_is_seen_from_the_run_of_days() -> None:
    dates, _ = resolve(parts("1/13/2026", "1/14/2026", "1/15/2026"), None, None, TODAY)  # type: ignore[misc]
    assert dates[0] == dt.date(2026, 1, 13)


def test_without_year_and_weekday_nothing_is_guessed() -> None:
    assert resolve(parts("23/02", "24/02"), None, None, TODAY) is None


def test_titles_state_months_and_years() -> None:
    assert month_of("Rota for January 2026") == (1, 2026)
    assert month_of("DCA") is None
    assert (month_of("may-2026"), month_of("swaps may be asked for")) == ((5, 2026), None)
    assert year_of("Station rota 2026") == 2026
    assert year_of("2025 and 2026") is None
    assert (year_of("D 0845-2045"), year_of("until 2045 hrs")) == (None, None)
    assert year_of("2045-0845, Rota 2026") == 2026
