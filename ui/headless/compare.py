"""`compare`: what a proposed rota changes, for the rota and for each person."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ambrota.audit import audit
from ambrota.compare import Candidate, compare
from ambrota.documents.comparison import comparison_document
from ambrota.documents.pay import pay_document
from ambrota.errors import UserError
from ambrota.opening import Opened
from ambrota.pay.effect import pay_effect
from ambrota.reports import write_review
from ambrota.rulebook import Rulebook
from ui.headless.check_text import (
    COVER_MEASURES,
    counted_in,
    law_lines,
    met_words,
    with_period,
)
from ui.headless.opening import opened_for, warn_of_errors
from ui.headless.output import print_document, print_text
from ui.headless.pay_text import pay_lines
from ui.headless.text import amount, count, heading, table

GIVEN_UP = "Given up to people"
"""The part of the account of cover that sessions take, over the weeks in which they go round."""


def run(options: argparse.Namespace) -> int:
    """Print what changes. Whether the proposed rota holds is `check`'s to say, by its exit code."""
    current, proposed, book = _candidates(options)
    document = comparison_document(compare(current, proposed))
    document["pay"] = pay_document(pay_effect(current.rota, proposed.rota, book), book.pay)
    if options.out is not None:
        document["report"] = str(options.out.resolve())
    if options.json:
        print_document(document)
    else:
        print_text(comparison_lines(document, current.name, proposed.name))
    return 0


def _candidates(options: argparse.Namespace) -> tuple[Candidate, Candidate, Rulebook]:
    """Both rotas, judged by the current one's rulebook; the report, where asked for."""
    before = opened_for(options, options.current)
    after = opened_for(options, options.proposed)
    _check_same_people(before, after)
    rota = replace(after.rota, demand=before.rota.demand)
    current = Candidate(
        "current", before.path.stem, before.rota, audit(before.rota, before.rulebook)
    )
    proposed = Candidate("A", after.path.stem, rota, audit(rota, before.rulebook, before.rota))
    if options.out is not None:
        _check_report(options.out, before.path, after.path)
        write_review(options.out, current, [proposed], before.rulebook, before.problems, None)
    for opened in (before, after):
        warn_of_errors(opened)
    return current, proposed, before.rulebook


def _check_same_people(before: Opened, after: Opened) -> None:
    """Two rotas of other people or other days cannot be compared cell by cell."""
    missing = [p.name for p in before.rota.people if p.id not in after.rota.index]
    added = [p.name for p in after.rota.people if p.id not in before.rota.index]
    if missing or added:
        names = ", ".join((missing + added)[:5])
        raise UserError(
            "The two rotas are not of the same people", str(after.path),
            f"{count(len(missing), 'person', 'people')} missing and {len(added)} new: {names}",
            f"the people of {before.path.name}", "compare two versions of one rota",
        )  # fmt: skip
    if (before.rota.first_day, before.rota.days) != (after.rota.first_day, after.rota.days):
        raise UserError(
            "The two rotas are not of the same days", str(after.path),
            f"{after.rota.days} days from {after.rota.first_day or 'a Monday'}",
            f"{before.rota.days} days from {before.rota.first_day or 'a Monday'}",
            "compare two versions of one rota",
        )  # fmt: skip


def _check_report(report: Path, *inputs: Path) -> None:
    """The report never takes the place of one of the rotas."""
    if report.suffix.lower() != ".xlsx" or report.resolve() in [path.resolve() for path in inputs]:
        raise UserError(
            "The report cannot be written there", str(report),
            expected="a new file that ends in .xlsx", todo="name another file with --out",
        )  # fmt: skip


