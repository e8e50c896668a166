"""The same request, the same proposals: whatever the hash seed and however slow the machine."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEARCH = """
import pickle, sys
from dataclasses import replace
from ambrota.audit import inspect
from ambrota.rulebook import default_rulebook
from solver.request import Request
from solver.run import propose
from tests.solver.conftest import station_of

weeks = ["DDDD...", "NN..DD.", "..DDDN.", "D.DD..D", ".DDNN.."]
book = default_rulebook()
book = book.with_rule(replace(book.rule("training"), statutory=10.0, cpd=0.0, leadership=0.0))
rota = inspect(station_of(weeks, cyclic=sys.argv[1] == "cyclic")).rota
request = Request(rota, book, seconds=2, seed=11, alternatives=2, repeatable=True)
outcome = propose(request)
told = (outcome.status, outcome.seconds, outcome.proposals, outcome.frontier)
sys.stdout.write(repr(told))
"""


def found(kind: str, hash_seed: str, script: str = SEARCH) -> str:
    """What a search in a process of its own finds, as text."""
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, kind]
    return subprocess.run(
        command, env=env, cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("kind", ["dated", "cyclic"])
def test_the_same_request_gives_the_same_proposals(kind: str) -> None:
    """Two of them side by side take each other's processor; a third has it for itself."""
    both: dict[str, str] = {}
    searches = [
        threading.Thread(target=lambda seed=seed: both.update({seed: found(kind, seed)}))
        for seed in ("1", "2")
    ]
    for search in searches:
        search.start()
    for search in searches:
        search.join()
    alone = found(kind, "3")
    assert "Session(" in alone
    assert both == {"1": alone, "2": alone}


TERMS = """
import sys
from dataclasses import replace
from solver.run import propose
from solver.terms import Run, Wanted
from tests.solver.made.test_cyclic import N, OFF, ROUND, request

wanted = (Wanted("line-2", 0, N), Wanted("line-2", 1, OFF))
terms = {
    "whole": ROUND,
    "searched on": replace(ROUND, wanted=wanted, runs=(Run(OFF, 1, 4), *ROUND.runs[3:])),
}[sys.argv[1]]
outcome = propose(replace(request(6, terms), seconds=4, repeatable=True))
sys.stdout.write(repr((outcome.status, outcome.seconds, outcome.proposals)))
"""


@pytest.mark.parametrize("kind", ["whole", "searched on"])
def test_a_cyclic_rota_from_nothing_is_the_same_each_time(kind: str) -> None:
    """By stints alone, or by stints and the search that goes on from there."""
    first, second = (found(kind, hash_seed, TERMS) for hash_seed in ("1", "2"))
    assert "Duty(" in first
    assert first == second
