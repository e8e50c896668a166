"""`rules`: every rule and measure, with its source, its status and its parameters."""

from __future__ import annotations

import argparse
import textwrap
from typing import Any

from ambrota.documents.audit import rules_document
from ambrota.rulebook import default_rulebook
from ambrota.rulebooks.files import read_rulebook
from ambrota.rules.settings import said
from ui.headless.output import print_document, print_text
from ui.headless.pay_text import table_lines
from ui.headless.text import WIDTH, heading


def run(options: argparse.Namespace) -> int:
    """Print the rules as the given rulebook states them, or as shipped."""
    book = read_rulebook(options.rules) if options.rules else default_rulebook()
    against = read_rulebook(options.against) if options.against else None
    document = rules_document(book, against)
    if options.json:
        print_document(document)
    else:
        print_text(rules_lines(document))
    return 0


def rules_lines(document: dict[str, Any]) -> list[str]:
    """The document of `rules` for a person to read."""
    lines = [document["rulebook"], *_wrapped(document["about"])]
    if "against" in document:
        lines += _compared(document["against"])
    for rule in document["rules"]:
        lines += ["", f"{rule['id']}: {rule['name']}  [{rule['level']}]"]
        lines += _wrapped(rule["statement"])
        lines.append(f"    {rule['status']}: {rule['source']}")
        if rule["reason"]:
            lines += _wrapped(f"Set so because: {rule['reason']}")
        if not rule["searched"]:
            lines += _wrapped(
                f"Judged, and not stated to the search: {rule['not_searched_because']}"
            )
        lines += [
            f"    {each['name']} = {each['value']} {each['unit']}".rstrip()
            + f"  ({each['text']}; as shipped {each['default']})"
            for each in rule["parameters"]
        ]
        keeps, breaks = rule["examples"]["keeps"], rule["examples"]["breaks"]
        lines += _wrapped(f"Keeps it: {' / '.join(keeps['lines'])}  {keeps['words']}")
        lines += _wrapped(
            f"Breaks it: {' / '.join(breaks['lines'])}  {breaks['words']} ({breaks['evidence']})"
        )
    theme = ""
    for measure in document["measures"]:
        if measure["theme"] != theme:
            theme = measure["theme"]
            lines += heading(f"Measures: {theme}")
        better = "lower is better" if measure["better"] == "lower" else "higher is better"
        lines.append(f"  {measure['id']}: {measure['name']} ({measure['unit']}; {better})")
        lines += _wrapped(measure["statement"])
    return [*lines, *table_lines(document["pay"])]


def _compared(against: dict[str, Any]) -> list[str]:
    """What the rulebook sets differently from another, and why."""
    lines = heading(f"Against {against['rulebook']}")
    for one in against["differences"]:
        why = f"; because {one['reason']}" if one["reason"] else ""
        lines += _wrapped(
            f"{one['rule']}: {one['what']} {said(one['value'], '')}, "
            f"there {said(one['against'], '')}{why}"
        )
    return [*lines, *(() if against["differences"] else ("    no difference",))]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
