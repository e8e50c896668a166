"""`rules`: every rule and measure, with its source, its status and its parameters."""

from __future__ import annotations

import argparse
import textwrap
from typing import Any

from ambrota.documents.audit import rules_document
from ambrota.rulebook import default_rulebook, read_rulebook
from ui.headless.output import print_document, print_text
from ui.headless.text import WIDTH, heading


def run(options: argparse.Namespace) -> int:
    """Print the rules as the given rulebook states them, or as shipped."""
    book = read_rulebook(options.rules) if options.rules else default_rulebook()
    document = rules_document(book)
    if options.json:
        print_document(document)
    else:
        print_text(rules_lines(document))
    return 0


def rules_lines(document: dict[str, Any]) -> list[str]:
    """The document of `rules` for a person to read."""
    lines = [document["rulebook"]]
    for rule in document["rules"]:
        lines += ["", f"{rule['id']}: {rule['name']}  [{rule['level']}]"]
        lines += _wrapped(rule["statement"])
        lines.append(f"    {rule['status']}: {rule['source']}")
        lines += [
            f"    {each['name']} = {each['value']} {each['unit']}".rstrip()
            + f"  ({each['text']}; as shipped {each['default']})"
            for each in rule["parameters"]
        ]
    lines += heading("Measures")
    for measure in document["measures"]:
        better = "lower is better" if measure["better"] == "lower" else "higher is better"
        lines.append(f"  {measure['id']}: {measure['name']} ({measure['unit']}; {better})")
        lines += _wrapped(measure["statement"])
    return lines


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
