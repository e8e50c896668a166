"""`demo`: the main job on a bundled sample, into ./ambrota-demo/."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from ambrota.opening import open_workbook
from sample_rotas import BY_ID
from ui.headless.output import tell
from ui.headless.propose import propose_and_print
from ui.proposing import prepare_folder

SAMPLE = "harbour-rrv-dca"
FOLDER = "ambrota-demo"


def run(options: argparse.Namespace) -> int:
    """Check, propose, compare and export a sample station's rota."""
    folder = Path.cwd() / FOLDER
    prepare_folder(folder)
    sample = BY_ID[SAMPLE]
    workbook = folder / sample.path.name
    shutil.copyfile(sample.path, workbook)
    tell(f"{sample.title}. {sample.line} Searching for {options.seconds:.0f} s ...")
    opened = open_workbook(workbook, rules=options.rules)
    return propose_and_print(options, opened, folder)
