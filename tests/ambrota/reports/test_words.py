"""What the workbook says in words: cells, sessions, assumptions, bounds and certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ambrota.certificate import Certificate
from ambrota.model import Demand, Duty, Kind, Person, Rota, RotaKind, Session, Shift
from ambrota.reports.assumed import assumptions
from ambrota.reports.names import codes_of, cover_day, duty_words, session_day
from ambrota.reports.page import lines_of
from ambrota.reports.words import certificate_words, stage_words

DAY = Shift("D", Kind.COVER, 420, 1140, None, "DCA")
NIGHT = Shift("N", Kind.COVER, 1140, 1860, 690, "DCA")
LEAVE = Shift("AL", Kind.LEAVE)
OFF = Shift("O", Kind.REST)


@dataclass(frozen=True)
class Stage:
    name: str
    value: float
    bound: float | None
    unit: str = "breaches"


def rota(kind: RotaKind, *duties: Duty, sessions: tuple[Session, ...] = ()) -> Rota:
    people = (Person("a", "Ada"), Person("b", "Bea", vacant=True))
    dated = kind is RotaKind.DATED
    return Rota(
        "R", kind, date(2026, 1, 5) if dated else None, 14 if dated else 7, people, (DAY, NIGHT),
        duties, sessions=sessions,
    )  # fmt: skip


def test_a_cell_in_codes_and_in_words() -> None:
    both = (DAY.duty("a", 0), LEAVE.duty("a", 0))
    assert codes_of(both) == "D+AL"
    assert duty_words(both) == "D 07:00–19:00 and AL"
    assert codes_of((OFF.duty("a", 0),)) == ""
    assert duty_words((OFF.duty("a", 0),)) == duty_words(()) == "rest"


def test_a_day_of_a_cyclic_rota_is_called_by_its_week() -> None:
    later = Session("training", "cpd", "a", None, 8, 600, 660)
    made = rota(RotaKind.CYCLIC, DAY.duty("b", 1), sessions=(later,))
    assert session_day(made, later) == "week 2 Tue"
    assert cover_day(made, 1, of_sessions=False) == "every Tue"
    assert cover_day(made, 8, of_sessions=True) == "week 2 Tue"


def test_every_assumption_is_named() -> None:
    told = "\n".join(assumptions(rota(RotaKind.DATED, DAY.duty("a", 0), LEAVE.duty("a", 1))))
    assert "no demand was stated" in told
    assert "Paid hours of D: not stated; taken as elapsed time less 30 minutes" in told
    assert ": 11.5 h." in told
    assert "Paid hours of AL: not stated" in told
    assert "Contract of Ada: not stated" in told
    assert "Line manager of Ada: none stated" in told
    assert "Bea: vacant" in told
    assert "2 weeks, fewer than the 17" in told
    assert "First morning" in told
    assert "commute 40 minutes, workload 2, attention 1, break every 180 minutes" in told


def test_what_a_cyclic_rota_and_relief_leave_unjudged_is_named() -> None:
    relief = Shift("R", Kind.RELIEF, paid=450)
    told = "\n".join(assumptions(rota(RotaKind.CYCLIC, relief.duty("a", 0))))
    assert "Rest before and after it cannot be judged until its times are known" in told
    assert "vacancies, step through the same lines" in told


def test_of_what_was_stated_nothing_is_said_to_be_assumed() -> None:
    people = (Person("m", "M", "Team leader", None, "m", None, 37.5),)
    stated = Rota(
        "R", RotaKind.CYCLIC, None, 7, people, (NIGHT,), (NIGHT.duty("m", 0),),
        demand=Demand("sheet", ()),
    )  # fmt: skip
    repeats, fatigue = assumptions(stated)
    assert repeats.startswith("The rota repeats")
    assert fatigue.startswith("Fatigue and risk index (withdrawn")


def test_bounds_in_words() -> None:
    assert stage_words(Stage("Must", 0, 0.0)).startswith("Must: 0 breaches; proved best")
    assert stage_words(Stage("Should", 3, 1.0)).endswith("no rota can do better than 1")
    assert stage_words(Stage("Should", 3, None)).endswith("no bound proved")


def test_a_certificate_is_never_taken_for_granted() -> None:
    assert certificate_words(None).startswith("Not certified")
    assert "NOT verified. cover: 1" in certificate_words(Certificate(False, ("cover: 1",)))
    assert certificate_words(Certificate(True, ())).startswith("Certificate: verified")


def test_rows_are_as_high_as_their_words() -> None:
    assert lines_of("short", 20) == 1
    assert lines_of("word " * 20, 20) == 5
    assert lines_of("a\nb\nc", 20) == 3
