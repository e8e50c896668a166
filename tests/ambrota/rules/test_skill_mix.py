"""Crews: somebody who may lead on each, never two ECAs, never two newly qualified."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.audit import inspect
from ambrota.findings import findings_of
from ambrota.model import Person, Rota
from ambrota.rules.skill_mix import SkillMix

LED, ASSISTANTS, NEW = "led", "assistants", "newly-qualified"


def crew(dated, *roles: str | None, line: str = "D", first: str = "2026-01-05") -> Rota:
    """People of these roles, all on the same duties."""
    names = [f"p{number}" for number in range(len(roles))]
    about = {name: {"role": role} for name, role in zip(names, roles, strict=True)}
    return dated(dict.fromkeys(names, line), first, **about)


def told(breaches) -> list[tuple[str, int]]:
    """Which sort of breach, and how far beyond."""
    return sorted((breach.slot[3], breach.amount) for breach in breaches)


# Roles on one duty: what crews cannot be formed.
CASES = {
    "a paramedic and an ECA": (("Paramedic", "ECA"), []),
    "an EMT leads": (("EMT", "ECA"), []),
    "a team leader leads": (("Team leader", "ECSW"), []),
    "a newly qualified paramedic is registered": (("NQP", "ECA"), []),
    "an AAP does not lead": (("AAP", "ECA"), [(LED, 1)]),
    "two AAPs": (("AAP", "AAP"), [(LED, 1)]),
    "two ECAs": (("ECA", "ECSW"), [(ASSISTANTS, 1), (LED, 1)]),
    "one alone is no crew": (("ECA",), []),
    "three: one is over": (("Paramedic", "ECA", "AAP"), []),
    "three without anybody to lead": (("ECA", "AAP", "AAP"), [(LED, 2)]),
    "four, two lead": (("Paramedic", "EMT", "ECA", "ECA"), []),
    "four, one leads": (("Paramedic", "AAP", "ECA", "AAP"), [(LED, 1)]),
    "five, two lead": (("Paramedic", "EMT", "ECA", "ECA", "AAP"), []),
    "five, three ECAs": (("Paramedic", "EMT", "ECA", "ECA", "ECA"), []),
    "five, four ECAs": (("Paramedic", "ECA", "ECA", "ECA", "ECA"), [(ASSISTANTS, 2), (LED, 2)]),
    "six, two lead": (("Paramedic", "EMT", "ECA", "ECA", "AAP", "AAP"), [(LED, 1)]),
    "two newly qualified": (("NQP", "newly qualified paramedic"), [(NEW, 1)]),
    "three, two newly qualified": (("NQP", "NQP", "ECA"), []),
    "four, three newly qualified": (("NQP", "NQP", "NQP", "Paramedic"), [(NEW, 1)]),
    "an unknown role leads nobody": (("Wizard", "ECA"), [(LED, 1)]),
    "an unstated role is left out": ((None, "ECA"), []),
    "an unstated role beside a crew": ((None, "Paramedic", "ECA"), []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_crews(case, dated, audited) -> None:
    roles, expected = CASES[case]
    assert told(audited(SkillMix(), crew(dated, *roles))) == expected


def test_only_paramedics_may_lead_where_the_trust_says_so(dated, audited) -> None:
    rota = crew(dated, "EMT", "ECA")
    assert audited(SkillMix(), rota) == []
    assert told(audited(SkillMix(paramedic_only=True), rota)) == [(LED, 1)]
    assert audited(SkillMix(paramedic_only=True), crew(dated, "NQP", "ECA")) == []


def started(rota: Rota, *starts: date | None) -> Rota:
    people = [
        replace(one, grade_start=start) for one, start in zip(rota.people, starts, strict=True)
    ]
    return replace(rota, people=tuple(people))


def test_newly_qualified_until_the_month_is_over(dated, audited) -> None:
    """In grade since 7 January 2025: new until 6 January 2026, and no longer on the 7th."""
    rota = crew(dated, "NQP", "NQP", line="D D D D")
    both = started(rota, date(2025, 1, 7), date(2025, 1, 7))
    assert [b.day for b in audited(SkillMix(), both)] == [0, 1]
    one = started(rota, date(2025, 1, 7), date(2025, 9, 1))
    assert [b.day for b in audited(SkillMix(), one)] == [0, 1]
    unknown = started(rota, None, None)
    assert [b.day for b in audited(SkillMix(), unknown)] == [0, 1, 2, 3]
    assert audited(SkillMix(months=0), unknown) == []
    assert [b.day for b in audited(SkillMix(months=13), both)] == [0, 1, 2, 3]


def test_months_from_the_last_day_of_a_long_one(dated, audited) -> None:
    rota = crew(dated, "NQP", "NQP", line="D*3", first="2026-02-27")
    new = started(rota, date(2025, 8, 31), date(2025, 8, 31))
    assert [b.day for b in audited(SkillMix(months=6), new)] == [0]  # over on 28 February


def test_other_hours_and_other_resources_are_other_crews(dated, audited) -> None:
    assert audited(SkillMix(), dated({"a": "D", "b": "0700-1901"}, a={"role": "ECA"})) == []
    rota = crew(dated, "ECA", "ECA")
    cars = tuple(replace(duty, resource="RRV") for duty in rota.duties)
    assert audited(SkillMix(), replace(rota, duties=cars)) == []
    nobody = tuple(replace(duty, resource=None) for duty in rota.duties)
    assert audited(SkillMix(), replace(rota, duties=nobody)) == []
    lower = tuple(replace(duty, resource=" dca") for duty in rota.duties)
    assert len(audited(SkillMix(), replace(rota, duties=lower))) == 2


def test_a_night_counts_to_the_day_on_which_it_starts(dated, audited) -> None:
    rota = crew(dated, "ECA", "ECA", line="- N AL TR")
    assert {b.day for b in audited(SkillMix(), rota)} == {1}
    carried = replace(rota, duties=(), before=tuple(replace(d, day=-1) for d in rota.duties[:2]))
    assert audited(SkillMix(), carried) == []


def test_a_vacant_line_is_left_out(dated, audited) -> None:
    rota = crew(dated, "ECA", "ECA")
    people = (replace(rota.people[0], vacant=True), rota.people[1])
    assert audited(SkillMix(), replace(rota, people=people)) == []


def test_a_cyclic_rota_is_judged_by_weekday_over_all_its_lines(cyclic, audited) -> None:
    rota = cyclic("D - - - - - N", "D - - - - - -", "- D - - - - N")
    roles = ("ECA", "ECA", "Paramedic")
    people = [Person(p.id, p.name, role) for p, role in zip(rota.people, roles, strict=True)]
    found = audited(SkillMix(), replace(rota, people=tuple(people)))
    assert [(b.person, b.day) for b in found] == [(None, 0), (None, 0)]
    new = [replace(p, role="NQP", grade_start=date(2000, 1, 1)) for p in people]
    found = audited(SkillMix(), replace(rota, people=tuple(new)))
    assert sorted(b.day for b in found) == [0, 6]


def test_words_and_checks(dated, audited) -> None:
    rota = crew(dated, *("ECA",) * 2, *("AAP",) * 2, *("Paramedic",) * 2, first="2026-06-05")
    (breach,) = audited(SkillMix(), rota)
    assert breach.message == (
        "Friday 5 Jun 2026, D 07:00-19:00 on DCA: 6 people, 2 who may lead; 3 crews need 3"
    )
    assert breach.evidence == "6 ÷ 2 = 3 crews; 3 − 2 = 1 without anybody who may lead"
    assert SkillMix().checked(inspect(rota)) == 1
    (breach,) = (b for b in audited(SkillMix(), crew(dated, *("ECA",) * 3, "Paramedic"))
                 if b.slot[3] == ASSISTANTS)  # fmt: skip
    assert breach.message.endswith("4 people, 3 of them ECAs; two would crew together")
    assert breach.evidence == "4 people hold at most 2 ECAs apart; 3 − 2 = 1 too many"


def test_days_in_a_row_are_one_finding_for_each_span_and_sort(dated, audited) -> None:
    rota = crew(dated, "ECA", "ECA", line="D D N - D")
    found = findings_of(rota, SkillMix(), audited(SkillMix(), rota))
    assert sorted((f.person, f.days, f.breaches) for f in found) == sorted(
        [(None, (0, 1), 2), (None, (0, 1), 2), (None, (2,), 1), (None, (2,), 1),
         (None, (4,), 1), (None, (4,), 1)]
    )  # fmt: skip
    assert any(f.message.endswith("the worst of 2, Monday 5 Jan 2026 to Tuesday 6 Jan 2026")
               for f in found)  # fmt: skip


def test_words_at_midnight_and_for_one_crew(dated, audited) -> None:
    rota = dated({"a": "0000-0800", "b": "0000-0800"}, a={"role": "AAP"}, b={"role": "AAP"})
    (breach,) = audited(SkillMix(), rota)
    assert breach.message == (
        "Monday 5 Jan 2026, 0000-0800 00:00-08:00 on DCA: 2 people, 0 who may lead; 1 crew needs 1"
    )
    assert breach.evidence == "2 ÷ 2 = 1 crew; 1 − 0 = 1 without anybody who may lead"
    assert (breach.measured, breach.limit, breach.slot[:3]) == (0, 1, ("DCA", 0, 480))
    three = crew(dated, "NQP", "NQP", "NQP", "Paramedic", "NQP")
    (breach,) = audited(SkillMix(), three)
    assert (breach.measured, breach.limit, breach.amount) == (4, 3, 2)
    assert breach.evidence == "5 people hold at most 3 newly qualified apart; 4 − 3 = 1 too many"
    assert SkillMix().checked(inspect(crew(dated, "ECA", "ECA"))) == 1
    lone = crew(dated, "ECA")
    assert SkillMix().checked(inspect(lone)) == 0
