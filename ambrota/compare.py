"""What a proposal changes: for the rota, for cover, and for each person ("what changes for me")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ambrota.audit import Audit
from ambrota.certificate import Certificate
from ambrota.duties import paid_minutes
from ambrota.findings import Finding
from ambrota.model import Change, Rota, changes_between

LIKE_ZERO = 1e-6


class Stage(Protocol):
    """One stage of a search: its value and the bound proved for it, in the unit users read."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def bound(self) -> float | None: ...
    @property
    def unit(self) -> str: ...


@dataclass(frozen=True)
class Candidate:
    """The current rota or a proposal, with its audit and what is known of how it came about."""

    id: str
    name: str
    rota: Rota
    audit: Audit
    stages: Sequence[Stage] = ()
    certificate: Certificate | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure before and after. `better`: "higher", "lower", or "" where neither is."""

    before: float
    after: float
    better: str = ""

    @property
    def difference(self) -> float:
        """After less before."""
        return self.after - self.before

    @property
    def verdict(self) -> str:
        """'better', 'worse', 'the same', or 'changed' where neither direction is better."""
        if abs(self.difference) < LIKE_ZERO:
            return "the same"
        if not self.better:
            return "changed"
        return "better" if (self.difference > 0) == (self.better == "higher") else "worse"

    @property
    def words(self) -> str:
        """The difference with its sign and its direction: '+2 better', '−0.5 worse', 'the same'."""
        if self.verdict == "the same":
            return "the same"
        return f"{signed(self.difference)} {self.verdict}"


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure of the rota side by side, with its spread over people."""

    id: str
    name: str
    unit: str
    value: Pair
    spread: Pair


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What changes for one person (in a cyclic rota: for one line). Hours are paid hours."""

    person: str
    name: str
    changes: tuple[Change, ...]
    hours: Pair
    nights: Pair
    weekends_off: Pair
    contacts: Pair
    training: Pair

    @property
    def days_changed(self) -> int:
        """Days on which their duty differs."""
        return len(self.changes)


@dataclass(frozen=True)
class Comparison:
    """A proposal beside the current rota."""

    current: Candidate
    proposed: Candidate
    changes: tuple[Change, ...]
    people: tuple[PersonChange, ...]
    measures: tuple[MeasureChange, ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    cover: tuple[tuple[str, Pair], ...]

    @property
    def people_changed(self) -> int:
        """People with at least one day that differs."""
        return sum(person.days_changed > 0 for person in self.people)


def compare(current: Candidate, proposed: Candidate) -> Comparison:
    """The proposal beside the current rota. Both must be rotas of the same people."""
    changes = changes_between(current.rota, proposed.rota)
    gone, new, kept = findings_between(current.audit.findings, proposed.audit.findings)
    return Comparison(
        current,
        proposed,
        changes,
        _people(current, proposed, changes),
        tuple(_measures(current.audit, proposed.audit)),
        gone,
        new,
        kept,
        _cover(current.audit, proposed.audit),
    )


def signed(number: float) -> str:
    """A difference with its sign, at most two decimals: +2, −0.25."""
    text = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return text if text == "0" else ("+" if number > 0 else "\N{MINUS SIGN}") + text


def _people(
    current: Candidate, proposed: Candidate, changes: Sequence[Change]
) -> tuple[PersonChange, ...]:
    own: dict[str, list[Change]] = {}
    for change in changes:
        own.setdefault(change.person, []).append(change)
    hours = [_paid_hours(candidate.rota) for candidate in (current, proposed)]
    audits = (current.audit, proposed.audit)

    def pair(read: Callable[[Audit, str], float], person: str, better: str) -> Pair:
        before, after = (read(audit, person) for audit in audits)
        return Pair(before, after, better)

    return tuple(
        PersonChange(
            person.id,
            person.name,
            tuple(own.get(person.id, ())),
            Pair(hours[0].get(person.id, 0.0), hours[1].get(person.id, 0.0)),
            pair(_measured("nights"), person.id, "lower"),
            pair(_measured("weekends-off"), person.id, "higher"),
            pair(_contacts, person.id, "higher"),
            pair(_training, person.id, "higher"),
        )
        for person in current.rota.people
    )


def _paid_hours(rota: Rota) -> dict[str, float]:
    """Paid hours of each person, or of each line, over the rota."""
    total: dict[str, float] = {}
    for duty in rota.duties:
        total[duty.person] = total.get(duty.person, 0.0) + paid_minutes(rota, duty) / 60
    return total


def _measured(measure: str) -> Callable[[Audit, str], float]:
    """A measure of one person; of their line alone where all who walk the cycle share it."""

    def read(audit: Audit, person: str) -> float:
        found = audit.measures[measure]
        return (found.per_line or found.per_person).get(person, 0.0)

    return read


def _contacts(audit: Audit, person: str) -> int:
    found = audit.contact.per_person.get(person)
    return 0 if found is None else found.placed


def _training(audit: Audit, person: str) -> float:
    found = audit.training.per_person.get(person)
    return 0.0 if found is None else found.hours


def _measures(current: Audit, proposed: Audit) -> Iterable[MeasureChange]:
    for id_, before in current.measures.items():
        after = proposed.measures.get(id_)
        if after is not None:
            value = Pair(before.value, after.value, before.better)
            spread = Pair(before.spread, after.spread, "lower")
            yield MeasureChange(id_, before.name, before.unit, value, spread)


def findings_between(
    before: Iterable[Finding], after: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """(gone, new, kept): kept where a rule is still breached by the same person on a same day."""
    waiting: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in before:
        waiting.setdefault((finding.rule, finding.person), []).append(finding)
    new: list[Finding] = []
    kept: list[Finding] = []
    met: set[int] = set()
    for finding in after:
        days = set(finding.days)
        same = [
            old
            for old in waiting.get((finding.rule, finding.person), ())
            if days & set(old.days) or not (days or old.days)
        ]
        met.update(id(old) for old in same)
        (kept if same else new).append(finding)
    gone = [old for olds in waiting.values() for old in olds if id(old) not in met]
    return tuple(gone), tuple(new), tuple(kept)


def _cover(current: Audit, proposed: Audit) -> tuple[tuple[str, Pair], ...]:
    figures = (
        ("Cover short", "short_hours", "lower"),
        ("Given up to people", "given_up_hours", "lower"),
        ("Filled", "filled_hours", "higher"),
        ("Above the requirement", "surplus_hours", ""),
    )
    return tuple(
        (name, Pair(getattr(current.cover, part), getattr(proposed.cover, part), better))
        for name, part, better in figures
    )
