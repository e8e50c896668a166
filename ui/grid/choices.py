"""What a cell could hold instead, and what each choice would do: no Qt, so it can be tested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ambrota.model import ABSENCE_KINDS, Change, Duty, Kind, Rota
from ui.broken import GONE, LESS, NEWLY, WORSE, broken_words, marked, turned
from ui.cells import duty_words
from ui.counted_words import seats_words
from ui.entries import change_to
from ui.reading import count
from ui.rota_model import Cell

MOST = 40
OWN_COLUMN = frozenset({"cover", "contact", "training"})
"""Rules whose findings are told by their own figures."""


@dataclass(frozen=True)
class Choice:
    """A code that a cell could hold, none for rest. `change` is None where it stands there now.

    `seat`: which seat of which vehicle it fills, so that its effect on cover is understood.
    """

    code: str
    words: str
    change: Change | None
    duty: Duty | None = None
    seat: str = ""

    @property
    def away(self) -> bool:
        """Leave or sickness: nobody is sent there to mend a rota, so it is offered last."""
        return self.duty is not None and self.duty.kind in ABSENCE_KINDS


@dataclass(frozen=True)
class Tally:
    """Findings of one rule that a choice makes or mends; `shift`: more (1) or less (-1) of one."""

    name: str
    must: bool
    new: int = 0
    mended: int = 0
    shift: int = 0
    law: bool = False

    @property
    def net(self) -> int:
        """More findings, or fewer."""
        return self.new - self.mended

    @property
    def weight(self) -> float:
        """More findings or fewer; more of the same finding counts for little."""
        return self.net + 0.1 * self.shift


@dataclass(frozen=True)
class Effect:
    """What a choice does: findings by rule, seat-hours short, people who meet or have training.

    `possible`: people whose meetings could all be placed. `every`: ' a week' where the hours are.
    """

    rules: tuple[Tally, ...] = ()
    short: float = 0
    contact: int = 0
    possible: int = 0
    training: int = 0
    must_left: int = field(default=0, compare=False)
    every: str = field(default="", compare=False)

    @property
    def rank(self) -> tuple[float, ...]:
        """Less is better: law, what else must hold, cover, the guarantees, then good practice."""
        law = sum(one.weight for one in self.rules if one.must and one.law)
        musts = sum(one.weight for one in self.rules if one.must and not one.law)
        others = sum(one.weight for one in self.rules if not one.must)
        people = -self.contact - self.training - 0.5 * self.possible
        return law, musts, self.short, people, others


def choices(rota: Rota, cell: Cell) -> list[Choice]:
    """Every code of the rota and rest, those that people of the same role work most first."""
    person, day = cell
    role = rota.person(person).role
    alike = {one.id for one in rota.people if one.role == role}
    used = Counter(duty.code for duty in rota.duties if duty.person in alike)
    known = [one for one in rota.shifts if one.kind not in (Kind.UNKNOWN, Kind.REST)]
    known.sort(key=lambda one: -used[one.code])
    found = [Choice("", "rest", _unlike(rota, cell, ""))]
    for shift in known[:MOST]:
        duty = shift.duty(person, day)
        change = _unlike(rota, cell, shift.code)
        found.append(Choice(shift.code, duty_words(duty), change, duty, seat_words(duty)))
    return found


def seat_words(duty: Duty) -> str:
    """Whether a duty fills a seat, and of what: 'fills a TL car seat', 'fills no seat'."""
    if duty.kind is not Kind.COVER:
        return "" if duty.kind in ABSENCE_KINDS else "fills no seat"
    return f"fills a {duty.resource} seat" if duty.resource else "fills a seat"


def _unlike(rota: Rota, cell: Cell, code: str) -> Change | None:
    """The change to a code; none where the cell means the same already."""
    change = change_to(rota, *cell, code)
    if change is None or (not code and all(one.kind is Kind.REST for one in change.before)):
        return None
    return change


def effect_of(before: Any, after: Any, rulebook: Any) -> Effect:
    """What changed from one audit to another."""
    was, now = _by_person(before.findings), _by_person(after.findings)
    new: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    shift: defaultdict[str, int] = defaultdict(int)
    for key in was.keys() | now.keys():
        (old, old_amount), (here, amount) = was.get(key, (0, 0)), now.get(key, (0, 0))
        new[key[0]] += max(0, here - old)
        mended[key[0]] += max(0, old - here)
        if here == old and amount != old_amount:
            shift[key[0]] += 1 if amount > old_amount else -1
    rules = [
        Tally(
            broken_words(book),
            str(book.level) == "must",
            new[rule],
            mended[rule],
            _sign(shift[rule]),
            str(book.status) == "law",
        )
        for rule in sorted(new.keys() | shift.keys())
        if new[rule] or mended[rule] or shift[rule]
        for book in [rulebook.rule(rule)]
    ]
    rules.sort(key=lambda one: (not one.law, not one.must, -one.net))
    return Effect(
        tuple(rules),
        round(after.cover.short_hours - before.cover.short_hours, 1),
        after.contact.met - before.contact.met,
        after.contact.possible - before.contact.possible,
        after.training.met - before.training.met,
        sum(str(one.level) == "must" for one in after.findings),
        " a week" if after.inspection.rota.is_cyclic else "",
    )


def effect_after(session: Any, version: Any, change: Change) -> Effect:
    """What a change of a version would do, by an audit of it."""
    current = None if version.is_current else session.current.rota
    tried = version.with_changes((change,))
    earlier = tried.earlier(session.rulebook, current)
    after = session.tools.audit(tried.rota, session.rulebook, current, earlier)
    return effect_of(version.audit, after, session.rulebook)


def _by_person(findings: Iterable[Any]) -> Mapping[tuple[str, str | None], tuple[int, int]]:
    """How many findings of a rule are about a person, and how much they come to."""
    found: dict[tuple[str, str | None], tuple[int, int]] = {}
    for one in findings:
        if one.rule not in OWN_COLUMN:
            number, amount = found.get((one.rule, one.person), (0, 0))
            found[one.rule, one.person] = number + 1, amount + one.amount * one.breaches
    return found


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


NAMED = 2
"""So many findings stand in a column by their names; of more, musts do, and the others counted."""


def made_words(effect: Effect, *, whole: bool = False) -> str:
    """Findings made, musts first: '▲ newly: Hours away from contract (a must), Start too early'.

    `whole`: all of them by their names.
    """
    made = [(NEWLY, one, one.new) for one in effect.rules if one.new]
    made += [(WORSE, one, 1) for one in effect.rules if _only_shifts(one, 1)]
    return _listed("▲", made, whole)


def mended_words(effect: Effect, *, whole: bool = False) -> str:
    """Findings mended, musts first: '▼ gone: Too little rest between duties (a must)'."""
    gone = [(GONE, one, one.mended) for one in effect.rules if one.mended]
    gone += [(LESS, one, 1) for one in effect.rules if _only_shifts(one, -1)]
    return _listed("▼", gone, whole)


def finding_words(effect: Effect, *, whole: bool = True) -> str:
    """What is newly broken, then what is mended, in one line."""
    made, gone = made_words(effect, whole=whole)[2:], mended_words(effect, whole=whole)[2:]
    return "; ".join(filter(None, [made, gone])) or "no other finding"


def _only_shifts(one: Tally, way: int) -> bool:
    return not one.new and not one.mended and one.shift == way


def _listed(sign: str, told: list[tuple[str, Tally, int]], whole: bool) -> str:
    if not told:
        return ""
    named = told if whole or len(told) <= NAMED else [each for each in told if each[1].must]
    named = sorted(named, key=lambda each: not each[1].must)
    ways = dict.fromkeys(way for way, _, _ in named)
    parts = [
        turned(
            way, [marked(_named(one.name, of), one.must) for own, one, of in named if own == way]
        )
        for way in ways
    ]
    if rest := len(told) - len(named):
        parts.append(f"{'and ' if parts else ''}{rest} to weigh")
    return f"{sign} {'; '.join(parts)}"


def _named(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number} times)"


def cover_words(effect: Effect) -> str:
    """Seat-hours short: '6 seat-hours more short', '3.5 seat-hours less short', 'as now'."""
    if not effect.short:
        return "as now"
    sign, way = ("▲", "more") if effect.short > 0 else ("▼", "less")
    return f"{sign} {seats_words(abs(effect.short))}{effect.every} {way} short"


def people_words(effect: Effect) -> str:
    """Who meets their manager or has their training because of it, or no longer does."""
    parts = []
    for number, one, many in (
        (effect.contact, "meets", "meet"),
        (effect.possible if not effect.contact else 0, "could meet", "could meet"),
        (effect.training, "trained", "trained"),
    ):
        if number:
            verb = one if abs(number) == 1 else many
            parts.append(f"{abs(number)} {'more' if number > 0 else 'fewer'} {verb}")
    return ", ".join(parts) or "as now"


def ranked(found: Iterable[Choice], effects: Mapping[str, Effect]) -> list[str]:
    """Codes from the best to the worst; those alike in the order they had, absences last.

    What stands there now has its place among them: what is above it is better.
    """
    as_now = Effect().rank
    order = sorted(
        found,
        key=lambda one: (one.away, effects[one.code].rank if one.code in effects else as_now),
    )
    return [one.code for one in order]


def told(choice: Choice, effect: Effect | None, *, whole: bool = True) -> str:
    """All that a choice would do, in a sentence or two; else musts alone by their names."""
    head = ", ".join(filter(None, [choice.code or "Rest", choice.words, choice.seat]))
    if choice.change is None:
        return f"{head}: stands there now."
    if effect is None:
        return f"{head}: being worked out."
    findings, cover, people = (
        finding_words(effect, whole=whole),
        cover_words(effect),
        people_words(effect),
    )
    parts = [findings[:1].upper() + findings[1:] + "."]
    parts += [f"Cover: {cover[2:]}."] if effect.short else []
    parts += [f"People: {people}."] if people != "as now" else []
    return f"{head}. " + " ".join(parts)


def spoken(choice: Choice, effect: Effect | None, place: int, of: int) -> str:
    """A choice as a sentence, for a screen reader."""
    where = "" if effect is None else f" {place} of {count(of, 'choice')}."
    return told(choice, effect) + where
