"""What is said beside a question: why it is asked, and what follows where it is left open."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.sheets.problems import ImportProblem
from ambrota.sheets.understanding import Question
from ui.reading import count
from ui.wizard.date_answers import day_words
from ui.wizard.draft import ImportDraft


def reasons_of(question: Question, draft: ImportDraft) -> list[str]:
    """Why a question is asked; where no rota was found, what was said so far did not help."""
    reasons = [line for line in question.evidence if line]
    if question.kind != "where":
        return reasons
    if draft.history:
        reasons = ["With what you said so far there is still no rota that can be read."]
    return [*reasons, "Show where its names and its days begin. If there is no rota, cancel."]


def left_open(question: Question) -> str:
    """What follows where a question is left open."""
    if question.kind == "code":
        entries = _entries(question.entries)
        return f"Left open, {entries} will count neither as work nor as rest."
    if question.kind == "dates" and question.assumed is not None:
        first = day_words(question.assumed.first)
        return f"Left open, the rota is checked as if it began on {first}."
    return "Left open, the rota is taken as it is shown."


def still_open(draft: ImportDraft) -> str:
    """What is said of the questions that would stay open, and what follows."""
    questions = () if draft.understanding is None else draft.understanding.questions
    if not questions or draft.imported is None:
        return ""
    stay = "stays" if len(questions) == 1 else "stay"
    told = f"If you go on now, {count(len(questions), 'question')} {stay} open"
    entries = sum(one.entries for one in questions)
    follows = [f"{_entries(entries)} will not count"] if entries else []
    if any(one.kind == "dates" for one in questions):
        follows.append("the dates may be wrong")
    return f"{told}: {' and '.join(follows)}." if follows else f"{told}."


def is_asked(problem: ImportProblem, questions: Iterable[Question]) -> bool:
    """Whether a problem is what an open question asks about: it is not told twice."""
    return any(
        one.kind == "code"
        and problem.sheet == one.sheet
        and problem.severity == "warning"
        and problem.found.startswith(f"{one.code!r},")
        for one in questions
    )


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"
