"""Sessions of a cell in words: in a cyclic rota those of all weeks of the cycle stand in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ambrota.calendar import clock, lasting
from ambrota.model import WEEK, Rota, Session
from ambrota.rules.words import times
from ambrota.sessions import weeks_together

NAMES = {"contact": "one-to-one", "training": "training session"}
MOST = 12
"""So many are read out or stand in a tip; all of them stand in the evidence."""


def tallies(sessions: Sequence[Session]) -> tuple[tuple[str, int], ...]:
    """How many of each kind, meetings first."""
    counted = Counter(one.kind for one in sessions)
    return tuple((kind, counted[kind]) for kind in sorted(counted))


def tallies_words(sessions: Sequence[Session]) -> str:
    """'7 one-to-ones and 1 training session'."""
    named = [times(number, NAMES.get(kind, "session")) for kind, number in tallies(sessions)]
    return " and ".join(named)


def session_words(rota: Rota, session: Session) -> str:
    """A session in words: 'meets Adeyemi 09:00 to 09:30', 'statutory training 09:00 to 12:45'."""
    when = f"{clock(session.start)} to {clock(session.end)}"
    who = session.with_
    if who is not None and who in rota.index:
        who = rota.person(who).name
    if session.kind == "contact":
        what = "team session with" if session.category == "team" else "meets"
        return f"{what} {who or 'line manager'} {when}"
    return f"{session.category} training {when}" + (f" with {who}" if who else "")


def session_lines(rota: Rota, sessions: Sequence[Session], most: int | None = None) -> list[str]:
    """What is held in a cell: a sentence for each session, at most so many.

    Of a cyclic rota: how many in the whole cycle, then each with its week and whose it is.
    """
    if not rota.is_cyclic:
        return [session_words(rota, one) for one in sessions]
    if not sessions:
        return []
    weeks = weeks_together([len(rows) for rows in rota.groups.values()])[0]
    lines = [f"{tallies_words(sessions)} in the {weeks}-week cycle"]
    ordered = sorted(sessions, key=lambda one: (one.day, one.start, one.person))
    for one in ordered[:most]:
        name = rota.person(one.person).name
        lasts = lasting(one.end - one.start)
        words = session_words(rota, one)
        lines.append(f"week {one.day // WEEK + 1}: {name}, {words}, {lasts}")
    if most is not None and len(ordered) > most:
        lines.append(f"and {len(ordered) - most} more, in the evidence")
    return lines


def by_whom(rota: Rota, row: int) -> str:
    """Who works a vacant line's sessions: people step through it too."""
    vacant = rota.is_cyclic and rota.people[row].vacant
    return "worked by whoever is on the line that week" if vacant else ""
