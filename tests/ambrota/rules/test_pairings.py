"""People who are kept apart, and never why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.findings import findings_of
from ambrota.model import Duty, Kind, Pairing, Rota
from ambrota.rules.pairings import PairingsKept

RULE = PairingsKept()


def apart(rota: Rota, *pairs: str) -> Rota:
    """The rota with pairs such as 'a b' kept apart."""
    return replace(rota, pairings=tuple(Pairing(*pair.split()) for pair in pairs))


# (a's codes, b's codes, carried in, (row, day) charged)
CASES = {
    "the same duty: the upper row": ("D", "D", None, [(0, 0)]),
    "the later one": ("D", "1859-0700", None, [(1, 0)]),
    "one ends as the other starts": ("D", "N", None, []),
    "one starts as the other ends": ("N", "D", None, []),
    "a night into the morning": ("- D", "1930-0701 -", None, [(0, 1)]),
    "a night to the minute": ("- D", "N -", None, []),
    "leave and rest": ("AL - S", "D D D", None, []),
    "relief without times is on nothing": ("R", "R", None, []),
    "training is on no resource": ("TR", "TR", None, []),
    "two pairs of duties on one day": (
        "0700-1100+1300-1700", "0800-1400", None, [(0, 0), (1, 0)]
    ),
    "carried in": ("D", "-", ("-", "1930-0701"), [(0, 0)]),
    "both carried in": ("-", "-", ("D", "D"), []),
    "the last day": ("- - N", "- - N", None, [(0, 2)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_two_people(case, dated, audited) -> None:
    ours, theirs, before, expected = CASES[case]
    eve = dict(zip("ab", before, strict=True)) if before else None
    rota = apart(dated({"a": ours, "b": theirs}, before=eve), "a b")
    found = audited(RULE, rota)
    assert sorted((b.person, b.day) for b in found) == expected
    assert all(b.amount == 1 and b.slot == (1 - b.person,) for b in found)


def test_whichever_way_round_and_however_often_it_is_said(dated, audited) -> None:
    rota = dated({"a": "D", "b": "D", "c": "D"})
    for pairs in (("b a",), ("a b", "b a", "a b")):
        assert [(b.person, b.slot) for b in audited(RULE, apart(rota, *pairs))] == [(0, (1,))]
    assert audited(RULE, rota) == []
    assert audited(RULE, apart(rota, "a z")) == []


def test_another_resource_is_apart(dated, audited) -> None:
    rota = apart(dated({"a": "D", "b": "D"}), "a b")
    car = Duty("b", 0, "D", Kind.COVER, 420, 1140, resource="RRV")
    assert audited(RULE, replace(rota, duties=(rota.duties[0], car))) == []
    same = replace(car, resource="dca ")
    assert len(audited(RULE, replace(rota, duties=(rota.duties[0], same)))) == 1


def test_a_vacant_line_is_nobody(dated, audited) -> None:
    assert audited(RULE, apart(dated({"a": "D", "b": "D"}, b={"vacant": True}), "a b")) == []


@pytest.mark.parametrize(("first", "together"), [("2026-03-28", 11), ("2026-10-24", 13)])
def test_over_a_clock_change_time_is_elapsed(first, together, dated, audited) -> None:
    (breach,) = audited(RULE, apart(dated({"a": "N", "b": "N"}, first), "a b"))
    assert breach.measured == together


def test_people_of_one_cycle_meet_week_by_week(cyclic, audited) -> None:
    """Line 1 and line 2 are always a week apart: whoever is on line 2 meets line 3's people."""
    rota = cyclic("D - - - - - -", "D N - - - - -", "- N - - - - -")
    found = audited(RULE, apart(rota, "1 2"))
    # Week 1: lines 1 and 2; week 2: lines 2 and 3; week 3: lines 3 and 1.
    assert [(b.person, b.day, b.slot) for b in found] == [(0, 0, (1, 0)), (1, 1, (2, 1))]
    assert found[1].message == (
        "Line 1 and Line 2 are kept apart; both are on DCA on Tuesday of week 2 from 19:00"
    )


def test_round_the_end_of_the_cycle(cyclic, audited) -> None:
    """A Sunday night of line 1 runs into the Monday of line 3, worked by whoever came from 2."""
    rota = cyclic("-*6 1900-0730", "-*7", "D -*6")
    for pair, week in (("1 2", 1), ("3 1", 2), ("2 3", 0)):
        found = audited(RULE, apart(rota, pair))
        assert [(b.person, b.day, b.slot) for b in found] == [(2, 0, (0, week))]


