"""Who manages whom: names, numbers and team leaders resolved to people of the rota."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ambrota.grades import TEAM_LEADER, grade
from ambrota.model import Person, Rota
from ambrota.sheets.people.people import Draft, is_vacant, name_key
from ambrota.sheets.problems import Problems


class Directory:
    """Finds a person of the rota by id, staff number, line or name, case apart."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._by_id = {_key(draft.id): draft for draft in drafts}
        self._by_key: dict[str, list[Draft]] = {}
        for draft in drafts:
            keys = {draft.id, draft.staff_no, name_key(draft.name), *draft.aliases}
            if draft.line is not None:
                keys.update((draft.label, f"line {draft.label}", f"week {draft.label}"))
                keys.update((f"{draft.rota} {draft.line}", f"{draft.rota} line {draft.line}"))
            for key in {_key(key) for key in keys if key}:
                self._by_key.setdefault(key, []).append(draft)

    def all(self, text: str) -> list[Draft]:
        """Everybody who answers to that text; also without a number or a role in brackets.

        An id is one person's, whoever else's line or name it may be.
        """
        if (own := self._by_id.get(_key(text))) is not None:
            return [own]
        bare = re.sub(r"\s*[(\[].*?[)\]]\s*", " ", text).strip()
        inner = re.findall(r"[(\[](.*?)[)\]]", text)
        for attempt in (text, name_key(text), bare, name_key(bare), *inner):
            if attempt and (found := self._by_key.get(_key(attempt))):
                return found
        return []

    def line(self, label: str, rota: str) -> Draft | None:
        """The one line with that label, of the named rota where one is named."""
        keys = (f"{rota} {label}", f"{rota} line {label}") if rota else (label, f"line {label}")
        found = [
            draft
            for draft in self._by_key.get(_key(keys[0])) or self._by_key.get(_key(keys[1])) or []
            if draft.line is not None
        ]
        return found[0] if len(found) == 1 else None

    def one(self, text: str) -> Draft | None:
        """The one person who answers to that text; None for nobody or several."""
        found = self.all(text)
        return found[0] if len(found) == 1 else None


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def resolve_managers(drafts: list[Draft], directory: Directory, problems: Problems) -> None:
    """Set everybody's line manager, and name those who cannot be found and circles."""
    _from_team_leaders(drafts, problems)
    missing: dict[str, list[Draft]] = {}
    for draft in drafts:
        if not draft.manager or draft.line_manager:
            continue
        found = directory.all(draft.manager)
        if len(found) == 1:
            if found[0] is not draft:
                draft.line_manager = found[0].id
            else:
                _own_manager(draft, problems)
        elif found:
            sheet, cell = draft.manager_at or (draft.sheet, draft.cell)
            problems.error(
                sheet, cell, f"the line manager {draft.manager!r}, a name of {len(found)} people",
                "a name or number of one person", "write the manager's staff number",
            )  # fmt: skip
        else:
            missing.setdefault(draft.manager, []).append(draft)
    for name, people in missing.items():
        sheet, cell = people[0].manager_at or (people[0].sheet, people[0].cell)
        others = f", stated for {len(people)} people" if len(people) > 1 else ""
        problems.warn(
            sheet, cell, f"the line manager {name!r}, who is not in the rota{others}",
            "the name or staff number of a person in the rota",
            "add the manager's row to the rota, or correct the name; no contact till then",
        )  # fmt: skip
    _name_circles(drafts, problems)


def _own_manager(draft: Draft, problems: Problems) -> None:
    """A leader whose team's column names the leader too manages the others, not themselves."""
    if draft.leads or grade(draft.role) == TEAM_LEADER:
        draft.manager = ""
        return
    sheet, cell = draft.manager_at or (draft.sheet, draft.cell)
    problems.error(
        sheet, cell, f"{draft.name!r} as their own line manager", "another person of the rota",
        "correct the manager; until then none is counted",
    )  # fmt: skip


def _from_team_leaders(drafts: list[Draft], problems: Problems) -> None:
    """Where a team states nobody's manager, its one leader is the manager of the others."""
    teams: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.team:
            teams.setdefault(draft.team.casefold(), []).append(draft)
    for members in teams.values():
        if any(member.manager for member in members):
            continue
        leaders = [m for m in members if m.leads] or [
            m for m in members if grade(m.role) == TEAM_LEADER and not is_vacant(m.name)
        ]
        if len(leaders) != 1 or len(members) < 2:
            continue
        leader = leaders[0]
        for member in members:
            if member is not leader:
                member.line_manager = leader.id
        problems.note(
            leader.sheet, leader.cell,
            f"team {leader.team!r} with a leader and no line managers stated",
            "a line manager for each person",
            f"nothing, if {leader.name} manages the team: that is how it was read",
        )  # fmt: skip


def _name_circles(drafts: list[Draft], problems: Problems) -> None:
    """Each circle of managers once, by the cell of the first person in it."""
    by_id = {draft.id: draft for draft in drafts}
    done: set[str] = set()
    for draft in drafts:
        chain: list[str] = []
        at: str | None = draft.id
        while at is not None and at not in done and at not in chain:
            chain.append(at)
            at = by_id[at].line_manager
        if at is not None and at in chain:
            circle = [by_id[who] for who in chain[chain.index(at) :]]
            names = " → ".join(person.name for person in [*circle, circle[0]])
            sheet, cell = circle[0].manager_at or (circle[0].sheet, circle[0].cell)
            problems.error(
                sheet, cell, f"line managers in a circle: {names}",
                "a manager who is not managed so",
                "correct one of these line managers",
            )  # fmt: skip
        done.update(chain)


def without_managers_of_others(
    people: Iterable[Person], rota: Rota, problems: Problems
) -> tuple[Person, ...]:
    """Some people of a rota; line managers who are not among them are named as left out."""
    kept = list(people)
    ids = {person.id for person in kept}
    for number, person in enumerate(kept):
        if person.line_manager is None or person.line_manager in ids:
            continue
        manager = rota.person(person.line_manager)
        problems.warn(
            None, None, f"the line manager {manager.name!r}, in the rota {manager.rota!r}",
            "people and their line managers in one rota",
            "leave --rota out to have their meetings judged; no contact till then",
        )  # fmt: skip
        stated = person.manager_stated or manager.name
        kept[number] = replace(person, line_manager=None, manager_stated=stated)
    return tuple(kept)
