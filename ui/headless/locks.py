"""`--lock`: whose days, which days and which sessions a proposal leaves as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ambrota.errors import UserError
from ambrota.model import Person, Rota, Session
from solver.request import Lock

FORM = (
    "PERSON[:FROM[:TO]], team=NAME[:FROM[:TO]], day=FROM[:TO], sessions or sessions=PERSON, "
    "with dates like 2026-01-05 or, in a cyclic rota, days 0 to 6"
)
ASKED = (
    "--person with an id or full name, and --days FROM[:TO] with dates like 2026-01-05 or, in a "
    "cyclic rota, days 0 to 6"
)
TEAM, DAYS, SESSIONS = "team=", "day=", "sessions"


def locks_from(rota: Rota, texts: Iterable[str]) -> tuple[tuple[Lock, ...], tuple[Session, ...]]:
    """The locks that the options ask for, and the sessions that are to stay where they are."""
    locks: list[Lock] = []
    keep: dict[Session, None] = {}
    for text in texts:
        if text.casefold().partition("=")[0] == SESSIONS:
            keep |= dict.fromkeys(_sessions(rota, text))
        else:
            locks.append(lock_from(rota, text))
    return tuple(locks), tuple(keep)


def lock_from(rota: Rota, text: str) -> Lock:
    """The lock that an option asks for. Raises UserError where it names nobody or no day."""
    folded = text.casefold()
    if folded.startswith(DAYS):
        return Lock(None, *_days(rota, text[len(DAYS) :].split(":"), text, needed=True))
    if folded.startswith(TEAM):
        team, rest = _split_team(rota, text)
        return Lock(None, *_days(rota, rest, text), team)
    person, rest = _split_person(rota, text)
    return Lock(person.id, *_days(rota, rest, text))


def asked_days(rota: Rota, who: str, days: str) -> Lock:
    """Whose days `ask` is about, and which. Raises UserError in the words of its own options."""
    first, _, last = days.partition(":")
    text = f"{who}:{first}:{last or first}"
    try:
        found = lock_from(rota, text)
    except UserError as error:
        option = f"--person {who} --days {days}"
        title = error.title.replace(f"--lock {text}", option)
        raise replace(error, title=title, expected=ASKED) from None
    if found.person is None:
        raise UserError("--person names nobody in the rota", found=who, expected=ASKED)
    return found


def _sessions(rota: Rota, text: str) -> list[Session]:
    """The sessions of the rota begun with: all of them, or one person's."""
    _, named, who = text.partition("=")
    if not named:
        found = list(rota.sessions)
    else:
        person, rest = _split_person(rota, who, text)
        if rest:
            raise UserError(f"--lock {text} has too many parts", expected=FORM)
        found = [each for each in rota.sessions if person.id in (each.person, each.with_)]
    if not found:
        raise UserError(
            f"--lock {text} finds no session",
            found="a rota without any" if not rota.sessions else "none of this person",
            todo="begin with a proposal that has sessions: --from PROPOSED.xlsx",
        )
    return found


def _days(rota: Rota, parts: list[str], text: str, *, needed: bool = False) -> tuple[int, int]:
    """First and last day of what follows a name; without any, all; `day=` alone, that one."""
    days = [part for part in parts if part]
    if len(days) > 2:
        raise UserError(f"--lock {text} has too many parts", expected=FORM)
    if needed and not days:
        raise UserError(f"--lock {text} names no day", expected=FORM)
    first = _day(rota, days[0], text) if days else 0
    last = _day(rota, days[1], text) if len(days) == 2 else first if needed else rota.days - 1
    if last < first:
        raise UserError(f"--lock {text} ends before it starts", expected=FORM)
    return first, last


def _split_team(rota: Rota, text: str) -> tuple[str, list[str]]:
    """The team, and what follows its name, which may itself hold a colon."""
    teams = {person.team.casefold(): person.team for person in rota.people if person.team}
    parts = text[len(TEAM) :].split(":")
    for length in range(len(parts), 0, -1):
        wanted = ":".join(parts[:length]).strip().casefold()
        if wanted in teams:
            return teams[wanted], parts[length:]
    raise UserError(
        f"--lock {text} names no team of the rota",
        expected=f"one of: {', '.join(sorted(teams.values()))}" if teams else "a rota with teams",
    )


def _split_person(rota: Rota, text: str, option: str = "") -> tuple[Person, list[str]]:
    """The person, and what follows the name; a name may itself hold a colon."""
    option = option or text
    parts = text.split(":")
    for length in range(len(parts), 0, -1):
        wanted = ":".join(parts[:length]).strip().casefold()
        found = [p for p in rota.people if wanted in (p.id.casefold(), p.name.casefold())]
        if len(found) > 1:
            ids = ", ".join(person.id for person in found)
            raise UserError(
                f"--lock {option} names more than one person", found=ids, todo="use an id"
            )
        if found:
            return found[0], parts[length:]
    raise UserError(
        f"--lock {option} names nobody in the rota",
        expected="a person's id or full name; or team=NAME, day=FROM, sessions",
        todo="`ambrota show FILE --json` lists the ids",
    )


def _day(rota: Rota, text: str, option: str) -> int:
    """A date of a dated rota, or a day number."""
    try:
        if rota.first_day is not None and "-" in text:
            day = (date.fromisoformat(text) - rota.first_day).days
        else:
            day = int(text)
    except ValueError:
        raise UserError(f"--lock {option}: {text!r} is no day", expected=FORM) from None
    if not 0 <= day < rota.days:
        raise UserError(f"--lock {option}: {text} lies outside the rota", expected=FORM)
    return day
