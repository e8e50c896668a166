"""`propose`: better rotas, each as a workbook, and a review beside the current rota."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ambrota.errors import UserError
from ambrota.model import Rota
from ambrota.opening import Opened
from ambrota.sheets import parts_at_risk
from solver.request import Request
from ui.headless.interrupt import Interrupt
from ui.headless.locks import locks_from
from ui.headless.opening import opened_for, warn_of_errors
from ui.headless.output import print_document, print_text, tell
from ui.headless.progress import ProgressLine
from ui.headless.propose_document import propose_document
from ui.headless.propose_text import propose_lines
from ui.proposing import Proposed, prepare_folder, propose
from ui.starting import KEEP, starts_of

INTERRUPTED = 130


def run(options: argparse.Namespace) -> int:
    """Search, write and print. 1 where no proposal holds everything, 130 if interrupted."""
    opened = opened_for(options, options.file)
    return propose_and_print(options, opened, options.out)


def propose_and_print(options: argparse.Namespace, opened: Opened, folder: Path) -> int:
    """The main job on an opened workbook, with live progress; Ctrl-C keeps the best so far."""
    _check_first_day(opened.rota, options.first_day)
    begin = _begun_with(opened, options)
    locks, keep = locks_from(begin or opened.rota, options.lock)
    prepare_folder(folder)
    starts = starts_of(opened, getattr(options, "starts", KEEP), folder, tell)
    request = Request(
        rota=opened.rota,
        rulebook=opened.rulebook,
        seconds=options.seconds,
        seed=options.seed,
        workers=options.workers,
        alternatives=options.alternatives,
        locks=locks,
        begin=begin,
        repair=getattr(options, "repair", False),
        keep=keep,
        repeatable=options.repeatable,
        starts=starts,
    )
    warn_of_errors(opened)
    for sentence in parts_at_risk(opened.path):
        tell(sentence)
    line = ProgressLine()
    with Interrupt() as interrupt:
        made = propose(opened, request, folder, line.show, lambda: interrupt.asked)
        line.clear()
        _print(options, made)
    if interrupt.asked:
        return INTERRUPTED
    return 0 if made.holds else 1


def _begun_with(opened: Opened, options: argparse.Namespace) -> Rota | None:
    """The rota that the search begins with, where that is not the current one."""
    file: Path | None = getattr(options, "begin", None)
    if file is None:
        return None
    begin = opened.read_back(file)
    if begin.is_cyclic and _names(begin) != _names(opened.rota):
        raise UserError(
            "In the rota to begin with people begin on other lines",
            where=str(file),
            expected="everybody on the line on which they begin in the workbook itself",
            todo="open that copy itself, in place of the workbook",
        )
    same = [person.id for person in begin.people] == [person.id for person in opened.rota.people]
    if not same or (begin.days, begin.first_day) != (opened.rota.days, opened.rota.first_day):
        raise UserError(
            "The rota to begin with is not one of these people and days",
            where=str(file),
            expected=f"a copy of {opened.path.name} as propose wrote it, perhaps edited",
        )
    return begin


def _names(rota: Rota) -> list[str]:
    return [person.name for person in rota.people]


def _print(options: argparse.Namespace, made: Proposed) -> None:
    if options.json:
        for note in made.outcome.notes:
            tell(note)
    document = propose_document(made, options.first_day)
    if options.json:
        print_document(document)
    else:
        print_text(propose_lines(document))


def _check_first_day(rota: Rota, first_day: date | None) -> None:
    if first_day is None:
        return
    if not rota.is_cyclic:
        raise UserError(
            "--first-day is for a cyclic rota",
            found=f"a dated rota from {rota.first_day}",
            todo="leave --first-day out",
        )
    if first_day.weekday() != 0:
        raise UserError(
            "--first-day must be a Monday", found=f"{first_day}, a {first_day:%A}",
            todo="name the Monday of the cycle's first week",
        )  # fmt: skip
