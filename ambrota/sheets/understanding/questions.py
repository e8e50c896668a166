"""What a workbook leaves open, each as one question with evidence and examples from the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ambrota.errors import UserError
from ambrota.model import Kind
from ambrota.sheets.cells import Workbook, place
from ambrota.sheets.evidence import evidence_of, meanings
from ambrota.sheets.found import Assumed
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding.parts import code_place
from ambrota.sheets.understanding.question import Choice, Question
from ambrota.sheets.understanding.refused import refused
from ambrota.sheets.understanding.which_rota import which_rota
from ambrota.sheets.words.kinds import code_key

EXAMPLES = 12


def questions_of(
    book: Workbook, imported: Imported | None, refusal: UserError | None, layout: Layout
) -> tuple[Question, ...]:
    """What is open, in the order in which it is best settled."""
    if imported is None:
        return (refused(book, refusal, layout),)
    return (
        *which_rota(book, imported, layout), *_dates(imported, layout), *_codes(imported, layout),
    )  # fmt: skip


def _dates(imported: Imported, layout: Layout) -> Iterator[Question]:
    """Dates that the sheet does not state in full; one question for all sheets that agree."""
    for missing in ("dates", "month", "year and weekdays", "year"):
        assumed = [one for one in imported.source.found.assumed if one.missing == missing]
        if assumed:
            first = min(assumed, key=lambda one: one.first)
            yield _date(first, layout)
            return


def _date(one: Assumed, layout: Layout) -> Question:
    day = f"{one.first:%A} {one.first.day} {one.first:%B %Y}"
    if one.missing.startswith("year"):
        title = "Of which year is this rota?"
        why = f"The dates carry no year. With the weekdays beside them, {day} is the nearest."
        if one.missing != "year":
            why = f"The dates carry neither a year nor weekdays; they are shown from {day}."
        stated = replace(layout, year=one.first.year)
    else:
        title = "On which day does this rota begin?"
        why = "The sheet states no dates. Its weeks are read in order from the day chosen here."
        if one.missing == "month":
            why = "The sheet numbers the days, and states no month."
        stated = replace(layout, first_day=one.first)
    choice = Choice(day, "the first day of the rota", stated)
    return Question(
        "dates", "dates", title, (why,), one.sheet, (place(one.cell),), (choice,),
        0 if one.missing == "year" else None, assumed=one,
    )  # fmt: skip


def _codes(imported: Imported, layout: Layout) -> Iterator[Question]:
    """Codes that nothing explains, the most frequent first."""
    cells: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for duty in imported.rota.duties:
        if duty.kind is Kind.UNKNOWN and duty.cell:
            cells.setdefault(code_key(duty.code), []).append(duty.cell)
            written.setdefault(code_key(duty.code), duty.code)
    for key, at in sorted(cells.items(), key=lambda item: (-len(item[1]), item[0])):
        yield _code(written[key], at, imported, layout)


def _code(code: str, at: list[str], imported: Imported, layout: Layout) -> Question:
    sheet = at[0].rpartition("!")[0]
    evidence = evidence_of(imported, code)
    shifts = list(meanings(code))
    proposed = None
    if evidence.suggestion is not None:
        shifts = [evidence.suggestion, *(s for s in shifts if s.kind != evidence.suggestion.kind)]
        proposed = 0
    choices = tuple(
        Choice(shift.meaning or shift.kind.value, "", layout.with_code(shift), shift)
        for shift in shifts
    )
    own = [place(cell.rpartition("!")[2]) for cell in at if cell.rpartition("!")[0] == sheet]
    own = [code_place(imported, sheet, one) for one in own]
    return Question(
        f"code {code_key(code)}", "code", f"What does {code} mean?",
        _reasons(code, evidence.reasons, imported), sheet,
        tuple(own[:EXAMPLES]), choices, proposed, code=code,
        entries=len(at),
    )  # fmt: skip


def _reasons(code: str, reasons: tuple[str, ...], imported: Imported) -> tuple[str, ...]:
    """The evidence of a code; where the sheet holds marks for it, said of these."""
    if code not in imported.source.marks.values():
        return reasons
    said = f"{code} stands in "
    return tuple(line.replace(said, f"Each mark on its sheet is one {code}: ") for line in reasons)
