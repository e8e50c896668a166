"""The search process: it tells of its faults in words, and it can die without harm."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.errors import UserError
from ambrota.model import Rota
from ambrota.opening import open_workbook
from ambrota.rulebook import Rulebook
from sample_rotas import BY_ID
from solver.job import Job
from solver.request import Outcome, Progress, Request

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
