"""`show`: what was read from a workbook."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from ambrota.documents.rota import show_document
from ambrota.model import Rota
from ui.headless.opening import opened_for
from ui.headless.output import print_document, print_text
from ui.headless.problems import problem_lines
from ui.headless.text import amount, count, first_of, heading, table


def run(options: argparse.Namespace) -> int:
    """Print what was read. Anything not understood is listed, and is no failure of the command."""
    opened = opened_for(options, options.file)
    document = show_document(opened.rota, opened.problems)
    if options.json:
        print_document(document)
    else:
        print_text(show_lines(opened.rota, document))
    return 0


def show_lines(rota: Rota, document: dict[str, Any]) -> list[str]:
    """The document of `show` for a person to read; its entries as the rota has them."""
    return [
        *_summary(rota, document),
        *problem_lines(document["problems"]),
        *_people(rota, document),
        *_shifts(document),
        *_demand(document),
    ]


def _summary(rota: Rota, document: dict[str, Any]) -> list[str]:
    people = document["people"]
    noun = "line" if document["kind"] == "cyclic" else "person"
    many = "lines" if document["kind"] == "cyclic" else "people"
    vacant = sum(person["vacant"] for person in people)
    when = (
        f"{count(document['days'], 'day')} from {document['first_day']}"
        if document["first_day"]
        else "stepped through one a week"
    )
    kinds = Counter(duty.kind for duty in rota.duties)
    duties = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
    return [
        document["title"],
        f"A {document['kind']} rota: {count(len(people), noun, many)}, {when}"
        + (f"; {vacant} vacant." if vacant else "."),
        f"{count(len(rota.duties), 'entry', 'entries')}: {duties}." if duties else "No entries.",
        f"{count(len(document['sessions']), 'placed session')}, "
        f"{count(len(document['before']), 'duty', 'duties')} carried in from before.",
    ]


def _people(rota: Rota, document: dict[str, Any]) -> list[str]:
    names = {person["id"]: person["name"] for person in document["people"]}
    duties = Counter(duty.person for duty in rota.duties)
    rows = [("", "Role", "Team", "Manager", "Hours", "Entries", "Agreements")]
    rows += [
        (
            person["name"] + (" (vacant)" if person["vacant"] else ""),
            person["role"] or "not stated",
            person["team"] or "",
            names.get(person["line_manager"], "none"),
            "" if person["contracted_hours"] is None else amount(person["contracted_hours"]),
            str(duties[person["id"]]),
            person["restrictions"] or "",
        )
        for person in document["people"]
    ]
    return [*heading("People"), *first_of(table(rows, right=(4, 5)), 60, "--json lists all")]


def _shifts(document: dict[str, Any]) -> list[str]:
    rows = [("Code", "Kind", "Times", "Paid", "Resource")]
    rows += [
        (
            shift["code"],
            shift["kind"],
            f"{shift['start']}–{shift['end']}" if shift["start"] else "",
            amount(shift["paid_hours"], "h"),
            shift["resource"] or "",
        )
        for shift in document["shifts"]
    ]
    return [*heading("Shift codes"), *table(rows, right=(3,))]


def _demand(document: dict[str, Any]) -> list[str]:
    demand = document["demand"]
    source = (
        "stated in the workbook"
        if demand["source"] == "sheet"
        else "worked out from what the rota fills now, for want of a stated one"
    )
    weekly: Counter[str] = Counter()
    for row in demand["required"]:
        if row["date"] is None:
            weekly[f"{row['resource'] or 'any resource'}, {row['role'] or 'any role'}"] += row[
                "required"
            ]
    rows = [(name, amount(halves / 2, "seat-hours a week")) for name, halves in weekly.items()]
    return [*heading("Requirement"), f"  {source}", *table(rows, right=(1,))]
