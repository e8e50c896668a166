"""The certificate of a proposal: what was claimed of it against the audit of its written file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ambrota.calendar import clock, day_name
from ambrota.model import Change, Duty, Rota, Session, changes_between

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Certificate:
    """Verified: the audit of the written file, read back, equals every figure claimed.

    It does not mean that everything holds. `differences` says in words what does not agree.
    """

    verified: bool
    differences: tuple[str, ...] = ()


def certify(
    claims: Mapping[str, int],
    breaches: Mapping[str, int],
    claimed: Rota,
    written: Rota,
    broken_locks: Iterable[Change] = (),
) -> Certificate:
    """Compare a proposal as claimed with the audit and the duties of its file as read back.

    `claims` and `breaches`: rule id -> elementary breaches, as the search counted them and as the
    audit of the written rota found them. `broken_locks`: changes of days that were to stay.
    """
    differences = [
        *_rule_differences(claims, breaches),
        *(f"{_told(claimed, change)}: the day was locked" for change in broken_locks),
        *_duty_differences(claimed, written),
        *_session_differences(claimed, written),
    ]
    told = differences[:MOST_TOLD]
    if len(differences) > MOST_TOLD:
        told.append(f"and {len(differences) - MOST_TOLD} more differences")
    return Certificate(not differences, tuple(told))


def with_people(certificate: Certificate, claimed: Rota, written: Rota) -> Certificate:
    """The certificate of a proposal in which people begin on other lines: who they are counts too.

    Line by line, whoever is claimed to begin there must be who the file says, with all of it.
    """
    told = []
    for line, (one, other) in enumerate(zip(claimed.people, written.people, strict=False), 1):
        if one != other:
            what = other.name if one.name != other.name else "something else said of them"
            told.append(f"row {line}: {one.name} begins there as proposed, {what} in the file")
    if len(claimed.people) != len(written.people):
        told.append(f"{len(claimed.people)} people proposed, {len(written.people)} in the file")
    if not told:
        return certificate
    return Certificate(False, (*certificate.differences, *told[:MOST_TOLD]))


def _rule_differences(claims: Mapping[str, int], breaches: Mapping[str, int]) -> Iterator[str]:
    for rule, claimed in claims.items():
        if rule not in breaches:
            yield f"{rule}: {claimed} breaches claimed, and the audit did not judge it"
        elif breaches[rule] != claimed:
            yield f"{rule}: {claimed} breaches claimed, {breaches[rule]} found by the audit"
    for rule in breaches.keys() - claims.keys() if claims else ():
        if breaches[rule]:
            yield f"{rule}: nothing claimed, {breaches[rule]} breaches found by the audit"


def _duty_differences(claimed: Rota, written: Rota) -> Iterator[str]:
    for change in changes_between(claimed, written):
        yield _told(claimed, change)


def _told(rota: Rota, change: Change) -> str:
    known = change.person in rota.index
    who = rota.person(change.person).name if known else change.person
    before, after = _codes(change.before), _codes(change.after)
    return f"{who}, {day_name(rota, change.day)}: {before} proposed, {after} in the file"


def _codes(duties: tuple[Duty, ...]) -> str:
    return " and ".join(duty.code for duty in duties) or "nothing"


def _session_differences(claimed: Rota, written: Rota) -> Iterator[str]:
    proposed, found = set(claimed.sessions), set(written.sessions)
    for session in sorted(proposed - found, key=_place):
        yield f"{_session(claimed, session)}: proposed, not in the file"
    for session in sorted(found - proposed, key=_place):
        yield f"{_session(claimed, session)}: in the file, not proposed"


def _place(session: Session) -> tuple[int, int, str]:
    return session.day, session.start, session.person


def _session(rota: Rota, session: Session) -> str:
    known = session.person in rota.index
    who = rota.person(session.person).name if known else session.person
    times = f"{clock(session.start)}-{clock(session.end)}"
    return f"{session.category} for {who} on day {session.day} at {times}"
