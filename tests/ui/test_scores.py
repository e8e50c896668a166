"""The scorecard of the window: what a director reads first, then measures by theme."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from ambrota.audit import audit
from ambrota.measures.base import THEMES
from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from ui.score_rows import ALIKE, DIFFERENT, Aside, Score, rows
from ui.scores import (
    EVERY,
    OPERATIONS,
    PEOPLE,
    own_values,
    scorecard,
)
from ui.version import CURRENT, Version


def test_either_column_stands_at_a_glance_before_the_long_list(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = scorecard([current])
    told = {
        part: [score.name for score in scores if score.part == part]
        for part in (OPERATIONS, PEOPLE)
    }
    assert told == {
        OPERATIONS: [
            "Cover short", "Cover given up to people", "Unit hours as whole vehicles",
        ],
        PEOPLE: [
            "Meet their line manager", "Have their training", "Findings on law",
            "Findings on all musts", "Findings to weigh", "Weekends off",
        ],
    }  # fmt: skip
    parts = [score.part for score in scores]
    assert parts == sorted(parts, key=(OPERATIONS, PEOPLE, EVERY).index)
    themes = list(dict.fromkeys(score.theme for score in scores if score.part == EVERY))
    assert themes == [theme for theme in THEMES if theme in themes]
    assert len(themes) > 6


def test_fatigue_is_for_comparison_only(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    fatigue = [score.name for score in scorecard([current]) if score.theme == "Fatigue"]
    assert fatigue
    assert all("comparison only" in name for name in fatigue)


def test_measures_that_concern_nobody_are_left_out(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    keys = {score.key for score in scorecard([current])}
    assert "nights" in keys
    assert "unit-hours" in keys
    assert "mentor-hours" not in keys
    assert "requests-granted" not in keys


def test_the_table_names_each_theme_once(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    scores = scorecard([current])
    heads = [row for row in rows(scores) if isinstance(row, str) and not isinstance(row, Aside)]
    assert heads[:3] == [OPERATIONS, PEOPLE, EVERY]
    assert heads[3:] == list(dict.fromkeys(score.theme for score in scores if score.theme))
    apart = [
        row for part in (OPERATIONS, PEOPLE) for row in rows(scores, part) if isinstance(row, Score)
    ]
    assert sorted(score.name for score in apart) == sorted(score.name for score in scores)


def test_how_far_comparable_people_are_apart_stands_under_the_name(small_rota: Rota) -> None:
    alike = tuple(replace(one, role="EMT", contracted_hours=37.5) for one in small_rota.people)
    rota = replace(small_rota, people=alike)
    current = Version(CURRENT, "Current", rota, audit=audit(rota, default_rulebook()))
    scores = {score.key: score for score in scorecard([current])}
    assert scores["nights"].alike.values
    below = scores["nights"].below
    own = "0 for 2, 3 for 1"
    assert below == f"nights a person in 2 weeks · {own} · widest among EMTs: 0 to 3"
    assert not scores["unit-hours"].alike.values


def test_dots_are_of_what_the_number_is_made_of() -> None:
    """In a cyclic rota a mean is of people, who walk the same lines; a sum is over lines."""
    mean = SimpleNamespace(value=9.0, even={"1": 9.0, "2": 9.0}, per_line={"1": 1.0, "2": 0})
    assert own_values(mean) == mean.even
    total = SimpleNamespace(value=3.0, even={"1": 3.0, "2": 3.0}, per_line={"1": 1.0, "2": 2.0})
    assert own_values(total) == total.per_line
    dated = SimpleNamespace(value=2.0, even={"1": 2.0}, per_line=None)
    assert own_values(dated) == dated.even


def proposed(rota: Rota) -> list[Version]:
    """The rota, and a proposal that takes a night from Adeyemi."""
    book = default_rulebook()
    after = rota.with_changes([Change("2", 0, rota.by_cell["2", 0], ())])
    return [
        Version(CURRENT, "Current", rota, audit=audit(rota, book)),
        Version("A", "Fewer nights", after, audit=audit(after, book, rota)),
    ]


def test_every_count_says_over_what_time(small_rota: Rota) -> None:
    scores = {one.key: one for one in scorecard(proposed(small_rota))}
    for key in ("cover-short", "given-up-cover", "nights", "weekends-off", "turnarounds-under-11"):
        assert " in " in scores[key].unit, key
    assert scores["unit-hours"].unit == "a week"
    assert "need " in scores["cover-short"].note


def test_a_price_is_neither_good_nor_bad_and_what_is_broken_is_so_now_too(
    small_rota: Rota,
) -> None:
    scores = {one.key: one for one in scorecard(proposed(small_rota))}
    assert {figure.verdict for figure in scores["unit-hours"].figures} == {""}
    musts = scores["findings of musts"].figures
    assert int(musts[0].text) > 0
    assert [one.look for one in musts] == ["worse", "worse"]
    assert scores["held"].figures[0].look == "worse"


def test_whoever_has_no_manager_counts_and_is_said(small_rota: Rota) -> None:
    meets = next(one for one in scorecard(proposed(small_rota)) if one.key == "meet")
    contact = audit(small_rota, default_rulebook()).contact
    whole = contact.people + len(contact.no_manager)
    assert meets.figures[0].text == f"{contact.met}/{whole}"
    assert ("none in the rota" in meets.note) == bool(contact.no_manager)


def test_on_a_screen_what_is_alike_in_all_comes_last(small_rota: Rota) -> None:
    scores = scorecard(proposed(small_rota))
    told = rows(scores, PEOPLE, differing_first=True)
    heads = [row for row in told if isinstance(row, str) and row.isupper()]
    assert heads == [PEOPLE, DIFFERENT, ALIKE]
    (line, *others) = told[told.index(ALIKE) + 1 :]
    same = [one for one in scores if one.section == PEOPLE and not one.differs]
    same = [one for one in same if one.part == EVERY]
    assert isinstance(line, Aside)
    assert line == " · ".join(f"{one.name} {one.figures[0].text}" for one in same)
    assert all(isinstance(row, Aside) for row in others)
    between = told[told.index(DIFFERENT) : told.index(ALIKE)]
    assert all(row.differs for row in between if isinstance(row, Score))
    plain = [row for row in rows(scores, PEOPLE) if isinstance(row, Score)]
    seen = {row.key for row in told if isinstance(row, Score)} | {one.key for one in same}
    assert seen == {row.key for row in plain}


def test_words_that_need_a_wide_table_are_left_out_of_a_narrow_one(small_rota: Rota) -> None:
    scores = scorecard(proposed(small_rota))
    wide, narrow = rows(scores), rows(scores, brief=True)
    asides = [row for row in wide if isinstance(row, Aside)]
    assert any("WTE needed" in one for one in asides)
    assert [row for row in narrow if not isinstance(row, Aside)] == [
        row for row in wide if not isinstance(row, Aside)
    ]
    assert len([row for row in narrow if isinstance(row, Aside)]) <= len(asides)


def test_low_relief_is_read_at_a_glance_and_ample_relief_in_the_long_list(
    small_rota: Rota,
) -> None:
    (current, _) = proposed(small_rota)
    measures = current.audit.measures
    for posts, part in ((0.0, OPERATIONS), (99.0, EVERY)):
        told = {**measures, "wte-in-post": replace(measures["wte-in-post"], value=posts)}
        low = Version(CURRENT, "Current", small_rota, audit=replace(current.audit, measures=told))
        relief = next(one for one in scorecard([low]) if one.key == "relief-sufficiency")
        assert relief.part == part
        assert relief.figures[0].look == ("worse" if part == OPERATIONS else "")


def test_unit_hours_below_the_need_are_worse_and_say_so(small_rota: Rota) -> None:
    now, after = proposed(small_rota)
    held = {key: float(one.value) for key, one in now.audit.measures.items()}
    short = replace(after.audit.measures["unit-hours"], value=held["unit-hours-needed"] - 10)
    low = replace(after, audit=replace(after.audit, measures={
        **after.audit.measures, "unit-hours": short,
    }))  # fmt: skip
    first, second = next(one.figures for one in scorecard([now, low]) if one.key == "unit-hours")
    assert first.verdict == ""
    assert (second.verdict, second.look) == ("worse", "worse")
    assert second.difference.endswith("less: worse")
