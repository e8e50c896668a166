"""What a part of a proposal does by itself that the whole does not: cover short, musts. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import numpy as np

from ambrota.compare import findings_between
from ambrota.model import Rota
from ui.broken import broken_words, counted_words
from ui.charts.series import Seats, listed
from ui.charts.shortfalls import stretch_words, stretches
from ui.comparing.taking import into, taken
from ui.counted_words import seats_words
from ui.reading import by_rule, count
from ui.rota_model import Cell
from ui.session import Session
from ui.version import changes_between

TOGETHER = "Tick the rows of a swap together."


def trying(session: Session, cells: Collection[Cell], *, mine: bool) -> Callable[[], str] | None:
    """Works out, in the pool, what taking these days does; None while the rotas are being checked.

    `mine`: they go into the rota of the user's own.
    """
    whole = session.version(session.shown)
    base = into(session.versions, whole, mine=mine)
    rulebook, current = session.rulebook, None if base.is_current else session.current.rota
    if any(one.judged is None or one.judged.rota is not one.rota for one in (base, whole)):
        return None

    def work() -> str:
        part = taken(base.rota, whole.rota, cells)
        tried = replace(base.with_changes(changes_between(base.rota, part)), rota=part)
        earlier = tried.earlier(rulebook, current)
        audit = session.tools.audit(part, rulebook, current, earlier)
        return alone_words(part, audit, (base.audit, whole.audit), rulebook)

    return work


def alone_words(rota: Rota, audit: Any, others: tuple[Any, Any], rulebook: Any) -> str:
    """'Taken alone this leaves 1 DCA seat short on Thu 14:00 to 18:30, which the whole …'.

    `others`: the audits of what it is taken into and of the whole; what they have is not told.
    """
    told = _short(rota, audit.cover, [one.cover for one in others])
    known = [finding for one in others for finding in one.findings]
    _, new, _ = findings_between(known, audit.findings)
    musts = [one for one in new if str(one.level) == "must" and one.rule != "cover"]
    named = [
        f"{broken_words(rulebook.rule(rule))}, {counted_words(rota, found)}"
        for rule, found in by_rule(musts).items()
    ]
    if named:
        told.append(f"breaks what must hold ({'; '.join(named)})")
    if not told:
        return ""
    told_of = f"Taken alone this {' and '.join(told)}, which the whole proposal does not."
    return f"{told_of} {TOGETHER}"


def _short(rota: Rota, cover: Any, others: list[Any]) -> list[str]:
    """What is short of each resource beyond what the others leave: 'leaves 1 seat short on …'."""
    told = []
    for resource in dict.fromkeys(one.resource for one in cover.short):
        more = np.maximum(_of(cover, resource, rota) - _most(others, resource, rota), 0)
        found = stretches(more)
        name = f"{resource} seat" if resource else "seat"
        if len(found) == 1:
            (one,) = found
            told.append(f"{count(one.most, name)} short on {stretch_words(rota, one)}")
        elif found:
            hours = seats_words(sum(one.hours for one in found))
            first = stretch_words(rota, found[0])
            told.append(f"{hours} of {resource or 'cover'} short, first on {first}")
    return [f"leaves {' and '.join(told)}"] if told else []


def _most(audits: list[Any], resource: str | None, rota: Rota) -> Seats:
    most: Seats = np.maximum.reduce([_of(one, resource, rota) for one in audits])
    return most


def _of(cover: Any, resource: str | None, rota: Rota) -> Seats:
    return listed(cover.short, [key for key in cover.keys if key[0] == resource], rota)
