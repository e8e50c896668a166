"""Predictability, recovery and late finishes: each on a rota whose answer is counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ambrota.measures import measures
from ambrota.measures.base import Measure
from ambrota.model import Duty, Kind, Restriction, RestrictionKind, Rota, Wish
from ambrota.overruns import overruns_of
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection

Made = Callable[..., Rota]


def taken(rota: Rota) -> dict[str, Measure]:
    return measures(Inspection(rota), default_rulebook())


# Codes: D 07-19, N 19-07, E 06-14, L 14-22, T 17-03, R relief without times, AL leave.
DATED: dict[str, tuple[str, str, str, float | None]] = {
    "three days off after nights": ("days-off-after-nights", "N N - - - D", "", 3),
    "a day after the night before is none": (
        "days-off-after-nights", "N N 1300-2000", "", 0),
    "the mean of two runs": ("days-off-after-nights", "N - D N N - - - D", "", 2),
    "the fewest of two runs": ("fewest-days-off-after-nights", "N - D N N - - - D", "", 1),
    "leave after nights is off": ("days-off-after-nights", "N AL AL - D", "", 3),
    "relief ends the days off": ("days-off-after-nights", "N - R - D", "", 1),
    "nights parted by a day off are two runs": (
        "fewest-days-off-after-nights", "N - N - - D", "", 1),
    "what follows the end is not known": ("days-off-after-nights", "N - D N - -", "", 1),
    "nobody knows of nights that end the rota": ("days-off-after-nights", "D N N", "", None),
    "nights carried in": ("days-off-after-nights", "- - D", "N", 2),
    "nights long over are not of this rota": ("days-off-after-nights", "D", "N - D", None),
    "no nights, no days off after them": ("days-off-after-nights", "D D", "", None),
    "an hour later is a change": ("start-changes", "0600-1400 0700-1500", "", 1),
    "less than an hour is none": ("start-changes", "0600-1400 0659-1500", "", 0),
    "over a day off there is no run": ("start-changes", "E - L", "", 0),
    "changed against the eve": ("start-changes", "L", "E", 1),
    "the eve's own change is not of this rota": ("start-changes", "D", "E D", 0),
    "leave parts a run": ("start-changes", "E AL L", "", 0),
    "an hour earlier is backward": ("backward-rotations", "0700-1500 0600-1400", "", 1),
    "less than an hour is not": ("backward-rotations", "0700-1500 0601-1400", "", 0),
    "later is forward": ("backward-rotations", "E L T", "", 0),
    "backward over one day off": ("backward-rotations", "L - E", "", 1),
    "48 h of rest set a start free": ("backward-rotations", "0900-0800 - - 0800-1500", "", 0),
    "a minute less does not": ("backward-rotations", "0900-0800 - - 0759-1500", "", 1),
    "backward from the eve": ("backward-rotations", "0900-1500", "L", 1),
    "the eve's own step back is not of this rota": ("backward-rotations", "D", "L E", 0),
    "of two duties on a day the first counts": (
        "start-changes", "0700-0900+1400-1600 D", "", 0),
    "nights carried in, a duty on the first day": ("days-off-after-nights", "D", "N -", 1),
    "different starts": ("start-times", "D D N E - 0700-1300", "", 3),
    "the eve's starts are not counted": ("start-times", "D", "E L", 1),
    "times known": ("known-times", "D D R R - AL D R D", "", 100 * 4 / 7),
    "no work, nothing to know": ("known-times", "- AL", "", None),
    "relief with times beside it is known": ("known-times", "R+D R", "", 50),
    "a run of duties, relief among them": ("duties-run", "D R N - D D", "", 3),
    "a run goes on from the eve": ("duties-run", "D D", "D D", 4),
    "leave ends a run": ("duties-run", "D D AL D", "", 2),
    "the heaviest week": ("heaviest-week", "D*3 -*4 D*5 -*9", "", 5 * 11.5),
    "the heaviest week lies across Sundays": ("heaviest-week", "-*4 D*3 D*3 -*4", "", 6 * 11.5),
    "leave is no work": ("heaviest-week", "D AL AL AL", "", 11.5),
    "a rota shorter than a week": ("heaviest-week", "D D", "", 23),
    "relief within four weeks": ("relief-short-notice", "R*2 -*25 R R", "", 3),
    "relief whose times stand beside it": ("relief-short-notice", "R+D", "", 0),
    "relief of the eve": ("relief-short-notice", "D", "R", 0),
}  # fmt: skip


@pytest.mark.parametrize("case", DATED)
def test_measure_of_one_person(case: str, dated: Made) -> None:
    """One line of codes, and the codes of the days before it."""
    measure, codes, before, value = DATED[case]
    rota = dated({"Pat": codes}, before={"Pat": before} if before else None)
    found = taken(rota)[measure].per_person
    assert found == ({} if value is None else {"Pat": pytest.approx(value)})


CYCLIC: dict[str, tuple[str, tuple[str, ...], float | None]] = {
    "days off after nights round the end": (
        "days-off-after-nights", ("- - D - - - -", "- - - - N N N"), 2),
    "a week of nights alone, seven days on": ("days-off-after-nights", ("N - - - - - -",), 6),
    "nights without end": ("days-off-after-nights", ("N*7",), None),
    "a change round the end": ("start-changes", ("D - - - - - -", "- - - - - - L"), 1),
    "backward round the end": ("backward-rotations", ("0900-1500 - - - - - -", "- - - - - - L"), 1),
    "the run of duties round the end": ("duties-run", ("D D - - - - -", "- - - - - D D"), 4),
    "the heaviest week round the end": (
        "heaviest-week", ("D D - - - - -", "- - - - - D D"), 46),
    "a week that is all of the cycle": ("heaviest-week", ("D D D - - - -",), 34.5),
    "relief has no dates": ("relief-short-notice", ("R R - - - - -",), None),
    "nor have bank holidays": ("bank-holidays-worked", ("D*7",), None),
}  # fmt: skip


@pytest.mark.parametrize("case", CYCLIC)
def test_measure_of_a_cycle(case: str, cyclic: Made) -> None:
    """Everybody who walks the lines has the same."""
    measure, lines, value = CYCLIC[case]
    found = taken(cyclic(*lines))[measure].per_person
    everybody = {str(n + 1): pytest.approx(value) for n in range(len(lines))}
    assert found == ({} if value is None else everybody)


def test_the_rotas_fewest_days_off_are_those_of_whoever_has_fewest(dated: Made) -> None:
    rota = dated({"Pat": "N - - - D", "Quinn": "N - D - -"})
    found = taken(rota)["fewest-days-off-after-nights"]
    assert (found.value, found.per_person) == (1, {"Pat": 3, "Quinn": 1})
    assert taken(rota)["days-off-after-nights"].value == 2


LATE: dict[str, tuple[str, str, tuple[float, float, float]]] = {
    "12 h of rest bear an hour": ("0700-1900 0700-1900", "", (0, 0, 1)),
    "11 h bear nothing": ("0800-2000 0700-1900", "", (1, 1, 1)),
    "11.5 h bear half an hour": ("0800-2000 0730-1900", "", (0, 1, 1)),
    "a minute less than 11.5 h does not": ("0800-2000 0729-1900", "", (1, 1, 1)),
    "what is short already is not counted again": ("0800-2000 0600-1900", "", (0, 0, 0)),
    "unless it is used up": ("0600-1000+1045-1500", "", (0, 1, 1)),
    "used up exactly is not": ("0600-1000+1100-1500", "", (0, 0, 1)),
    "duties that touch are one": ("0600-1000+1000-1500", "", (0, 0, 0)),
    "training does not run over": ("TR 0400-1300", "", (0, 0, 0)),
    "the eve's duty": ("0700-1900", "0800-2000", (1, 1, 1)),
    "the eve's rest": ("- D", "0800-2000 0700-1900", (0, 0, 0)),
    "no duty follows": ("N", "", (0, 0, 0)),
}


@pytest.mark.parametrize("case", LATE)
def test_rests_that_a_late_finish_breaks(case: str, dated: Made) -> None:
    """30, 60 and 90 minutes late."""
    codes, before, wanted = LATE[case]
    found = taken(dated({"Pat": codes}, before={"Pat": before} if before else None))
    assert tuple(found[f"overrun-{late}"].per_person["Pat"] for late in (30, 60, 90)) == wanted


def test_late_finish_on_the_night_the_clocks_go_forward(dated: Made) -> None:
    """12 h by the clock are 11 h, and bear nothing."""
    assert taken(dated({"P": "D D"}, "2026-03-28"))["overrun-30"].value == 1
    assert taken(dated({"P": "D D"}, "2026-10-24"))["overrun-90"].value == 0


def test_late_finish_round_the_end_of_a_cycle(cyclic: Made) -> None:
    found = taken(cyclic("D - - - - - -", "- - - - - - 0800-2000"))["overrun-30"]
    assert (found.per_line, found.per_person) == ({"1": 1, "2": 0}, {"1": 1, "2": 1})


def test_the_daily_rest_of_the_rulebook_is_used(dated: Made) -> None:
    book = default_rulebook()
    book = book.with_rule(replace(book.rule("daily-rest"), hours=12.0))
    rota = dated({"Pat": "D D"})
    assert measures(Inspection(rota), book)["overrun-30"].value == 1


def test_late_finishes_in_words(dated: Made) -> None:
    rota = dated({"Pat": "- 0930-2130 0900-1300+1345-1700 -", "Quinn": "D D"})
    told = overruns_of(Inspection(rota), 0, 660)
    assert [one.words(rota) for one in told] == [
        "If 0930-2130 ends 60 min after 21:30 on Tuesday 6 Jan 2026: 10 h 30 of rest before "
        "0900-1300 at 09:00 on Wednesday 7 Jan 2026; 11 h asked for",
        "If 0900-1300 ends 60 min after 13:00 on Wednesday 7 Jan 2026: it runs into 1345-1700 at "
        "13:45 on Wednesday 7 Jan 2026",
    ]
    assert [one.late for one in overruns_of(Inspection(rota), 1, 660)] == [90]


@pytest.mark.parametrize(
    ("wants", "codes", "value"),
    [
        ("D", "D", 100), ("d ", "D", 100), ("N", "D", 0), ("off", "-", 100), ("OFF", "AL", 100),
        ("day off", "D", 0), ("rest", "R", 0), ("AL", "AL", 100), ("AL", "-", 0),
        ("not N", "D", 100), ("no nights", "N", 0), ("no nights", "D", 100), ("nights", "N", 100),
        ("not D", "D", 0), ("near home", "D", None), ("not near home", "D", None), ("", "D", None),
    ],
)  # fmt: skip
def test_a_request(wants: str, codes: str, value: float | None, dated: Made) -> None:
    rota = replace(dated({"Pat": codes}), wishes=(Wish("Pat", 0, wants),))
    assert taken(rota)["requests-granted"].per_person == ({} if value is None else {"Pat": value})


def test_requests_of_several_people(dated: Made) -> None:
    """Those that cannot be judged, the vacant, and people long gone are left out."""
    wishes = (
        Wish("Pat", 0, "off"), Wish("Pat", 1, "D"), Wish("Pat", 2, "a lift"), Wish("Pat", 3, "D"),
        Wish("Vac", 0, "D"), Wish("Gone", 0, "D"),
    )  # fmt: skip
    rota = dated({"Pat": "- D D -", "Vac": "D", "Quinn": "D"}, Vac={"vacant": True})
    found = taken(replace(rota, wishes=wishes))["requests-granted"]
    assert found.per_person == {"Pat": pytest.approx(200 / 3)}


def test_agreements_broken_are_counted_for_those_who_have_one(dated: Made) -> None:
    nights = {"restrictions": (Restriction(RestrictionKind.NO_NIGHTS, "no nights"),)}
    rota = dated({"Pat": "N D N", "Quinn": "N N N", "Ray": "D D D"}, Pat=nights, Ray=nights)
    found = taken(rota)["agreements-broken"]
    assert (found.per_person, found.value) == ({"Pat": 2, "Ray": 0}, 2)


def test_bank_holidays_worked(dated: Made) -> None:
    """25 and 26 December and their nights; relief counts, leave does not."""
    people = {
        "Day": "D D D D", "Eve": "N - - -", "Till midnight": "1200-2400 - - -",
        "Relief": "- R - -", "Leave": "- AL AL -", "After": "- - - D",
    }  # fmt: skip
    rota = dated(people, "2026-12-24", before={"After": "N"})
    found = taken(rota)["bank-holidays-worked"].per_person
    # Saturday 26 December is Boxing Day; Monday 28, its substitute, is beyond the rota.
    assert found == {
        "Day": 2, "Eve": 1, "Till midnight": 0, "Relief": 1, "Leave": 0, "After": 0
    }  # fmt: skip
    listed = replace(rota, bank_holidays=((date(2026, 12, 24), "Station day"),))
    assert taken(listed)["bank-holidays-worked"].per_person["After"] == 1
    assert taken(listed)["bank-holidays-worked"].per_person["Day"] == 1


def test_a_night_that_is_leave_is_no_night(dated: Made) -> None:
    away = Duty("Pat", 0, "AL", Kind.LEAVE, 1140, 1860)
    rota = dated({"Pat": "- - D"})
    about: Any = replace(rota, duties=(away, *rota.duties))
    assert taken(about)["days-off-after-nights"].per_person == {}
