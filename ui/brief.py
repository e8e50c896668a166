"""What a search is asked beside the rulebook: what to keep, what to aim at, where to begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ambrota.calendar import day_name
from ambrota.model import Rota
from solver.request import Lock
from ui.rota_model import Cell
from ui.starting import FREE, KEEP, TEAMS

TEAM = "Most time with the team"
AIMS = {
    "Fewest changes": "Holds every guarantee with the fewest days changed from today's rota.",
    "Balanced": "Good practice first, then what people notice; days change only where that helps.",
    "Best for people": "Good practice, then weekends off, even nights, whole days off and longer "
    "rests, however much changes.",
    "Best cover": "Sessions take as few seats from cover as can be, and as many half hours as can "
    "be have one to spare.",
    TEAM: "As many duties as can be are worked with a colleague of the own team.",
    "Fairest shares": "Nights and weekends off are shared as evenly as can be among people of one "
    "role.",
    "Steadiest weeks": "No single days off, no single duties and no short turnarounds, as far as "
    "it goes.",
}
"""What can be aimed at, and what each means, in the solver's own words (slow to load)."""
USUAL = ("Fewest changes", "Balanced", "Best for people")
STARTS = {
    KEEP: "Everybody begins on the line where they are",
    FREE: "People may begin on other lines",
    TEAMS: "People may begin on other lines, teams kept together",
}


@dataclass(frozen=True, slots=True)
class Brief:
    """`begin`: with the proposal on screen, where one is shown."""

    locks: tuple[Lock, ...] = ()
    aims: tuple[str, ...] = USUAL
    starts: str = KEEP
    begin: bool = False

    def locked(self, more: Iterable[Lock]) -> Brief:
        """With more locks; none stands twice."""
        return replace(self, locks=tuple(dict.fromkeys([*self.locks, *more])))

    def unlocked(self, lock: Lock) -> Brief:
        """Without one of its locks."""
        return replace(self, locks=tuple(one for one in self.locks if one != lock))

    def among(self, rota: Rota) -> Brief:
        """Without the locks of people, teams and days that a rota read again has no more."""
        teams = {person.team for person in rota.people}
        locks = tuple(
            one
            for one in self.locks
            if (one.person is None or one.person in rota.index)
            and (one.team is None or one.team in teams)
            and one.first < rota.days
        )
        return self if locks == self.locks else replace(self, locks=locks)

    def aimed(self, name: str, *, on: bool) -> Brief:
        """With an aim, or without it; at least one stays."""
        chosen = {*self.aims, name} if on else set(self.aims) - {name}
        aims = tuple(one for one in AIMS if one in chosen)
        return replace(self, aims=aims) if aims else self


def aims_for(rota: Rota) -> list[str]:
    """What can be aimed at in a rota: time with the team only where there are teams."""
    teams = {person.team for person in rota.people if person.team}
    return [name for name in AIMS if teams or name != TEAM]


def lock_words(rota: Rota, lock: Lock) -> str:
    """'Team Blue, every day', 'Everybody, Monday 4 May 2026 to Sunday 10 May 2026'."""
    who = "Everybody"
    if lock.person is not None and lock.person in rota.index:
        who = rota.person(lock.person).name
    elif lock.team is not None:
        who = f"Team {lock.team}"
    if lock.first <= 0 and lock.last >= rota.days - 1:
        return f"{who}, every day"
    days = day_name(rota, lock.first)
    return f"{who}, {days}" + (f" to {day_name(rota, lock.last)}" if lock.last > lock.first else "")


def cell_locks(cells: Iterable[Cell]) -> list[Lock]:
    """The days selected of each person, day to day joined."""
    found: list[Lock] = []
    for person, day in sorted(cells):
        last = found[-1] if found else None
        if last is not None and last.person == person and last.last == day - 1:
            found[-1] = replace(last, last=day)
        else:
            found.append(Lock(person, day, day))
    return found


def day_locks(cells: Iterable[Cell]) -> list[Lock]:
    """The days selected, for everybody."""
    days = sorted({day for _, day in cells})
    return [replace(lock, person=None) for lock in cell_locks([("", day) for day in days])]


def team_locks(rota: Rota, cells: Iterable[Cell]) -> list[Lock]:
    """Every day of the teams of the people selected."""
    teams = [rota.person(person).team for person in dict.fromkeys(who for who, _ in cells)]
    return [Lock(None, 0, rota.days - 1, team) for team in dict.fromkeys(teams) if team]
