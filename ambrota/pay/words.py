"""How pay for unsocial hours was reckoned, in sentences with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambrota.calendar import clock
from ambrota.model import Rota
from ambrota.pay.account import PersonPay
from ambrota.pay.tables import ANNEX_5, SCHEMES, VERIFY, Annex5, PayTables, Section2

ESTIMATE = "An estimate, not payroll"


def method(tables: PayTables, rota: Rota, nation: str) -> list[str]:
    """What the estimate rests on, whoever it is about."""
    return [
        f"{ESTIMATE}. The percentages and bands are tables of the rulebook. {VERIFY}.",
        *_section_2(tables.section_2),
        _annex_5(tables.annex_5),
        "Basic pay is that of contracted hours, full time where none are stated. Overtime, "
        "allowances, pay protection and pay points are not counted.",
        "Leave, sickness and work without times count neither as unsocial hours nor as basic pay: "
        "weeks away are taken to be paid like the others. Whether sickness is, depends on the "
        "contract.",
        "Unsocial hours go with the duty they belong to: one that runs past the last day counts "
        "whole, one carried in from before the first day not at all.",
        _holidays(rota, nation),
    ]


def assumed(people: Iterable[PersonPay], tables: PayTables) -> list[str]:
    """What was assumed of people because it is not stated, and of whom nothing can be said."""
    everybody = list(people)
    told = []
    scheme = [one.name for one in everybody if not one.scheme_stated]
    if scheme:
        told.append(f"Scheme not stated, {SCHEMES[tables.scheme]} assumed: {_names(scheme)}.")
    by_band: dict[int, list[str]] = {}
    for one in everybody:
        if not one.band_stated:
            by_band.setdefault(one.band, []).append(one.name)
    for band, names in sorted(by_band.items()):
        told.append(f"Band not stated, band {band} assumed from the role: {_names(names)}.")
    for one in everybody:
        if one.own is None:
            told.append(f"{one.name}: no estimate; {one.why_none}.")
        elif one.scheme == ANNEX_5 and one.own == 0 and one.outside > 0:
            told.append(
                f"{one.name}: {_number(one.outside)} h a week are not over the first step of "
                "Annex 5; what is paid is a local matter, taken as nothing."
            )
    return told


def evidence(one: PersonPay, tables: PayTables) -> str:
    """The sum that gives a person's percentage, in one line."""
    if one.own is None:
        return one.why_none
    if one.scheme == ANNEX_5:
        return f"{_number(one.outside)} h a week outside the day: {_step(one, tables.annex_5)}"
    percents = tables.section_2.percents(one.band)
    assert percents is not None
    _plain, night, sunday = one.hours
    return (
        f"({_number(night)} h × {percents[0]:g} % + {_number(sunday)} h × {percents[1]:g} %) ÷ "
        f"{one.contract:g} h = {round(one.own, 1):g} %"
    )


def _section_2(two: Section2) -> list[str]:
    whole = (
        " A duty more than half of which lies between these times earns it on all its weekday "
        "hours."
        if two.whole_shift
        else ""
    )
    return [
        f"Section 2: paid hours between {clock(two.evening)} and {clock(two.morning)} from Monday "
        "to Friday and all Saturday earn one percentage, all Sunday and public holidays a higher "
        f"one, midnight to midnight.{whole} Hours are told by the local clock and counted as they "
        "pass where clocks change.",
        "Section 2 pays paid hours. Where in a duty its unpaid break falls is not known: it is "
        "spread over the duty evenly.",
        "So these hours are not those of the measure Unsocial hours, which counts all time on duty "
        "at such times, breaks included, and nothing of a duty that lies outside them.",
    ]


def _annex_5(five: Annex5) -> str:
    return (
        f"Annex 5: hours outside {clock(five.day_from)}-{clock(five.day_to)} from Monday to Friday "
        "and all of Saturday, Sunday and public holidays, breaks included, as an average a week "
        f"over {five.weeks} weeks or one cycle (over a shorter rota's own length; in a longer one "
        "the mean of successive blocks), scaled to full time, give one percentage. Nothing is said "
        f"of bands over {five.highest_band}, and nothing of when a change is large enough for an "
        "employer to reckon anew."
    )


def _holidays(rota: Rota, nation: str) -> str:
    if rota.is_cyclic:
        return "A cyclic rota has no dates: no public holiday and no clock change is counted."
    whose = "those that the workbook lists" if rota.bank_holidays is not None else nation
    return f"Public holidays: {whose}."


def _step(one: PersonPay, five: Annex5) -> str:
    """The step that an average reaches; the mean percentage where blocks of weeks differ."""
    for (low, percent), (high, _) in zip(five.steps, [*five.steps[1:], (0, 0)], strict=True):
        if percent == one.own:
            limit = f"over {low:g}" + (f" up to {high:g} h" if high else " h")
            return f"{limit}, {percent:g} %"
    return "a local matter" if not one.own else f"{_number(one.own)} % on average over its blocks"


def _names(names: Sequence[str], most: int = 8) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
