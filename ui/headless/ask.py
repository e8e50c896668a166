"""`ask`: why not this, why this, and what would it take."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ambrota.audit import audit
from ambrota.certificate import Certificate, certify
from ambrota.errors import UserError
from ambrota.measures.establishment import ABSTRACTION
from ambrota.opening import Opened
from ambrota.rulebook import Rulebook
from solver.explaining.question import Answer, Granted, Question, Want, Wanted
from solver.job import ANSWER, Job
from solver.request import Lock, Progress
from ui.headless import ask_text
from ui.headless.ask_document import answer_document, needs_document, options_document
from ui.headless.interrupt import Interrupt
from ui.headless.locks import asked_days
from ui.headless.opening import opened_for, warn_of_errors
from ui.headless.output import print_document, print_text
from ui.headless.progress import ProgressLine
from ui.proposing import awaited, days_without_a_cell

INTERRUPTED = 130


def run(options: argparse.Namespace) -> int:
    """Answer one question of a workbook. 1 where the wish is forbidden or something must give."""
    opened = opened_for(options, options.file)
    warn_of_errors(opened)
    if options.needs:
        return _needs(options, opened)
    if options.person is None or options.days is None:
        raise UserError(
            "ask needs --person and --days", expected="whose days are asked about, and which",
            todo="or ask --needs for what cover and guarantees take",
        )  # fmt: skip
    asked = asked_days(opened.rota, options.person, options.days)
    if options.why:
        return _why(options, opened, asked)
    return _why_not(options, opened, asked)


def _needs(options: argparse.Namespace, opened: Opened) -> int:
    from solver.explaining.needs import needs_of
    from solver.problem import Problem
    from solver.statement import state_all

    statement = state_all(Problem(opened.rota, opened.rulebook, fixed=True), with_aims=False)
    needs = needs_of(statement, ABSTRACTION)
    if options.json:
        print_document(needs_document(needs))
    else:
        print_text(ask_text.needs_lines(needs))
    return 0


def _why(options: argparse.Namespace, opened: Opened, asked: Lock) -> int:
    from solver.explaining.why_this import WhyThis
    from solver.problem import Problem

    why = WhyThis(Problem(opened.rota, opened.rulebook, days_without_a_cell(opened)))
    assert asked.person is not None
    found = {day: why.options(asked.person, day) for day in range(asked.first, asked.last + 1)}
    if options.json:
        print_document(options_document(opened.rota, asked.person, found))
    else:
        print_text(ask_text.options_lines(opened.rota, asked.person, found))
    return 0


def _why_not(options: argparse.Namespace, opened: Opened, asked: Lock) -> int:
    wanted = _wanted(options, asked)
    question = Question(
        opened.rota, opened.rulebook, (wanted,), seconds=options.seconds, seed=options.seed,
        locks=days_without_a_cell(opened),
    )  # fmt: skip
    line = ProgressLine()
    with Interrupt() as interrupt:
        answer = answered(question, line.show, lambda: interrupt.asked)
        line.clear()
        certificate = certified(question, opened.rulebook, answer)
        if options.json:
            print_document(answer_document(opened.rota, wanted, answer, certificate))
        else:
            print_text(ask_text.answer_lines(opened.rota, wanted, answer, certificate))
    if interrupt.asked:
        return INTERRUPTED
    return 0 if answer.granted is Granted.GRANTED else 1


def _wanted(options: argparse.Namespace, asked: Lock) -> Wanted:
    assert asked.person is not None
    if options.code is not None:
        return Wanted(asked.person, asked.first, asked.last, Want.CODE, options.code)
    want = Want.NO_NIGHTS if options.no_nights else Want.OFF
    return Wanted(asked.person, asked.first, asked.last, want)


def answered(
    question: Question, on_progress: Callable[[Progress], None], stop: Callable[[], bool]
) -> Answer:
    """The answer, worked out in a process of its own until it ends or `stop` says so."""
    return awaited(Job(question, ANSWER), Answer, on_progress, stop)


def certified(question: Question, rulebook: Rulebook, answer: Answer) -> Certificate | None:
    """The audit of the rota that grants it against what is claimed of it."""
    if answer.proposal is None:
        return None
    rota = answer.proposal.apply(question.rota)
    counts = audit(rota, rulebook, question.rota).counts()
    return certify(answer.proposal.claims, counts, rota, rota)
