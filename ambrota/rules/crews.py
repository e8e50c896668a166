"""Who share a day, a start and an end on ambulances, and so form crews."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.entries import Bools, Ints
from ambrota.model import Duty, Kind, Rota

AMBULANCE = "dca"


@dataclass(frozen=True)
class Crews:
    """Duties on ambulances: who, when, and in which span of hours; people by day and span."""

    spans: tuple[Duty, ...]
    days: int
    row: Ints
    day: Ints
    span: Ints
    people: Ints

    def count(self, chosen: Bools | None = None) -> Ints:
        """Those chosen of the duties, by day and span."""
        at = self.day * len(self.spans) + self.span
        found = np.bincount(at if chosen is None else at[chosen], minlength=self.people.size)
        return found.reshape(self.people.shape)


def crews_of(rota: Rota) -> Crews:
    """Those on ambulances who are in post and have a stated role."""
    entries = rota.entries
    number: dict[tuple[str | None, int | None, int | None], int] = {}
    spans: list[Duty] = []

    def span_of(shape: Duty) -> int:
        if shape.kind is not Kind.COVER or not _is_ambulance(shape) or shape.start is None:
            return -1
        key = (shape.resource, shape.start, shape.end)
        if key not in number:
            number[key] = len(spans)
            spans.append(shape)
        return number[key]

    judged = np.array(
        [not p.vacant and bool((p.role or "").strip()) for p in rota.people], np.bool_
    )
    span = entries.ints(span_of)[entries.own]
    row = entries.row[entries.own].astype(np.int64)
    day = entries.day[entries.own].astype(np.int64)
    kept = (span >= 0) & judged[row]
    nobody = np.zeros((rota.days, len(spans)), np.int64)
    crews = Crews(tuple(spans), rota.days, row[kept], day[kept], span[kept], nobody)
    nobody += crews.count()
    return crews


def _is_ambulance(duty: Duty) -> bool:
    return (duty.resource or "").strip().casefold() == AMBULANCE
