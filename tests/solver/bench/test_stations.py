"""Made-up stations measured: what is said of them is so, and what it takes is counted."""

from __future__ import annotations

import multiprocessing
import time

from ambrota.audit import audit
from ambrota.rulebook import default_rulebook
from solver.bench import stations
from solver.bench.memory import held_mb, used_seconds
from solver.bench.settings import Settings
from solver.bench.stations_made import make_trust


def test_a_small_station_is_searched_and_each_proposal_audited() -> None:
    said: list[str] = []
    document = stations.run((12, 4, 1), Settings(16, 1, 2), said.append, lambda: False)
    assert document["proposals"]
    assert (document["differing"], document["conflict"]) == (0, None)
    assert all(each["holds"] and each["verified"] for each in document["proposals"])
    assert 0 < document["processor_until_held"] <= document["processor"]
    assert document["held_after"] <= document["seconds"]
    assert document["frontier"] >= 1
    assert said
    table = stations.lines(document)
    assert table[0].count("|") == table[1].count("|") == table[2].count("|")


def test_what_is_made_up_is_sound_but_for_guarantees() -> None:
    rota = make_trust(24, 4, 2, seed=5)
    assert len(rota.people) == 24
    breached = {finding.rule for finding in audit(rota, default_rulebook(), rota).musts}
    assert "contact" in breached
    assert not breached & {"daily-rest", "weekly-rest", "weekly-hours", "night-hours"}


def _work(seconds: float) -> None:
    """Keep a processor busy."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_processor_time_and_memory_are_those_of_what_was_started_too() -> None:
    before, alone = used_seconds(), held_mb()
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(0.3,))
    process.start()
    most = alone
    while process.is_alive():
        most = max(most, held_mb())
        process.join(0.02)
    assert used_seconds() - before >= 0.3
    assert most > alone + 5
