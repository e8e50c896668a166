"""Answers in words and rows, each row with its cells."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from solver.explaining.needs import Need, Needs
from solver.explaining.question import Answer, Borne, Difference, Granted
from solver.explaining.why_this import Effect, Option
from solver.request import Proposal
from ui.asking.answers import (
    ALREADY,
    borne_lines,
    difference_lines,
    kept_words,
    moved_lines,
    option_lines,
    option_words,
    price_words,
    verdict,
    worse_words,
)
from ui.asking.needs_words import needs_lines, needs_words, vacant_words
from ui.version import Version


def granted(rota: Rota) -> Answer:
    """Adeyemi is off on Monday, and Okafor works the night."""
    night = rota.by_cell["2", 0]
    moved = (
        Change("1", 0, rota.by_cell["1", 0], ()),
        Change("2", 0, night, ()),
    )
    return Answer(
        Granted.GRANTED, 1.0, Proposal("W", "Wish granted", "", moved, (), ()), moved,
        (Difference("Cover kept", "cover", True, 4, 0), Difference("Nights", "~n", False, 1, 2)),
        (Borne("1", 1, 1, 0), Borne("2", 1, -1, 0)),
    )  # fmt: skip


def test_the_asker_comes_first_and_each_line_has_its_cell(small_rota: Rota) -> None:
    lines = moved_lines(small_rota, granted(small_rota), "2")
    assert [line.texts for line in lines] == [
        ("Adeyemi", "Mon 4 May", "N", "rest"),
        ("Okafor", "Mon 4 May", "D", "rest"),
    ]
    assert lines[0].cells == (("2", 0),)


def test_who_bears_it_in_words(small_rota: Rota) -> None:
    lines = borne_lines(small_rota, granted(small_rota))
    assert lines[0].texts == ("Okafor", "1", "1 more", "–")
    assert lines[1].texts == ("Adeyemi", "1", "1 fewer", "–")
    assert lines[1].cells == (("2", 0),)


def test_what_must_hold_says_so(small_rota: Rota) -> None:
    lines = difference_lines(granted(small_rota), default_rulebook())
    assert lines[0].texts == ("Cover short (a must), half hours", "4", "0 ▼")
    assert lines[1].texts == ("Nights", "1", "2 ▲ worse")
    assert [one.look for one in lines] == ["better", "worse"]
    assert worse_words(granted(small_rota)) == "1 thing to weigh gets worse."


def test_one_short_rest_is_told_once_as_findings_name_it(small_rota: Rota) -> None:
    rest = Difference("Rest between duties", "daily-rest", True, 1, 0)
    quick = Difference("Rests under 12 h", "quick-returns", False, 1, 0)
    found = replace(granted(small_rota), differences=(rest, quick))
    told = [one.texts[0] for one in difference_lines(found, default_rulebook())]
    assert told == ["Too little rest between duties (a must)"]
    more = replace(found, differences=(rest, replace(quick, before=3)))
    assert len(difference_lines(more, default_rulebook())) == 2


@pytest.mark.parametrize("granted_as", list(Granted))
def test_every_end_has_its_sentence(granted_as: Granted) -> None:
    text, look = verdict(Answer(granted_as, 1.0))
    assert text.endswith(".")
    assert look in ("good", "bad", "muted")


def test_what_is_so_already_moves_nothing(small_rota: Rota) -> None:
    assert verdict(Answer(Granted.GRANTED, 0.1)) == ALREADY
    assert price_words(small_rota, Answer(Granted.GRANTED, 0.1)) == ""
    told = price_words(small_rota, granted(small_rota))
    assert told == "2 days changed for 2 people."


def test_a_price_says_whether_anything_guaranteed_is_lost(small_rota: Rota) -> None:
    assert kept_words(Answer(Granted.GRANTED, 0.1)) == ""
    found = granted(small_rota)
    assert kept_words(found) == "No seat, one-to-one or training is lost for it."
    lost = replace(found, differences=(Difference("Training", "training", True, 0, 1),))
    assert kept_words(lost) == ""


def test_each_other_choice_says_what_it_would_break_cost_and_spare(small_rota: Rota) -> None:
    night = small_rota.by_cell["2", 0]
    held = Option(night, True, ())
    rest = Option((), False, (Effect("cover", True, 4, "DCA seats short"),))
    day = Option(
        small_rota.by_cell["1", 0], False,
        (Effect("~s", False, 1, "a single duty"), Effect("~w", False, -1, "a weekend worked")),
    )  # fmt: skip
    assert option_words(rest) == "rest: not allowed: DCA seats short"
    assert option_words(day).endswith(
        "it would cost a single duty; it would spare a weekend worked"
    )
    lines = list(option_lines(small_rota, "2", {0: (held, day, rest)}))
    assert lines[0] == ("Adeyemi, Monday 4 May 2026: N", "strong")
    assert [look for _, look in lines[1:]] == ["good", ""]


def test_wte_by_role_and_in_all(small_rota: Rota) -> None:
    needs = Needs((Need("Paramedic", 336.0, 11.5, 10.0, 0.5), Need("EMT", 0, 0, 2, 0)), 30.0, 0.25)
    lines = needs_lines(needs)
    assert lines[0].texts == ("Paramedic", "336.0", "11.5", "10.0", "0.5", "1.0")
    assert lines[-1].texts[0] == "All"
    assert lines[-1].texts[-1] == "1.0"
    told = needs_words(needs, Version("current", "Current", small_rota))
    assert told[0] == "Missing: 1.0 WTE Paramedic."
    assert any("take at least 30.0 h a week of people’s time" in one for one in told)


@pytest.mark.parametrize(
    ("missing", "source", "expected"),
    [
        (1.1, "derived", ", and its 12 seat-hours in 2 weeks are not in the need. With it: 4.7 WTE "
         "needed, 1.7 missing; whoever fills it is 1.0 of these."),
        (1.1, "sheet", ". Filled, it would be 1.0 of the 1.5 WTE missing."),
        (0.0, "sheet", "."),
    ],
)  # fmt: skip
def test_a_vacant_line_is_said_to_be_neither_needed_nor_in_post(
    small_rota: Rota, missing: float, source: str, expected: str
) -> None:
    people = tuple(replace(one, vacant=one.id == "3") for one in small_rota.people)
    rota = replace(small_rota, people=people)
    role = rota.person("3").role
    others = SimpleNamespace(filled_hours=112.0)
    cover = SimpleNamespace(source=source, filled_hours=100.0, with_vacancies=others)
    version = Version("current", "Current", rota, audit=SimpleNamespace(cover=cover))
    needs = Needs((Need(role, 99, 3 + missing, 3, 0), Need("Other", 9, 0.4, 0, 0)), 30.0, 0.25)
    assert vacant_words(needs, version) == f"The vacant line is not in post (1.0 WTE){expected}"
    assert vacant_words(needs, replace(version, rota=small_rota)) == ""
