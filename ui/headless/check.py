"""`check`: findings, measures, guarantees and cover of a rota."""

from __future__ import annotations

import argparse

from ambrota.audit import audit
from ambrota.documents.audit import check_document
from ui.headless.check_text import check_lines
from ui.headless.opening import opened_for, warn_of_errors
from ui.headless.output import print_document, print_text


def run(options: argparse.Namespace) -> int:
    """Print the audit of a workbook. 1 where a must-rule or a guarantee is breached."""
    opened = opened_for(options, options.file)
    warn_of_errors(opened)
    result = audit(opened.rota, opened.rulebook)
    document = check_document(opened.rota, result, opened.problems)
    if options.json:
        print_document(document)
    else:
        print_text(check_lines(document, opened.rota))
    return 0 if result.holds else 1
