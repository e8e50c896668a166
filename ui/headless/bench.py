"""`bench`: the product's own solver on public instances, and on stations made up by their size.

Each benchmark is a module of `solver.bench` with two functions:

    run(subject, settings: Settings, say: Say, stop: Stop) -> Document
    lines(document: Document) -> list[str]

`subject` is what is measured: the files of `rotating` (list[Path]), the file of `dated` (Path), the
size of `stations` (people, weeks, stations). `say` takes one line of progress; `stop` is true once
somebody asked to stop, and what was found by then is returned. `run` raises UserError, before it
searches, for a file that cannot be used. `lines` is the same document for people to read.
"""

from __future__ import annotations

import argparse
import gc
from importlib import import_module
from typing import Any

from solver.bench.settings import Settings
from ui.headless.interrupt import Interrupt
from ui.headless.output import print_document, print_text, tell

INTERRUPTED = 130


def run(options: argparse.Namespace) -> int:
    """Run one benchmark and print what came of it. 0 whatever came of it, 130 if interrupted."""
    # Imported when asked for: it brings the solver's engines.
    bench = import_module(f"solver.bench.{options.bench}")
    settings = Settings(options.seconds, options.seed, options.workers)
    gc.freeze()  # what was loaded is not looked through for garbage again and again
    try:
        with Interrupt() as interrupt:
            document = bench.run(_subject(options), settings, tell, lambda: interrupt.asked)
    finally:
        gc.unfreeze()
    if options.json:
        print_document(document)
    else:
        print_text(bench.lines(document))
    return INTERRUPTED if interrupt.asked else 0


def _subject(options: argparse.Namespace) -> Any:
    """What is measured."""
    if options.bench == "rotating":
        return options.instances
    if options.bench == "dated":
        return options.instance
    return options.people, options.weeks, options.stations
