"""How many duties of one band there are before a change."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.rotation_speed import RotationSpeed

CASES = {
    "two and three": ("D D L L L D D L", {}, []),
    "four, then back": ("D L*4 D", {}, [(5, 1)]),
    "one, then back": ("D L D", {}, [(2, 1)]),
    "four, then forward": ("L D*4 L", {}, []),
    "a night after four lates is forward": ("D L*4 N", {}, []),
    "a day after four nights and 48 hours is forward": ("D N*4 - - D", {}, []),
    "a minute less than 48 hours": ("D N*4 - - 0659-1500", {}, [(7, 1)]),
    "after less it is not": ("D N*4 - D", {}, [(6, 1)]),
    "a late after four nights never is": ("D N*4 - - - L", {}, [(8, 1)]),
    "twenty-one days": ("D L -*17 L*3 D", {}, []),
    "twenty days": ("D L -*16 L*3 D", {}, [(21, 1)]),
    "days off do not end a block": ("D L L - - L L D", {}, [(7, 1)]),
    "nor does leave": ("D L L AL AL L L D", {}, [(7, 1)]),
    "the first block's beginning is not known": ("L*4 D", {}, []),
    "unless it is carried in": ("L*4 D", {"P": "D"}, [(4, 1)]),
    "a change that is carried in": ("D", {"P": "D L*4 D"}, []),
    "noon is late": ("D 1200-2000 D", {}, [(2, 1)]),
    "a minute before it is day": ("D 1159-2000 D", {}, []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, expected = CASES[case]
    assert charged(RotationSpeed(), dated({"P": line}, before=before)) == expected


def test_round_the_cycle(cyclic, charged, audited) -> None:
    # The lates run over Sunday: four of them, then a day on Wednesday.
    rota = cyclic("L L D D -*3", "-*5 L L")
    (breach,) = audited(RotationSpeed(), rota)
    assert (breach.person, breach.day, breach.measured) == (0, 2, 4)
    assert charged(RotationSpeed(), cyclic("D*4 -*3")) == []


def test_walks_do_not_run_into_one_another(dated, audited) -> None:
    rota = dated({"A": "D L", "B": "L L L D", "C": "D L*4 D"})
    assert [(b.person, b.day) for b in audited(RotationSpeed(), rota)] == [(2, 5)]


def test_words_and_parameters(dated, audited, charged) -> None:
    rota = dated({"Patel": "D L*4 D"})
    (breach,) = audited(RotationSpeed(), rota)
    assert breach.message == (
        "Patel, Saturday 10 Jan 2026: duty D starts 07:00, back from lates to day duties after 4 "
        "lates in 4 days; 2 to 3, 21 days or more, or forward"
    )
    assert breach.evidence == (
        "4 lates, not 2 to 3; 4 days, under 21; late to day duty at 07:00 after 9 h of rest is "
        "backward"
    )
    assert charged(RotationSpeed(most=4), rota) == []
    assert charged(RotationSpeed(slow=4), rota) == []
    assert charged(RotationSpeed(least=1), dated({"P": "D L D"})) == []
    assert charged(RotationSpeed(hours=24.0), dated({"P": "D N*4 - D"})) == []
    assert RotationSpeed().checked(inspect(rota)) == 1


def test_changes_carried_in_are_not_counted(dated) -> None:
    rota = dated({"P": "D L D"}, before={"P": "D L L D"})
    assert RotationSpeed().checked(inspect(rota)) == 2
