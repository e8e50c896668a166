"""How lists name what a finding is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from ambrota.anonymous import anonymous
from ambrota.model import Person, Rota, RotaKind
from ui.reading import brief, found_head, who

ROTA = Rota("R", RotaKind.DATED, date(2026, 5, 4), 7, (Person("p", "Patel"),), (), ())


CYCLIC = replace(
    ROTA, kind=RotaKind.CYCLIC, first_day=None,
    people=(Person("o", "Okonjo"), Person("p", "Patel")),
)  # fmt: skip


def finding(rule: str, person: str | None) -> SimpleNamespace:
    return SimpleNamespace(rule=rule, person=person, days=(0,))


def test_a_finding_is_a_persons_or_says_whose_it_is() -> None:
    assert brief(ROTA, finding("daily-rest", "p")) == "Patel · Mon 4 May"
    assert brief(ROTA, finding("cover", None)) == "Cover · Mon 4 May"
    assert who(ROTA, finding("skill-mix", None)) == "Crews, Monday 4 May 2026"
    assert who(ROTA, finding("leave-cap", None)) == "Leave, Monday 4 May 2026"
    assert who(ROTA, finding("other", None)) == "Everybody, Monday 4 May 2026"


def test_what_breaks_in_a_line_is_the_lines_and_of_a_whole_rota_the_persons() -> None:
    hidden = anonymous(CYCLIC)
    assert brief(CYCLIC, finding("daily-rest", "p")) == "Line 2 (Patel) · Mon"
    assert brief(hidden, finding("daily-rest", "p")) == "Line 2 · Mon"
    assert who(hidden, finding("daily-rest", "p")) == "Line 2, Monday"
    assert brief(CYCLIC, finding("training", "p")) == "Patel"
    assert brief(hidden, finding("training", "p")) == "Person 2"


def test_what_is_a_lines_is_counted_apart_under_a_person() -> None:
    findings = [finding("training", "p"), finding("daily-rest", "p"), finding("days-off", "p")]
    assert found_head(ROTA, findings) == "3 findings"
    assert found_head(CYCLIC, findings[:1]) == "1 finding"
    assert found_head(CYCLIC, findings) == "3 findings, 2 of the line, which all step through"
