"""One person's rota in words."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from ambrota.audit import audit
from ambrota.calendar import day_name
from ambrota.model import Change, Kind, Rota, RotaKind, Session, Shift
from ambrota.rulebook import default_rulebook
from ui.person import _guarantees, person_lines
from ui.version import CURRENT, Judged, Version


def test_what_the_rota_comes_to(small_rota: Rota) -> None:
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, default_rulebook()))
    said = [text for text, _ in person_lines(current, current, 1)]
    assert said[0] == "Adeyemi"
    assert said[1] == "paramedic · 37.5 h a week · line manager Okafor"
    assert "Nights: 3" in said
    assert "Weekends off: 1" in said


def test_what_a_proposal_changes_for_them(small_rota: Rota) -> None:
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    session = Session("contact", "one-to-one", "2", "1", 2, 600, 630)
    rota = small_rota.with_changes([change]).with_sessions([session])
    book = default_rulebook()
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, book))
    made = Version("A", "Fewest changes", rota, audit=audit(rota, book, small_rota))
    said = [text for text, _ in person_lines(made, current, 1)]
    assert "Nights: 2 (−1 better)" in said
    assert "1 DAY CHANGED" in said
    assert "Monday 4 May 2026: night 19:00 to 07:00 → rest" in said
    assert "1 SESSION, 0.5 h" in said
    assert "Wednesday 6 May 2026: meets Okafor 10:00 to 10:30" in said
    same = [text for text, _ in person_lines(made, current, 2)]
    assert "NOTHING CHANGES FOR THEM BUT SESSIONS" in same


def test_how_far_apart_their_one_to_ones_are_is_said(small_rota: Rota) -> None:
    met = SimpleNamespace(
        placed=6, required=6, shared_hours=10.0, periods=(SimpleNamespace(days=28),)
    )
    judged = SimpleNamespace(
        contact=SimpleNamespace(per_person={"2": met}),
        training=SimpleNamespace(per_person={}),
        measures={"contact-gap": SimpleNamespace(per_person={"2": 31.0})},
    )
    held = "One-to-ones with their line manager: 6; at least 6 asked for, one in each 4-week period"
    dated = f"{held}; up to 31 days between two. 10 h on duty together"
    assert _guarantees(small_rota, judged, "2") == [dated]
    met.placed, cyclic = 0, replace(small_rota, kind=RotaKind.CYCLIC, first_day=None)
    (told,) = _guarantees(cyclic, judged, "2")
    assert "one in each 4-week period from a Monday. " in told


def test_which_of_their_figures_a_proposal_changes(small_rota: Rota) -> None:
    """Beside what is told already; figures that stay as they are are left out."""
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    rota, book = small_rota.with_changes([change]), default_rulebook()
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, book))
    made = Version("A", "Fewest changes", rota, audit=audit(rota, book, small_rota))
    said = [text for text, _ in person_lines(made, current, 1)]
    at = said.index("HOURS AND PAY")
    assert said[at + 1].startswith("Hours away from contract (h a person): ")
    assert any(text.startswith("Unsocial hours (h a person): ") for text in said[at:])
    assert not any(text.startswith(("Longest run of nights", "Starts before")) for text in said)
    same = [text for text, _ in person_lines(made, current, 2)]
    assert "HOURS AND PAY" not in same


def test_what_happens_if_a_duty_finishes_late(small_rota: Rota) -> None:
    """The least overrun first; a day of 07:00 to 19:00 and the next bear an hour, and no more."""
    day, late = (
        Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
        Shift("L", Kind.COVER, 480, 1200, 690, "DCA"),
    )  # fmt: skip
    own = ((7, day), (8, day), (10, late), (11, day))
    changes = [
        Change("2", at, small_rota.by_cell.get(("2", at), ()), ()) for at in range(small_rota.days)
    ]
    rota = small_rota.with_changes(changes).with_changes(
        [Change("2", at, (), (shift.duty("2", at),)) for at, shift in own]
    )
    book = default_rulebook()
    judged = Judged(rota, book, None)
    current = Version(CURRENT, "Current", rota, audit=audit(rota, book), judged=judged)
    said = [text for text, _ in person_lines(current, current, 1)]
    at = said.index("IF A DUTY FINISHES LATE")
    assert said[at + 1] == (
        f"If L ends 30 min after 20:00 on {day_name(rota, 10)}: 10 h 30 of rest before D at 07:00 "
        f"on {day_name(rota, 11)}; 11 h asked for"
    )
    assert said[at + 2].startswith("If D ends 90 min after 19:00 on")
    assert not any(text.startswith("If ") for text in said[at + 3 :])


def test_what_unsocial_hours_add_to_their_pay(small_rota: Rota) -> None:
    """Of a bank holiday's, a Saturday's and a Sunday's night the first is gone; a day of leave."""
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    rota = small_rota.with_changes([change])
    book = default_rulebook()
    current = Version(CURRENT, "Current", small_rota, audit=audit(small_rota, book))
    made = Version("A", "Fewest changes", rota, audit=audit(rota, book, small_rota))
    assert _of_pay(current, current) == (
        "Unsocial hours add about 22.6 % to basic pay (an estimate; scheme and band assumed)"
    )
    assert "about 15.3 % to basic pay, was 22.6 % (an estimate" in _of_pay(made, current)


def _of_pay(version: Version, current: Version) -> str:
    (told,) = [text for text, _ in person_lines(version, current, 1) if "basic pay" in text]
    return told


def test_what_short_rests_owe_them(small_rota: Rota) -> None:
    book = default_rulebook()
    night, late = (Shift(*times) for times in (
        ("N", Kind.COVER, 1140, 1860, 690, "DCA"), ("L", Kind.COVER, 840, 1320, 450, "DCA"),
    ))  # fmt: skip
    last = small_rota.days - 1
    changes = [
        Change("2", day, small_rota.by_cell.get(("2", day), ()), after)
        for day, after in (
            (7, (night.duty("2", 7),)), (8, (late.duty("2", 8),)), (9, ()), (10, ()),
            (last - 1, (night.duty("2", last - 1),)), (last, (late.duty("2", last),)),
        )
    ]  # fmt: skip
    rota = small_rota.with_changes(changes)
    current = Version(CURRENT, "Current", rota, audit=audit(rota, book))
    said = [text for text, _ in person_lines(current, current, 1)]
    at = said.index("2 SHORT RESTS, 8 H OWED")
    assert said[at + 1].endswith(": 4 h owed, not yet due")
    assert said[at + 2] == (f"{day_name(rota, 8)}: 4 h owed, given by {day_name(rota, 9)}")
    calm = [text for text, _ in person_lines(current, current, 2)]
    assert not any("SHORT REST" in text for text in calm)
