"""How long a search takes until everything holds: `python -m tests.benchmarks.time_to_hold`.

Prints one row for each rota and seed. Seconds depend on the machine: compare rows of one run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ambrota.audit import audit
from ambrota.opening import open_workbook
from solver.request import Progress, Request
from solver.run import propose

ROOT = Path(__file__).resolve().parents[2]
ROTAS = (
    (ROOT / "tests/benchmarks/valley-48-person.xlsx", 60.0),
    (ROOT / "sample_rotas/northgate-dca-24-line.xlsx", 30.0),
    (ROOT / "sample_rotas/eastfield-station-12-weeks.xlsx", 60.0),
    (ROOT / "sample_rotas/harbour-rrv-dca.xlsx", 30.0),
    (ROOT / "sample_rotas/eoc-call-handling.xlsx", 30.0),
    (ROOT / "sample_rotas/ridgeway-duty-export.xlsx", 30.0),
)
SEEDS = (1, 2, 3)


def time_to_hold(path: Path, seconds: float, seed: int) -> tuple[float | None, int, bool]:
    """(seconds until everything held, proposals, whether the audit says that every one holds)."""
    opened = open_workbook(path)
    heard: list[Progress] = []
    request = Request(opened.rota, opened.rulebook, seconds=seconds, seed=seed)
    outcome = propose(request, heard.append)
    since = next((each.holding_since for each in heard if each.holding_since is not None), None)
    held = [
        audit(proposal.apply(opened.rota), opened.rulebook, opened.rota).holds
        for proposal in outcome.proposals
    ]
    return since, len(held), all(held)


def main() -> None:
    """Measure every rota with every seed."""
    print("| rota | seed | seconds until all holds | proposals | all hold, by the audit |")
    print("|---|---|---|---|---|")
    for path, seconds in ROTAS:
        for seed in SEEDS:
            since, proposals, held = time_to_hold(path, seconds, seed)
            shown = "not reached" if since is None else f"{since:.1f}"
            print(f"| {path.stem} | {seed} | {shown} | {proposals} | {'yes' if held else 'no'} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
