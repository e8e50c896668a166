"""Findings of what no rule forbids and a reader should know all the same: always should."""

from __future__ import annotations

from dataclasses import replace

from ambrota.contact import ContactAudit, day_words
from ambrota.findings import Finding, findings_of
from ambrota.model import WEEK, Rota
from ambrota.rules.base import Inspection, Level
from ambrota.rules.contact import Contact
from ambrota.rules.hours_against_contract import HoursAgainstContract

JUDGED = (Level.MUST, Level.SHOULD)


def long_excused_findings(rota: Rota, audit: ContactAudit, terms: Contact) -> list[Finding]:
    """A should-finding for each excused run longer than the rule allows, whatever its own level.

    Nobody can be met where there is no duty, so it is never a must and counts as no breach.
    """
    if terms.level not in JUDGED:
        return []
    return [
        Finding(
            rule=terms.id,
            level=Level.SHOULD,
            status=terms.status,
            person=run.person,
            days=tuple(range(WEEK) if rota.is_cyclic else range(run.from_day, run.to_day + 1)),
            measured=run.days / WEEK,
            limit=terms.excused_weeks,
            unit="weeks",
            message=(
                f"{rota.person(run.person).name} is excused from contact for "
                f"{run.days / WEEK:g} weeks in a row, from {day_words(rota, run.from_day)} to "
                f"{day_words(rota, run.to_day)}; more than {terms.excused_weeks} weeks should not "
                "pass without a way to reach a line manager"
            ),
            evidence=(
                f"{run.reason}: {run.days} days ÷ {WEEK} = {run.days / WEEK:g} weeks; "
                f"{run.days / WEEK:g} − {terms.excused_weeks} = "
                f"{run.days / WEEK - terms.excused_weeks:g} weeks beyond"
            ),
            source=terms.source,
            breaches=0,
        )
        for run in audit.long_excused
    ]


def tolerated_hours_findings(inspection: Inspection, rule: HoursAgainstContract) -> list[Finding]:
    """A should-finding for whoever stays as far from contract as now: it must not seem mended."""
    if rule.level not in JUDGED:
        return []
    return [
        replace(
            finding,
            level=Level.SHOULD,
            message=f"{finding.message}; no further than in the current rota",
            breaches=0,
        )
        for finding in findings_of(inspection.rota, rule, rule.tolerated(inspection))
    ]
