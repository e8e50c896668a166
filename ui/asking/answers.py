"""Answers of the solver in words and rows: what it costs, who bears it, what forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ambrota.calendar import day_name
from ambrota.lines import line_title
from ambrota.model import Duty, Rota
from solver.explaining.question import Answer, Difference, Granted
from ui.broken import broken_words, marked
from ui.changed_words import changed_words
from ui.reading import count
from ui.rota_model import Cell

if TYPE_CHECKING:
    from solver.explaining.why_this import Option

VERDICT = {
    Granted.GRANTED: ("It can be granted: every must that held still holds.", "good"),
    Granted.AT_A_PRICE: ("Only if something that must hold gives way.", "bad"),
    Granted.FORBIDDEN: ("It cannot be: these cannot hold together with it.", "bad"),
    Granted.NOT_FOUND: (
        "No rota that grants it was found in this time; nothing surely forbids it.", "bad"
    ),
    Granted.CANCELLED: ("Stopped before there was an answer.", "muted"),
}  # fmt: skip
ALREADY = ("It is so already: nothing has to change.", "good")
MOVED_HEADS = ("Who", "Day", "Now", "Then")
BORNE_HEADS = ("Who bears it", "Days", "Nights", "Weekends")
DIFFERENCE_HEADS = ("What else changes", "Times now", "Then")
WITHIN = {"quick-returns": "daily-rest"}
"""A rule that whatever breaks another breaks as well."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, and the cells of the rota that it speaks of."""

    texts: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    look: str = ""


def verdict(answer: Answer) -> tuple[str, str]:
    """The answer in a sentence: (text, look)."""
    if answer.granted is Granted.GRANTED and answer.proposal is None:
        return ALREADY
    return VERDICT[answer.granted]


def moved_lines(rota: Rota, answer: Answer, asker: str) -> list[Line]:
    """Person-days that change, the asker's own first."""
    moved = sorted(answer.moved, key=lambda one: (one.person != asker, rota.index[one.person]))
    return [
        Line(
            (
                line_title(rota, rota.index[one.person]), short_day(rota, one.day),
                codes(one.before), codes(one.after),
            ),
            ((one.person, one.day),),
        )
        for one in moved
    ]  # fmt: skip


def borne_lines(rota: Rota, answer: Answer) -> list[Line]:
    """Who bears it: days changed, nights and weekends more or fewer.

    Nobody alone in a cyclic rota, where everybody steps through the lines that change.
    """
    if rota.is_cyclic:
        return []
    cells: dict[str, list[Cell]] = {}
    for change in answer.moved:
        cells.setdefault(change.person, []).append((change.person, change.day))
    return [
        Line(
            (
                rota.person(one.person).name, str(one.days), more(one.nights), more(one.weekends),
            ),
            tuple(cells.get(one.person, ())),
        )
        for one in answer.borne
    ]  # fmt: skip


def difference_lines(answer: Answer, rulebook: Any) -> list[Line]:
    """What is broken or noticed more or less often then: what must hold, and what is worse.

    All that is counted here is better the fewer there are.
    """
    return [
        Line(
            (
                _named(one, rulebook),
                str(one.before),
                f"{one.after} ▲ worse" if one.after > one.before else f"{one.after} ▼",
            ),
            look="worse" if one.after > one.before else "better",
        )
        for one in once(answer.differences)
    ]  # fmt: skip


def once(differences: Iterable[Difference]) -> list[Difference]:
    """Each fact once: a rest that is too short by law is short by the wider rule as well."""
    known = {one.id: (one.before, one.after) for one in differences}
    return [
        one for one in differences if known.get(WITHIN.get(one.id, "")) != (one.before, one.after)
    ]


def _named(one: Difference, rulebook: Any) -> str:
    """As findings name it: 'Too little rest between duties (a must)'."""
    rules = {rule.id: broken_words(rule) for rule in rulebook.rules}
    name = marked(rules.get(one.id, one.name), one.must)
    return f"{name}, half hours" if one.id == "cover" else name


def short_day(rota: Rota, day: int) -> str:
    """'Fri 13 Feb', or in a cyclic rota the weekday alone: for a narrow table."""
    on = rota.date_of(day)
    return day_name(rota, day)[:3] if on is None else f"{on:%a} {on.day} {on:%b}"


def more(number: int) -> str:
    """'2 more', '1 fewer', or nothing where it is as before."""
    return f"{abs(number)} {'more' if number > 0 else 'fewer'}" if number else "–"


def codes(duties: Iterable[Duty]) -> str:
    """What a cell says, 'rest' where it is empty."""
    return " and ".join(duty.code for duty in duties) or "rest"


def option_lines(
    rota: Rota, person: str, found: Mapping[int, tuple[Option, ...]]
) -> Iterator[tuple[str, str]]:
    """(text, look) lines: day by day what stands there and what every other choice would do."""
    for day, options in found.items():
        held = next((one.code for one in options if one.held), "rest")
        yield f"{rota.person(person).name}, {day_name(rota, day)}: {held}", "strong"
        others = [one for one in options if not one.held]
        if not others:
            yield "Nothing else can stand there.", "muted"
        for one in others:
            yield option_words(one), "" if one.broken else "good"


def option_words(option: Option) -> str:
    """What a choice would break, cost and spare."""
    broken = [one.text for one in option.broken]
    costs = [one.text for one in option.effects if not one.must and one.amount > 0]
    spares = [one.text for one in option.effects if one.amount < 0]
    told = [f"not allowed: {_few(broken)}" if broken else "could stand here"]
    told += [f"it would cost {_few(costs)}"] if costs else []
    told += [f"it would spare {_few(spares)}"] if spares else []
    return f"{option.code}: {'; '.join(told)}"


def _few(texts: list[str], most: int = 3) -> str:
    told = ", ".join(texts[:most])
    return told if len(texts) <= most else f"{told} and {len(texts) - most} more"


def price_words(rota: Rota, answer: Answer) -> str:
    """The price in a sentence; in a cyclic rota of everybody who steps through the lines."""
    return f"{changed_words(rota, answer.moved)}." if answer.moved else ""


def worse_words(answer: Answer) -> str:
    """'5 things to weigh get worse.'; nothing where none does."""
    worse = sum(one.after > one.before and not one.must for one in once(answer.differences))
    told = count(worse, "thing to weigh gets", "things to weigh get")
    return f"{told} worse." if worse else ""


def kept_words(answer: Answer) -> str:
    """That nothing guaranteed is lost, where a wish can be granted so."""
    guarded = {"cover", "contact", "training"}
    lost = any(one.id in guarded and one.after > one.before for one in answer.differences)
    return "" if lost or not answer.moved else "No seat, one-to-one or training is lost for it."
