"""One spelling for each resource and role, and the resource of a requirement that states none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ambrota.grades import may_fill
from ambrota.model import Demand, DemandRow, Duty, Kind, Rota, Shift
from ambrota.sheets.problems import Problems


class Spelling:
    """Names as first written: 'dca' and 'DCA ' are one resource."""

    def __init__(self, names: Iterable[str | None] = ()) -> None:
        self._first: dict[str, str] = {}
        for name in names:
            self.of(name)

    def of(self, name: str | None) -> str | None:
        """The name as it was first written; None where none is stated."""
        return self._first.setdefault(_spelt(name), name) if name else None

    def has(self, name: str) -> bool:
        """Whether the name was met before."""
        return _spelt(name) in self._first


def _spelt(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().casefold()


def settle_requirement(rota: Rota, sheet: str, problems: Problems) -> Rota:
    """The stated requirement in the words of the duties; what nobody can fill is named.

    Rows without a resource ask for the only one that duties of cover have.
    """
    if rota.demand is None:
        return rota
    items: list[Shift | Duty] = [*rota.shifts, *rota.duties]
    worked = {item.resource for item in items if item.kind is Kind.COVER}
    rows = _on_days(rota, rota.demand.rows, sheet, problems)
    if worked and None not in worked and any(row.resource is None for row in rows):
        rows = _with_resource(rows, sorted(name for name in worked if name), sheet, problems)
    roles = Spelling(person.role for person in rota.people)
    rows = tuple(replace(row, role=roles.of(row.role)) for row in rows)
    _name_unfillable(rota, rows, worked, sheet, problems)
    return replace(rota, demand=Demand(rota.demand.source, rows))


def _on_days(
    rota: Rota, rows: tuple[DemandRow, ...], sheet: str, problems: Problems
) -> tuple[DemandRow, ...]:
    """The rows of days that the rota has; seats for any other date are named."""
    kept = []
    outside = set()
    for row in rows:
        on, first = row.date, rota.first_day
        if on is None or (first is not None and 0 <= (on - first).days < rota.days):
            kept.append(row)
        else:
            outside.add(on)
    for on in sorted(outside):
        problems.add(
            "warning" if rota.first_day else "error",
            sheet, None, f"seats for {on:%d %b %Y}, a date that the rota does not have",
            "a date of the rota" if rota.first_day else "a weekday: a cyclic rota has no dates",
            "correct the date; the seats were not read",
        )  # fmt: skip
    return tuple(kept)


def _with_resource(
    rows: tuple[DemandRow, ...], worked: list[str], sheet: str, problems: Problems
) -> tuple[DemandRow, ...]:
    names = ", ".join(map(repr, worked))
    if len(worked) > 1:
        problems.error(
            sheet, None, f"seats without a resource, and duties on {names}",
            "the resource that each row asks for",
            "add the column Resource; until then nobody's duty fills these seats",
        )  # fmt: skip
        return rows
    problems.note(
        sheet, None, f"seats without a resource, and one resource only, {names}",
        "the resource that each row asks for", "nothing, if it is that one: so they were read",
    )  # fmt: skip
    return tuple(replace(row, resource=row.resource or worked[0]) for row in rows)


def _name_unfillable(
    rota: Rota,
    rows: tuple[DemandRow, ...],
    worked: set[str | None],
    sheet: str,
    problems: Problems,
) -> None:
    """Resources that no code works on, and roles whose seats nobody's role may fill."""
    for resource in sorted({row.resource for row in rows if row.resource} - worked):
        known = ", ".join(repr(name) for name in sorted(filter(None, worked))) or "none"
        problems.warn(
            sheet, None, f"seats on {resource!r}, which no duty or shift code works on",
            f"a resource of the shift codes ({known})",
            "correct the name here or with the codes; as it stands these seats are short",
        )  # fmt: skip
    held = {person.role for person in rota.people}
    for role in sorted({row.role for row in rows if row.role}):
        if not any(may_fill(own, role) for own in held):
            problems.warn(
                sheet, None, f"seats for {role!r}, which nobody in the rota may fill",
                "a role of the people in the rota",
                "correct the role here or of the people; as it stands these seats are short",
            )  # fmt: skip
