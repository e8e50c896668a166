"""The audit: what a rota does to cover and to people, rule by rule, with the evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ambrota.contact import ContactAudit, contact_audit
from ambrota.cover import CoverAudit, filled_by_role
from ambrota.demand import with_requirement
from ambrota.findings import Finding, findings_of
from ambrota.measures import measures
from ambrota.measures.base import Measure
from ambrota.model import Rota
from ambrota.noted import long_excused_findings, tolerated_hours_findings
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Breach, Earlier, Inspection, Level, Rule
from ambrota.training import TrainingAudit, training_audit

GUARANTEES = ("contact", "training", "cover")
_ORDER = (Level.MUST, Level.SHOULD)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule was looked at, and how many elementary breaches it has.

    `searched`: whether the search states it too, and so claims a count of its own.
    """

    breaches: int
    level: Level
    checked: int
    searched: bool = True

    def as_json(self) -> dict[str, Any]:
        """An entry of `rules` of the command line."""
        return {"breaches": self.breaches, "level": str(self.level), "checked": self.checked}


@dataclass(frozen=True)
class Audit:
    """All that was found. `breaches` are the elementary ones, of every rule that is judged.

    `findings` join them, musts first; rules that are only shown have counts and breaches, no
    findings; rules that are off are not judged and not named.
    """

    findings: tuple[Finding, ...]
    rules: dict[str, RuleCount]
    breaches: tuple[Breach, ...]
    measures: dict[str, Measure]
    contact: ContactAudit
    training: TrainingAudit
    cover: CoverAudit

    @property
    def musts(self) -> tuple[Finding, ...]:
        """Findings of must-rules."""
        return tuple(finding for finding in self.findings if finding.level is Level.MUST)

    @cached_property
    def holds(self) -> bool:
        """Whether no must-rule has a finding, everybody has both floors and cover is kept.

        A guarantee that the rulebook switches off is asked of nobody.
        """
        kept = {
            "contact": self.contact.met == self.contact.people,
            "training": self.training.met == self.training.people,
            "cover": self.cover.kept,
        }
        return not self.musts and all(kept[name] for name in GUARANTEES if name in self.rules)

    def breaches_of(self, rule: str) -> tuple[Breach, ...]:
        """The elementary breaches of one rule."""
        return self._by_rule.get(rule, ())

    @cached_property
    def _by_rule(self) -> dict[str, tuple[Breach, ...]]:
        found: dict[str, list[Breach]] = {}
        for breach in self.breaches:
            found.setdefault(breach.rule, []).append(breach)
        return {rule: tuple(breaches) for rule, breaches in found.items()}

    def counts(self) -> dict[str, int]:
        """Elementary breaches of each rule for which the search answers."""
        return {rule: count.breaches for rule, count in self.rules.items() if count.searched}


def audit(
    rota: Rota, rulebook: Rulebook, current: Rota | None = None, earlier: Earlier | None = None
) -> Audit:
    """Audit a rota, as a proposal where the current rota it must not be worse than is given.

    A rota without a requirement is judged against the current one's, or else against its own.
    `earlier`: the audit before an edit, of which is kept what the edit cannot have touched; the
    result is the same.
    """
    inspection = inspect(rota, current, earlier)
    found: dict[str, tuple[Breach, ...]] = {}
    counts: dict[str, RuleCount] = {}
    findings: list[Finding] = []
    for rule in _judged(rulebook):
        found[rule.id], checked = _judge(rule, inspection)
        searched = rule.level in _ORDER and not rule.no_twin
        counts[rule.id] = RuleCount(len(found[rule.id]), rule.level, checked, searched)
        if rule.level in _ORDER:
            findings += findings_of(inspection.rota, rule, found[rule.id])
    terms = rulebook.rule("contact")
    met = contact_audit(inspection, terms)
    findings += long_excused_findings(inspection.rota, met, terms)
    contract = rulebook.rule("hours-against-contract")
    findings += tolerated_hours_findings(inspection, contract)
    return Audit(
        findings=tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.level))),
        rules=counts,
        breaches=tuple(breach for breaches in found.values() for breach in breaches),
        measures=measures(inspection, rulebook),
        contact=met,
        training=training_audit(inspection, rulebook.rule("training")),
        cover=rulebook.rule("cover").covered(inspection),
    )


def _judge(rule: Rule, inspection: Inspection) -> tuple[tuple[Breach, ...], int]:
    """The rule's breaches and how often it was looked at; after an edit, anew where it touched."""
    part, before, earlier = inspection.touched, inspection.touched_before, inspection.earlier
    if part is None or before is None or earlier is None or not rule.alone:
        return tuple(rule.audit(inspection)), rule.checked(inspection)
    rows = [inspection.rota.index[person.id] for person in part.rota.people]
    kept = [
        breach
        for breach in earlier.audit.breaches_of(rule.id)
        if breach.person is None or breach.person not in rows
    ]
    new = [replace(breach, person=rows[breach.person or 0]) for breach in rule.audit(part)]
    elsewhere = earlier.audit.rules[rule.id].checked - rule.checked(before)
    return tuple(sorted(kept + new, key=_row)), elsewhere + rule.checked(part)


def _row(breach: Breach) -> int:
    return -1 if breach.person is None else breach.person


def inspect(rota: Rota, current: Rota | None = None, earlier: Earlier | None = None) -> Inspection:
    """What the rules look at: the rota with the requirement it is judged against."""
    if rota.demand is None:
        demand = current.demand if current is not None else None
        if demand is None:
            demand = with_requirement(current or rota, filled_by_role).demand
        rota = rota.with_demand(demand)
    if rota.is_cyclic or (earlier and not earlier.changed):
        earlier = None  # in a cyclic rota everybody steps through every line
    return Inspection(rota, current, earlier)


def _judged(rulebook: Rulebook) -> list[Rule]:
    return [rule for rule in rulebook.rules if rule.level is not Level.OFF]