def test_cycles_of_different_length_over_both(cyclic, audited) -> None:
    """Two lines and three: over six weeks every line of the one meets every line of the other."""
    rota = cyclic("D -*6", "-*7", "D -*6", "-*7", "-*7")
    people = [replace(one, rota="B" if row > 1 else "A") for row, one in enumerate(rota.people)]
    found = audited(RULE, apart(replace(rota, people=tuple(people)), "1 3"))
    assert [(b.person, b.day, b.slot) for b in found] == [(0, 0, (2, 0))]
    assert RULE.checked(inspect(apart(replace(rota, people=tuple(people)), "1 3"))) == 42


def test_words(dated, audited) -> None:
    rota = apart(dated({"Able": "D", "Bold": "1100-2300"}), "Able Bold")
    (breach,) = audited(RULE, rota)
    assert breach.message == (
        "Able and Bold are kept apart; both are on DCA on Monday 5 Jan 2026 from 11:00"
    )
    assert breach.evidence == (
        "1100-2300 11:00-23:00 and D 07:00-19:00 on Monday 5 Jan 2026: 8 h together"
    )
    assert breach.limit == 0
    assert breach.measured == 8


def test_each_pairing_is_a_finding_of_its_own(dated, audited) -> None:
    rota = apart(dated({"a": "D D", "b": "D D", "c": "D D"}), "a b", "a c")
    found = findings_of(rota, RULE, audited(RULE, rota))
    assert sorted((f.person, f.breaches) for f in found) == [("a", 2), ("a", 2)]


def test_words_of_short_duties_of_long_rotas_and_of_midnight(dated, audited) -> None:
    (breach,) = audited(RULE, apart(dated({"a": "-*8 D", "b": "-*8 0000-0800"}), "a b"))
    assert breach.message.endswith("both are on DCA on Tuesday 13 Jan 2026 from 07:00")
    assert "0000-0800 00:00-08:00 on Tuesday 13 Jan 2026: 1 h together" in breach.evidence
    (breach,) = audited(RULE, apart(dated({"a": "D", "b": "0800-1000"}), "a b"))
    assert breach.measured == 2
    (breach,) = audited(RULE, apart(dated({"a": "0000-0800", "b": "0000-0800"}), "a b"))
    assert breach.message.endswith("from 00:00")


def test_a_cycle_of_one_week_names_no_week(cyclic, audited) -> None:
    rota = cyclic("D -*6", "D -*6")
    people = (rota.people[0], replace(rota.people[1], rota="Other"))
    (breach,) = audited(RULE, apart(replace(rota, people=people), "1 2"))
    assert breach.message.endswith("on Monday from 07:00")


def test_beside_a_longer_duty_the_edge_of_a_shorter_one_holds(dated, audited) -> None:
    rota = apart(dated({"a": "- D -", "b": "N - 0000-2300"}), "a b")
    assert audited(RULE, rota) == []
    assert audited(RULE, apart(dated({"a": "N - 0000-2300", "b": "- D -"}), "a b")) == []


@pytest.mark.parametrize(
    ("lines", "days"), [((3, 3), 21), ((2, 3), 42), ((4, 13), 364), ((7, 8), 364), ((53, 53), 371)]
)
def test_weeks_judged_together(lines, days, cyclic) -> None:
    """Cycles that drift apart for longer than a year are judged over 52 weeks."""
    ours, theirs = lines
    if ours == theirs:
        return _weeks(apart(cyclic(*["D -*6"] * ours), "1 2"), days)
    rota = cyclic(*["D -*6"] * (ours + theirs))
    people = [replace(one, rota="AB"[row >= ours]) for row, one in enumerate(rota.people)]
    return _weeks(apart(replace(rota, people=tuple(people)), f"1 {ours + 1}"), days)


def _weeks(rota: Rota, days: int) -> None:
    assert RULE.checked(inspect(rota)) == days
    met = list(RULE.audit(inspect(rota)))
    assert len(met) == days // 7
    assert {breach.slot[1] for breach in met} == set(range(days // 7))


def test_a_year_of_weeks_that_drift_does_not_go_round(cyclic, audited) -> None:
    """Week 52's Sunday night runs into no Monday where the cycles of 7 and 8 weeks are cut off."""
    rota = cyclic(*["-*7"] * 3, "D -*5 1900-0730", *["-*7"] * 3, *["D -*6"] * 8)
    people = [replace(one, rota="AB"[row >= 7]) for row, one in enumerate(rota.people)]
    found = audited(RULE, apart(replace(rota, people=tuple(people)), "1 8"))
    weeks = sorted(breach.slot[1] for breach in found)
    assert weeks == sorted([week for week in range(52) if week % 7 in (3, 4)])
