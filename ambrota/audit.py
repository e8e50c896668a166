"""The audit: what a rota does to cover and to people, rule by rule, with the evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from ambrota.contact import ContactAudit, contact_audit
from ambrota.cover import CoverAudit, filled_by_role
from ambrota.demand import with_requirement
from ambrota.findings import Finding, findings_of
from ambrota.measures import measures
from ambrota.measures.base import Measure
from ambrota.model import Rota
from ambrota.noted import long_excused_findings, tolerated_hours_findings
from ambrota.rest_ledger import Ledger, rest_ledger
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
    """All that was found. `breaches` are the elementary ones, of every must- and should-rule.

    `findings` join them, musts first. Rules that are only shown have counts, and their breaches on
    demand (`breaches_of`); rules that are off are not judged and not named. `inspection` is what
    was looked at.
    """

    findings: tuple[Finding, ...]
    rules: dict[str, RuleCount]
    breaches: tuple[Breach, ...]
    measures: dict[str, Measure]
    contact: ContactAudit
    training: TrainingAudit
    cover: CoverAudit
    inspection: Inspection = field(compare=False, repr=False)
    rulebook: Rulebook = field(compare=False, repr=False)

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

    @property
    def rest_owed(self) -> Ledger:
        """What short rests owe, and which later rests give it."""
        return rest_ledger(self.inspection, self.rulebook.rule("compensatory-rest"))

    def breaches_of(self, rule: str) -> tuple[Breach, ...]:
        """The elementary breaches of one rule, whatever its level."""
        if rule in self.rules and self.rules[rule].level is Level.SHOWN:
            return tuple(self.rulebook.rule(rule).audit(self.inspection))
        return self._by_rule.get(rule, ())

    def findings_of(self, rule: str) -> tuple[Finding, ...]:
        """The findings of one rule that stand for breaches of it."""
        return tuple(one for one in self._told.get(rule, ()) if one.breaches)

    @cached_property
    def _told(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.rule, []).append(finding)
        return found

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
        if rule.level not in _ORDER:
            number, checked = _anew(rule, inspection, "count"), _anew(rule, inspection, "checked")
            counts[rule.id] = RuleCount(number, rule.level, checked, searched=False)
            continue
        found[rule.id], told = _breaches(rule, inspection)
        counts[rule.id] = RuleCount(
            len(found[rule.id]), rule.level, _anew(rule, inspection, "checked"), not rule.no_twin
        )
        findings += told
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
        inspection=inspection.settled(),
        rulebook=rulebook,
    )


def _breaches(rule: Rule, inspection: Inspection) -> tuple[tuple[Breach, ...], list[Finding]]:
    """The rule's breaches and findings; after an edit those whom it touched are judged anew."""
    part, earlier, rota = inspection.touched, inspection.earlier, inspection.rota
    if part is None or earlier is None or not rule.alone:
        breaches = tuple(rule.audit(inspection))
        return breaches, findings_of(rota, rule, breaches)
    rows = [rota.index[person.id] for person in part.rota.people]
    kept = [one for one in earlier.audit.breaches_of(rule.id) if one.person not in rows]
    new = [breach.of(rows[breach.person or 0]) for breach in rule.audit(part)]
    told = [one for one in earlier.audit.findings_of(rule.id) if one.person not in part.rota.index]
    told += findings_of(rota, rule, new)
    told.sort(key=lambda one: (-one.amount, rota.index[one.person or ""]))
    return tuple(sorted(kept + new, key=_row)), told


def _anew(rule: Rule, inspection: Inspection, what: Literal["count", "checked"]) -> int:
    """A number of the rule; after an edit what those whom it touched add to it, taken anew."""
    part, before, earlier = inspection.touched, inspection.touched_before, inspection.earlier
    tell: Callable[[Inspection], int] = getattr(rule, what)
    if part is None or before is None or earlier is None or not rule.alone:
        return tell(inspection)
    known = earlier.audit.rules[rule.id]
    was = known.breaches if what == "count" else known.checked
    return was - tell(before) + tell(part)


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
