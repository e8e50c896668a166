"""The fatigue and risk index of a rota as the document of `fatigue`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ambrota.documents.rota import moment
from ambrota.documents.texts import Texts, json_members
from ambrota.duties import DutyTable
from ambrota.fatigue.index import METHOD, STATUS, FatigueIndex
from ambrota.fatigue.sensitivity import Effect, results_of
from ambrota.model import Duty, Rota

Document = dict[str, Any]
FIGURES = (
    "fatigue_index", "risk_index",
    "fi_cumulative", "fi_timing", "fi_job", "ri_cumulative", "ri_timing", "ri_job",
)  # fmt: skip


def fatigue_document(
    rota: Rota, table: DutyTable, index: FatigueIndex, effects: Sequence[Effect]
) -> Document:
    """The index of each duty with its components, and how far the inputs move it."""
    return {
        "method": METHOD,
        "status": STATUS,
        "parameters": asdict(index.inputs),
        "steady": index.settled,
        "results": asdict(results_of(index)),
        "sensitivity": [asdict(effect) for effect in effects],
        "duties": Texts(_duties(rota, table, index)),
    }


def _duties(rota: Rota, table: DutyTable, index: FatigueIndex) -> Iterator[str]:
    """Each duty; what its code says on a day is the same for all who have it."""
    said: dict[tuple[int, str, int | None, int | None], str] = {}
    figures = zip(*(getattr(index, name).tolist() for name in FIGURES), strict=True)
    for row, values in zip(index.row.tolist(), figures, strict=True):
        duty = table.duties[row]
        key = duty.day, duty.code, duty.start, duty.end
        if (common := said.get(key)) is None:
            common = said[key] = _what(rota, duty)
        told = ", ".join(
            f'"{name}": {value!r}' for name, value in zip(FIGURES, values, strict=True)
        )
        yield f"{{{json_members(person=duty.person)}, {common}, {told}}}"


def _what(rota: Rota, duty: Duty) -> str:
    """When a duty is, whoever has it, as the members of an object."""
    return json_members(
        day=duty.day,
        code=duty.code,
        start=moment(rota, duty.day, duty.start),
        end=moment(rota, duty.day, duty.end),
    )
