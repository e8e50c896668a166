"""The answers of `ask` for a person to read."""

from __future__ import annotations

from collections.abc import Mapping

from ambrota.calendar import day_name
from ambrota.certificate import Certificate
from ambrota.model import Duty, Rota
from solver.explaining.needs import Needs
from solver.explaining.question import Answer, Granted, Want, Wanted
from solver.explaining.why_this import Option
from ui.headless.text import count

MOST = 3
"""Effects of one choice that are told one by one."""
MOST_DAYS = 40
UNITS = {"cover": " half hours of a seat short"}
SAID = {
    Granted.GRANTED: "It can be granted, and everything that held still holds.",
    Granted.AT_A_PRICE: "It can be granted only if something that must hold gives way.",
    Granted.FORBIDDEN: "It cannot be granted: these cannot hold together with it.",
    Granted.NOT_FOUND: "No rota that grants it was found in the time; nothing surely forbids it.",
    Granted.CANCELLED: "Stopped before there was an answer.",
}


def needs_lines(needs: Needs) -> list[str]:
    """What cover takes, role by role."""
    lines = ["WTE needed for the cover asked for, and in post", ""]
    lines.append(
        f"{'role':<24}{'seat h/week':>12}{'needed':>9}{'in post':>9}{'by others':>11}{'missing':>9}"
    )
    lines += [
        f"{each.role:<24}{each.hours:>12.1f}{each.needed:>9.1f}{each.in_post:>9.1f}"
        f"{each.lent:>11.1f}{each.missing:>9.1f}"
        for each in needs.roles
    ]
    lines += [
        "",
        f"Contact and training take {needs.guarantees:.1f} h a week. They are part of the "
        f"{needs.abstraction:.0%} of paid time expected away from cover, a local assumption.",
        "Seats that a role cannot fill are filled by what higher grades have to spare.",
    ]
    return lines


def options_lines(rota: Rota, person: str, found: Mapping[int, tuple[Option, ...]]) -> list[str]:
    """For each day, what stands there and what every other choice of it alone would do."""
    lines: list[str] = []
    for day, options in found.items():
        held = next((each.code for each in options if each.held), "rest")
        lines += [f"{rota.person(person).name}, {day_name(rota, day)}: {held}"]
        for each in options:
            if not each.held:
                lines.append(f"  {each.code}: {_effects(each)}")
        if len(options) == 1:
            lines.append("  nothing else can stand there")
        lines.append("")
    return lines


def _effects(option: Option) -> str:
    broken = [each.text for each in option.broken]
    costs = [each.text for each in option.effects if not each.must and each.amount > 0]
    better = [each.text for each in option.effects if each.amount < 0]
    parts = [f"not allowed: {_few(broken)}"] if broken else ["could stand here"]
    parts += [f"it would cost {_few(costs)}"] if costs else []
    parts += [f"it would spare {_few(better)}"] if better else []
    return "; ".join(parts)


def _few(texts: list[str]) -> str:
    """The first of them, and how many more there are."""
    told = ", ".join(texts[:MOST])
    return told if len(texts) <= MOST else f"{told} and {len(texts) - MOST} more"


def answer_lines(
    rota: Rota, wanted: Wanted, answer: Answer, certificate: Certificate | None
) -> list[str]:
    """The answer in sentences: whether, at what cost, and who bears it."""
    lines = [_question(rota, wanted), SAID[answer.granted], ""]
    if answer.conflict is not None:
        lines += [f"  - {each}" for each in answer.conflict.requirements]
        if answer.conflict.ways_out:
            lines += ["", "What could give way, the cheapest first; a rota was found with each:"]
            lines += [f"  - {way.change}" for way in answer.conflict.ways_out]
        lines.append("")
    if answer.proposal is None:
        already = answer.granted is Granted.GRANTED
        return [*lines[:1], "It is so already: nothing has to change."] if already else lines
    lines.append(f"{count(len(answer.moved), 'person-day')} changed:")
    moved = sorted(answer.moved, key=lambda change: change.person != wanted.person)
    for change in moved[:MOST_DAYS]:
        who = rota.person(change.person).name
        before, after = _codes(change.before), _codes(change.after)
        lines.append(f"  {who}, {day_name(rota, change.day)}: {before} becomes {after}")
    if (more := len(answer.moved) - MOST_DAYS) > 0:
        lines.append(f"  and {count(more, 'more day')}, all of them with --json")
    lines += ["", "Breaches, before and after:"] if answer.differences else []
    lines += [
        f"  {each.name}: {each.before} to {each.after}{UNITS.get(each.id, '')}"
        f"{' (must hold)' if each.must else ''}"
        for each in answer.differences
    ]
    lines += ["", "Who bears it:"] if answer.borne else []
    for one in answer.borne:
        parts = [f"{count(one.days, 'day')} changed", _more(one.nights, "night"),
                 _more(one.weekends, "weekend")]  # fmt: skip
        lines.append(f"  {rota.person(one.person).name}: {', '.join(filter(None, parts))}")
    if certificate is not None:
        verified = (
            "The audit agrees" if certificate.verified else "NOT certified: the audit differs"
        )
        lines += ["", verified, *(f"  - {each}" for each in certificate.differences)]
    return lines


def _more(number: int, one: str) -> str:
    """'2 nights more', '1 weekend less'; nothing where it is as before."""
    return f"{count(abs(number), one)} {'more' if number > 0 else 'less'}" if number else ""


def _codes(duties: tuple[Duty, ...]) -> str:
    return " and ".join(duty.code for duty in duties) or "rest"


def _question(rota: Rota, wanted: Wanted) -> str:
    first, last = day_name(rota, wanted.first), day_name(rota, wanted.last)
    days = first if wanted.first == wanted.last else f"{first} to {last}"
    what = {Want.OFF: "off", Want.NO_NIGHTS: "no nights", Want.CODE: wanted.code}[wanted.want]
    return f"{rota.person(wanted.person).name}, {days}: {what}?"
