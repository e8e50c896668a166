"""What a workbook leaves open, each as one question with evidence and examples from the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ambrota.errors import UserError
from ambrota.model import Kind, Shift
from ambrota.sheets.build import Imported
from ambrota.sheets.cells import Place, place
from ambrota.sheets.evidence import evidence_of, meanings
from ambrota.sheets.kinds import code_key
from ambrota.sheets.layout import Layout
from ambrota.sheets.recognise import Assumed

EXAMPLES = 12


@dataclass(frozen=True)
class Choice:
    """One answer. `layout`: what is known with it. `shift`: for a code, what it would mean."""

    title: str
    detail: str
    layout: Layout
    shift: Shift | None = None


@dataclass(frozen=True)
class Question:
    """One thing that is open. `kind`: "where", "rota", "dates" or "code"; `cells`: examples of it.

    `proposed`: the number of the choice that the evidence speaks for, None where it says nothing.
    """

    id: str
    kind: str
    title: str
    evidence: tuple[str, ...]
    sheet: str | None
    cells: tuple[Place, ...] = ()
    choices: tuple[Choice, ...] = ()
    proposed: int | None = None
    code: str | None = None
    assumed: Assumed | None = None


def questions_of(
    imported: Imported | None, refusal: UserError | None, layout: Layout
) -> tuple[Question, ...]:
    """What is open, in the order in which it is best settled."""
    if imported is None:
        return (_where(refusal),)
    return (*_rotas(imported, layout), *_dates(imported, layout), *_codes(imported, layout))


def _where(refusal: UserError | None) -> Question:
    """No rota was found: the user has to show where it is."""
    told = () if refusal is None else (f"{refusal.title}: {refusal.found}.", refusal.todo)
    return Question("where", "where", "Where is the rota on this sheet?", told, None)


def _rotas(imported: Imported, layout: Layout) -> Iterator[Question]:
    """Rotas of other dates or another kind in the same workbook: which is meant?"""
    found = imported.source.found
    read = list(dict.fromkeys(grid.sheet.name for grid in found.grids))
    read = read or [listing.sheet.name for listing in found.listings]
    others = list(dict.fromkeys(one.sheet for one in found.unread if one.why == "another rota"))
    others = [name for name in others if name not in read]
    if not others:
        return
    names = ", ".join(read)
    choices = [
        Choice(
            names, "as it was read", replace(layout, ignore=(*layout.ignore, *others))
        ),
        *(Choice(name, "instead", replace(layout, sheets=(name,))) for name in others),
    ]  # fmt: skip
    yield Question(
        "rota", "rota", "Which rota do you want to look at?",
        (f"The workbook holds rotas of other dates or another kind: {', '.join(others)}.",),
        others[0], choices=tuple(choices), proposed=0,
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
        why = f"The sheet states no {'month' if one.missing == 'month' else 'dates'}."
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
    return Question(
        f"code {code_key(code)}", "code", f"What does {code} mean?", evidence.reasons, sheet,
        tuple(own[:EXAMPLES]), choices, proposed, code=code,
    )  # fmt: skip
