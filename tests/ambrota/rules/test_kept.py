"""Leave, relief and locks of the current rota stand."""

from __future__ import annotations

from ambrota.audit import inspect
from ambrota.rules.leave import LeaveKept
from ambrota.rules.locks import LocksKept
from ambrota.rules.relief import ReliefKept


def test_work_on_a_day_of_leave(dated, audited) -> None:
    rota = dated({"P": "AL+D AL S+TR AL+R -"})
    found = audited(LeaveKept(), rota)
    assert [(b.day, b.amount) for b in found] == [(0, 1), (2, 1)]
    assert found[0].message == "P, Monday 5 Jan 2026: D on a day of AL"
    assert LeaveKept().checked(inspect(rota)) == 4


def test_a_night_into_leave_is_no_duty_on_it(dated, charged) -> None:
    assert charged(LeaveKept(), dated({"P": "N AL"})) == []


def test_leave_taken_away(dated, charged) -> None:
    current = dated({"P": "AL AL S -"})
    assert charged(LeaveKept(), dated({"P": "AL D - D"}), current) == [(1, 1), (2, 1)]
    assert charged(LeaveKept(), dated({"P": "AL AL S D"}), current) == []
    assert charged(LeaveKept(), dated({"P": "AL AL+D S D"}), current) == [(1, 1)]


def test_sickness_is_not_leave(dated, charged) -> None:
    assert charged(LeaveKept(), dated({"P": "AL"}), dated({"P": "S"})) == [(0, 1)]


def test_relief(dated, audited) -> None:
    current = dated({"P": "R R R D"})
    assert audited(ReliefKept(), current) == []
    (breach,) = audited(ReliefKept(), dated({"P": "R D R R"}), current)
    assert (breach.day, breach.amount) == (1, 1)
    assert breach.message == "P, Tuesday 6 Jan 2026: relief R is taken away, D in its place"


def test_locks(dated, audited) -> None:
    current = dated({"P": "D N -", "Q": "D N -"}, Q={"locked": True})
    changed = dated({"P": "N N D", "Q": "N N D"}, Q={"locked": True})
    found = audited(LocksKept(), changed, current)
    assert [(b.person, b.day, b.amount) for b in found] == [(1, 0, 1), (1, 2, 1)]
    assert audited(LocksKept(), current, current) == []
    assert audited(LocksKept(), changed) == []
    assert LocksKept().checked(inspect(changed)) == 3


def test_cyclic_lines_are_kept_too(cyclic, audited) -> None:
    current = cyclic("R R - - - - -", "AL - - - - - -")
    proposed = cyclic("R - R - - - -", "- AL - - - - -")
    assert [(b.person, b.day) for b in audited(ReliefKept(), proposed, current)] == [(0, 1)]
    assert [(b.person, b.day) for b in audited(LeaveKept(), proposed, current)] == [(1, 0)]
