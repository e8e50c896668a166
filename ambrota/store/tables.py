"""The tables of a review file, as of the newest version. Column names are the fields' names.

`position` keeps the order of a tuple. A person is referred to by id; so is a proposal. A row that
may belong to a proposal and does not (null) belongs to the current rota.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Float, Integer, Table, Text

from ambrota.model import Kind, RestrictionKind, RotaKind
from ambrota.store.columns import (
    Instant,
    belongs_to,
    flags,
    integers,
    integers_or_null,
    key,
    metadata,
    number,
    texts,
    texts_or_null,
    word,
)


def _table(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts)


def _of_person() -> Column[Any]:
    return belongs_to("person", "people.id")


def _of_proposal(*, always: bool = True) -> Column[Any]:
    return belongs_to("proposal", "proposals.id", always=always)


review = _table(
    "review",
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True),
    *texts("title"),
    word("kind", RotaKind),
    Column("first_day", Date),
    *integers("days"),
    *flags("lists_bank_holidays", "names_allowed"),
    *texts_or_null("demand_source"),
    *texts("rulebook"),
    *texts_or_null("rulebook_about", "pay"),  # pay: its tables as JSON
    *texts_or_null("source_path", "source_sha256", "source_layout"),
    Column("created", Instant, nullable=False),
    Column("saved", Instant, nullable=False),
    *texts("written_by"),
)

# The rota.

people = _table(
    "people",
    key("position"),
    Column("id", Text, nullable=False, unique=True),
    *texts("name", "rota"),
    *texts_or_null("role", "team", "line_manager", "manager_stated", "restrictions_stated"),
    Column("contracted_hours", Float),
    *flags("vacant", "locked", "aspirant", "opted_out"),
    Column("opt_out_from", Date),
    Column("opt_out_to", Date),
    Column("grade_start", Date),
    *integers_or_null("band"),
    *texts_or_null("unsocial"),
)
restrictions = _table(
    "restrictions",
    key(),
    _of_person(),
    word("kind", RestrictionKind),
    *texts("text"),
    *integers("value"),
    Column("until", Date),
    *flags("private"),
)
restriction_codes = _table(
    "restriction_codes", key(), belongs_to("restriction", "restrictions.id"), *texts("code")
)
training_received = _table(
    "training_received", key(), _of_person(), *texts("category"), number("hours")
)
shifts = _table(
    "shifts",
    key("position"),
    *texts("code"),
    word("kind", Kind),
    *integers_or_null("start", "end", "paid"),
    *texts_or_null("resource", "meaning", "category"),
)
duties = _table(
    "duties",
    key(),
    # rota, carried-in; before, after: what stood on the person-day of a change, and what stands now
    *texts("stands"),
    belongs_to("change", "changes.id", always=False),
    _of_person(),
    *integers("day"),
    *texts("code"),
    word("kind", Kind),
    *integers_or_null("start", "end", "paid"),
    *texts_or_null("resource", "category", "unit", "cell"),
    CheckConstraint("stands IN ('rota', 'carried-in', 'before', 'after')", name="known_stands"),
    CheckConstraint(
        "(change IS NULL) = (stands IN ('rota', 'carried-in'))", name="change_where_it_stands"
    ),
)
sessions = _table(
    "sessions",
    key(),
    _of_proposal(always=False),
    *texts("kind", "category"),
    _of_person(),
    *texts_or_null("with_"),
    *integers("day", "start", "end"),
)
demand = _table(
    "demand",
    key("position"),
    *texts_or_null("resource", "role"),
    *integers_or_null("weekday"),
    Column("date", Date),
    *integers("start", "end", "seats"),
)
wishes = _table(
    "wishes", key("position"), *texts("person", "wants"), *integers("day"), number("weight")
)
courses = _table(
    "courses",
    key("position"),
    *texts("name", "category"),
    *integers("minutes"),
    *integers_or_null("earliest", "latest", "places"),
    *texts_or_null("trainer"),
)
course_days = _table(
    "course_days", key(), belongs_to("course", "courses.position"), *integers("day")
)
pairings = _table("pairings", key("position"), _of_person(), belongs_to("other", "people.id"))
bank_holidays = _table(
    "bank_holidays", key("position"), Column("date", Date, nullable=False), *texts("name")
)
problems = _table(
    "problems",
    key("position"),
    *texts("severity", "found", "expected", "todo"),
    *texts_or_null("sheet", "cell"),
)

# The rulebook.

rules = _table(
    "rules",
    key("position"),
    Column("rule", Text, unique=True),
    *texts("level"),
    *texts_or_null("reason"),
)
rule_parameters = _table(
    "rule_parameters",
    key(),
    belongs_to("rule", "rules.rule"),
    *texts("name", "value"),  # value as JSON, which keeps true, 1 and 1.0 apart
)

# What was proposed and claimed.

searches = _table(
    "searches",
    key("position"),
    *texts("status"),
    number("seconds"),
    *integers("seed", "workers"),
    Column("conflict_proved", Boolean),  # null: no conflict
)
search_versions = _table("search_versions", key("position"), *texts("name", "version"))
search_notes = _table("search_notes", key("position"), *texts("text"))
conflict_requirements = _table(
    "conflict_requirements",
    key("position"),
    *texts("text"),
    Column("held_without", Boolean),  # null: not looked for
)
ways_out = _table(
    "ways_out",
    key("position"),
    *texts("change", "unit", "gives"),  # gives: what a search takes it as, as JSON
    number("amount"),
    *flags("verified"),
)
points = _table(
    "points",
    key("position"),
    number("cover"),
    *integers("occasions"),
    *texts_or_null("proposal"),
    *flags("front"),
    *texts("parts", "plan"),  # as JSON
)
proposals = _table(
    "proposals",
    key("position"),
    Column("id", Text, nullable=False, unique=True),
    *texts("name", "why"),
    Column("verified", Boolean),  # null: no certificate
)
stages = _table(
    "stages", key(), _of_proposal(), *texts("name", "unit"), number("value"), Column("bound", Float)
)
claims = _table("claims", key(), _of_proposal(), *texts("rule"), *integers("breaches"))
certificate_differences = _table("certificate_differences", key(), _of_proposal(), *texts("text"))
findings = _table(
    "findings",
    key(),
    _of_proposal(always=False),
    *texts("rule", "level", "status"),
    *texts_or_null("person"),
    *texts("measured", "limit"),  # as JSON: a number, or words
    *texts("unit", "message", "evidence", "source"),
)
finding_days = _table("finding_days", key(), belongs_to("finding", "findings.id"), *integers("day"))
changes = _table(
    "changes",
    key(),
    _of_proposal(always=False),
    belongs_to("edit", "edits.position", always=False),
    _of_person(),
    *integers("day"),
    CheckConstraint("(proposal IS NULL) <> (edit IS NULL)", name="change_has_one_owner"),
)

# What was done by hand and decided.

edits = _table(
    "edits", key("position"), Column("at", Instant, nullable=False), *texts("target", "note")
)
decisions = _table(
    "decisions",
    key("position"),
    Column("at", Instant, nullable=False),
    *texts("by", "subject", "text"),
)
comments = _table(
    "comments",
    key("position"),
    Column("at", Instant, nullable=False),
    *texts("by", "kind", "target", "text"),
    *texts_or_null("person", "rule", "digest"),
)
