"""Times in every notation that rotas use."""

import datetime as dt

import pytest

from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import parse_hours, parse_time, times_code


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("0600-1800", 360, 1080),
        ("06:00-18:00", 360, 1080),
        ("6-18", 360, 1080),
        ("06-12", 360, 720),
        ("0600/1800", 360, 1080),
        ("06.00–18.00", 360, 1080),
        ("06.30 — 18.45", 390, 1125),
        ("0630x12", 390, 1110),
        ("0630 x 7.5h", 390, 840),
        ("07:00 to 19:00", 420, 1140),
        ("1800-0600", 1080, 1800),
        ("22-7", 1320, 1860),
        ("1600-2400", 960, 1440),
        ("12:00-00:00", 720, 1440),
        ("9am-5pm", 540, 1020),
        ("0900hrs - 1700hrs", 540, 1020),
        ("0700-0700", 420, 1860),
        ("7a-7p", 420, 1140),
        ("7am-3.30pm", 420, 930),
        ("7 a.m. to 7 p.m.", 420, 1140),
        ("9-5pm", 540, 1020),
        ("0700 1900", 420, 1140),
        ("07:00\n19:00", 420, 1140),
        ("from 07:00 until 19:00", 420, 1140),
        ("12h from 07:00", 420, 1140),
        ("12 hours from 0700", 420, 1140),
        ("06:30+12", 390, 1110),
        ("0700 for 12 hours", 420, 1140),
        ("0630x12,5", 390, 1140),
        ("7h30-15h30", 450, 930),
        ("07:00:00-19:00:00", 420, 1140),
        ("9:00-17:00", 540, 1020),
        ("22:00-6:00", 1320, 1800),
        ("\uff10\uff17\uff10\uff10\uff0d\uff11\uff19\uff10\uff10", 420, 1140),
        ("24:00-08:00", 0, 480),
        ("10:00-10:00", 600, 2040),
        ("12:00-08:00", 720, 1920),
    ],
)
def test_times_are_read_in_every_notation(text: str, start: int, end: int) -> None:
    span = parse_span(text)
    assert span is not None
    assert (span.start, span.end) == (start, end)


def test_a_code_before_and_a_note_behind_are_kept_apart() -> None:
    span = parse_span("N 1900-0700 (M123)")
    assert span is not None
    assert (span.before, span.start, span.end, span.after) == ("N", 1140, 1860, "(M123)")
    joined = parse_span("D0700-1900 DCA")
    assert joined is not None
    assert (joined.before, joined.start, joined.after) == ("D", 420, "DCA")


@pytest.mark.parametrize(
    "text",
    [
        "9-5",
        "7-7",
        "5/1",
        "12/1",
        "D",
        "2500-2600",
        "0660-1800",
        "1-1",
        "06:00",
        "",
        "6-18 or 7-19",
        "8:30-5:00",
        "7:00-7:00",
        "2:00-10:00",
        "900-500",
        "07-3",
        "7-11pm",
        "9am-5",
        "0700/12",
        "7/19",
        "D6-18",
        "2026-01-05",
        "01/02-03/02",
    ],
)
def test_what_could_be_read_two_ways_is_not_read(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("value", "minute"),
    [
        (0.25, 360),
        (600, 360),
        (1800, 1080),
        (6, 360),
        (2400, 1440),
        ("06:00", 360),
        ("0600", 360),
        ("6am", 360),
        ("12am", 0),
        ("12pm", 720),
        ("24:00", 1440),
        (".75", 1080),
        ("0.75", 1080),
        ("0.25", None),
        ("00.25", 25),
        (dt.time(6, 45), 405),
        (dt.datetime(2026, 1, 5, 18, 30), 1110),
        (dt.timedelta(hours=7), 420),
        ("25:00", None),
        ("soon", None),
        (1270, None),
        (True, None),
        (None, None),
        (-1, None),
    ],
)
def test_a_time_of_day(value: object, minute: int | None) -> None:
    assert parse_time(value) == minute  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        (11.5, 11.5),
        ("11.5 h", 11.5),
        ("11:30", 11.5),
        (dt.time(11, 30), 11.5),
        ("37:30", 37.5),
        ("7h30", 7.5),
        ("-2", -2.0),
        ("many", None),
        (None, None),
    ],
)
def test_a_length_in_hours(value: object, hours: float | None) -> None:
    assert parse_hours(value) == hours  # type: ignore[arg-type]


def test_written_times_read_back() -> None:
    for start, end in ((540, 1020), (1140, 1860), (960, 1440)):
        span = parse_span(times_code(start, end))
        assert span is not None
        assert (span.start, span.end) == (start, end)
