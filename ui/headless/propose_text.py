"""Proposals for a person to read: operations and people side by side, then what to open."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import partial
from typing import Any

from ui.headless.check_text import (
    COVER_MEASURES,
    counted_in,
    law_lines,
    met_words,
    verdict_lines,
    with_period,
)
from ui.headless.text import WIDTH, amount, count, heading, table

Document = dict[str, Any]

TO_SPARE = "seat-hours to spare"
"""The one part of a point of which more is better."""
STATUS = {
    "proved-best": "Everything required holds, and no better rota is possible under this rulebook.",
    "improved": "Everything required holds in at least one proposal.",
    "no-better-found": "Nothing better than the current rota was found in the time given.",
    "not-found": "No proposal holds everything, and it is not proved that none can.",
    "cannot-hold": "Not everything can hold together; this is proved.",
    "cancelled": "Stopped before the search ended; this is the best found so far.",
}


def propose_lines(document: Document) -> list[str]:
    """The document of `propose` for a person to read."""
    lines = [
        f"{document['current']['rota']['title']}: the current rota",
        *law_lines(document["current"]),
        *verdict_lines(document["current"]),
        *heading("Proposals"),
        f"  {STATUS[document['status']]}",
        *_conflict(document["conflict"]),
        *_scorecard(document),
    ]
    for proposal in document["proposals"]:
        lines += _proposal(proposal)
    lines += [*_frontier(document["frontier"]), *_how(document)]
    lines += [f"Note: {note}" for note in document["notes"]]
    return [*lines, "", f"Compared side by side in {document['review']}"]


def _conflict(conflict: Document | None) -> list[str]:
    if conflict is None:
        return []
    lines = ["  These cannot hold together:" if conflict["proved"] else "  In each other's way:"]
    lines += _bulleted(conflict["requirements"], numbered=True)
    lines += [f"  {text}" for text in shown_words(conflict)]
    if conflict["ways_out"]:
        # What no rota was found with is what the best one lacks: all of it, not any one.
        tried = any(way["verified"] for way in conflict["ways_out"])
        head = "Any one of these makes it possible" if tried else "The best rota found does without"
        lines.append(f"  {head}:")
        lines += _bulleted([way_words(way) for way in conflict["ways_out"]])
    return lines


def shown_words(conflict: Document) -> list[str]:
    """What was shown of a conflict, beyond that it is one: that nothing in it is to spare."""
    held = conflict["held_without"]
    if conflict["confirmed"]:
        return ["Without any one of them the rest can hold: a rota was found each time."]
    if not any(held):
        return []
    numbers = [str(number) for number, each in enumerate(held, 1) if each]
    found = "a rota was found" if len(numbers) == 1 else "a rota was found each time"
    return [f"Without number {' or '.join(numbers)} the rest can hold: {found}."]


def way_words(way: Document) -> str:
    """A way out with its amount, and whether a rota was found with it."""
    tried = "" if way["verified"] else "; worked out, no rota was found with it yet"
    return f"{way['change']} ({amount(way['amount'], way['unit'])}{tried})"


def _bulleted(texts: list[str], *, numbered: bool = False) -> list[str]:
    marks = [f"    {number}. " if numbered else "    - " for number in range(1, len(texts) + 1)]
    return [
        line
        for mark, text in zip(marks, texts, strict=True)
        for line in textwrap.wrap(
            text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark)
        )
    ]


def _scorecard(document: Document) -> list[str]:
    checks = [document["current"], *(each["check"] for each in document["proposals"])]
    names = ["now", *(each["id"] for each in document["proposals"])]

    def row(name: str, figure: Callable[[Document], str]) -> tuple[str, ...]:
        return (name, *(figure(check) for check in checks))

    right = tuple(range(1, len(names) + 1))
    operations = [
        ("", *names),
        row(
            f"Cover short, {counted_in(document['current'], 'cover-short')}",
            lambda c: amount(c["cover"]["short_hours"]),
        ),
        row(
            f"Cover given up to people, {counted_in(document['current'], 'given-up-cover')}",
            lambda c: amount(c["cover"]["given_up_hours"]),
        ),
    ]
    people = [
        ("", *names),
        row("Meet their own manager", lambda c: met_words(c["guarantees"]["contact"])),
        row("Have protected training", lambda c: _of(c["guarantees"]["training"])),
        row("Findings on what must hold", lambda c: _findings(c, "must")),
        row("Findings to weigh", lambda c: _findings(c, "should")),
    ]
    alike = 0
    for id_, about in document["current"]["measures"].items():
        if id_ not in COVER_MEASURES and (about["section"] == "operations" or about["per_person"]):
            rows = operations if about["section"] == "operations" else people
            told = row(f"{about['name']} ({with_period(about)})", partial(_measure, id_))
            if len(checks) > 1 and len(set(told[1:])) == 1:
                alike += 1
            else:
                rows.append(told)
    widest = max(len(row[0]) for row in operations + people)
    padded = [(cells[0].ljust(widest), *cells[1:]) for cells in operations + people]
    split = len(operations)
    return [
        *heading("Operations"), *table(padded[:split], right=right),
        *heading("People"), *table(padded[split:], right=right),
        *([f"  The same in all: {count(alike, 'measure')}"] if alike else []),
    ]  # fmt: skip


def _of(guarantee: Document) -> str:
    return f"{guarantee['met']} of {guarantee['people']}"


def _findings(check: Document, level: str) -> str:
    return f"{sum(found['level'] == level for found in check['findings']):,}"


def _measure(measure: str, check: Document) -> str:
    found = check["measures"].get(measure)
    return "" if found is None else amount(found["value"])


def _proposal(proposal: Document) -> list[str]:
    contact = sum(session["kind"] == "contact" for session in proposal["sessions"])
    training = len(proposal["sessions"]) - contact
    certificate = proposal["certificate"]
    lines = ["", f"{proposal['id']}  {proposal['name']}"]
    lines += textwrap.wrap(proposal["why"], WIDTH, initial_indent="   ", subsequent_indent="   ")
    lines.append(
        f"   {count(proposal['changes'], 'duty day')} changed for "
        f"{count(proposal['people_changed'], 'person', 'people')}; "
        f"{count(contact, 'contact session')}, {count(training, 'training session')}."
    )
    for start in proposal["starts"]:
        who = f"{start['name']} begins on line {start['to_line']} of {start['rota']}"
        lines.append(f"   {who}, in place of line {start['from_line']}.")
    lines += [f"   {_stage(stage)}" for stage in proposal["stages"]]
    if certificate["verified"]:
        lines.append("   Certified: the audit of the file as written agrees with every claim.")
    else:
        lines.append("   NOT certified: the audit of the file as written differs.")
        lines += _bulleted(certificate["differences"])
    return [*lines, f"   {proposal['file']}"]


def _frontier(points: list[Document]) -> list[str]:
    """Cover against people, where there is more than one way to weigh them."""
    if len(points) < 2:
        return []
    names = [point["proposal"] or f"point {number}" for number, point in enumerate(points, 1)]
    rows = [("", "seat-hours to spare", "what people notice", "days changed")]
    rows += [
        (name, amount(point["cover"]), str(point["occasions"]), str(point["changes"]))
        for name, point in zip(names, points, strict=True)
    ]
    steps = [
        f"{names[at]} against {names[at - 1]}: {_step(points[at - 1], points[at])}"
        for at in range(1, len(points))
    ]
    return [
        *heading("Cover against people"),
        "  Less of what people would rather not have costs seats to spare:",
        *table(rows, right=(1, 2, 3)),
        *_bulleted(steps),
    ]


def _step(before: Document, after: Document) -> str:
    """What one point of the frontier gives for what it costs, against the one before it."""
    was = {**before["parts"], "days changed": before["changes"]}
    now = {**after["parts"], "days changed": after["changes"]}
    moved = {name: f"{name} {amount(was[name])} to {amount(now[name])}"
             for name in was if was[name] != now[name]}  # fmt: skip
    better = {name for name in moved if (now[name] > was[name]) == (name == TO_SPARE)}
    gives = [text for name, text in moved.items() if name in better]
    costs = [text for name, text in moved.items() if name not in better]
    return f"gives {_listed(gives)}; costs {_listed(costs)}"


def _listed(texts: list[str]) -> str:
    return ", ".join(texts) or "nothing"


def _how(document: Document) -> list[str]:
    """How to come by the same proposals again, where that can be."""
    if not document["repeatable"]:
        return []
    return [
        "",
        f"Repeatable: seed {document['seed']}, {count(document['workers'], 'worker')}, budget "
        f"{amount(document['budget'])} of work; the same again from the same files and versions.",
    ]


def _stage(stage: Document) -> str:
    text = f"{stage['name']}: {amount(stage['value'], stage['unit'])}"
    if stage["bound"] is None:
        return text
    if stage["bound"] == stage["value"]:
        return f"{text}, proved best"
    return f"{text}; cannot be better than {amount(stage['bound'], stage['unit'])}"
