"""The people of the rota: from its rows, then from the People sheet, then who manages whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from ambrota.model import PRIVATE, Person, Restriction
from ambrota.sheets.cells import Cell, Value
from ambrota.sheets.people.restrictions import (
    FORMS,
    is_private,
    parse_restrictions,
    without_private,
)
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.words.dates import parse_date
from ambrota.sheets.words.times import parse_hours

_VACANT = re.compile(r"^\W*(vacan(t|cy)|vac|tbc|tba|unfilled)\b", re.I)
_PART = r"([^\W\d_][^\W\d_'’. -]*(?:[ .'’-]+[^\W\d_]+)*\.?)"
_TWO = re.compile(rf"{_PART}\s*(?:/|&|\+|\band\b)\s*{_PART}")
_NOBODY = re.compile(
    r"\b(bank|agency|relief|cover|spare|vacan\w+|tbc|para\w*|emts?|ecas?|nqps?|hcas?|nurses?|team|"
    r"crew)\b|^.$",
    re.I,
)
FULL_TIME, LONGEST = 37.5, 60
_BAND = re.compile(r"(?:(?:afc|pay)\s*)?(?:band|b)?\s*([2-9])(?:\.0)?\s*[a-d]?", re.I)
_SCHEMES = {
    **dict.fromkeys(("section2", "s2", "sec2", "sect2", "2"), "section-2"),
    **dict.fromkeys(("annex5", "a5", "annexe5", "annexe", "5"), "annex-5"),
}


@dataclass
class Draft:
    """A person while the workbook is being read; `sheet` and `cell` say where they stand."""

    sheet: str
    cell: str
    staff_no: str = ""
    name: str = ""
    line: int | None = None
    label: str = ""
    rota: str = "Rota"
    role: str | None = None
    team: str | None = None
    manager: str = ""
    manager_at: tuple[str, str] | None = None
    hours: float | None = None
    restrictions: tuple[Restriction, ...] = ()
    restrictions_stated: str | None = None
    locked: bool = False
    vacant: bool = False
    aspirant: bool = False
    leads: bool = False
    opt_out: tuple[date | None, date | None] | None = None
    grade_start: date | None = None
    band: int | None = None
    unsocial: str | None = None
    received: dict[str, float] = field(default_factory=dict)
    id: str = ""
    line_manager: str | None = None
    row: int = 0
    aliases: set[str] = field(default_factory=set)

    def person(self) -> Person:
        """The finished person."""
        return Person(
            id=self.id, name=self.name, role=self.role, team=self.team,
            line_manager=self.line_manager, manager_stated=self.manager or None,
            contracted_hours=self.hours, rota=self.rota, vacant=self.vacant,
            restrictions=self.restrictions, restrictions_stated=self.restrictions_stated,
            locked=self.locked, opt_out=self.opt_out, aspirant=self.aspirant,
            training_received=tuple(sorted(self.received.items())), grade_start=self.grade_start,
            band=self.band, unsocial=self.unsocial,
        )  # fmt: skip


def slug(text: str) -> str:
    """A readable id from a name: 'O'Neill, J.' is 'oneill-j'."""
    return re.sub(r"[^\w]+", "-", text.replace("'", "").replace("’", "").lower()).strip("-")


def is_vacant(name: str) -> bool:
    """Whether a name stands for nobody: VACANCY, Vacant 3, TBC."""
    return bool(_VACANT.match(name))


def name_key(name: str) -> str:
    """A name for comparison: case and spaces apart, 'Smith, John' is 'John Smith'."""
    name = re.sub(r"\s+", " ", name).strip().casefold()
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}"
    return re.sub(r"[.]", "", name)


def name_of(grid: Grid, row: int) -> str:
    """The name in a row, from one column or from first name and surname."""
    parts = [text for text in (grid.said(row, "first"), grid.said(row, "last")) if text]
    return grid.said(row, "name") or " ".join(parts) or grid.person


def complete(draft: Draft, other: Draft) -> None:
    """Add what a further row of the same person says and the first does not."""
    draft.staff_no = draft.staff_no or other.staff_no
    draft.role, draft.team = draft.role or other.role, draft.team or other.team
    if not draft.manager:
        draft.manager, draft.manager_at = other.manager, other.manager_at
    draft.hours = other.hours if draft.hours is None else draft.hours
    draft.band = other.band if draft.band is None else draft.band
    draft.unsocial = draft.unsocial or other.unsocial


