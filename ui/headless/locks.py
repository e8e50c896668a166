"""`--lock PERSON[:FROM[:TO]]`: who, and which of their days, a proposal leaves as they are."""

from __future__ import annotations

from datetime import date

from ambrota.errors import UserError
from ambrota.model import Person, Rota
from solver.request import Lock

FORM = "PERSON[:FROM[:TO]], with dates like 2026-01-05 or, in a cyclic rota, days 0 to 6"


def lock_from(rota: Rota, text: str) -> Lock:
    """The lock that an option asks for. Raises UserError where it names nobody or no day."""
    person, rest = _split_person(rota, text)
    days = [part for part in rest.split(":") if part] if rest else []
    if len(days) > 2:
        raise UserError(f"--lock {text} has too many parts", expected=FORM)
    first = _day(rota, days[0], text) if days else 0
    last = _day(rota, days[1], text) if len(days) == 2 else rota.days - 1
    if last < first:
        raise UserError(f"--lock {text} ends before it starts", expected=FORM)
    return Lock(person.id, first, last)


def _split_person(rota: Rota, text: str) -> tuple[Person, str]:
    """The person, and what follows the name; a name may itself hold a colon."""
    parts = text.split(":")
    for length in range(len(parts), 0, -1):
        wanted = ":".join(parts[:length]).strip().casefold()
        found = [p for p in rota.people if wanted in (p.id.casefold(), p.name.casefold())]
        if len(found) > 1:
            ids = ", ".join(person.id for person in found)
            raise UserError(
                f"--lock {text} names more than one person", found=ids, todo="use an id"
            )
        if found:
            return found[0], ":".join(parts[length:])
    raise UserError(
        f"--lock {text} names nobody in the rota",
        expected="a person's id or full name",
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
