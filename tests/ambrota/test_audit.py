"""The audit as a whole: findings out of breaches, levels, guarantees, what holds."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ambrota.audit import audit, inspect
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.findings import episodes, findings_of
from ambrota.model import Demand, DemandRow, Session
from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rules.base import Breach, Level
from ambrota.rules.consecutive_nights import ConsecutiveNights
from ambrota.rules.cover import Cover
from ambrota.rules.daily_rest import DailyRest


def only(*rules: str, level: Level = Level.MUST) -> Rulebook:
    """A rulebook in which all rules but these are off."""
    book = default_rulebook()
    return replace(
        book,
        rules=tuple(
            replace(rule, level=level if rule.id in rules else Level.OFF) for rule in book.rules
        ),
    )


def at(day: int, days: tuple[int, ...] = (), amount: int = 1, person: int = 0) -> Breach:
    """A breach on a day."""
    return Breach("daily-rest", person, day, amount, 0.0, 1.0, "", f"day {day}", "", days or (day,))


@pytest.mark.parametrize(
    ("breaches", "expected"),
    [
        ([at(3), at(4), at(6)], [[3, 4], [6]]),
        ([at(4), at(3)], [[3, 4]]),
        ([at(3), at(4, person=1)], [[3], [4]]),
        ([at(11, (10, 11)), at(12, (11, 12))], [[11, 12]]),
        ([at(11, (10, 11)), at(13, (12, 13))], [[11], [13]]),
        ([at(13, tuple(range(14))), at(27, tuple(range(14, 28)))], [[13], [27]]),
        ([at(20, (5, 6, 19, 20)), at(27, (12, 13, 26, 27))], [[20, 27]]),
        ([], []),
    ],
)
def test_neighbours_are_one_episode(breaches, expected) -> None:
    assert [[one.day for one in episode] for episode in episodes(breaches)] == expected


def test_an_episode_keeps_its_worst(dated) -> None:
    rota = dated({"Patel": "N*6 -"})
    rule = ConsecutiveNights()
    (finding,) = findings_of(rota, rule, rule.audit(inspect(rota)))
    assert finding.person == "Patel"
    assert finding.days == (0, 1, 2, 3, 4, 5)
    assert finding.breaches == 3
    assert finding.message.endswith("the worst of 3, Thursday 8 Jan 2026 to Saturday 10 Jan 2026")
    # A reader counts six nights: the finding tells the whole run, not its first breach.
    assert finding.measured == 6
    assert "6 nights in a row" in finding.message
    assert finding.evidence == "6 − 3 = 3 too many"


def test_excused_from_contact_for_long_is_a_should_finding(dated) -> None:
    rota = dated({"Max": "D*84", "Pat": "R*84"}, Pat={"line_manager": "Max"})
    result = audit(rota, only("contact"))
    (finding,) = result.findings
    assert (finding.rule, finding.level, finding.person) == ("contact", Level.SHOULD, "Pat")
    assert finding.days == tuple(range(84))
    assert finding.evidence == "relief on 84 days: 84 days ÷ 7 = 12 weeks; 12 − 8 = 4 weeks beyond"
    assert result.counts() == {"contact": 0}
    assert result.holds
    assert audit(rota, only("contact", level=Level.SHOWN)).findings == ()
    eight = dated({"Max": "D*56", "Pat": "R*56"}, Pat={"line_manager": "Max"})
    assert audit(eight, only("contact")).findings == ()


def test_hours_as_far_from_contract_as_now_are_told_and_no_breach(dated) -> None:
    full = {"P": {"contracted_hours": 37.5}}
    current = dated({"P": "D*9 -*5"}, **full)
    (now,) = audit(current, only("hours-against-contract")).findings
    assert now.level is Level.MUST
    same = audit(dated({"P": "-*5 D*9"}, **full), only("hours-against-contract"), current)
    assert same.holds
    assert same.counts() == {"hours-against-contract": 0}
    (finding,) = same.findings
    assert (finding.level, finding.person, finding.breaches) == (Level.SHOULD, "P", 0)
    assert finding.message.endswith(
        "103.5 h paid against 75 h of contract, 28.5 h over; at most 11.5 h either way, one "
        "longest cover duty; no further than in the current rota"
    )
    mended = dated({"P": "D*7 -*7"}, **full)
    assert audit(mended, only("hours-against-contract"), current).findings == ()


def test_what_does_not_count_to_training_is_named_with_the_reason(dated) -> None:
    rota = dated({"Pat": "1100-2300 TR -*26"})
    (finding,) = audit(rota, only("training")).findings
    assert finding.evidence.endswith(
        "held: none; short 3.5 h; not counted, TR on Tuesday 6 Jan 2026: it starts 10 h after a "
        "duty; 11 h are kept"
    )


def test_cover_is_joined_by_resource_role_and_time(dated) -> None:
    rows = (
        DemandRow("DCA", "Paramedic", 0, None, 420, 600, 1),
        DemandRow("DCA", "EMT", 0, None, 540, 600, 1),
        DemandRow("DCA", "EMT", 0, None, 1410, 1440, 1),
        DemandRow("DCA", "EMT", 1, None, 0, 30, 1),
    )
    rota = replace(dated({"P": "- -"}), demand=Demand("sheet", rows), shifts=())
    rule = Cover()
    found = findings_of(rota, rule, rule.audit(inspect(rota)))
    assert sorted((finding.breaches, finding.days) for finding in found) == [
        (2, (0,)), (2, (0, 1)), (6, (0,)),
    ]  # fmt: skip
    assert {finding.person for finding in found} == {None}
    longest = max(found, key=lambda finding: finding.breaches)
    assert longest.message == (
        "DCA, Paramedic, Monday 5 Jan 2026 07:00: 0 of 1 seat filled; the worst of 6 half hours, "
        "Monday 5 Jan 2026 07:00 to Monday 5 Jan 2026 10:00"
    )


def test_cover_says_which_missing_seat_is_given_up(dated) -> None:
    rota = with_requirement(dated({"P": "D*7", "Q": "D*7"}), filled_by_role)
    both = [Session("contact", "team", who, None, 0, 600, 630) for who in "PQ"]
    rule = Cover()
    (breach,) = rule.audit(inspect(rota.with_sessions(both)))
    assert breach.amount == 1
    assert breach.evidence == "2 − 0 = 2; 1 short, 1 given up to people"


def test_levels(dated) -> None:
    rota = dated({"P": "N*5 1300-2100 -"})
    must = audit(rota, only("daily-rest", "consecutive-nights"))
    assert [f.rule for f in must.findings] == ["daily-rest", "consecutive-nights"]
    assert set(must.rules) == {"daily-rest", "consecutive-nights"}
    assert must.counts() == {"daily-rest": 1, "consecutive-nights": 2}
    assert not must.holds
    shown = audit(rota, only("daily-rest", "consecutive-nights", level=Level.SHOWN))
    assert shown.findings == ()
    assert shown.rules["daily-rest"].breaches == 1
    assert len(shown.breaches) == 0
    assert len(shown.breaches_of("consecutive-nights")) == 2
    assert len(shown.breaches_of("daily-rest")) == 1
    assert shown.holds
    should = audit(rota, only("daily-rest", level=Level.SHOULD))
    assert should.findings
    assert should.holds


def test_musts_come_first(dated) -> None:
    rota = dated({"P": "N*5 1300-2100 -"})
    book = only("daily-rest", "consecutive-nights")
    book = book.with_rule(DailyRest(level=Level.SHOULD))
    assert [f.rule for f in audit(rota, book).findings] == ["consecutive-nights", "daily-rest"]


@pytest.mark.parametrize("level", [Level.MUST, Level.SHOULD])
def test_a_guarantee_that_is_asked_for_is_needed_to_hold(dated, level) -> None:
    rota = dated({"P": "D*7"})
    book = only("training", level=level)
    assert not audit(rota, book).holds
    assert audit(rota, only()).holds


def test_a_proposal_is_judged_against_the_requirement_of_the_current_rota(dated) -> None:
    current = dated({"P": "D D -", "Q": "D D -"})
    fewer = dated({"P": "D D -", "Q": "D - -"})
    book = only("cover")
    assert audit(fewer, book).cover.kept
    assert not audit(fewer, book, current).cover.kept
    carried = with_requirement(current, filled_by_role)
    assert audit(replace(fewer, demand=carried.demand), book).cover.short_hours == 12


def test_every_part_is_there_for_every_kind(dated, cyclic) -> None:
    for rota in (
        dated({"P": "D D N N -*3", "M": "D*4 -*3"}, M={"role": "OTL"}, P={"line_manager": "M"}),
        cyclic("D D N N - - -", "- - D D N N -"),
        dated({"P": "-"}),
    ):
        session = Session("contact", "one-to-one", rota.people[0].id, None, 0, 600, 630)
        found = audit(rota.with_sessions([session]), default_rulebook(), rota)
        assert set(found.rules) == {rule.id for rule in default_rulebook().rules}
        assert found.measures
        assert all(count.checked >= 0 for count in found.rules.values())
        for finding in found.findings:
            assert finding.evidence
            assert finding.source
            assert set(finding.days) <= set(range(rota.days if rota.kind == "dated" else 14))
        document = [finding.as_json() for finding in found.findings]
        document += [found.cover.as_json(), [c.as_json() for c in found.rules.values()]]
        json.dumps(document, allow_nan=False)


def test_the_same_rota_audits_the_same(dated) -> None:
    rota = dated({"P": "D D N N R AL -"})
    assert audit(rota, default_rulebook()).breaches == audit(rota, default_rulebook()).breaches
