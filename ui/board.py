"""What a representative reads of two rotas: the rules, every member, fairness, pay. Plain rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ambrota.compare import Candidate, Comparison, Pair, PersonChange, compare, signed
from ambrota.findings import Finding
from ambrota.lines import whose_figures
from ambrota.model import Change, Rota
from ambrota.pay.effect import PayChange, by_loss, pay_effect
from ambrota.pay.tables import SCHEMES
from ambrota.pay.words import evidence
from ambrota.rulebook import Rulebook
from ambrota.spans import cycle_weeks
from ui.board_fairness import fairness, fairness_words
from ui.board_lines import BAD, GOOD, LOOK, MARK, NOTICE, Line, Said, both
from ui.board_words import in_short
from ui.grid.name_header import short_role
from ui.person_changes import concerning, cycle_pairs
from ui.reading import OF_A_PERSON, cells_of, count
from ui.rule_told import (
    beside,
    broken_lines,
    changed_words,
    changes_from_shipped,
    comes_from,
    found_words,
    number,
    rule_lines,
    strict_words,
)
from ui.scores import figure
from ui.version import Version

LEGEND = "✓ better for the person · ! worse · the current rota first, then the proposed one"
OF_LINES = "what breaks in a line meets all who step through it, and stands under Findings"
ASPIRING = ", to lead"
TO_LEAD = "to lead: named to become a leader, so asked for leadership training too"


@dataclass(frozen=True)
class Board:
    """All tables of the representative's view."""

    rules: tuple[Line, ...]
    members: tuple[Line, ...]
    fairness: tuple[Line, ...]
    fairness_words: str
    pay: tuple[Line, ...]
    pay_words: str
    pay_assumptions: tuple[str, ...]
    in_short: str
    members_key: str


RULES = ("Rule", "How strict", "Broken now", "Proposed", "As shipped?", "Comes from")
PROPOSED = RULES.index("Proposed")
MEMBERS = ("Person", "Role", "Findings", "Days changed", "Nights", "Weekends off", "Hours",
           "Pay, %", "One-to-ones", "Training, h")  # fmt: skip
SUMS = ("Nights", "Weekends off", "Paid hours")
PAY = ("Person", "Role", "Scheme", "Band", "Now, %", "Proposed, %", "Difference")


def board(
    current: Version,
    shown: Version,
    rulebook: Rulebook,
    log: Mapping[str, Sequence[str]] | None = None,
) -> Board:
    """Every table for these two versions; both must have been audited. Needs no window's thread.

    `log`: who changed each rule, when and how.
    """
    pair = [Candidate(one.key, one.name, one.rota, one.audit) for one in (current, shown)]
    told, effect = compare(*pair), pay_effect(current.rota, shown.rota, rulebook)
    pay = {one.after.person: one for one in effect.people}
    roles = {one.id: one.role or "" for one in shown.rota.people}
    pair_of = current, shown
    counts = [Counter(one.person for one in _own(each)) for each in pair_of]
    return Board(
        tuple(_rule(rule, current, shown, rulebook, log or {}) for rule in rulebook.rules),
        tuple(
            _member(one, pair_of, told.changes, roles[one.person], pay.get(one.person), counts)
            for one in told.people
        ),
        tuple(fairness(current, shown)),
        fairness_words(shown, rulebook.rule("contact").weeks),
        tuple(_pay(one, rulebook) for one in by_loss(effect.people)),
        effect.words,
        tuple(effect.assumptions),
        in_short(current, shown, pay.values(), *come_and_go(told)),
        members_key(current, shown),
    )  # fmt: skip


def _rule(
    rule: Any, current: Version, shown: Version, book: Rulebook, log: Mapping[str, Sequence[str]]
) -> Line:
    now, then = number(current, rule), number(shown, rule)
    pair = Pair(now, then, "lower")
    before, after = found_words(current, rule), found_words(shown, rule)
    if before == after and not before.isdecimal():
        after = "the same"
    if now != then:
        after += MARK.get(pair.verdict, "")
    must = str(rule.level) == "must"
    look = LOOK.get(pair.verdict, BAD if must and then else "")
    if apart := beside(shown, rule):
        before += f"; {apart}"
        after += f"; {apart}" if after != "the same" else ""
        look = NOTICE if look == GOOD else look
    changed, told = changed_words(rule, log), "; ".join(changes_from_shipped(rule))
    lines = rule_lines(rule, book.reasons.get(rule.id, ""), log.get(rule.id, ()))
    if shown.is_current:
        lines += broken_lines(shown, rule, "Broken now")
    else:
        lines += broken_lines(shown, rule, f"Broken in {shown.title}", f"In {shown.title}")
        if now:
            lines += broken_lines(current, rule, "Now broken")
    return Line(
        rule.id,
        (
            Said(rule.name, "strong" if must else "", rule.statement),
            Said(strict_words(rule.level)),
            Said(before, BAD if must and now else ""),
            Said(after, look),
            Said(changed, "" if changed == "as shipped" else "strong", told),
            Said(comes_from(rule), "", rule.source),
        ),
        tuple(lines),
    )  # fmt: skip


