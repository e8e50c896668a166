"""Stations of a trust, made up by their size: how soon everything holds, and what the audit says.

The subject is (people, weeks, stations). The product's own search is asked, as `propose` asks it;
each proposal is audited as a whole, and every figure claimed of it compared with the audit's.
"""

from __future__ import annotations

import time
from typing import Any

from ambrota.audit import audit
from ambrota.certificate import certify
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from solver.bench.memory import Peak, used_seconds
from solver.bench.settings import Document, Say, Settings, Stop
from solver.bench.stations_made import make_trust
from solver.request import Outcome, Progress, Proposal, Request
from solver.run import propose

Size = tuple[int, int, int]
HEADINGS = (
    "people", "weeks", "stations", "seed", "seconds until all holds", "processor s until then",
    "first stage (bound)", "proposals", "on the frontier", "all hold, by the audit",
    "figures checked", "that differ", "peak MB", "seconds in all",
)  # fmt: skip


def run(subject: Size, settings: Settings, say: Say, stop: Stop) -> Document:
    """Make the stations, search, audit every proposal."""
    people, weeks, stations = subject
    rota = make_trust(people, weeks, stations, settings.seed)
    book = default_rulebook()
    used = used_seconds()
    heard = _Heard(say, used)
    request = Request(rota, book, settings.seconds, settings.seed, settings.workers)
    began = time.monotonic()
    with Peak() as peak:
        outcome = propose(request, heard.hear, stop)
    seconds = time.monotonic() - began
    checked = [_checked(rota, proposal) for proposal in outcome.proposals]
    return {
        "people": people,
        "weeks": weeks,
        "stations": stations,
        "seed": settings.seed,
        "budget": settings.seconds,
        "workers": settings.workers,
        "status": str(outcome.status),
        "seconds": round(seconds, 2),
        "held_after": None if heard.since is None else round(heard.since, 2),
        "processor_until_held": None if heard.used is None else round(heard.used, 2),
        "processor": round(used_seconds() - used, 2),
        "first_stage": _first_stage(outcome),
        "frontier": len(outcome.frontier),
        "proposals": checked,
        "checks": sum(each["checks"] for each in checked),
        "differing": sum(len(each["differences"]) for each in checked),
        "peak_mb": round(peak.mb),
        "conflict": None if outcome.conflict is None else list(outcome.conflict.requirements),
        "notes": list(outcome.notes),
    }


class _Heard:
    """Remembers since when everything holds, and passes on what is new."""

    def __init__(self, say: Say, used: float) -> None:
        """`used`: processor seconds used before."""
        self._say = say
        self._used = used
        self._last = ""
        self.since: float | None = None
        self.used: float | None = None

    def hear(self, progress: Progress) -> None:
        """Take in where the search stands."""
        if self.since is None and progress.holding_since is not None:
            self.since = progress.holding_since
            self.used = used_seconds() - self._used
        if progress.stage != self._last or progress.stage == "Station by station":
            self._last = progress.stage
            self._say(f"{progress.seconds:.0f} s: {progress.message}")


def _first_stage(outcome: Outcome) -> dict[str, Any] | None:
    if not outcome.proposals:
        return None
    stage = outcome.proposals[0].stages[0]
    return {"name": stage.name, "value": stage.value, "bound": stage.bound, "unit": stage.unit}


def _checked(rota: Rota, proposal: Proposal) -> dict[str, Any]:
    """A proposal with the audit's verdict, and where its claims differ from the audit."""
    book = default_rulebook()
    proposed = proposal.apply(rota)
    found = audit(proposed, book, rota)
    certificate = certify(proposal.claims, found.counts(), proposed, found.inspection.rota)
    return {
        "id": proposal.id,
        "name": proposal.name,
        "holds": found.holds,
        "verified": certificate.verified,
        "differences": list(certificate.differences),
        "checks": len(proposal.claims) + len(proposal.sessions),
        "changes": len(proposal.changes),
        "sessions": len(proposal.sessions),
        "stages": [
            {"name": stage.name, "value": stage.value, "bound": stage.bound, "unit": stage.unit}
            for stage in proposal.stages
        ],
    }


def lines(document: Document) -> list[str]:
    """The result as a table, and what there is to say of each proposal."""
    stage, proposals = document["first_stage"], document["proposals"]
    held = document["held_after"]
    bound = "not proved" if stage is None or stage["bound"] is None else f"{stage['bound']:g}"
    row = (
        document["people"], document["weeks"], document["stations"], document["seed"],
        "not reached" if held is None else f"{held:.1f}",
        "not reached" if held is None else f"{document['processor_until_held']:.1f}",
        "none" if stage is None else f"{stage['value']:g} ({bound})",
        len(proposals), document["frontier"],
        "yes" if proposals and all(each["holds"] for each in proposals) else "no",
        document["checks"], document["differing"], document["peak_mb"],
        f"{document['seconds']:.0f}",
    )  # fmt: skip
    return [
        f"| {' | '.join(HEADINGS)} |",
        "|" + "---|" * len(HEADINGS),
        f"| {' | '.join(map(str, row))} |",
        "",
        *(
            f"{each['id']} {each['name']}: {'holds' if each['holds'] else 'does not hold'}, "
            f"{each['changes']} person-days change, {each['sessions']} sessions"
            for each in proposals
        ),
        *(f"differs: {text}" for each in proposals for text in each["differences"]),
        *document["notes"],
        *(document["conflict"] or ()),
    ]
