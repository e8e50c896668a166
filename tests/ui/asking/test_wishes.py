"""What is asked of the cells selected, in words and as the solver takes it."""

from __future__ import annotations

from dataclasses import replace

from ambrota.model import Rota
from solver.explaining.question import Want, Wanted
from ui.asking.wishes import (
    Subject,
    asked_words,
    codes_of,
    question_words,
    subject_of,
    subject_words,
    usual_want,
    wish_words,
)


def test_a_question_is_about_the_person_selected_first() -> None:
    assert subject_of([]) is None
    assert subject_of([("2", 5), ("2", 3), ("3", 9)]) == Subject("2", 3, 5)


def test_the_days_are_told_first_to_last(small_rota: Rota) -> None:
    assert subject_words(small_rota, Subject("2", 0, 0)) == "Adeyemi, Monday 4 May 2026"
    told = subject_words(small_rota, Subject("2", 0, 2))
    assert told == "Adeyemi, Monday 4 May 2026 to Wednesday 6 May 2026"


def test_the_wish_is_told_as_a_question_and_as_a_name(small_rota: Rota) -> None:
    off, code = Wanted("2", 0, 0, Want.OFF), Wanted("3", 1, 1, Want.CODE, "N")
    assert question_words(small_rota, off) == "Adeyemi, Monday 4 May 2026: why not off?"
    assert question_words(small_rota, code) == "Bell, Tuesday 5 May 2026: why not N?"
    assert wish_words(small_rota, off) == "Adeyemi off, Monday 4 May 2026"
    assert wish_words(small_rota, Wanted("2", 5, 6, Want.NO_NIGHTS)).startswith("Adeyemi no nights")


def test_codes_that_the_person_works_come_first(small_rota: Rota) -> None:
    nights = tuple(duty for duty in small_rota.duties if duty.code == "N")
    assert codes_of(replace(small_rota, duties=nights), "2") == ["N", "D", "TR"]
    assert codes_of(small_rota, "3") == ["D", "N", "TR"]


def test_whoever_works_is_likely_to_want_a_day_off(small_rota: Rota) -> None:
    assert usual_want(small_rota, Subject("2", 0, 0)) is Want.OFF
    assert usual_want(small_rota, Subject("2", 1, 1)) is Want.CODE


def test_what_is_asked_is_a_sentence_with_what_stands_there(small_rota: Rota) -> None:
    asked = asked_words(small_rota, Wanted("2", 0, 0, Want.OFF))
    assert asked == "Why is Adeyemi on N on Monday 4 May 2026, and not off?"
    rest = asked_words(small_rota, Wanted("2", 1, 1, Want.CODE, "D"))
    assert rest == "Why is Adeyemi off on Tuesday 5 May 2026, and not on D?"
    days = asked_words(small_rota, Wanted("2", 0, 2, Want.NO_NIGHTS))
    assert days.startswith("Why is Adeyemi not without nights from Monday 4 May 2026 to ")