def _member(
    one: PersonChange, pair_of: tuple[Version, Version], changes: Sequence[Change], role: str,
    pay: PayChange | None, counts: Sequence[Counter[str | None]],
) -> Line:  # fmt: skip
    """Everybody's figures over one time: in a cyclic rota over the whole cycle, never a week."""
    current, shown = pair_of
    rota = shown.rota
    row = rota.index[one.person]
    sums = cycle_pairs(shown, current, one.person)
    nobody = Said("–", "", "A vacant line: nobody steps from it through the others")
    nights, off, hours = (both(sums[name]) if name in sums else nobody for name in SUMS)
    changed = Said(str(len(concerning(rota, changes, one.person))))
    found = both(Pair(counts[0][one.person], counts[1][one.person], "lower"))
    own = None if pay is None else pay.own
    to_lead = rota.people[row].aspirant
    return Line(
        one.person,
        (
            Said(whose_figures(rota, row) + ASPIRING * to_lead, "strong", TO_LEAD * to_lead),
            Said(short_role(role), "", role), found if sums else nobody,
            changed if sums else nobody, nights, off, hours,
            Said("–", "", "No estimate") if own is None else both(own),
            both(one.contacts), both(one.training),
        ),
    )  # fmt: skip


def _own(version: Version) -> list[Finding]:
    """The findings that are somebody's own: in a cyclic rota those of their whole rota."""
    found = version.audit.findings
    return [one for one in found if one.rule in OF_A_PERSON or not version.rota.is_cyclic]


def members_key(current: Version, shown: Version) -> str:
    """What stands in the members' table, and what all of it comes to."""
    rota = shown.rota
    told = [LEGEND] + [OF_LINES] * rota.is_cyclic
    told += [TO_LEAD] * any(one.aspirant for one in rota.people)
    if not shown.is_current and shown.audit is not None and current.audit is not None:
        audits = current.audit, shown.audit
        met = [sum(one.placed for one in each.contact.per_person.values()) for each in audits]
        held = [sum(one.hours for one in each.training.per_person.values()) for each in audits]
        told.append(f"in all {_to(met)} one-to-ones, {_to(held)} h of training")
    return " · ".join(told)


def _to(pair: Sequence[float]) -> str:
    """'0 → 146'; the figure alone where it stays the same."""
    return " → ".join(dict.fromkeys(figure(round(one, 1)) for one in pair))


def come_and_go(told: Comparison) -> tuple[int, int]:
    """How many findings go and come: with those that stay they make up those of the proposal.

    A finding comes that breaks its rule on a day on which nothing broke it, though it may touch a
    day that did.
    """
    new = {id(one) for one in told.new}
    before, after = told.current.audit.findings, told.proposed.audit.findings
    was = _broken(before)
    come = sum(id(one) in new or bool(_broken([one]) - was) for one in after)
    return len(before) - len(after) + come, come


def _broken(findings: Iterable[Finding]) -> set[tuple[str, str, int]]:
    """Each rule with the days on which it is broken."""
    return {
        (one.rule, *cell)
        for one in findings
        if one.rule not in OF_A_PERSON
        for cell in cells_of(one)
    }


def members_head(rota: Rota) -> tuple[str, ...]:
    """The heads of the members' table: the time that all is counted over stands in the first."""
    if not rota.is_cyclic:
        return MEMBERS
    weeks = count(cycle_weeks(rota), "week")
    return (f"In {weeks}", MEMBERS[1], "Own findings", *MEMBERS[3:])


def _pay(one: PayChange, rulebook: Rulebook) -> Line:
    now, own = one.after, one.own
    scheme = SCHEMES[now.scheme] + ("" if now.scheme_stated else ", assumed")
    band = str(now.band) + ("" if now.band_stated else ", assumed")
    difference = Said("–", "", "No estimate")
    if own is not None:
        words = signed(round(own.difference, 1))
        difference = Said(
            "the same" if words == "0" else f"{words}{MARK.get(own.verdict, '')}",
            LOOK.get(own.verdict, "") if words != "0" else "",
        )
    return Line(
        now.person,
        (
            Said(now.name, "strong"), Said(now.role or ""), Said(scheme), Said(band),
            Said("–" if own is None else figure(round(own.before, 1))),
            Said("–" if own is None else figure(round(own.after, 1))),
            difference,
        ),
        (
            (now.name, "heading"),
            ("An estimate, not payroll: per cent of basic pay for unsocial hours.", "muted"),
            ("NOW", "section"), (evidence(one.before, rulebook.pay), "sum"),
            ("PROPOSED", "section"), (evidence(now, rulebook.pay), "sum"),
        ),
    )  # fmt: skip
