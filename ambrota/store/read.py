"""A review out of the tables of a review file of the newest version."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from ambrota.certificate import Certificate
from ambrota.model import (
    Change,
    Course,
    Demand,
    DemandRow,
    Duty,
    Pairing,
    Person,
    Restriction,
    Rota,
    Session,
    Shift,
    Wish,
)
from ambrota.pay.toml import of_stored
from ambrota.rulebook import Rulebook
from ambrota.rules import ALL
from ambrota.rules.base import Level
from ambrota.store import tables
from ambrota.store.asked import read_brief
from ambrota.store.review import (
    Comment,
    Conflict,
    Decision,
    Edit,
    Finding,
    Point,
    Problem,
    Proposal,
    Review,
    Search,
    Source,
    Stage,
    WayOut,
)
from ambrota.store.rows import grouped, rows_in, value_of, values_in

Changes = dict[tuple[str | None, int | None], tuple[Change, ...]]
"""Changes by (proposal, edit) that they belong to; one of the two is None."""


def read(connection: Connection) -> Review:
    """Read the whole review."""
    heading = connection.execute(select(tables.review)).one()
    duties = grouped(connection, tables.duties, "change")
    changes = _changes(connection, duties)
    findings = _findings(connection)
    sessions = _owned(connection, tables.sessions, Session)
    source = None
    if heading.source_path is not None:
        source = Source(heading.source_path, heading.source_sha256, heading.source_layout)
    return Review(
        current=_rota(connection, heading, duties.get(None, []), sessions.get(None, ())),
        rulebook=_rulebook(connection, heading),
        created=heading.created,
        saved=heading.saved,
        source=source,
        proposals=_proposals(connection, changes, sessions, findings),
        search=_search(connection),
        findings=findings.get(None, ()),
        problems=values_in(connection, tables.problems, Problem),
        edits=tuple(
            value_of(Edit, row, tables.edits, changes=changes.get((None, row.position), ()))
            for row in rows_in(connection, tables.edits)
        ),
        decisions=values_in(connection, tables.decisions, Decision),
        comments=values_in(connection, tables.comments, Comment),
        names_allowed=heading.names_allowed,
        brief=read_brief(connection),
    )


def _rota(
    connection: Connection,
    heading: Row[Any],
    duties: list[Row[Any]],
    sessions: tuple[Session, ...],
) -> Rota:
    demand = None
    if heading.demand_source is not None:
        demand = Demand(heading.demand_source, values_in(connection, tables.demand, DemandRow))
    course_days = grouped(connection, tables.course_days, "course")
    return Rota(
        title=heading.title,
        kind=heading.kind,
        first_day=heading.first_day,
        days=heading.days,
        people=_people(connection),
        shifts=values_in(connection, tables.shifts, Shift),
        duties=_duties(duties, "rota"),
        before=_duties(duties, "carried-in"),
        sessions=sessions,
        demand=demand,
        wishes=values_in(connection, tables.wishes, Wish),
        courses=tuple(
            value_of(
                Course,
                row,
                tables.courses,
                days=tuple(item.day for item in course_days.get(row.position, ())),
            )
            for row in rows_in(connection, tables.courses)
        ),
        pairings=values_in(connection, tables.pairings, Pairing),
        bank_holidays=tuple((r.date, r.name) for r in rows_in(connection, tables.bank_holidays))
        if heading.lists_bank_holidays
        else None,
    )


def _people(connection: Connection) -> tuple[Person, ...]:
    codes = grouped(connection, tables.restriction_codes, "restriction")
    restrictions: dict[str, list[Restriction]] = {}
    for row in rows_in(connection, tables.restrictions):
        own = tuple(item.code for item in codes.get(row.id, ()))
        restriction = value_of(Restriction, row, tables.restrictions, codes=own)
        restrictions.setdefault(row.person, []).append(restriction)
    received = grouped(connection, tables.training_received, "person")
    return tuple(
        value_of(
            Person,
            row,
            tables.people,
            restrictions=tuple(restrictions.get(row.id, ())),
            opt_out=(row.opt_out_from, row.opt_out_to) if row.opted_out else None,
            training_received=tuple((i.category, i.hours) for i in received.get(row.id, ())),
        )
        for row in rows_in(connection, tables.people)
    )


def _duties(rows: list[Row[Any]], stands: str) -> tuple[Duty, ...]:
    return tuple(value_of(Duty, row, tables.duties) for row in rows if row.stands == stands)


def _rulebook(connection: Connection, heading: Row[Any]) -> Rulebook:
    """The rules as stored; those that are newer than the file are off: it was not made by them."""
    parameters = grouped(connection, tables.rule_parameters, "rule")
    stored = {row.rule: row for row in rows_in(connection, tables.rules)}
    rules = tuple(
        rule(
            level=Level(stored[rule.id].level),
            **{item.name: json.loads(item.value) for item in parameters.get(rule.id, ())},
        )
        if rule.id in stored
        else rule(level=Level.OFF)
        for rule in ALL
    )
    reasons = {rule: row.reason for rule, row in stored.items() if row.reason}
    book = Rulebook(heading.rulebook, rules, about=heading.rulebook_about or "", reasons=reasons)
    return replace(book, pay=of_stored(json.loads(heading.pay))) if heading.pay else book


def _owned(connection: Connection, table: Any, kind: Any) -> dict[Any, tuple[Any, ...]]:
    """Values by the proposal that they belong to; None: the current rota."""
    rows = grouped(connection, table, "proposal")
    return {owner: tuple(value_of(kind, row, table) for row in own) for owner, own in rows.items()}


def _changes(connection: Connection, duties: dict[Any, list[Row[Any]]]) -> Changes:
    found: dict[tuple[str | None, int | None], list[Change]] = {}
    for row in rows_in(connection, tables.changes):
        own = duties.get(row.id, [])
        change = Change(row.person, row.day, _duties(own, "before"), _duties(own, "after"))
        found.setdefault((row.proposal, row.edit), []).append(change)
    return {owner: tuple(own) for owner, own in found.items()}


def _findings(connection: Connection) -> dict[str | None, tuple[Finding, ...]]:
    days = grouped(connection, tables.finding_days, "finding")
    found: dict[str | None, list[Finding]] = {}
    for row in rows_in(connection, tables.findings):
        finding = value_of(
            Finding,
            row,
            tables.findings,
            days=tuple(item.day for item in days.get(row.id, ())),
            measured=json.loads(row.measured),
            limit=json.loads(row.limit),
        )
        found.setdefault(row.proposal, []).append(finding)
    return {owner: tuple(own) for owner, own in found.items()}


def _proposals(
    connection: Connection,
    changes: Changes,
    sessions: dict[Any, tuple[Session, ...]],
    findings: dict[str | None, tuple[Finding, ...]],
) -> tuple[Proposal, ...]:
    stages = _owned(connection, tables.stages, Stage)
    claims = grouped(connection, tables.claims, "proposal")
    differences = grouped(connection, tables.certificate_differences, "proposal")
    return tuple(
        value_of(
            Proposal,
            row,
            tables.proposals,
            changes=changes.get((row.id, None), ()),
            sessions=sessions.get(row.id, ()),
            stages=stages.get(row.id, ()),
            claims=tuple((item.rule, item.breaches) for item in claims.get(row.id, ())),
            findings=findings.get(row.id, ()),
            certificate=None
            if row.verified is None
            else Certificate(row.verified, tuple(i.text for i in differences.get(row.id, ()))),
        )
        for row in rows_in(connection, tables.proposals)
    )


def _search(connection: Connection) -> Search | None:
    rows = list(rows_in(connection, tables.searches))
    if not rows:
        return None
    conflict = None
    if rows[0].conflict_proved is not None:
        asked = list(rows_in(connection, tables.conflict_requirements))
        conflict = Conflict(
            tuple(row.text for row in asked),
            rows[0].conflict_proved,
            values_in(connection, tables.ways_out, WayOut),
            tuple(row.held_without for row in asked if row.held_without is not None),
        )
    versions = tuple((row.name, row.version) for row in rows_in(connection, tables.search_versions))
    notes = tuple(row.text for row in rows_in(connection, tables.search_notes))
    return value_of(
        Search, rows[0], tables.searches, versions=versions, conflict=conflict, notes=notes,
        points=values_in(connection, tables.points, Point),
    )  # fmt: skip
