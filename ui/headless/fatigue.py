"""`fatigue`: the index and the alertness of each duty, for comparison only."""

from __future__ import annotations

import argparse

from ambrota.documents.fatigue import fatigue_document
from ambrota.fatigue.account import account_of
from ambrota.fatigue.inputs import Inputs, option
from ambrota.rules.base import Inspection
from ui.headless.fatigue_text import fatigue_lines
from ui.headless.opening import opened_for, warn_of_errors
from ui.headless.output import print_document, print_text, tell


def run(options: argparse.Namespace) -> int:
    """Print the fatigue and risk index, and alertness, of every duty of a workbook."""
    inputs = Inputs(**{name: getattr(options, name) for name in Inputs.parameters()})
    if inputs.longest_work < inputs.break_every:
        tell(
            f"{option('longest_work')} {inputs.longest_work:g} is less than "
            f"{option('break_every')} {inputs.break_every:g}: the method takes the mean of the two."
        )
    opened = opened_for(options, options.file)
    warn_of_errors(opened)
    account = account_of(Inspection(opened.rota), opened.rulebook, inputs)
    if options.json:
        print_document(fatigue_document(account))
    else:
        print_text(fatigue_lines(account))
    return 0
