"""How much a proposal changes, and of whom: in a cyclic rota of everybody who comes to the line."""

from __future__ import annotations

from ambrota.lines import several_lines, who_steps_through
from ambrota.model import Change, Rota
from ui.reading import count

MOST_NAMED = 6
"""Lines that are named by their numbers; of more, how many there are is told."""


def changed_words(rota: Rota, changes: tuple[Change, ...]) -> str:
    """'2 days changed in lines 3 and 6, which 23 people step through', or who has how many.

    A vacant line is nobody: it is named as such and never counted as a person.
    """
    if not changes:
        return "No day changed"
    days = f"{count(len(changes), 'day')} changed"
    touched = sorted({rota.index[change.person] for change in changes})
    if rota.is_cyclic:
        many = len(touched) > MOST_NAMED
        lines = f"{len(touched)} lines" if many else several_lines(rota, touched)
        people = len(who_steps_through(rota, touched))
        verb = "steps" if people == 1 else "step"
        return f"{days} in {lines}, which {count(people, 'person', 'people')} {verb} through"
    people = len(who_steps_through(rota, touched))
    told = [count(people, "person", "people")] if people else []
    if vacant := len(touched) - people:
        told.append(count(vacant, "vacant line"))
    return f"{days} for {' and '.join(told)}"
