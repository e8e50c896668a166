"""The audit of a rota for a person to read: the three worst things first, then all of it."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import Any

from ambrota.calendar import day_name, hours, lasting
from ambrota.findings import listed
from ambrota.model import Rota
from ui.headless.problems import problem_lines
from ui.headless.text import WIDTH, amount, count, first_of, heading, table

STATUSES = ("law", "contract", "local", "guidance")
MOST_OF_A_MUST, MOST_OF_A_SHOULD = 5, 2
MOST_SHORT = 12
COVER_MEASURES = ("cover-short", "given-up-cover")
"""Measures that the account of cover already says."""

Document = dict[str, Any]


def check_lines(document: Document, rota: Rota) -> list[str]:
    """The document of `check` for a person to read."""
    title, people = document["rota"]["title"], document["rota"]["people"]
    noun = ("line", "lines") if rota.is_cyclic else ("person", "people")
    return [
        f"{title}: {count(people, *noun)}, {document['rota']['kind']}",
        *law_lines(document),
        *verdict_lines(document),
        *_operations(document),
        *_people(document, rota),
        *_rules(document),
        *_findings(document),
        *_rest_owed(document, rota),
        *_short(document, rota),
        *problem_lines(document["problems"]),
    ]


def law_lines(document: Document) -> list[str]:
    """What the rulebook asks of a law less than was shipped: no verdict is read without it."""
    book = document["rulebook"]
    if not book["law_lowered"]:
        return []
    told = (textwrap.wrap(f"▼ {text}", WIDTH - 2) for text in book["law_lowered"])
    lines = [f"  {line}" for wrapped in told for line in wrapped]
    return [f"LAW LOWERED BY THE RULEBOOK {book['name']}:", *lines]


def verdict_lines(document: Document) -> list[str]:
    """Whether the rota holds and, where it doesn't, the three worst things."""
    worst = worst_rules(document)
    required = [rule for rule in worst if document["rules"][rule]["level"] == "must"]
    if not worst:
        return ["Nothing is breached."]
    if not required:
        return [
            "Nothing required is breached.",
            *heading("What could be better"),
            *_worst(document),
        ]
    told = f"{count(len(required), 'required thing does', 'required things do')} not hold."
    return [told, *heading("Worst things first"), *_worst(document)]


def worst_rules(document: Document) -> list[str]:
    """Breached rules: what must hold first, law before contract before local, then as shown.

    Not by number of breaches: those of different rules cannot be compared.
    """
    status = {finding["rule"]: finding["status"] for finding in document["findings"]}
    breached = [
        rule
        for rule, told in document["rules"].items()
        if told["breaches"] and told["level"] in ("must", "should")
    ]
    return sorted(
        breached,
        key=lambda rule: (
            document["rules"][rule]["level"] != "must",
            STATUSES.index(status.get(rule, "local")),
        ),
    )


def _worst(document: Document) -> list[str]:
    lines = []
    for number, rule in enumerate(worst_rules(document)[:3], 1):
        findings = [finding for finding in document["findings"] if finding["rule"] == rule]
        breaches = document["rules"][rule]["breaches"]
        lines.append(f"  {number}. {rule}: {count(breaches, 'breach', 'breaches')}")
        if findings:
            lines.append(f"     {findings[0]['message']}")
            lines.append(f"     {_force(findings[0])}")
    return lines


def _operations(document: Document) -> list[str]:
    cover = document["cover"]
    rows = [
        ("Cover required", amount(cover["required_hours"], "seat-hours")),
        ("Cover filled", amount(cover["filled_hours"], "seat-hours")),
        ("Cover short", amount(cover["short_hours"], counted_in(document, "cover-short"))),
        ("Cover over the requirement", amount(cover["surplus_hours"], "seat-hours")),
        (
            "Cover given up to people",
            amount(cover["given_up_hours"], counted_in(document, "given-up-cover")),
        ),
    ]
    rows += [
        (measure["name"], amount(measure["value"], with_period(measure)))
        for id_, measure in document["measures"].items()
        if measure["section"] == "operations" and id_ not in COVER_MEASURES
    ]
    return [*heading("Operations"), *table(rows, right=(1,))]


def _people(document: Document, rota: Rota) -> list[str]:
    contact = document["guarantees"]["contact"]
    training = document["guarantees"]["training"]
    lines = heading("People")
    lines.append(
        f"  Meet their own manager: {met_words(contact)} "
        f"(possible as the duties stand: {contact['possible']})"
    )
    lines.append(f"  Have their protected training: {training['met']} of {training['people']}")
    lines += _contact_notes(contact, rota)
    return [*lines, *table(measure_rows(document["measures"]), right=(1, 3))]


def measure_rows(measures: Document) -> list[tuple[str, ...]]:
    """Measures of people under what they are about, those left out that concern nobody."""
    rows: list[tuple[str, ...]] = []
    theme = ""
    for measure in measures.values():
        if measure["section"] != "people" or not measure["per_person"]:
            continue
        if measure["theme"] != theme:
            theme = measure["theme"]
            rows.append((f"{theme}:", "", "", ""))
        rows.append((
            f"  {measure['name']}", amount(measure["value"]), with_period(measure),
            amount(measure["spread"]),
        ))  # fmt: skip
    return [("", "value", "", "spread"), *rows] if rows else []


def with_period(measure: Document) -> str:
    """A measure's unit and what it is counted over: 'weekends a person in 24 weeks'."""
    return f"{measure['unit']} {measure['period']}".rstrip()


def counted_in(document: Document, measure: str) -> str:
    """The unit and the period of an account of cover."""
    return with_period(document["measures"][measure])


