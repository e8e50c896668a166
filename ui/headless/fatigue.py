"""`fatigue`: the index of each duty, for comparison only."""

from __future__ import annotations

import argparse

from ambrota.documents.fatigue import fatigue_document
from ambrota.duties import duty_table
from ambrota.fatigue.index import history_of
from ambrota.fatigue.inputs import Inputs
from ambrota.fatigue.sensitivity import sensitivity
from ui.headless.fatigue_text import fatigue_lines
from ui.headless.opening import opened_for, warn_of_errors
from ui.headless.output import print_document, print_text


def run(options: argparse.Namespace) -> int:
    """Print the fatigue and risk index of every duty of a workbook."""
    inputs = Inputs(**{name: getattr(options, name) for name in Inputs.parameters()})
    opened = opened_for(options, options.file)
    warn_of_errors(opened)
    table = duty_table(opened.rota)
    history = history_of(table)
    index, effects = history.index(inputs), sensitivity(history, inputs)
    if options.json:
        print_document(fatigue_document(opened.rota, table, index, effects))
    else:
        print_text(fatigue_lines(opened.rota, table, index, effects))
    return 0
