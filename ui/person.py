"""One person's rota in words: who they are, what it comes to, what a proposal changes for them."""

from __future__ import annotations

from typing import Any

from ambrota.calendar import day_name, hours, lasting
from ambrota.compare import Pair, signed
from ambrota.lines import line_number, line_words, whose_figures
from ambrota.model import WEEK, Person, Rota
from ambrota.overruns import overruns_of
from ambrota.rest_ledger import Ledger
from ambrota.rules.base import Inspection
from ambrota.rules.words import who
from ambrota.spans import span_words
from ui.cells import duty_words, session_words
from ui.figures import figure
from ui.person_beside import alarm_words, beside_head, beside_lines
from ui.person_changes import concerning, cycle_pairs
from ui.reading import count, findings_of, found_head
from ui.version import Version, changes_between

Line = tuple[str, str]
MOST = 12

TOLD_ALREADY = ("nights", "weekends-off", "contact-sessions", "training-hours", "changes",
                "unsocial-pay")  # fmt: skip
"""Measures that stand among what the rota comes to."""


def person_lines(version: Version, current: Version, row: int) -> list[Line]:
    """(text, look) of all there is to say of one person of a version."""
    rota = version.rota
    person = rota.people[row]
    lines: list[Line] = [(whose_figures(rota, row), "heading"), (about(rota, person), "muted")]
    if alarm := alarm_words(rota, person):
        lines.append((alarm, "bad"))
    lines += [(f"Agreement: {kept.text}", "muted") for kept in person.restrictions]
    span = f" {span_words(rota)}" if rota.is_cyclic and not person.vacant else ""
    if sums := _sums(version, current, row):
        lines.append((f"THE ROTA COMES TO{span.upper()}", "section"))
        lines += [(words, "") for words in sums]
    if beside := beside_lines(version, row):
        lines.append((beside_head(rota, row).upper(), "section"))
        lines += [(words, "") for words in beside]
    if not version.is_current:
        lines += _changes(version, current, person)
        lines += _measures(version, current, person)
    lines += _sessions(rota, person)
    lines += _rest_owed(version, row)
    lines += _late_finishes(version, row)
    broken = [one for one in findings_of(version.audit) if one.person == person.id]
    if broken:
        lines.append((found_head(rota, broken).upper(), "section"))
        for one in broken[:MOST]:
            lines.append((one.message, "bad" if str(one.level) == "must" else ""))
            lines.append((one.evidence if one.evidence != one.message else "", "sum"))
    return lines


def _measures(version: Version, current: Version, person: Person) -> list[Line]:
    """Their other figures that the proposal changes, under what they are about."""
    if version.audit is None or current.audit is None:
        return []
    lines: list[Line] = []
    theme = ""
    for id_, after in version.audit.measures.items():
        before = current.audit.measures.get(id_)
        if before is None or id_ in TOLD_ALREADY:
            continue
        now, then = (one.per_line or one.per_person for one in (after, before))
        if person.id not in now or person.id not in then:
            continue
        pair = Pair(then[person.id], now[person.id], after.better)
        if signed(round(pair.difference, 1)) == "0":
            continue
        if after.theme != theme:
            theme = after.theme
            lines.append((theme.upper(), "section"))
        lines.append((_pair(f"{after.name} ({after.unit})", pair, alone=False), ""))
    return lines


def _late_finishes(version: Version, row: int) -> list[Line]:
    """The rests that break if a duty runs over, those that the least overrun breaks first."""
    if version.judged is None:
        return []
    rota = version.rota
    if not rota.is_cyclic:  # nobody else's duties are looked at
        rota, row = rota.of_people({rota.people[row].id}), 0
    limit = round(version.judged.rulebook.rule("daily-rest").hours * 60)
    found = sorted(overruns_of(Inspection(rota), row, limit), key=lambda one: one.late)
    if not found:
        return []
    told: list[Line] = [("IF A DUTY FINISHES LATE", "section")]
    told += [(one.words(rota), "") for one in found[:MOST]]
    more = len(found) - MOST
    return [*told, (f"… and {count(more, 'duty', 'duties')} more", "muted")] if more > 0 else told


def about(rota: Rota, person: Person) -> str:
    manager = ""
    if person.line_manager is not None and person.line_manager in rota.index:
        manager = f"line manager {rota.person(person.line_manager).name}"
    contract = f"{person.contracted_hours:g} h a week" if person.contracted_hours else ""
    begins = ""
    if person.vacant:
        begins = "Vacant: nobody, so what follows is of the work alone"
    elif rota.is_cyclic:
        begins = f"starts on line {line_number(rota, rota.index[person.id])}"
    parts = [begins, person.role, person.team, contract, manager,
             "aspiring leader: leadership training too" * person.aspirant,
             "locked" * person.locked]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _sums(version: Version, current: Version, row: int) -> list[str]:
    if version.audit is None or current.audit is None:
        return ["Checking …"]
    who = version.rota.people[row].id
    told = [
        _pair(name, pair, version.is_current)
        for name, pair in cycle_pairs(version, current, who).items()
    ]
    told += _pay(version, current, version.rota.people[row])
    return told + _guarantees(version.rota, version.audit, version.rota.people[row].id)


