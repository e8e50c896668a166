"""What a representative reads of two rotas: the rules, every member, fairness, pay. Plain rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ambrota.compare import Candidate, Comparison, Pair, PersonChange, compare, signed
from ambrota.findings import Finding
from ambrota.lines import whose_figures
from ambrota.model import Change, Rota
from ambrota.pay.effect import PayChange, by_loss, pay_effect
from ambrota.pay.tables import SCHEMES
from ambrota.pay.words import evidence
from ambrota.rulebook import Rulebook
from ambrota.spans import cycle_weeks
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

GOOD, BAD, NOTICE = "good", "bad", "notice"
SHARED = ("nights", "weekends-off", "unsocial-hours", "relief-share")
"""What is looked at first when it is asked how a burden is shared."""
MARK = {"better": " ✓", "worse": " !"}
LEGEND = "✓ better for the person · ! worse · the current rota first, then the proposed one"
ASPIRING = ", to lead"
"""Whoever is to lead is asked for leadership training too: more than the others."""
LOOK = {"better": GOOD, "worse": BAD}


class Said(NamedTuple):
    """A cell of a table: its text, its look, and what it says as a tip and read aloud."""

    text: str
    look: str = ""
    tip: str = ""


class Line(NamedTuple):
    """A row of a table: what it is about (an id), its cells, and what is told of it beside."""

    key: str
    cells: tuple[Said, ...]
    detail: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True)
class Board:
    """All tables of the representative's view."""

    rules: tuple[Line, ...]
    members: tuple[Line, ...]
    fairness: tuple[Line, ...]
    pay: tuple[Line, ...]
    pay_words: str
    pay_assumptions: tuple[str, ...]
    in_short: str


RULES = ("Rule", "How strict", "Broken now", "Proposed", "As shipped?", "Comes from")
PROPOSED = RULES.index("Proposed")
MEMBERS = ("Person", "Role", "Findings", "Days changed", "Nights", "Weekends off", "Hours",
           "Pay, %", "One-to-ones", "Training, h")  # fmt: skip
SUMS = ("Nights", "Weekends off", "Paid hours")
FAIRNESS = ("Measure", "People", "Now: least · middle · most", "Proposed", "Range", "Everybody")
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
    counts = [Counter(one.person for one in each.audit.findings) for each in pair_of]
    return Board(
        tuple(_rule(rule, current, shown, rulebook, log or {}) for rule in rulebook.rules),
        tuple(
            _member(one, pair_of, told.changes, roles[one.person], pay.get(one.person), counts)
            for one in told.people
        ),
        tuple(_fairness(current, shown)),
        tuple(_pay(one, rulebook) for one in by_loss(effect.people)),
        effect.words,
        tuple(effect.assumptions),
        in_short(current, shown, pay.values(), *come_and_go(told)),
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
    nights, off, hours = (_both(sums[name]) if name in sums else nobody for name in SUMS)
    changed = Said(str(len(concerning(rota, changes, one.person))))
    found = Pair(counts[0][one.person], counts[1][one.person], "lower")
    own = None if pay is None else pay.own
    return Line(
        one.person,
        (
            Said(whose_figures(rota, row) + ASPIRING * rota.people[row].aspirant, "strong"),
            Said(short_role(role), "", role), _both(found),
            changed if sums else nobody, nights, off, hours,
            Said("–", "", "No estimate") if own is None else _both(own),
            _both(one.contacts), _both(one.training),
        ),
    )  # fmt: skip


def come_and_go(told: Comparison) -> tuple[int, int]:
    """How many findings go and come, a day at a time as the changes are told.

    A finding comes that breaks its rule on a day on which nothing broke it, though it may touch a
    day that did; it goes in the same way.
    """
    gone, new = ({id(one) for one in some} for some in (told.gone, told.new))
    before, after = told.current.audit.findings, told.proposed.audit.findings
    was, now = _broken(before), _broken(after)
    return (
        sum(id(one) in gone or bool(_broken([one]) - now) for one in before),
        sum(id(one) in new or bool(_broken([one]) - was) for one in after),
    )


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
    return (f"In {weeks}", MEMBERS[1], "Line’s findings", *MEMBERS[3:])


def _both(pair: Pair, *, alone: bool = False) -> Said:
    """'12 → 9 ✓'; the figure alone where it stays the same."""
    before, after = figure(round(pair.before, 1)), figure(round(pair.after, 1))
    if before == after:
        return Said(after, "", f"{after}, the same as now")
    words = f"{before} now, {after} proposed: {signed(round(pair.difference, 1))} {pair.verdict}"
    text = after if alone else f"{before} → {after}"
    return Said(text + MARK.get(pair.verdict, ""), LOOK.get(pair.verdict, ""), words)


def _fairness(current: Version, shown: Version) -> Iterable[Line]:
    """The spread of each measure over comparable people, role by role."""
    measures = shown.audit.measures.items()
    for id_, after in sorted(measures, key=lambda one: one[0] not in SHARED):
        before = current.audit.measures.get(id_)
        if before is None or after.section != "people":
            continue
        for role, then in after.compared.items():
            now = before.compared.get(role, ())
            if len(then) < 2 or len(now) < 2:
                continue
            spread = Pair(now[-1] - now[0], then[-1] - then[0], "lower")
            if not spread.before and not spread.after:
                continue
            gain = then[0] > now[-1] if after.better == "higher" else then[-1] < now[0]
            name = after.compared_as or after.name
            unit = "" if after.unit in name else f" ({after.unit})"
            yield Line(
                f"{id_}/{role}",
                (
                    Said(f"{name}{unit}", "strong"), Said(_of_role(len(then), role)),
                    Said(_three(now)), Said(_three(then)), _spread(spread, gain), Said(""),
                ),
                (("Comparable people: the same role, pro rata to contracted hours.", "muted"),),
                (now, then),
            )  # fmt: skip


def _spread(spread: Pair, gain: bool) -> Said:
    """The range; wider is worse for nobody where everybody has more of what is good."""
    told = _both(spread)
    wider = gain and spread.verdict == "worse"
    return Said(told.text.removesuffix(MARK["worse"]), "", "Everybody gains") if wider else told


def _of_role(number: int, role: str | None) -> str:
    """'12 paramedic', '4 NQP': how many are compared."""
    words = role or "no role stated"
    return f"{number} {words.upper() if len(words) <= 4 else words}"


def _three(values: tuple[float, ...]) -> str:
    middle = sorted(values)[len(values) // 2]
    return " · ".join(figure(round(one, 1)) for one in (values[0], middle, values[-1]))


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
