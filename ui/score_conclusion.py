"""What a screen of figures comes to in a sentence: cover, people, and what they cost. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ui.counted_words import in_post
from ui.figures import places, written
from ui.version import Version

UNITS = "unit-hours"


def conclusion(versions: Sequence[Version]) -> str:
    """'A, B and C keep cover; 23 of 26 meet their line manager … (0 and 0 now), at the price of …'.

    Nothing while a rota is being checked, or where there is no proposal.
    """
    audits = [one.audit for one in versions]
    now, *after = audits
    if not after or None in audits:
        return ""
    kept = [one.key for one, audit in zip(versions[1:], after, strict=True) if audit.cover.kept]
    cover = f"{_and(kept)} keep{'s' * (len(kept) == 1)} cover" if kept else "None keeps cover"
    meet = _range([one.contact.met for one in after])
    held = _range([one.training.met for one in after])
    told = f"{cover}; {meet} of {in_post(now):,} meet their line manager and {held} of "
    told += f"{now.training.people:,} have their training"
    told += f" ({now.contact.met:,} and {now.training.met:,} now)"
    before = now.measures[UNITS].value
    cost = [before - one.measures[UNITS].value for one in after]
    lost = f", at the price of {_range(cost)} unit hours a week" if min(cost) > 0.05 else ""
    return f"{told}{lost}."


def _range(values: Sequence[float]) -> str:
    decimals = places(values)
    low, high = (written(one, decimals) for one in (min(values), max(values)))
    return low if low == high else f"{low} to {high}"


def _and(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
