"""Sessions that stay where they are, and the duties that they lie in with them."""

from __future__ import annotations

from ambrota.model import DAY, WEEK, Rota, Session
from solver.request import Lock


def hosts_of(rota: Rota, sessions: tuple[Session, ...]) -> tuple[Lock, ...]:
    """Locks of the days whose duties these sessions lie in, for everybody who is in them."""
    found: dict[Lock, None] = {}
    for session in sessions:
        for who in (session.person, session.with_):
            if who is not None and who in rota.index:
                for back in (0, 1):
                    found[_lock(rota, who, session, back)] = None
    return tuple(lock for lock in found if lock.first >= 0)


def _lock(rota: Rota, who: str, session: Session, back: int) -> Lock:
    """The day on which the duty could have begun: then, or the day before."""
    day = session.day - back
    if not rota.is_cyclic:
        hosts = rota.by_cell.get((who, day), ())
        reaches = not back or any((duty.end or 0) > DAY for duty in hosts)
        return Lock(who, day, day) if reaches else Lock(who, -1, -1)
    lines = rota.groups[rota.person(who).rota]
    at = list(lines).index(rota.index[who]) * WEEK + day
    line = lines[at // WEEK % len(lines)]
    duties = rota.by_cell.get((rota.people[line].id, at % WEEK), ())
    if back and not any((duty.end or 0) > DAY for duty in duties):
        return Lock(who, -1, -1)
    return Lock(rota.people[line].id, at % WEEK, at % WEEK)