def _pair(name: str, pair: Pair, alone: bool) -> str:
    after = f"{pair.after:,.1f}".removesuffix(".0")
    if alone or pair.verdict == "the same":
        return f"{name}: {after}"
    return f"{name}: {after} ({signed(round(pair.difference, 1))} {pair.verdict})"


def _pay(version: Version, current: Version, person: Person) -> list[str]:
    """What unsocial hours add to their pay, what they did, and what of it is assumed."""
    now, was = (one.audit.measures["unsocial-pay"].per_person.get(person.id)
                for one in (version, current))  # fmt: skip
    if now is None:
        return []
    changed = was is not None and round(was, 1) != round(now, 1)
    before = f", was {was:.1f} %" if changed else ""
    unstated = [
        word
        for word, value in (("scheme", person.unsocial), ("band", person.band))
        if value is None
    ]
    assumed = f"; {' and '.join(unstated)} assumed" if unstated else ""
    return [f"Unsocial hours add about {now:.1f} % to basic pay{before} (an estimate{assumed})"]


def _guarantees(rota: Rota, audit: Any, person: str) -> list[str]:
    told = []
    if (contact := audit.contact.per_person.get(person)) is not None:
        weeks = contact.periods[0].days // WEEK if contact.periods else 0
        often = f"one in each {weeks}-week period"
        often += " from a Monday" * rota.is_cyclic
        if contact.placed:
            gap = audit.measures["contact-gap"].per_person[person]
            often += f"; up to {figure(gap)} days between two"
        told.append(
            f"One-to-ones with their line manager: {contact.placed}; at least {contact.required} "
            f"asked for, {often}. {contact.shared_hours:g} h on duty together"
        )
    if (training := audit.training.per_person.get(person)) is not None:
        held = figure(round(training.hours, 1))
        told.append(f"Protected training: {held} h, {training.floor:g} h asked for")
    return told


def _changes(version: Version, current: Version, person: Person) -> list[Line]:
    rota = version.rota
    changes = concerning(rota, changes_between(current.rota, rota), person.id)
    if not changes:
        return [("NOTHING CHANGES FOR THEM BUT SESSIONS", "section")]
    cycle = f" {span_words(rota)}".upper() if rota.is_cyclic and not person.vacant else ""
    lines: list[Line] = [(f"{count(len(changes), 'DAY', 'DAYS')} CHANGED{cycle}", "section")]
    for one in changes[:MOST]:
        was = " and ".join(duty_words(duty) for duty in one.before) or "rest"
        now = " and ".join(duty_words(duty) for duty in one.after) or "rest"
        line = f"{line_words(rota, rota.index[one.person])}, " if rota.is_cyclic else ""
        lines.append((f"{line}{day_name(rota, one.day)}: {was} → {now}", ""))
    return lines


def _rest_owed(version: Version, row: int) -> list[Line]:
    """The person's ledger of compensatory rest, what is still owed first."""
    if version.audit is None:
        return []
    rota, owed = version.rota, version.audit.rest_owed.by_person.get(row, ())
    if not owed:
        return []
    total = hours(Ledger(owed).minutes)
    lines: list[Line] = [
        (f"{count(len(owed), 'SHORT REST', 'SHORT RESTS')}, {total} OWED".upper(), "section")
    ]
    for one in sorted(owed, key=lambda one: one.given is not None)[:MOST]:
        told = f"{day_name(rota, one.day)}: {lasting(one.minutes)} owed"
        if one.given is not None:
            line = f"{who(rota, one.given[0])}, " if rota.is_cyclic else ""
            lines.append((f"{told}, given by {line}{day_name(rota, one.given[1])}", ""))
        else:
            lines.append((f"{told}, {'not given' if one.overdue else 'not yet due'}", "bad"))
    return lines


def _sessions(rota: Rota, person: Person) -> list[Line]:
    own = [one for one in rota.sessions if person.id == one.person]
    if not own:
        return []
    led = [one for one in rota.sessions if person.id == one.with_]
    total = hours(sum(one.minutes for one in own))
    lines: list[Line] = [(f"{count(len(own), 'SESSION', 'SESSIONS')}, {total}", "section")]
    for one in own[:MOST]:
        when = f"Week {one.day // 7 + 1}, {day_name(rota, one.day % 7)}" if rota.is_cyclic else (
            day_name(rota, one.day)
        )  # fmt: skip
        lines.append((f"{when}: {session_words(rota, one)}", ""))
    if led:
        lines.append((f"Leads {count(len(led), 'session')} of others", "muted"))
    return lines
