"""A question about a workbook: what is asked, why, where it is seen, and the answers to it."""

from __future__ import annotations

from dataclasses import dataclass

from ambrota.model import Shift
from ambrota.sheets.cells import Place
from ambrota.sheets.found import Assumed
from ambrota.sheets.layout import Layout


@dataclass(frozen=True)
class Choice:
    """One answer. `layout`: what is known with it. `shift`: for a code, what it would mean."""

    title: str
    detail: str
    layout: Layout
    shift: Shift | None = None


@dataclass(frozen=True)
class Question:
    """One thing that is open; `cells`: examples of it.

    `kind`: "mend" (nothing can be said before the file is mended), "where", "person" (whose list it
    is), "rota", "dates" or "code". `proposed`: the number of the choice that the evidence speaks
    for, None where it says nothing. `entries`: of a code, how many there are.
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
    entries: int = 0
