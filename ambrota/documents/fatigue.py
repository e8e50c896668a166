"""What the fatigue models say of a rota, as the document of `fatigue`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ambrota.documents.rota import moment
from ambrota.documents.texts import Texts, json_members, json_string
from ambrota.fatigue import three_process as model
from ambrota.fatigue.account import Account
from ambrota.fatigue.index import METHOD, STATUS
from ambrota.fatigue.sensitivity import results_of
from ambrota.fatigue.sleep import ASSUMPTIONS
from ambrota.model import Duty, Rota

Document = dict[str, Any]
FIGURES = (
    "fatigue_index", "risk_index",
    "fi_cumulative", "fi_timing", "fi_job", "ri_cumulative", "ri_timing", "ri_job",
)  # fmt: skip
SLEEPINESS = (
    "hours_awake", "kss_start", "kss_highest", "kss_end",
    "highest_s", "highest_c", "highest_u", "highest_w",
)  # fmt: skip
"""Of the three-process model; its four processes are those of the moment when KSS is highest."""


def fatigue_document(account: Account) -> Document:
    """The index of each duty with its components, how far the inputs move it, and alertness."""
    index, effects = account.index, account.effects
    return {
        "method": METHOD,
        "status": STATUS,
        "guidance": account.guidance,
        "parameters": asdict(index.inputs),
        "steady": index.settled,
        "results": asdict(results_of(index)),
        "sensitivity": [asdict(effect) for effect in effects],
        "alertness": {"method": model.METHOD, "source": model.SOURCE, "assumptions": ASSUMPTIONS},
        "duties": Texts(_duties(account)),
    }


def _duties(account: Account) -> Iterator[str]:
    """Each duty; what its code says on a day is the same for all who have it."""
    rota, index, alertness = account.rota, account.index, account.alertness
    start, worst, end = alertness.start, alertness.sleepiest, alertness.end
    columns = [getattr(index, name) for name in FIGURES]
    columns += [alertness.awake, start.kss, worst.kss, end.kss, worst.s, worst.c, worst.u, worst.w]
    form = "{{{}, {}, " + ", ".join(f'"{name}": {{!r}}' for name in FIGURES + SLEEPINESS)
    form += ', "kss_highest_at": {}}}'
    figures = zip(*(column.tolist() for column in columns), strict=True)
    rows = zip(index.row.tolist(), worst.minute.tolist(), figures, strict=True)
    people = {person.id: json_members(person=person.id) for person in rota.people}
    said: dict[tuple[int, str, int | None, int | None], str] = {}
    for row, minute, values in rows:
        duty = account.table.duties[row]
        key = duty.day, duty.code, duty.start, duty.end
        if (common := said.get(key)) is None:
            common = said[key] = _what(rota, duty)
        at = json_string(moment(rota, duty.day, minute))
        yield form.format(people[duty.person], common, *values, at)


def _what(rota: Rota, duty: Duty) -> str:
    """When a duty is, whoever has it, as the members of an object."""
    return json_members(
        day=duty.day,
        code=duty.code,
        start=moment(rota, duty.day, duty.start),
        end=moment(rota, duty.day, duty.end),
    )
