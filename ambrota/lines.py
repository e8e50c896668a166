"""How lines of a cyclic rota are named: by their number, and with who stands there now."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.model import Rota

VACANT = " (vacant)"
"""What follows the number of a line that nobody stands on, where no name says so."""


def line_number(rota: Rota, row: int) -> int:
    """Which line of its cycle a row is, from 1; 0 in a dated rota, which has none."""
    return rota.groups[rota.people[row].rota].index(row) + 1 if rota.is_cyclic else 0


def line_words(rota: Rota, row: int) -> str:
    """'Line 3'; 'Team leaders, line 1' where that is not the cycle of the most lines.

    Of a dated rota the person's name.
    """
    person = rota.people[row]
    if not rota.is_cyclic:
        return person.name or person.id
    line = f"Line {line_number(rota, row)}"
    return line if person.rota == main_cycle(rota) else f"{person.rota}, {line.lower()}"


def line_title(rota: Rota, row: int) -> str:
    """'Line 3 (Priya Ramanathan)'; the line alone where the name says no more."""
    person, line = rota.people[row], line_words(rota, row)
    name = person.name or person.id
    if rota.is_cyclic and name == line + VACANT:
        return name
    number = f"line {line_number(rota, row)}"
    known = (person.id, number, f"{person.rota}, {number}".casefold())
    says_no_more = name.casefold() in known or name == person_words(rota, row)
    return line if not rota.is_cyclic or says_no_more else f"{line} ({name})"


def person_words(rota: Rota, row: int) -> str:
    """Whoever is not named: 'Person 3', who begins on line 3; 'Team leaders, person 1'.

    Of a vacant line the line itself: 'Line 17 (vacant)'.
    """
    person = rota.people[row]
    if not rota.is_cyclic:
        return f"Row {row + 1}{VACANT}" if person.vacant else f"Person {row + 1}"
    if person.vacant:
        return line_words(rota, row) + VACANT
    number = line_number(rota, row)
    own = person.rota == main_cycle(rota)
    return f"Person {number}" if own else f"{person.rota}, person {number}"


def row_name(rota: Rota, row: int) -> str:
    """What a row of duties is called: the name there; a line whose person is not named."""
    name = rota.people[row].name
    unnamed = rota.is_cyclic and not rota.people[row].vacant and name == person_words(rota, row)
    return line_words(rota, row) if unnamed else name


def numbers_beside(rota: Rota) -> dict[str, int]:
    """The number of each line, to stand beside its name; none where every name says it."""
    rows = range(len(rota.people)) if rota.is_cyclic else range(0)
    if all(row_name(rota, row).startswith(line_words(rota, row)) for row in rows):
        return {}
    return {rota.people[row].id: line_number(rota, row) for row in rows}


def whose_figures(rota: Rota, row: int) -> str:
    """Whose figures over a cycle are told: the person's name, which is not that of the line."""
    person = rota.people[row]
    unnamed = rota.is_cyclic and not person.vacant and person.name == line_words(rota, row)
    return person_words(rota, row) if unnamed else person.name


def main_cycle(rota: Rota) -> str:
    """The name of the cycle with the most lines: of several alike the first."""
    return max(rota.groups, key=lambda name: len(rota.groups[name]), default="")


def several_lines(rota: Rota, rows: Iterable[int]) -> str:
    """'line 3', 'lines 3 and 6', 'lines 3 and 6; Team leaders, line 1'."""
    by_cycle: dict[str, list[int]] = {}
    for row in sorted(set(rows)):
        by_cycle.setdefault(rota.people[row].rota, []).append(line_number(rota, row))
    parts = []
    for cycle, numbers in by_cycle.items():
        text = f"line{'s' * (len(numbers) > 1)} {_and(numbers)}"
        parts.append(text if cycle == main_cycle(rota) else f"{cycle}, {text}")
    return "; ".join(parts)


def nobody_there(rota: Rota, row: int, line: int) -> str:
    """Why nothing of a person's can stand in the duties of a vacant line to which they come."""
    name, place = rota.people[row].name, several_lines(rota, [line])
    return f"in that week {name} comes to {place}, which is vacant: nobody is counted there"


def _and(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def who_steps_through(rota: Rota, rows: Iterable[int]) -> list[int]:
    """Rows of the people whom a change of these lines concerns: all who step through them.

    In a dated rota the people themselves. A vacant line is nobody.
    """
    if not rota.is_cyclic:
        return sorted(row for row in set(rows) if not rota.people[row].vacant)
    cycles = {rota.people[row].rota for row in rows}
    return [
        row for row, person in enumerate(rota.people) if person.rota in cycles and not person.vacant
    ]
