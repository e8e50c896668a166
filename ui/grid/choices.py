"""What a cell could hold instead, and what each choice would do, the best first. No Qt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ambrota.compare import signed
from ambrota.duties import paid_minutes
from ambrota.model import ABSENCE_KINDS, Change, Duty, Kind, Rota
from ui.broken import broken_words
from ui.cells import duty_words
from ui.entries import change_to
from ui.reading import OF_A_PERSON
from ui.rota_model import Cell

MOST = 40
OWN_COLUMN = frozenset({"cover", "contact", "training"})
"""Rules whose findings are told by their own figures."""


@dataclass(frozen=True)
class Choice:
    """A code that a cell could hold, none for rest. `change` is None where it stands there now.

    `seat`: which seat of which vehicle it fills, so that its effect on cover is understood, and
    what is paid more or less for it.
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

    @property
    def seatless(self) -> bool:
        """Whether it is a change to what fills no seat."""
        fills = self.duty is not None and self.duty.kind is Kind.COVER
        return self.change is not None and not fills


@dataclass(frozen=True)
class Tally:
    """Findings of one rule that a choice makes or mends; `shift`: more (1) or less (-1) of one.

    `of_people`: each is of another person's whole rota, so that people are counted.
    """

    name: str
    must: bool
    new: int = 0
    mended: int = 0
    shift: int = 0
    law: bool = False
    of_people: bool = False

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
    off = _unlike(rota, cell, "")
    found = [Choice("", "rest", off, seat=paid_words(rota, off))]
    for shift in known[:MOST]:
        duty = shift.duty(person, day)
        change = _unlike(rota, cell, shift.code)
        seat = ", ".join(filter(None, (seat_words(duty), paid_words(rota, change))))
        found.append(Choice(shift.code, duty_words(duty), change, duty, seat))
    return found


def paid_words(rota: Rota, change: Change | None) -> str:
    """What is paid more or less after a change: '+2 h paid'; nothing where it is the same."""
    if change is None:
        return ""
    before, after = (
        sum(paid_minutes(rota, duty) for duty in duties) for duties in (change.before, change.after)
    )
    return f"{signed(round((after - before) / 60, 2))} h paid" if after != before else ""


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
            rule in OF_A_PERSON,
        )
        for rule in sorted(new.keys() | shift.keys())
        if new[rule] or mended[rule] or shift[rule]
        for book in [rulebook.rule(rule)]
    ]
    rules += _cover(before, after, rulebook)
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


def _cover(before: Any, after: Any, rulebook: Any) -> list[Tally]:
    """Whether cover is newly short, or more or less so, where it must be kept."""
    book = rulebook.rule("cover")
    was, now = before.cover.short_hours, after.cover.short_hours
    if str(book.level) != "must" or was == now:
        return []
    one = Tally(broken_words(book), True, int(not was), int(not now), _sign(now - was))
    return [replace(one, shift=0) if one.new or one.mended else one]


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


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def ranked(found: Iterable[Choice], effects: Mapping[str, Effect]) -> list[str]:
    """Codes from the best to the worst; those alike in the order they had, absences last.

    Of those that do the same for law, other musts, cover and people a duty with a seat comes before
    one without, whatever good practice says. What stands there now has its place among them; what
    only leaves its seat empty mends nothing, and comes after.
    """

    def place(one: Choice) -> tuple[bool, bool, tuple[float, ...], bool, float]:
        effect = effects.get(one.code, Effect())
        *first, practice = effect.rank
        return one.away, one.seatless and effect.short > 0, tuple(first), one.seatless, practice

    return [one.code for one in sorted(found, key=place)]
