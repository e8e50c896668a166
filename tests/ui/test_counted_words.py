"""How a rota stands in a few words, the same wherever it is said."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from ambrota.cover import Seats, seat_hours
from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Session
from ui.counted_words import (
    BAD,
    GOOD,
    NOTICE,
    cover_lines,
    cover_words,
    given_up,
    meet_lines,
    meet_words,
    nightly_words,
    odd_times_words,
    short_words,
    training_words,
)


def lines(*lengths: int) -> Rota:
    """A cyclic rota of groups of so many lines."""
    people = tuple(
        Person(f"{name}{at}", f"{name} {at}", rota=f"{name}")
        for name, length in zip("abc", lengths, strict=False)
        for at in range(length)
    )
    return Rota("Test", RotaKind.CYCLIC, None, 7, people, (), ())


def seats(day: int, half: int, role: str | None = None, count: int = 1, **more: object) -> Seats:
    return Seats(day, half, "DCA", role, 4, 3, count, **more)  # type: ignore[arg-type]


def audit(met: int, people: int, none: int = 0) -> SimpleNamespace:
    contact = SimpleNamespace(met=met, people=people, no_manager=[("x", "none stated")] * none)
    return SimpleNamespace(contact=contact, training=SimpleNamespace(met=met, people=people))


@pytest.mark.parametrize(
    ("met", "people", "none", "words", "look"),
    [
        (23, 23, 3, "23 of 26 meet their line manager; 3 have none in the rota", BAD),
        (11, 12, 1, "11 of 13 meet their line manager; 1 has none in the rota", BAD),
        (24, 24, 0, "24 of 24 meet their line manager", GOOD),
        (0, 24, 0, "0 of 24 meet their line manager", BAD),
        (0, 0, 5, "Nobody’s line manager is in the rota", BAD),
        (916, 916, 1084, "916 of 2,000 meet their line manager; 1,084 have none in the rota", BAD),
    ],
)
def test_whoever_has_no_manager_is_said_beside_the_count(
    met: int, people: int, none: int, words: str, look: str
) -> None:
    assert meet_words(audit(met, people, none)) == (words, look)


def test_all_who_can_meet_is_good_news_and_who_cannot_is_left_open() -> None:
    assert meet_lines(audit(23, 23, 3)) == [
        ("23 of 26 meet their line manager", GOOD),
        ("3 have none in the rota", NOTICE),
    ]
    assert [one.look for one in meet_lines(audit(8, 11, 2))] == [BAD, NOTICE]
    assert meet_lines(audit(4, 4)) == [("4 of 4 meet their line manager", GOOD)]


def test_training_is_good_news_only_where_all_have_it() -> None:
    assert training_words(audit(26, 26)) == ("26 of 26 have their training", GOOD)
    assert training_words(audit(25, 26)).look == BAD


def test_role_rows_are_counted_within_the_row_of_any_role() -> None:
    found = seat_hours(
        [seats(0, 20, "Paramedic"), seats(0, 20, "EMT"), seats(0, 20, None), seats(8, 20)]
    )
    assert found == {"DCA": 1.5}


def test_what_is_given_up_is_of_a_week_in_a_cycle() -> None:
    cover = SimpleNamespace(given_up_hours=72.0, weeks=24)
    assert given_up(cover, lines(24, 3)) == "3 seat-hours a week given up to people"
    nothing = SimpleNamespace(given_up_hours=0.0, weeks=24)
    assert given_up(nothing, lines(24)) == ""


def test_what_duties_leave_short_of_a_cycle_is_short_every_week(small_rota: Rota) -> None:
    short = [seats(0, 1), seats(0, 2), seats(9, 20, of_sessions=True)]
    cover = SimpleNamespace(short=short, kept=False)
    assert short_words(cover, lines(24)) == (
        "1 seat-hour a week and 0.5 seat-hours in the 24-week cycle"
    )
    told = cover_words(SimpleNamespace(cover=cover), small_rota)
    assert told.look == BAD
    assert told.text.startswith("Cover short: 1.5 seat-hours in ")
    assert (
        cover_words(
            SimpleNamespace(cover=SimpleNamespace(kept=True, given_up_hours=0)), lines(3)
        ).look
        == GOOD
    )


@pytest.mark.parametrize(
    ("rota", "over"), [(lines(24), "31.5 seat-hours a week"), (None, "755 seat-hours in 2 weeks")]
)
def test_kept_cover_of_which_seats_are_given_up_is_neither_good_nor_bad(
    rota: Rota | None, over: str, small_rota: Rota
) -> None:
    cover = SimpleNamespace(kept=True, given_up_hours=755, weeks=24)
    told = cover_words(SimpleNamespace(cover=cover), rota or small_rota)
    assert told == (f"Cover kept but for {over} given up to people", "")


def test_a_vacant_line_left_out_of_the_need_is_said_beside_cover_kept() -> None:
    others = SimpleNamespace(filled_hours=112.0)
    cover = SimpleNamespace(
        kept=True, source="derived", filled_hours=64, with_vacancies=others, given_up_hours=0
    )
    rota = lines(3)
    vacant = (replace(rota.people[0], vacant=True), *rota.people[1:])
    told = cover_lines(SimpleNamespace(cover=cover), replace(rota, people=vacant))
    assert told == [
        ("Cover kept", GOOD),
        ("48 seat-hours a week of the vacant line are open", NOTICE),
    ]
    cover.source = "sheet"
    assert cover_lines(SimpleNamespace(cover=cover), rota) == [("Cover kept", GOOD)]
    cover.source, cover.with_vacancies = "derived", None
    assert cover_lines(SimpleNamespace(cover=cover), rota) == [("Cover kept", GOOD)]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 5, 6, 13), ["3 of 4 training sessions at a weekend"]),
        ((0, 1, 5), []),  # no more than a third
        ((), []),
    ],
)
def test_training_that_falls_at_weekends_is_said(days: tuple[int, ...], said: list[str]) -> None:
    held = tuple(Session("training", "cpd", "a0", None, day, 540, 600) for day in days)
    contact = Session("contact", "contact", "a0", "a1", 5, 540, 570)
    rota = replace(lines(2), sessions=(*held, contact))
    assert [(one.text, one.look) for one in odd_times_words(rota)] == [
        (one, NOTICE) for one in said
    ]


def test_one_to_ones_in_night_duties_are_said() -> None:
    night = Duty("a0", 2, "N", Kind.COVER, 1140, 1860)
    held = tuple(Session("contact", "contact", "a0", "a1", day, 1170, 1200) for day in (2, 3))
    rota = replace(lines(2), sessions=held, duties=(night,))
    assert nightly_words(rota) == "1 of 2 one-to-ones in night duties"
    assert nightly_words(replace(rota, duties=())) == ""


def test_training_in_a_night_duty_is_said() -> None:
    night = Duty("a0", 2, "N", Kind.COVER, 1140, 1860)
    held = tuple(Session("training", "cpd", "a0", None, day, 1170, 1200) for day in (2, 3))
    rota = replace(lines(1), sessions=held, duties=(night,))
    assert [one.text for one in odd_times_words(rota)] == [
        "1 of 2 training sessions in night duties"
    ]
    at_weekend = Session("training", "cpd", "a0", None, 5, 540, 600)
    told = odd_times_words(replace(rota, sessions=(held[0], at_weekend)))
    assert [one.text for one in told] == [
        "1 of 2 training sessions at a weekend, 1 in night duties"
    ]
