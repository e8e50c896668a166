"""Findings as a list is read: kept by level, force and words, and grouped by what is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from ambrota.calendar import day_name
from ambrota.lines import line_title
from ambrota.model import WEEK, Rota
from ui.broken import broken_words, counted_words
from ui.reading import OF_A_PERSON, briefly_when, count, whose
from ui.rule_told import strict_words

RULE, PERSON, TEAM, WEEKS, STATUS = "rule", "person", "team", "week", "status"
BY = {
    RULE: "By rule", PERSON: "By person", TEAM: "By team", WEEKS: "By week",
    STATUS: "By source",
}  # fmt: skip
"""What findings can be grouped by."""

MANY = 200
"""From so many people on findings are grouped by team, or by person, until asked otherwise."""

LEVELS = {"": "All levels", **{one: strict_words(one) for one in ("must", "should", "shown")}}
"""Which findings can be looked at; nothing: all."""

STATUSES = {
    "law": "Law", "contract": "Contract", "guidance": "Guidance", "local": "Local rules",
}  # fmt: skip
NO_TEAM = "No team stated"
WHOLE = "Over the whole rota"


@dataclass(frozen=True)
class Kept:
    """Which findings are looked at. `words`: a part of a person's or a rule's name."""

    level: str = ""
    law_only: bool = False
    words: str = ""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Kept()

    def keeps(self, finding: Any, said: Callable[[], str]) -> bool:
        """Whether a finding, of which a list says this, is looked at."""
        if self.level and str(finding.level) != self.level:
            return False
        if self.law_only and str(finding.status) != "law":
            return False
        wanted = self.words.strip().casefold()
        return not wanted or wanted in said().casefold()


@dataclass(frozen=True)
class Group:
    """Findings under one heading. `key`: a rule's or a person's id, a week, a status."""

    key: str
    title: str
    findings: tuple[Any, ...]
    force: str = ""
    counted: str = ""

    @cached_property
    def musts(self) -> int:
        """How many of them break a must."""
        return sum(str(one.level) == "must" for one in self.findings)

    @property
    def note(self) -> str:
        """What stands beside the heading: 'law · 3 people', '2 musts of 3'."""
        number = f"{len(self.findings):,}"
        if self.force:
            return f"{self.force} · {self.counted or number}"
        return f"{count(self.musts, 'must')} of {number}" if self.musts else number

    @property
    def words(self) -> str:
        """The heading as it is read aloud."""
        force = f", {self.force}" if self.force else ""
        musts = f", {count(self.musts, 'must')} broken" if self.musts else ""
        told = f", {self.counted}" if self.counted else ""
        return f"{self.title}{told}, {count(len(self.findings), 'finding')}{force}{musts}"


def grouped(
    how: str, rota: Rota, findings: Sequence[Any], rulebook: Any, kept: Kept | None = None
) -> list[Group]:
    """The findings that are looked at, in groups; within each in the order they came."""
    kept = kept or Kept()
    found: dict[str, list[Any]] = {}
    for finding in findings:
        if kept.keeps(finding, partial(_searched, rota, finding, rulebook)):
            found.setdefault(_key(how, rota, finding), []).append(finding)
    groups = [_group(how, rota, key, tuple(own), rulebook) for key, own in found.items()]
    return sorted(groups, key=lambda group: _order(how, group))


def line_of(how: str, rota: Rota, finding: Any, rulebook: Any) -> str:
    """A finding as its group does not say it yet: who, which rule, when."""
    parts = [] if how == PERSON else [whose(rota, finding)]
    if how != RULE:
        parts.append(broken_words(rulebook.rule(finding.rule)))
    return " · ".join([*parts, *filter(None, [briefly_when(rota, finding)])])


def first_grouping(rota: Rota) -> str:
    """How findings are grouped unless asked otherwise: by rule but for many people."""
    if len(rota.people) < MANY:
        return RULE
    return TEAM if len({person.team for person in rota.people}) > 1 else PERSON


def head_words(findings: Iterable[Any], shown: int | None = None, key: str = "") -> str:
    """How many there are, and how grave: '14 findings: 3 musts broken (2 of law), 11 to weigh'.

    `key`: of the proposal of which they are, which is named then.
    """
    found = list(findings)
    if not found:
        return "No findings. Every rule of the rulebook holds."
    musts = [one for one in found if str(one.level) == "must"]
    law = sum(str(one.status) == "law" for one in musts)
    rest = len(found) - len(musts)
    broken = f"{count(len(musts), 'must')} broken" + (f" ({law} of law)" if law else "")
    words = ([broken] if musts else []) + ([f"{rest:,} to weigh"] if rest else [])
    told = f"{count(len(found), 'finding')}{f' in {key}' * bool(key)}: {', '.join(words)}"
    return told if shown is None else f"{told}. {shown:,} shown"


def _key(how: str, rota: Rota, finding: Any) -> str:
    if how == PERSON:
        return f"\0{whose(rota, finding)}" if _of_no_person(rota, finding) else finding.person
    if how == TEAM:
        known = finding.person in rota.index
        return str(rota.person(finding.person).team or "") if known else f"\0{whose(rota, finding)}"
    if how == WEEKS:
        return str(_week(rota, finding))
    return str(finding.rule if how == RULE else finding.status)


def _of_no_person(rota: Rota, finding: Any) -> bool:
    """What is nobody's own, and in a cyclic rota what is a line's: all step through it."""
    of_line = rota.is_cyclic and finding.rule not in OF_A_PERSON
    return of_line or finding.person not in rota.index


def _week(rota: Rota, finding: Any) -> int:
    """The week on whose last day the breach falls; -1 of what is about a whole rota.

    Weeks begin on Mondays. A line of a cyclic rota is a week of its own.
    """
    if not finding.days or finding.rule in OF_A_PERSON:
        return -1
    if rota.is_cyclic:
        return rota.index.get(finding.person, -1)
    return (max(0, finding.days[-1]) + rota.weekday(0)) // WEEK


def _group(how: str, rota: Rota, key: str, findings: tuple[Any, ...], rulebook: Any) -> Group:
    if how == RULE:
        rule = rulebook.rule(key)
        return Group(
            key, broken_words(rule), findings, str(rule.status), counted_words(rota, findings)
        )
    if how == PERSON:
        title = key.removeprefix("\0") if key.startswith("\0") else whose(rota, findings[0])
        return Group(key, title, findings)
    if how == TEAM:
        return Group(key, key.removeprefix("\0") or NO_TEAM, findings)
    if how == WEEKS:
        return Group(key, _week_words(rota, int(key)), findings)
    return Group(key, STATUSES.get(key, key), findings)


def _week_words(rota: Rota, week: int) -> str:
    if week < 0:
        return WHOLE
    if rota.is_cyclic:
        return f"Week of {line_title(rota, week)}"
    monday = max(0, week * WEEK - rota.weekday(0))
    return f"Week {week + 1}, from {day_name(rota, monday)}"


def _order(how: str, group: Group) -> tuple[Any, ...]:
    """Rules as they came; whoever has most to mend first; weeks and forces in order."""
    if how in (PERSON, TEAM):
        return (-group.musts, -len(group.findings))
    if how == WEEKS:
        return (int(group.key),)
    if how == STATUS:
        return (list(STATUSES).index(group.key) if group.key in STATUSES else len(STATUSES),)
    return ()


def _searched(rota: Rota, finding: Any, rulebook: Any) -> str:
    rule = rulebook.rule(finding.rule)
    return f"{whose(rota, finding)} {rule.name} {broken_words(rule)}"
