"""What is to be set in a copy of a workbook, sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambrota.sheets.cells import Place, Value


@dataclass
class Edits:
    """Cells of one sheet: what they are to say and how to look, and ranges that are unmerged.

    `added`: rows put at the end of a list, each with the row that it is like.
    """

    values: dict[Place, Value] = field(default_factory=dict)
    styles: dict[Place, int] = field(default_factory=dict)
    split: set[str] = field(default_factory=set)
    added: dict[int, int] = field(default_factory=dict)
