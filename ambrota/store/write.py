"""A review into the empty tables of a new review file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from sqlalchemy import Connection

import ambrota
from ambrota.model import Change, Duty, Person, Rota
from ambrota.pay.toml import stored
from ambrota.rulebook import Rulebook
from ambrota.store import tables
from ambrota.store.asked import write_brief
from ambrota.store.review import Finding, Proposal, Review, Search
from ambrota.store.rows import put, put_list, row_of


def write(connection: Connection, review: Review) -> None:
    """Write the whole review; the order is that of the foreign keys."""
    put(connection, tables.review, [_heading(review)])
    _write_people(connection, review.current.people)
    _write_rota(connection, review.current)
    _write_rulebook(connection, review.rulebook)
    _write_proposals(connection, review.proposals)
    put_list(connection, tables.edits, review.edits)
    _write_changes(connection, review)
    _write_findings(connection, review)
    if review.search is not None:
        _write_search(connection, review.search)
    put_list(connection, tables.problems, review.problems)
    put_list(connection, tables.decisions, review.decisions)
    put_list(connection, tables.comments, review.comments)
    write_brief(connection, review.brief)


def _heading(review: Review) -> dict[str, Any]:
    rota, source = review.current, review.source
    return {
        "one": 1,
        "title": rota.title,
        "kind": rota.kind,
        "first_day": rota.first_day,
        "days": rota.days,
        "lists_bank_holidays": rota.bank_holidays is not None,
        "names_allowed": review.names_allowed,
        "demand_source": rota.demand.source if rota.demand is not None else None,
        "rulebook": review.rulebook.name,
        "rulebook_about": review.rulebook.about,
        "pay": json.dumps(stored(review.rulebook.pay)),
        "source_path": source.path if source is not None else None,
        "source_sha256": source.sha256 if source is not None else None,
        "source_layout": source.layout if source is not None else None,
        "created": review.created,
        "saved": review.saved,
        "written_by": getattr(ambrota, "__version__", ""),
    }


def _write_people(connection: Connection, people: tuple[Person, ...]) -> None:
    put(connection, tables.people, (_person_row(i, person) for i, person in enumerate(people)))
    stated = [(person.id, restriction) for person in people for restriction in person.restrictions]
    put(
        connection,
        tables.restrictions,
        (
            row_of(item, tables.restrictions, id=i, person=who)
            for i, (who, item) in enumerate(stated)
        ),
    )
    put(
        connection,
        tables.restriction_codes,
        (
            {"restriction": i, "code": code}
            for i, (_, item) in enumerate(stated)
            for code in item.codes
        ),
    )
    put(
        connection,
        tables.training_received,
        (
            {"person": person.id, "category": category, "hours": hours}
            for person in people
            for category, hours in person.training_received
        ),
    )


def _person_row(position: int, person: Person) -> dict[str, Any]:
    opt_from, opt_to = person.opt_out or (None, None)
    return row_of(
        person,
        tables.people,
        position=position,
        opted_out=person.opt_out is not None,
        opt_out_from=opt_from,
        opt_out_to=opt_to,
    )


def _write_rota(connection: Connection, rota: Rota) -> None:
    put_list(connection, tables.shifts, rota.shifts)
    put(connection, tables.duties, _duty_rows(rota.duties, "rota"))
    put(connection, tables.duties, _duty_rows(rota.before, "carried-in"))
    put(connection, tables.sessions, (row_of(s, tables.sessions) for s in rota.sessions))
    if rota.demand is not None:
        put_list(connection, tables.demand, rota.demand.rows)
    put_list(connection, tables.wishes, rota.wishes)
    put_list(connection, tables.courses, rota.courses)
    put(
        connection,
        tables.course_days,
        ({"course": i, "day": day} for i, item in enumerate(rota.courses) for day in item.days),
    )
    put_list(connection, tables.pairings, rota.pairings)
    put(
        connection,
        tables.bank_holidays,
        (
            {"position": i, "date": on, "name": name}
            for i, (on, name) in enumerate(rota.bank_holidays or ())
        ),
    )


def _duty_rows(
    duties: Iterable[Duty], stands: str, change: int | None = None
) -> Iterator[dict[str, Any]]:
    return (row_of(duty, tables.duties, stands=stands, change=change) for duty in duties)


def _write_rulebook(connection: Connection, rulebook: Rulebook) -> None:
    put(
        connection,
        tables.rules,
        (
            {
                "position": i,
                "rule": rule.id,
                "level": rule.level.value,
                "reason": rulebook.reasons.get(rule.id),
            }
            for i, rule in enumerate(rulebook.rules)
        ),
    )
    put(
        connection,
        tables.rule_parameters,
        (
            {"rule": rule.id, "name": name, "value": json.dumps(getattr(rule, name))}
            for rule in rulebook.rules
            for name in rule.parameters()
        ),
    )


def _write_proposals(connection: Connection, proposals: tuple[Proposal, ...]) -> None:
    rows = (
        row_of(
            proposal,
            tables.proposals,
            position=i,
            verified=proposal.certificate.verified if proposal.certificate else None,
        )
        for i, proposal in enumerate(proposals)
    )
    put(connection, tables.proposals, rows)
    for proposal in proposals:
        own = {"proposal": proposal.id}
        put(connection, tables.stages, (row_of(s, tables.stages, **own) for s in proposal.stages))
        put(
            connection,
            tables.sessions,
            (row_of(s, tables.sessions, **own) for s in proposal.sessions),
        )
        put(
            connection,
            tables.claims,
            ({"rule": rule, "breaches": breaches, **own} for rule, breaches in proposal.claims),
        )
        differences = proposal.certificate.differences if proposal.certificate else ()
        put(
            connection,
            tables.certificate_differences,
            ({"text": text, **own} for text in differences),
        )


def _write_changes(connection: Connection, review: Review) -> None:
    owned: list[tuple[str | None, int | None, Change]] = [
        (proposal.id, None, change) for proposal in review.proposals for change in proposal.changes
    ]
    owned += [(None, i, change) for i, edit in enumerate(review.edits) for change in edit.changes]
    rows: list[dict[str, Any]] = []
    duties: list[dict[str, Any]] = []
    for number, (proposal, edit, change) in enumerate(owned):
        rows.append(row_of(change, tables.changes, id=number, proposal=proposal, edit=edit))
        duties += _duty_rows(change.before, "before", number)
        duties += _duty_rows(change.after, "after", number)
    put(connection, tables.changes, rows)
    put(connection, tables.duties, duties)


def _write_findings(connection: Connection, review: Review) -> None:
    numbers = count()
    owners: list[tuple[str | None, tuple[Finding, ...]]] = [(None, review.findings)]
    owners += [(proposal.id, proposal.findings) for proposal in review.proposals]
    rows, days = [], []
    for proposal, findings in owners:
        for finding in findings:
            number = next(numbers)
            row = row_of(finding, tables.findings, id=number, proposal=proposal)
            row["measured"] = json.dumps(finding.measured)
            row["limit"] = json.dumps(finding.limit)
            rows.append(row)
            days += [{"finding": number, "day": day} for day in finding.days]
    put(connection, tables.findings, rows)
    put(connection, tables.finding_days, days)


def _write_search(connection: Connection, search: Search) -> None:
    conflict = search.conflict
    proved = conflict.proved if conflict is not None else None
    put(
        connection,
        tables.searches,
        [row_of(search, tables.searches, position=0, conflict_proved=proved)],
    )
    put(
        connection,
        tables.search_versions,
        ({"name": name, "version": version} for name, version in search.versions),
    )
    put_list(connection, tables.points, search.points)
    put(connection, tables.search_notes, ({"text": text} for text in search.notes))
    if conflict is not None:
        held = conflict.held_without or (None,) * len(conflict.requirements)
        put(
            connection,
            tables.conflict_requirements,
            (
                {"text": text, "held_without": each}
                for text, each in zip(conflict.requirements, held, strict=True)
            ),
        )
        put_list(connection, tables.ways_out, conflict.ways_out)
