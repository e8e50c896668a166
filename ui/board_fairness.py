"""How a burden is shared in two rotas: the spread of each measure over comparable people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ambrota.compare import LIKE_ZERO, Pair
from ambrota.grades import normal_role
from ambrota.measures.base import CONTACT, MANAGERS, TEAM
from ambrota.spans import days_words
from ui.board_lines import LOOK, MARK, Line, Said
from ui.figures import places, scale, written
from ui.score_words import role_words
from ui.version import Version

FAIRNESS = ("Measure", "People", "Now: least · middle · most", "Proposed", "Range", "Everybody")
SHARED = ("nights", "weekends-off", "unsocial-hours", "relief-share")
"""What is looked at first when it is asked how a burden is shared, and told where all are alike."""
Roles = tuple[str | None, ...]
Values = tuple[tuple[float, ...], tuple[float, ...]]
"""Of now and as proposed, in order."""
LAST = (CONTACT, TEAM, MANAGERS)
"""Themes of no burden, below those of one."""
CONTACTS = "contact-sessions"
TOLD = (
    "How each burden is spread over comparable people: the same role, pro rata to contracted "
    "hours. A smaller range is fairer; a wider one is worse only where somebody loses. Dots: "
    "everybody now above, proposed below, on one scale a measure; a larger dot is more people."
)


def fairness(current: Version, shown: Version) -> Iterable[Line]:
    """The spread of each measure over comparable people, role by role; burdens first."""
    before = current.audit.measures
    found = [
        (key, before[key], after) for key, after in shown.audit.measures.items()
        if key in before and after.section == "people"
    ]  # fmt: skip
    for key, now, then in sorted(found, key=_place):
        ends = scale(value for one in (now, then) for own in one.compared.values() for value in own)
        losing, first = _losing(shown, now, then), True
        for roles, pair in _groups(now, then, alike=key in SHARED):
            yield _line(key, roles, pair, then, ends, first, bool(losing & set(roles)))
            first = False


def _groups(now: Any, then: Any, *, alike: bool) -> Iterable[tuple[Roles, Values]]:
    """Roles with the values of their people; roles of which all people are alike together.

    `alike`: such roles, too.
    """
    together: dict[tuple[float, float], list[tuple[str | None, Values]]] = {}
    for role, own in then.compared.items():
        was = now.compared.get(role, ())
        if len(own) < 2 or len(was) < 2:
            continue
        if own[-1] - own[0] > LIKE_ZERO or was[-1] - was[0] > LIKE_ZERO:
            yield (role,), (was, own)
        elif alike:
            together.setdefault((round(was[0], 2), round(own[0], 2)), []).append((role, (was, own)))
    for found in together.values():
        was, own = (tuple(one for _, pair in found for one in pair[at]) for at in (0, 1))
        yield tuple(role for role, _ in found), (was, own)


def _place(one: tuple[str, Any, Any]) -> tuple[int, int]:
    key, _, measure = one
    place = SHARED.index(key) if key in SHARED else len(SHARED)
    return place, LAST.index(measure.theme) + 1 if measure.theme in LAST else 0


def _line(
    key: str, roles: Roles, pair: Values, measure: Any,
    ends: tuple[float, float], first: bool, loses: bool,
) -> Line:  # fmt: skip
    decimals = places([value for own in pair for value in own])
    name = measure.compared_as or measure.name
    named = f"{name}{'' if measure.unit in name else f' ({measure.unit})'}"
    now, then = ([round(value, decimals) for value in own] for own in pair)
    return Line(
        f"{key}/{roles[0]}",
        (
            Said(named, "strong" if first else ""), _of_roles(len(then), roles),
            Said(_three(now, decimals)), Said(_three(then, decimals)),
            _spread(now, then, decimals, loses), Said(""),
        ),
        (("Comparable people: the same role, pro rata to contracted hours.", "muted"),),
        pair,
        ends,
    )  # fmt: skip


def _losing(shown: Version, now: Any, then: Any) -> set[str | None]:
    """Roles of which somebody has less of what is good, or more of what is not."""
    before: Mapping[str, float] = now.per_person
    return {
        normal_role(shown.rota.person(who).role)
        for who, value in then.per_person.items()
        if not then.better or Pair(before.get(who, value), value, then.better).verdict == "worse"
    }


def _spread(now: Sequence[float], then: Sequence[float], decimals: int, loses: bool) -> Said:
    """The range, of the ends as shown; a wider one is worse for nobody where nobody loses."""
    was, own = now[-1] - now[0], then[-1] - then[0]
    before, after = (written(one, decimals) for one in (was, own))
    if before == after:
        return Said(after, "", f"{after}, the same as now")
    wider = own - was > LIKE_ZERO
    verdict = "better" if not wider else "worse" if loses else ""
    why = {"better": "fairer", "worse": "worse: somebody loses"}.get(verdict, "nobody loses")
    words = f"{before} now, {after} proposed: {why}"
    return Said(f"{before} → {after}{MARK.get(verdict, '')}", LOOK.get(verdict, ""), words)


def _of_roles(number: int, roles: Roles) -> Said:
    """'12 paramedics', '4 NQPs', '23 in 4 roles': how many are compared."""
    named = [role_words(one.upper() if one and len(one) <= 4 else one) for one in roles]
    told = named[0] if len(named) == 1 else f"in {len(named)} roles"
    return Said(f"{number:,} {told}", "", f"{number:,}: {', '.join(named)}")


def _three(values: Sequence[float], decimals: int) -> str:
    middle = values[len(values) // 2]
    return " · ".join(written(one, decimals) for one in (values[0], middle, values[-1]))


def fairness_words(shown: Version, weeks: int) -> str:
    """What the page is read by, and why guarantees alone make some ranges what they are.

    `weeks`: the length of a contact period.
    """
    told = [TOLD]
    met = shown.audit.measures.get(CONTACTS)
    groups = [own for own in met.compared.values() if own[-1] > own[0]] if met else []
    if groups and all(own[-1] - own[0] <= 1 for own in groups):
        least, most = (written(one, 0) for one in (min(map(min, groups)), max(map(max, groups))))
        told.append(
            f"One-to-ones are whole: one in every {days_words(7 * weeks)} comes to {least} for "
            f"some and {most} for others {met.period}; a range of 1 is no unfairness."
        )
    if any(one.aspirant for one in shown.rota.people):
        told.append("Whoever is named to lead is asked for leadership training besides.")
    return " ".join(told)