def comparison_lines(document: dict[str, Any], current: str, proposed: str) -> list[str]:
    """The document of `compare` for a person to read."""
    gone, new = document["findings"]["gone"], document["findings"]["new"]
    lines = [
        f"{current}, against {proposed}",
        *law_lines(document["current"]),
        f"{count(document['changes'], 'duty day')} changed for "
        f"{count(document['people_changed'], 'person', 'people')}; "
        f"{count(len(gone), 'finding')} gone, {len(new)} new, {document['findings']['kept']} kept.",
        *heading("At a glance"),
        *table(_glance(document), right=(1, 2)),
        *heading("Operations"),
        *_pairs([*_cover(document), *_measures(document, "operations")]),
        *heading("People"),
        *_pairs(_measures(document, "people")),
    ]
    if new:
        lines += [*heading("New findings"), *(f"  {finding['message']}" for finding in new)]
    return [*lines, *_people(document["people"]), *pay_lines(document["pay"])]


def _measures(document: dict[str, Any], section: str) -> list[tuple[str, dict[str, Any]]]:
    """The measures of one column, but those that the account of cover already says."""
    return [
        (each["name"], each)
        for id_, each in document["measures"].items()
        if each["section"] == section
        and id_ not in COVER_MEASURES
        and (section == "operations" or _concerns_anybody(document, id_))
    ]


def _concerns_anybody(document: dict[str, Any], measure: str) -> bool:
    return any(
        document[each]["measures"][measure]["per_person"] for each in ("current", "proposed")
    )


def _glance(document: dict[str, Any]) -> list[tuple[str, ...]]:
    """What a director asks first, of both rotas."""
    both = [document[each] for each in ("current", "proposed")]

    def met() -> list[str]:
        return [met_words(each["guarantees"]["contact"]) for each in both]

    def trained() -> list[str]:
        found = [each["guarantees"]["training"] for each in both]
        return [f"{each['met']} of {each['people']}" for each in found]

    def found(part: str, value: str) -> list[str]:
        return [f"{sum(one[part] == value for one in each['findings']):,}" for each in both]

    return [
        ("", "current", "proposed"),
        ("Meet their own manager", *met()),
        ("Have their protected training", *trained()),
        (f"Cover short, {counted_in(both[0], 'cover-short')}",
         *(amount(each["cover"]["short_hours"]) for each in both)),
        ("Findings on law", *found("status", "law")),
        ("Findings on what must hold", *found("level", "must")),
        ("Findings to weigh", *found("level", "should")),
    ]  # fmt: skip


def _cover(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    measures = document["measures"]
    given, rest = (measures[id_]["period"] for id_ in ("given-up-cover", "cover-short"))
    return [
        (name, {"unit": "seat-hours", "period": given if name == GIVEN_UP else rest, **pair})
        for name, pair in document["cover"].items()
    ]


def _pairs(pairs: Sequence[tuple[str, dict[str, Any]]]) -> list[str]:
    """What differs, each with its unit and which way; how many measures do not."""
    rows = [
        (
            name,
            amount(pair["current"]),
            amount(pair["proposed"]),
            with_period(pair),
            pair["verdict"],
        )
        for name, pair in pairs
        if amount(pair["current"]) != amount(pair["proposed"])
    ]
    same = len(pairs) - len(rows)
    told = table([("", "current", "proposed", "", ""), *rows], right=(1, 2)) if rows else []
    return [*told, *([f"  The same in both: {count(same, 'measure')}"] if same else [])]


def _people(people: list[dict[str, Any]]) -> list[str]:
    rows = [
        (
            person["name"],
            str(person["days_changed"]),
            *(_both(person[part]) for part in ("hours", "nights", "weekends_off", "contacts")),
            _both(person["training"]),
        )
        for person in people
    ]
    head = ("", "Days changed", "Hours", "Nights", "Weekends off", "Contacts", "Training h")
    return [*heading("What changes for whom"), *table([head, *rows], right=(1, 2, 3, 4, 5, 6))]


def _both(pair: dict[str, Any]) -> str:
    before, after = amount(pair["current"]), amount(pair["proposed"])
    return before if before == after else f"{before} → {after}"
