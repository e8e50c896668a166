"""Cells that allow only the values of a list: what is written there and is not on it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ambrota.sheets.cells import Place, as_text, place, range_of
from ambrota.sheets.formulas.cells import plain
from ambrota.sheets.formulas.evaluate import Names
from ambrota.sheets.formulas.names import names_of
from ambrota.sheets.formulas.tree import Name, NotUnderstoodError, Reference, parse
from ambrota.sheets.formulas.values import text
from ambrota.sheets.problems import Problems
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.package import Package

_RULE = re.compile(r"<((?:\w+:)?)dataValidation\b([^>]*)>(.*?)</\1dataValidation>", re.S)
_FORMULA = re.compile(r"<(?:\w+:)?formula1\b[^>]*>(.*?)</(?:\w+:)?formula1>", re.S)
_CELLS = re.compile(r"<(?:\w+:)?sqref\b[^>]*>([^<]*)<|\bsqref=\"([^\"]*)\"")


def name_not_offered(package: Package, edits: Mapping[str, Edits], problems: Problems) -> None:
    """Name values that are written where the cell's own list does not offer them."""
    names: Names | None = None
    for sheet, made in edits.items():
        xml = (
            package.parts[package.sheets[sheet]].decode("utf-8") if sheet in package.sheets else ""
        )
        if "dataValidation" not in xml:
            continue
        names = names or names_of(package.parts, package.sheets)
        missing: dict[str, list[Place]] = {}
        for formula, ranges in _lists(xml):
            offered = _offered(package, names, sheet, formula)
            if offered is None:
                continue
            for at, value in made.values.items():
                said = as_text(value)
                if said and said.casefold() not in offered and _within(at, ranges):
                    missing.setdefault(said, []).append(at)
        for said, cells in missing.items():
            own = "its cell's" if len(cells) == 1 else "its cells'"
            problems.warn(
                sheet, range_of(cells),
                f"{said!r}, which {own} list of choices does not offer",
                "one of the values of the list",
                "add it to the list, if it is to be chosen there; it was written",
            )  # fmt: skip


def _lists(xml: str) -> Iterator[tuple[str, list[tuple[int, int, int, int]]]]:
    """The formula and the ranges of each list of choices."""
    for match in _RULE.finditer(xml):
        formula, cells = _FORMULA.search(match[3]), _CELLS.search(match[3] + " " + match[2])
        if 'type="list"' not in match[2] or formula is None or cells is None:
            continue
        ranges = []
        for part in (cells[1] or cells[2] or "").split():
            first, _, last = part.partition(":")
            try:
                ranges.append((*place(first), *place(last or first)))
            except ValueError:
                continue
        yield plain(re.sub(r"<[^>]*>", "", formula[1])).strip(), ranges


def _within(at: Place, ranges: list[tuple[int, int, int, int]]) -> bool:
    return any(
        top <= at[0] <= bottom and left <= at[1] <= right for top, left, bottom, right in ranges
    )


def _offered(package: Package, names: Names, sheet: str, formula: str) -> set[str] | None:
    """The values of a list; None when they cannot be told."""
    if formula.startswith('"'):
        return {one.strip().casefold() for one in formula.strip('"').split(",")}
    try:
        tree = parse(formula)
        if isinstance(tree, Name):
            tree = names.reference(tree.text, (sheet, 1, 1))
    except NotUnderstoodError:
        return None
    if not isinstance(tree, Reference) or (tree.sheet or sheet) not in package.sheets:
        return None
    top, left, bottom, right = tree.rectangle()
    held = package.cells_of(tree.sheet or sheet).values
    found = {
        text(value).strip().casefold()
        for (row, column), value in held.items()
        if top <= row <= bottom and left <= column <= right and isinstance(value, str | float)
    }
    return found or None