def met_words(contact: Document) -> str:
    """'23 of 26, 3 have none in the rota'."""
    none = len(contact["no_manager"])
    told = f"{contact['met']:,} of {contact['people'] + none:,}"
    return f"{told}, {none:,} {'has' if none == 1 else 'have'} none in the rota" if none else told


def _contact_notes(contact: Document, rota: Rota) -> list[str]:
    """Who has no manager, never meets one, or is excused: the culture review's own findings."""

    def names(ids: list[str], most: int = 8) -> str:
        more = f" and {len(ids) - most} more" if len(ids) > most else ""
        return ", ".join(rota.person(each).name for each in ids[:most]) + more

    lines = []
    if contact["no_manager"]:
        by_reason: dict[str, list[str]] = defaultdict(list)
        for each in contact["no_manager"]:
            by_reason[each["reason"]].append(each["id"])
        for reason, people in by_reason.items():
            lines.append(f"  No line manager ({reason}): {names(people)}")
    if contact["no_overlap"]:
        lines.append(f"  Never on duty with their manager: {names(contact['no_overlap'])}")
    if contact["excused"]:
        lines.append(f"  Excused for a period: {count(len(contact['excused']), 'person-period')}")
    return lines


def _rules(document: Document) -> list[str]:
    """Rules that find something, what must hold first; those that find nothing by name."""
    place = {rule: number for number, rule in enumerate(worst_rules(document))}
    found = [(rule, told) for rule, told in document["rules"].items() if told["breaches"]]
    found.sort(key=lambda each: place.get(each[0], len(place)))
    rows = [("Rule", "Level", "Breaches", "Checked")]
    rows += [
        (rule, told["level"], f"{told['breaches']:,}", f"{told['checked']:,}")
        for rule, told in found
    ]
    lines = heading("Rules")
    lines += table(rows, right=(2, 3)) if found else []
    quiet = [rule for rule, told in document["rules"].items() if not told["breaches"]]
    if quiet:
        names = f"Nothing breaches the other {len(quiet)}: {', '.join(quiet)}"
        if not found:
            names = f"Nothing breaches any of the {len(quiet)}"
        lines += textwrap.wrap(
            names, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )
    return lines


def _findings(document: Document) -> list[str]:
    """What must hold first, law before the rest; of what should only the first few."""
    if not document["findings"]:
        return []
    by_rule: dict[str, list[Document]] = defaultdict(list)
    for finding in document["findings"]:
        by_rule[finding["rule"]].append(finding)
    lines = heading(f"Findings: {len(document['findings']):,}")
    for rule in worst_rules(document):
        findings = by_rule[rule]
        if not findings:
            continue
        level = findings[0]["level"]
        lines.append(f"  {rule} ({level}; {_force(findings[0])})")
        told = [_finding(finding) for finding in findings]
        most = MOST_OF_A_MUST if level == "must" else MOST_OF_A_SHOULD
        lines += first_of(told, most, "--json lists all")
    return lines


def _force(finding: Document) -> str:
    """Status and source, the status once: 'law: Working Time …', 'local: the trust's …'."""
    status, source = finding["status"], finding["source"]
    source = source.removeprefix(f"{status.capitalize()}: ")
    return f"{status}: {source}"


def _finding(finding: Document) -> str:
    """What it says, and below it the sum and the cells."""
    cells = listed(tuple(finding["cells"]))
    where = f"  [{cells}]" if cells else ""
    return f"    {finding['message']}\n      {finding['evidence']}{where}"


def _rest_owed(document: Document, rota: Rota) -> list[str]:
    """What short rests owe: what is given, then each that is not."""
    told = document["compensatory_rest"]
    owed = told["owed"]
    if not owed:
        return []
    total = sum(each["owed_minutes"] for each in owed)
    still = [each for each in owed if each["given_day"] is None]
    missing = sum(each["owed_minutes"] for each in still)
    lines = [
        f"  {count(len(owed), 'rest')} of less than {told['rest_hours']:g} h "
        f"{'owes' if len(owed) == 1 else 'owe'} {hours(total)}; given by later rests within "
        f"{told['within_days']} days: {hours(total - missing)}"
    ]
    rows = [
        f"    {rota.person(each['person']).name}, {day_name(rota, each['day'])}: "
        f"{lasting(each['owed_minutes'])} {'still owed' if each['overdue'] else 'not yet due'}"
        for each in still
    ]
    shown = first_of(rows, MOST_OF_A_MUST, "--json lists all")
    return [*heading("Compensatory rest"), *lines, *shown]


def _short(document: Document, rota: Rota) -> list[str]:
    rows = [
        (
            day_name(rota, each["day"]),
            f"{each['start']}–{each['end']}",
            " ".join(part for part in (each["resource"], each["role"] or "any role") if part),
            f"{each['filled']} of {each['required']}",
        )
        for each in joined(document["cover"]["short"])
    ]
    if not rows:
        return []
    return [
        *heading("Cover short"),
        *first_of(table(rows, right=(3,)), MOST_SHORT, "--json lists all"),
    ]


def joined(short: list[Document]) -> list[Document]:
    """Successive half hours of one day that are short alike, as one."""
    told: list[Document] = []
    alike = ("day", "resource", "role", "required", "filled")
    for each in sorted(
        short,
        key=lambda one: (one["day"], one["resource"], one["role"] or "", one["start"]),
    ):
        last = told[-1] if told else None
        if last and last["end"] == each["start"] and all(last[k] == each[k] for k in alike):
            told[-1] = {**last, "end": each["end"]}
        else:
            told.append(each)
    return told
