"""A version of the rota under review: the current one, or a proposal, with its audit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ambrota.model import Change, Rota
from ambrota.model import changes_between as work_out_changes
from ambrota.rules.base import Earlier
from ui.splicing import spliced

CURRENT = "current"


@dataclass(frozen=True)
class Judged:
    """What an audit was made of. `since`: ids of the people whose duties were changed after it."""

    rota: Rota
    rulebook: Any
    current: Rota | None
    since: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Version:
    """One column of the comparison.

    `key` is "current" or a proposal's id; `audit` is None while it is being checked for the first
    time, and the one before the last edit while it is being checked again. `proposal` and
    `certificate` come with a proposal. `made_from` is the current rota for which it was proposed,
    `as_made` the rota as it was certified: edits make `rota` differ from it. `made_under` is the
    rulebook by which it was certified.
    """

    key: str
    name: str
    rota: Rota
    why: str = ""
    audit: Any = None
    proposal: Any = None
    certificate: Any = None
    as_made: Rota | None = None
    made_from: Rota | None = None
    made_under: Any = None
    judged: Judged | None = None

    @property
    def is_current(self) -> bool:
        """Whether it is the rota as it stands today."""
        return self.key == CURRENT

    @property
    def title(self) -> str:
        """'Current', or 'A · Fewest changes'."""
        return self.name if self.is_current else f"{self.key} · {self.name}"

    @property
    def edited(self) -> bool:
        """Whether a proposal was changed by hand after it was certified."""
        return self.as_made is not None and not same_work(self.as_made, self.rota)

    def vouched(self, rulebook: Any) -> Any:
        """Its certificate, where that still speaks of this rota judged by this rulebook."""
        if self.edited or self.made_under not in (None, rulebook):
            return None
        return self.certificate

    def with_changes(self, changes: tuple[Change, ...]) -> Version:
        """The version after an edit, with the audit before it."""
        known = self.judged
        if known is not None:
            people = known.since | {change.person for change in changes}
            known = replace(known, since=people)
        return replace(self, rota=changed(self.rota, changes), judged=known)

    def with_audit(self, audit: Any, rulebook: Any, current: Rota | None) -> Version:
        """The version with its audit, judged by a rulebook against a current rota."""
        return replace(self, audit=audit, judged=Judged(self.rota, rulebook, current))

    def earlier(self, rulebook: Any, current: Rota | None) -> Earlier | None:
        """The audit before the last edits, where nothing but duties has changed since."""
        known = self.judged
        if known is None or known.rulebook is not rulebook or known.current is not current:
            return None
        was, now = known.rota, self.rota
        same = (was.people is now.people, was.sessions == now.sessions, was.demand is now.demand)
        return Earlier(self.audit, known.since) if all(same) else None


def changed(rota: Rota, changes: tuple[Change, ...]) -> Rota:
    """The rota after an edit, its look-up of cells carried over: a large one takes long to make."""
    duties = spliced(rota, changes)
    new = rota.with_changes(changes) if duties is None else replace(rota, duties=duties)
    cells = dict(rota.by_cell)
    for change in changes:
        if change.after:
            cells[change.person, change.day] = change.after
        else:
            cells.pop((change.person, change.day), None)
    new.__dict__["by_cell"] = cells
    return new


_KEPT = 24
_known: dict[tuple[int, int], tuple[Rota, Rota, tuple[Change, ...]]] = {}


def changes_between(before: Rota, after: Rota) -> tuple[Change, ...]:
    """Person-days that differ, worked out once for two rotas however many panes ask."""
    key = id(before), id(after)
    found = _known.get(key)
    if found is None:
        # The rotas are kept too, so that no other can come to have the same id meanwhile.
        found = before, after, work_out_changes(before, after)
        if len(_known) >= _KEPT:  # the pool asks too, so one that is gone meanwhile is no matter
            for oldest in tuple(_known)[:1]:
                _known.pop(oldest, None)
        _known[key] = found
    return found[2]


def same_work(one: Rota, other: Rota) -> bool:
    """Whether two rotas ask the same of everybody, duties and sessions."""
    if one is other:
        return True
    return set(one.sessions) == set(other.sessions) and not changes_between(one, other)
