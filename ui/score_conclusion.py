"""What a screen of figures comes to in a sentence: cover, people, and what they cost. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ambrota.spans import A_WEEK, cycle_weeks, span_words
from ui.counted_words import in_post
from ui.figures import places, written
from ui.score_asides import GIVEN_UP
from ui.scores import KEPT, WEIGH
from ui.version import Version

UNITS = "unit-hours"


def conclusion(versions: Sequence[Version]) -> str:
    """'A and B keep cover but for …, at the price of …. 23 of 26 meet their line manager …'.

    Nothing while a rota is being checked, or where there is no proposal.
    """
    audits = [one.audit for one in versions]
    now, *after = audits
    if not after or None in audits:
        return ""
    keys = [one.key for one in versions[1:]]
    meet = _range([one.contact.met for one in after])
    held = _range([one.training.met for one in after])
    told = f"{_cover(versions)}{_price(keys, audits)}. "
    told += f"{meet} of {in_post(now):,} meet their line manager and {held} of "
    told += f"{now.training.people:,} have their training"
    told += f" ({now.contact.met:,} and {now.training.met:,} now)."
    return told + _weighed(keys, audits)


def _cover(versions: Sequence[Version]) -> str:
    """Who keeps cover, and how much of it is given up to people all the same."""
    kept = [one for one in versions[1:] if one.audit.cover.kept]
    if not kept:
        return "None keeps cover"
    keys, rota = [one.key for one in kept], versions[0].rota
    told = f"{_and(keys)} keep{'s' * (len(kept) == 1)} cover"
    weeks = cycle_weeks(rota) if rota.is_cyclic else 1
    given = [one.audit.measures[GIVEN_UP].value / weeks for one in kept]
    if not any(given):
        return told
    over = A_WEEK if rota.is_cyclic else span_words(rota)
    return f"{told} but for {_range(given, keys)} seat-hours {over} given up to people"


def _price(keys: Sequence[str], audits: Sequence[Any]) -> str:
    """What unit hours it costs, as the difference of those shown."""
    units = [one.measures[UNITS].value for one in audits]
    decimals = places(units)
    before, *after = (round(one, decimals) for one in units)
    cost = [round(before - one, decimals) for one in after]
    return f", at the price of {_range(cost, keys)} unit hours a week" if min(cost) > 0 else ""


def _weighed(keys: Sequence[str], audits: Sequence[Any]) -> str:
    """Which have more to weigh than there is now."""
    now, *after = (sum(map(KEPT[WEIGH], one.findings)) for one in audits)
    more = [(key, one - now) for key, one in zip(keys, after, strict=True) if one > now]
    if not more:
        return ""
    told = [f"{key} by {one:,}" for key, one in more]
    return f" More to weigh than now: {_and(told)}."


def _range(values: Sequence[float], keys: Sequence[str] = ()) -> str:
    """'14.8 (B) to 21.4 (A)': from the least to the most, and whose they are."""
    decimals = places(values)
    low, high = (written(one, decimals) for one in (min(values), max(values)))
    if low == high:
        return low
    if keys:
        low, high = (
            f"{told} ({_and([k for k, one in zip(keys, values, strict=True) if one == end])})"
            for told, end in ((low, min(values)), (high, max(values)))
        )
    return f"{low} to {high}"


def _and(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
