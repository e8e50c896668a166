"""Staff needed in words and rows: role by role, where it comes from, where vacant lines are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ambrota.duties import FULL_TIME
from ambrota.grades import normal_role
from ambrota.measures.establishment import wte
from ambrota.model import WEEK
from ambrota.spans import A_WEEK, span_words
from ui.asking.answers import Line
from ui.counted_words import seats_words, vacant_hours, vacant_lines
from ui.version import Version

if TYPE_CHECKING:
    from solver.explaining.needs import Needs

GUARANTEED = "One-to-ones and training, guaranteed to everybody, take at least"
NEEDS_HEADS = ("Role", "Seat-hours a week", "WTE needed", "In post", "By other roles", "Missing")


def needs_lines(needs: Needs) -> list[Line]:
    """WTE role by role, and in all."""
    rows = [
        Line(
            (
                one.role, f"{one.hours:.1f}", f"{one.needed:.1f}", f"{one.in_post:.1f}",
                f"{one.lent:.1f}", f"{one.missing:.1f}",
            )
        )
        for one in needs.roles
    ]  # fmt: skip
    total = [sum(getattr(one, name) for one in needs.roles) for name in ("hours", "needed")]
    post = sum(one.in_post for one in needs.roles)
    texts = "All", f"{total[0]:.1f}", f"{total[1]:.1f}", f"{post:.1f}", "", f"{needs.missing:.1f}"
    return [*rows, Line(texts)]


def needs_words(needs: Needs, version: Version) -> list[str]:
    """What the table rests on, and its sum in a sentence."""
    short = [one for one in needs.roles if one.missing > 0.05]
    told = "; ".join(f"{one.missing:.1f} WTE {one.role}" for one in short)
    return [
        f"Missing: {told}." if short else "Whoever is in post can fill what is asked for.",
        *_sum_words(needs),
        *filter(None, [vacant_words(needs, version)]),
        f"{GUARANTEED} {needs.guarantees:.1f} h a week of people’s time, whichever rota is chosen. "
        "In seat-hours a proposal can give up more, or less where there are people above the need. "
        f"It is part of the {needs.abstraction:.0%} of paid time expected away from cover, a local "
        "assumption.",
        "Seats that a role cannot fill are filled by what higher grades have to spare.",
    ]


def vacant_words(needs: Needs, version: Version) -> str:
    """Where vacant lines are: not in post, and not needed where the need is what is filled."""
    audit, rota = version.audit, version.rota
    vacant = [person for person in rota.people if person.vacant]
    if audit is None or not vacant:
        return ""
    lines, one = vacant_lines(rota), len(vacant) == 1
    is_, its, it, it_ = ("is", "Its", "it", "it") if one else ("are", "Their", "them", "they")
    posts = sum(map(wte, vacant))
    told = f"{lines[0].upper()}{lines[1:]} {is_} not in post ({posts:.1f} WTE)"
    by_role: dict[str | None, float] = defaultdict(float)
    for person in vacant:
        by_role[normal_role(person.role)] += wte(person)
    of = sum(min(each.missing, by_role[normal_role(each.role)]) for each in needs.roles)
    if audit.cover.source == "derived" and (hours := vacant_hours(audit.cover)):
        over = A_WEEK if rota.is_cyclic else span_words(rota)
        told += f", and {its.lower()} {seats_words(hours)} {over} are not in the need"
        needed, short = _with_vacant(needs, hours if rota.is_cyclic else hours * WEEK / rota.days)
        told += f". With {it}: {needed:.1f} WTE needed, {short:.1f} missing"
        if posts <= short:
            told += f"; whoever fills {it} is {posts:.1f} of these"
    elif round(of, 1):
        told += f". Filled, {it_} would be {of:.1f} of the {needs.missing:.1f} WTE missing"
    return f"{told}."


def _with_vacant(needs: Needs, hours: float) -> tuple[float, float]:
    """WTE needed and missing with so many seat-hours a week more, each as its figure is shown."""
    seats, needed = (sum(getattr(one, name) for one in needs.roles) for name in ("hours", "needed"))
    more = round(hours * needed / seats, 1) if seats else 0.0
    return round(needed, 1) + more, round(needs.missing, 1) + more


def _sum_words(needs: Needs) -> list[str]:
    """How the WTE of the first role follow from its seat-hours, each step with its number."""
    first = next((one for one in needs.roles if one.hours and one.needed), None)
    if first is None:
        return []
    hours, needed = round(first.hours, 1), round(first.needed, 1)
    on_cover = FULL_TIME * (1 - needs.abstraction)
    paid = needed * on_cover / hours
    return [
        f"WTE needed, of {first.role}: {hours:,.1f} seat-hours a week × {paid:.2f} paid hours for "
        f"each ÷ ({FULL_TIME} h − {needs.abstraction:.0%} for leave, sickness, training and "
        f"one-to-ones = {on_cover:.1f} h) = {needed:.1f}.",
    ]