def draft_of(grid: Grid, row: int, problems: Problems) -> Draft:
    """The person of a row of a grid, as far as the row itself says."""
    name = " ".join(name_of(grid, row).split())
    cell = next(
        (c for f in ("name", "id", "line", "last", "first") if (c := grid.label_cell(row, f))),
        grid.sheet.at(row, 1),
    )
    draft = Draft(grid.sheet.name, cell.address, grid.said(row, "id"), name, row=row)
    draft.role = grid.said(row, "role") or None
    draft.team = grid.said(row, "team") or None
    manager = grid.label_cell(row, "manager")
    if manager is not None and manager.text:
        set_manager(draft, manager.text, (grid.sheet.name, manager.address))
    for field_name in ("hours", "wte"):
        hours = grid.label_cell(row, field_name)
        if hours is not None and hours.text and draft.hours is None:
            draft.hours = contract_hours(
                hours.value, field_name == "wte", (grid.sheet.name, hours.address), problems
            )
    stated = grid.label_cell(row, "restrictions")
    if stated is not None and stated.text:
        set_restrictions(draft, stated.text, (grid.sheet.name, stated.address), problems)
    for field_name in ("band", "unsocial"):
        cell_of = grid.label_cell(row, field_name)
        if cell_of is not None:
            set_pay(draft, field_name, cell_of, grid.sheet.name, problems)
    draft.vacant = is_vacant(name)
    if not draft.vacant and _names_two(name):
        problems.warn(
            grid.sheet.name, cell.address, f"{name!r}, which names two people in one row",
            "a row for each person",
            "give each a row of their own; read as one person, who counts once",
        )  # fmt: skip
    return draft


def _names_two(name: str) -> bool:
    """Whether two names stand in one: 'Smith/Jones', 'A Able & B Bold'."""
    match = _TWO.fullmatch(name.strip()) if len(name) <= LONGEST else None
    return match is not None and not any(_NOBODY.search(part) for part in match.groups())


def set_manager(draft: Draft, text: str, where: tuple[str, str]) -> None:
    """Take the manager as stated; a plain yes in a column of leaders says that this one leads."""
    if text.casefold() in {"y", "yes", "x", "✓", "true"}:
        draft.leads = True
    elif text.casefold() not in {"n", "no", "-", "none", "n/a", "false"}:
        draft.manager, draft.manager_at = text, where


def contract_hours(
    value: Value, wte: bool, where: tuple[str, str], problems: Problems
) -> float | None:
    """Contracted hours a week from a cell; WTE counts 37.5 h."""
    hours = parse_hours(value)
    if hours is not None and wte:
        hours *= FULL_TIME
    if hours is None or not 0 <= hours <= 84:
        problems.error(
            *where, f"contracted hours {value!r}", "hours a week, such as 37.5",
            "correct them; until then no contract is stated",
        )  # fmt: skip
        return None
    return round(hours, 4)


def set_pay(draft: Draft, field_name: str, cell: Cell, sheet: str, problems: Problems) -> None:
    """Take the band or the scheme of unsocial hours; what is neither is named."""
    if not cell.text:
        return
    if field_name == "band":
        match = _BAND.fullmatch(cell.text)
        draft.band = int(match[1]) if match else draft.band
        expected, known = "a band from 2 to 9, such as Band 5", match is not None
    else:
        scheme = _SCHEMES.get(re.sub(r"[^a-z0-9]+", "", cell.text.casefold()))
        draft.unsocial = scheme or draft.unsocial
        expected, known = "Section 2 or Annex 5", scheme is not None
    if not known:
        what = "the band" if field_name == "band" else "the scheme of unsocial hours"
        problems.warn(
            sheet, cell.address, f"{what} {cell.text!r}", expected,
            "correct it; until then it is unstated",
        )  # fmt: skip


def set_restrictions(draft: Draft, text: str, where: tuple[str, str], problems: Problems) -> None:
    """Take the agreements as stated; a part that is none of the forms is an error."""
    known, unknown = parse_restrictions(text)
    draft.restrictions, draft.restrictions_stated = known, without_private(text)
    for part in unknown:
        said = PRIVATE if is_private(part) else repr(part)
        problems.error(
            *where, f"the restriction {said}", FORMS,
            "write it in one of these forms; until then it is not kept",
        )  # fmt: skip


def optional_date(value: Value, where: tuple[str, str], problems: Problems) -> date | None:
    """The date of a cell; what is no date is named."""
    if value in (None, ""):
        return None
    on = parse_date(value)
    if on is None:
        problems.error(
            *where, f"{value!r}", "a date like 2026-01-05", "correct the date; it was not read"
        )
    return on
