"""How lists name what a finding is about."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from ambrota.model import Person, Rota, RotaKind
from ui.reading import brief, who

ROTA = Rota("R", RotaKind.DATED, date(2026, 5, 4), 7, (Person("p", "Patel"),), (), ())


def finding(rule: str, person: str | None) -> SimpleNamespace:
    return SimpleNamespace(rule=rule, person=person, days=(0,))


def test_a_finding_is_a_persons_or_says_whose_it_is() -> None:
    assert brief(ROTA, finding("daily-rest", "p")) == "Patel · Mon 4 May"
    assert brief(ROTA, finding("cover", None)) == "Cover · Mon 4 May"
    assert who(ROTA, finding("skill-mix", None)) == "Crews, Monday 4 May 2026"
    assert who(ROTA, finding("leave-cap", None)) == "Leave, Monday 4 May 2026"
    assert who(ROTA, finding("other", None)) == "Everybody, Monday 4 May 2026"
