"""Rotating workforce scheduling: public instances put to the product's own search.

Every schedule is checked by `rotating_check` before it counts as solved.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import mean, median
from typing import Any

from solver.bench.rotating_check import faults
from solver.bench.rotating_instance import OFF, Instance, read, request_of
from solver.bench.settings import Document, Say, Settings, Stop
from solver.request import Outcome, Request, SolveStatus
from solver.run import propose

SOLVED, INFEASIBLE, UNKNOWN = "solved", "infeasible", "unknown"


def run(files: list[Path], settings: Settings, say: Say, stop: Stop) -> Document:
    """Each file in turn. Raises UserError, before any is solved, where one is no instance."""
    instances = [read(path) for path in files]
    results = []
    for instance in instances:
        if stop():
            break
        results.append(solve(instance, settings, stop))
        say(_line(results[-1]))
    return {"results": results}


def solve(instance: Instance, settings: Settings, stop: Stop) -> dict[str, Any]:
    """One instance as the contract names its keys, with the verdict of the independent check."""
    began = time.monotonic()
    request = request_of(instance, settings)
    outcome = propose(request, stop=stop)
    seconds = time.monotonic() - began
    status, schedule, found = UNKNOWN, None, []
    if outcome.status is SolveStatus.CANNOT_HOLD:
        proved = outcome.conflict is not None and outcome.conflict.proved
        status = INFEASIBLE if proved else UNKNOWN
    elif outcome.status in (SolveStatus.PROVED_BEST, SolveStatus.IMPROVED):
        schedule = schedule_of(instance, request, outcome)
        found = faults(instance, schedule)
        status = UNKNOWN if found else SOLVED
    return {
        "file": str(instance.path.absolute()),
        "status": status,
        "seconds": round(seconds, 3),
        "schedule": schedule if status == SOLVED else None,
        "lines": instance.lines,
        "seed": settings.seed,
        "checked": None if schedule is None else not found,
        "faults": found,
    }


def schedule_of(instance: Instance, request: Request, outcome: Outcome) -> list[list[str]]:
    """The first proposal as the names of seven shifts for each line."""
    rota = outcome.proposals[0].apply(request.rota)
    schedule = [[OFF] * 7 for _ in range(instance.lines)]
    for duty in rota.duties:
        schedule[rota.index[duty.person]][duty.day] = duty.code
    return schedule


def lines(document: Document) -> list[str]:
    """The results for people to read."""
    results = document["results"]
    if not results:
        return ["Nothing was solved."]
    seconds = [each["seconds"] for each in results]
    counts = ", ".join(
        f"{sum(each['status'] == status for each in results)} {status}"
        for status in (SOLVED, INFEASIBLE, UNKNOWN)
    )
    return [
        *map(_line, results),
        "",
        f"{len(results)} files: {counts}",
        f"seconds: mean {mean(seconds):.3f}, median {median(seconds):.3f}, most {max(seconds):.3f}",
    ]


def _line(result: dict[str, Any]) -> str:
    wrong = "".join(f"; {fault}" for fault in result["faults"][:3])
    name = Path(result["file"]).name
    return f"{name}: {result['status']}, {result['lines']} lines, {result['seconds']:.3f} s{wrong}"
