"""The search process: it tells of its faults in words, and it can die without harm."""

from __future__ import annotations

import os
import pickle
import signal
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

import pytest

from ambrota.audit import audit, inspect
from ambrota.errors import UserError
from ambrota.model import Rota
from ambrota.opening import open_workbook
from ambrota.rulebook import Rulebook
from sample_rotas import BY_ID
from solver.job import Job
from solver.request import Outcome, Progress, Request, SolveStatus

PATIENCE = 60.0


@pytest.fixture(scope="module")
def request_() -> Request:
    """A request that would take long."""
    opened = open_workbook(BY_ID["northgate-dca-24-line"].path)
    return Request(opened.rota, opened.rulebook, seconds=300)


def wait_for(job: Job, kind: type[Progress | Outcome]) -> Progress | Outcome:
    """The first event of a kind."""
    began = time.monotonic()
    while time.monotonic() < began + PATIENCE:
        for event in job.poll(0.2):
            if isinstance(event, kind):
                return event
    raise AssertionError(f"no {kind.__name__} within {PATIENCE} s")


def test_a_cancelled_job_hands_over_the_best_so_far(request_: Request) -> None:
    job = Job(request_)
    job.start()
    wait_for(job, Progress)
    job.cancel()
    outcome = wait_for(job, Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.proposals
    assert job.finished


def test_a_job_brings_its_outcome_and_ends(station: Callable[..., Rota], book: Rulebook) -> None:
    rota = inspect(station(["DDDD...", "DD..DD.", "..DDDD."], cyclic=False)).rota
    job = Job(Request(rota, book, seconds=1))
    job.start()
    outcome = wait_for(job, Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.seed == 1
    assert job.finished
    job.wait()
    assert job.poll() == []


def test_a_killed_job_is_over_and_brings_nothing(request_: Request) -> None:
    job = Job(request_)
    job.start()
    wait_for(job, Progress)
    job.kill()
    job.wait()
    assert job.finished
    assert job.poll() == []
    assert job._process is not None
    assert not job._process.is_alive()


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_job_that_dies_says_so_and_harms_nothing(request_: Request) -> None:
    job = Job(request_)
    job.start()
    wait_for(job, Progress)
    assert job._process is not None
    assert job._process.pid is not None
    os.kill(job._process.pid, signal.SIGKILL)
    with pytest.raises(UserError, match="stopped unexpectedly"):
        wait_for(job, Outcome)
    assert job.finished


def of_best(progress: Progress | Outcome) -> bool:
    """Whether it brings a proposal that holds."""
    return isinstance(progress, Progress) and progress.best is not None


def kill(job: Job) -> None:
    """End the search's process as a crash of the engine would."""
    assert job._process is not None
    assert job._process.pid is not None
    os.kill(job._process.pid, signal.SIGKILL)


def rescued(job: Job) -> Outcome:
    """What is left of a search whose process dies, with its proposals audited."""
    outcome = wait_for(job, Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.status is SolveStatus.CANCELLED
    assert job.finished
    (note,) = outcome.notes
    assert "stopped unexpectedly" in note
    assert "-9" in note
    assert outcome.proposals
    rota, book = job.request.rota, job.request.rulebook
    for proposal in outcome.proposals:
        found = audit(proposal.apply(rota), book, rota)
        assert found.holds
        counts = found.counts()
        assert proposal.claims == {rule: counts[rule] for rule in proposal.claims}
    return outcome


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_search_that_dies_leaves_the_best_that_held(
    station: Callable[..., Rota], book: Rulebook
) -> None:
    rota = inspect(station(["DDDD...", "DD..DD.", "..DDDD.", "D.DD..D"], cyclic=False)).rota
    job = Job(Request(rota, book, seconds=60))
    job.start()
    began = time.monotonic()
    while time.monotonic() < began + PATIENCE and not any(map(of_best, job.poll(0.2))):
        pass
    kill(job)
    outcome = rescued(job)
    assert outcome.proposals[0].id == "A"


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize("delay", [0.0, 0.4, 1.1])
def test_killed_at_any_moment_it_says_so_or_brings_what_held(
    station: Callable[..., Rota], book: Rulebook, delay: float
) -> None:
    rota = inspect(station(["DDDD...", "DD..DD.", "..DDDD."], cyclic=False)).rota
    job = Job(Request(rota, book, seconds=60))
    job.start()
    threading.Timer(delay, kill, (job,)).start()
    told: str | None = None
    try:
        outcome = wait_for(job, Outcome)
        assert isinstance(outcome, Outcome)
        assert outcome.proposals
        (told,) = outcome.notes
    except UserError as error:
        told = error.title
    assert "stopped unexpectedly" in told
    assert job.finished


def dies_handing_over(request: Request, hear: Any, stop: Any) -> None:
    """A search that holds something, and is killed in the middle of sending its outcome."""
    from solver.run import propose

    found = propose(replace(request, seconds=3), hear).proposals[0]
    outcome = Outcome(SolveStatus.IMPROVED, 1.0, 1, 2, {}, (found,))
    message = pickle.dumps(outcome)
    mouth: Connection = hear.__self__
    os.write(mouth.fileno(), struct.pack("!i", len(message)) + message[: len(message) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_half_an_outcome_is_none_and_the_best_so_far_is_kept(
    station: Callable[..., Rota], book: Rulebook
) -> None:
    rota = inspect(station(["DDDD...", "DD..DD.", "..DDDD.", "D.DD..D"], cyclic=False)).rota
    job = Job(Request(rota, book, seconds=60), f"{__name__}:dies_handing_over")
    job.start()
    rescued(job)


def test_a_fault_inside_comes_back_in_words(
    request_: Request, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = replace(request_, rulebook=None)  # type: ignore[arg-type]
    job = Job(broken)
    job.start()
    with pytest.raises(UserError, match="failed inside Ambrota"):
        wait_for(job, Outcome)
    job.wait()
    assert "Traceback" not in capfd.readouterr().err
