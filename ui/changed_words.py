"""How much a proposal changes, and of whom: in a cyclic rota of everybody who comes to the line."""

from __future__ import annotations

from ambrota.model import Change, Rota
from ambrota.starts import line_number
from ui.reading import count

MOST_NAMED = 6
"""Lines that are named by their numbers; of more, how many there are is told."""


def changed_words(rota: Rota, changes: tuple[Change, ...]) -> str:
    """'2 duties changed in lines 3 and 6, which 23 people step through', or who has how many.

    A vacant line is nobody: it is named as such and never counted as a person.
    """
    if not changes:
        return "No duty changed"
    duties = f"{count(len(changes), 'duty', 'duties')} changed"
    touched = sorted({rota.index[change.person] for change in changes})
    if rota.is_cyclic:
        return f"{duties} in {lines_of(rota, touched)}, {_stepped_through(rota, touched)}"
    people = sum(not rota.people[row].vacant for row in touched)
    told = [count(people, "person", "people")] if people else []
    if vacant := len(touched) - people:
        told.append(count(vacant, "vacant line"))
    return f"{duties} for {' and '.join(told)}"


def people_concerned(rota: Rota, rows: list[int]) -> int:
    """Everybody for whom something differs where these rows of the rota differ."""
    if rota.is_cyclic:
        groups = {rota.people[row].rota for row in rows}
        rows = [row for name in groups for row in rota.groups[name]]
    return sum(not rota.people[row].vacant for row in rows)


def lines_of(rota: Rota, rows: list[int]) -> str:
    """'line 3', 'lines 3 and 6', 'lines 3 and 6 of DCA', '12 of 24 lines'."""
    told = []
    for name, group in rota.groups.items():
        numbers = [line_number(rota, row) for row in rows if row in group]
        of = f" of {name}" if name and len(rota.groups) > 1 else ""
        if len(numbers) > MOST_NAMED:
            told.append(f"{len(numbers)} of {len(group)} lines{of}")
        elif numbers:
            *first, last = map(str, numbers)
            named = f"{', '.join(first)} and {last}" if first else last
            told.append(f"{'lines' if first else 'line'} {named}{of}")
    return " and ".join(told)


def _stepped_through(rota: Rota, rows: list[int]) -> str:
    people = people_concerned(rota, rows)
    verb = "steps" if people == 1 else "step"
    return f"which {count(people, 'person', 'people')} {verb} through"
