"""What is broken, in a few words, and how many have it: one wording for every list and card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ambrota.model import Rota
from ui.figures import figure
from ui.reading import OF_A_PERSON, count

BROKEN = {
    "daily-rest": "Too little rest between duties",
    "weekly-rest": "Too little weekly rest",
    "weekly-hours": "Too many hours a week on average",
    "night-hours": "Too many hours for night workers",
    "special-hazard": "Long nights of heavy strain",
    "breaks": "No break in a long duty",
    "hours-against-contract": "Hours away from contract",
    "leave": "Duty on leave or sickness",
    "agreements": "Agreement not kept",
    "pairings": "Kept apart, yet on duty together",
    "locks": "Locked duty changed",
    "relief": "Relief taken away",
    "cover": "Cover short",
    "contact": "No one-to-one",
    "training": "Too little protected training",
    "duty-length": "Duty too long",
    "night-length": "Night too long",
    "consecutive-duties": "Too many days in a row",
    "consecutive-nights": "Too many nights in a row",
    "consecutive-long-duties": "Long duties in a row",
    "early-starts": "Start too early",
    "consecutive-early-starts": "Too many early starts in a row",
    "quick-returns": "Rests under {hours} h",
    "rest-after-nights": "Too little rest after nights",
    "sleep-after-nights": "Too little sleep after nights",
    "rotation-direction": "Backward rotation",
    "rotation-speed": "Uneven speed of rotation",
    "weekends-off": "Too few weekends off",
    "hours-in-seven-days": "Too many hours in seven days",
    "shortest-run": "Run of duties too short",
    "days-off": "Too few days off together",
    "consecutive-days-off": "Too many days off in a row",
    "start-variation": "Uneven starts within a run",
    "permanent-nights": "Mostly nights",
    "short-recovery": "Rests under {hours} h",
    "compensatory-rest": "Compensatory rest not given",
    "skill-mix": "Crew without the skills it needs",
    "leave-cap": "Too many on leave at once",
    "relief-notice": "Relief duties told late",
    "relief-share": "Too much relief",
    "bank-holidays": "Bank holidays not shared out",
    "span-of-control": "Line manager with too many people",
    "manager-presence": "No line manager on duty",
}
"""Each rule as what is wrong where it is broken; its name says what it asks for. Short rests are
named as in the measures, by the hours that their rule asks for: `{hours}`."""

FORCES = {"law": "law", "contract": "contract", "guidance": "guidance", "local": "local rule"}
TIMES = {"contact": ("period", "periods")}
"""What is counted beside the people; of other rules how often."""


def broken_words(rule: Any) -> str:
    """What is wrong where a rule is broken: 'Cover short', 'Too little rest between duties'."""
    words = BROKEN.get(rule.id, str(rule.name))
    return words.replace("{hours}", figure(getattr(rule, "hours", 0)))


def counted_words(rota: Rota | None, findings: Sequence[Any]) -> str:
    """How much of one rule is broken, whom it concerns first: '32 people, 95 periods'.

    In a cyclic rota what breaks in a line is of the line: everybody who steps through has it.
    """
    rule = findings[0].rule
    if rule == "cover":
        short = sum(one.total for one in findings) / 2
        told = f"{figure(short)} {'seat-hour' if short == 1 else 'seat-hours'}"
        return f"{told}, {count(len(findings), 'time')}" if len(findings) > 1 else told
    people = {one.person for one in findings if one.person is not None}
    if not people:
        return count(len(findings), "time")
    in_lines = rota is not None and rota.is_cyclic and rule not in OF_A_PERSON
    whom = count(len(people), "line") if in_lines else count(len(people), "person", "people")
    if len(findings) == len(people):
        return whom
    return f"{whom}, {count(len(findings), *TIMES.get(rule, ('time', 'times')))}"


NEWLY, WORSE, GONE, LESS = "newly", "worse", "gone", "less bad"


def marked(name: str, must: bool) -> str:
    """What is wrong, and whether it is of a must: 'Cover short (a must)'."""
    return f"{name} (a must)" if must else name


def turned(way: str, names: Sequence[str]) -> str:
    """What came, grew, went or shrank: 'newly: Too few weekends off, Start too early'."""
    return f"{way}: {', '.join(names)}" if names else ""


def force_words(status: object) -> str:
    """'law', 'local rule'."""
    return FORCES.get(str(status), str(status))


def broken_line(rota: Rota | None, rule: Any, findings: Sequence[Any]) -> str:
    """A rule that is broken: 'Cover short: 7 seat-hours (local rule)'."""
    return (
        f"{broken_words(rule)}: {counted_words(rota, findings)} ({force_words(findings[0].status)})"
    )
