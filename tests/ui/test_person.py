"""One person's rota in words."""

from __future__ import annotations

from ambrota.audit import audit
from ambrota.model import Change, Rota, Session
from ambrota.rulebook import default_rulebook
from ui.person import person_lines
from ui.version import CURRENT, Version


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
