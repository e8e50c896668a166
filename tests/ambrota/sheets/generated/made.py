"""What a form gives: sheets, what was written in them, and what a reader can know from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ambrota.sheets import Layout
from tests.ambrota.sheets.generated.canvas import Page
from tests.ambrota.sheets.generated.truth import Options, Random, Truth


@dataclass
class Made:
    """Sheets that hold one or several rotas.

    `fields`: what the sheets say of people. `doubts`: what they leave open, so that it must be a
    problem: "year", "dates". `marks`: entries are marks on a sheet of one shift. `others`: sheets
    with a rota that is no part of this one, which must be said.
    """

    pages: list[Page]
    truths: list[Truth]
    fields: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)
    layout: Layout | None = None
    stem: str = "station"
    marks: bool = False
    shuffled: bool = False
    others: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    """Names that the rotas carry, where titles state them."""


Form = Callable[[Options, Random], Made]
