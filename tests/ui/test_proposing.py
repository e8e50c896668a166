"""The main job: each proposal is judged from the file as written, never from what was claimed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import ui.proposing
from ambrota.audit import audit
from ambrota.errors import UserError
from ambrota.model import Change, Kind, Session
from ambrota.opening import Opened, open_workbook
from sample_rotas import SAMPLES
from solver.job import Job
from solver.request import Lock, Outcome, Progress, Proposal, Request, SolveStatus
from ui.proposing import Proposed, certified, days_without_a_cell, file_name, propose

SMALLEST = min(SAMPLES, key=lambda sample: sample.path.stat().st_size)


class FakeJob:
    """A search whose events are given beforehand."""

    events: Iterator[list[Progress | Outcome]]
    cancelled = 0
    killed = 0

    def __init__(self, request: Request) -> None:
        self.request = request

    def start(self) -> None:
        """Nothing to start."""

    def poll(self, timeout: float) -> list[Progress | Outcome]:
        """The next events."""
        return next(type(self).events)

    def cancel(self) -> None:
        """Count the request to stop."""
        type(self).cancelled += 1

    def kill(self) -> None:
        """Count the ends."""
        type(self).killed += 1


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_workbook(SMALLEST.path)


@pytest.fixture
def proposing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Proposed]:
    """Run the main job with a search that ends in the given proposals."""

    def run(*proposals: Proposal, status: SolveStatus = SolveStatus.IMPROVED) -> Proposed:
        outcome = Outcome(status, 1.0, 1, 2, {}, proposals)
        FakeJob.events = iter([[Progress(0.5, "hold", "placing")], [], [outcome]])
        FakeJob.cancelled = FakeJob.killed = 0
        monkeypatch.setattr(ui.proposing, "Job", FakeJob)
        request = Request(opened.rota, opened.rulebook)
        return propose(opened, request, tmp_path / "out", lambda progress: None, lambda: False)

    return run


def unchanged(opened: Opened) -> Proposal:
    """A proposal to leave everything as it is, with true claims."""
    claims = audit(opened.rota, opened.rulebook, opened.rota).counts()
    return Proposal("A", "As it is", "Nothing changes.", (), (), (), claims)


def test_a_true_proposal_is_certified_from_its_file(
    opened: Opened, proposing: Callable[..., Proposed]
) -> None:
    made = proposing(unchanged(opened))
    written = made.proposals[0]
    assert written.certificate.verified, written.certificate.differences
    assert (written.changes, written.people_changed) == (0, 0)
    assert written.file.name == f"{SMALLEST.path.stem} – A As it is{SMALLEST.path.suffix}"
    # Colleagues on a shared drive read both alike.
    assert written.file.stat().st_mode == made.review.stat().st_mode
    assert FakeJob.killed == 1


def test_a_false_claim_is_named(opened: Opened, proposing: Callable[..., Proposed]) -> None:
    true = unchanged(opened)
    claims = {**true.claims, "training": true.claims["training"] + 1, "daily-rest": 7}
    certificate = proposing(replace(true, claims=claims)).proposals[0].certificate
    assert not certificate.verified
    assert len(certificate.differences) == 2
    assert any(text.startswith("training: ") for text in certificate.differences)
    assert any("daily-rest: 7 breaches claimed" in text for text in certificate.differences)


def test_the_audit_decides_whether_a_proposal_holds(
    opened: Opened, proposing: Callable[..., Proposed]
) -> None:
    """A search that says 'improved' of a rota that breaches a must is not believed."""
    assert not audit(opened.rota, opened.rulebook).holds
    made = proposing(unchanged(opened), status=SolveStatus.IMPROVED)
    assert made.status is SolveStatus.NOT_FOUND
    assert made.conflict is not None
    assert not made.conflict.proved
    assert "training" in made.conflict.requirements


def test_changes_and_sessions_come_back_from_the_file(
    opened: Opened, proposing: Callable[..., Proposed]
) -> None:
    rota = opened.rota
    duty = next(each for each in rota.duties if each.kind is Kind.COVER)
    off = next(
        day
        for day in range(rota.days)
        if not any(each.is_work for each in rota.by_cell.get((duty.person, day), ()))
    )
    moved = replace(duty, day=off, cell=None)
    swap = (
        Change(duty.person, duty.day, rota.by_cell[duty.person, duty.day], ()),
        Change(duty.person, off, rota.by_cell.get((duty.person, off), ()), (moved,)),
    )
    session = Session("training", "cpd", duty.person, None, off, duty.start + 60, duty.start + 180)
    made = proposing(Proposal("B", "Swap", "One duty moves.", swap, (session,), ()))
    written = made.proposals[0]
    assert written.rota.sessions == (session,)
    assert (written.changes, written.people_changed) == (2, 1)
    told = [text for text in written.certificate.differences if "breaches" not in text]
    assert told == []


def test_a_stop_is_passed_on_once_and_the_outcome_awaited(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = Outcome(SolveStatus.CANCELLED, 1.0, 1, 2, {}, (unchanged(opened),))
    FakeJob.events = iter([[], [], [], [outcome]])
    FakeJob.cancelled = FakeJob.killed = 0
    monkeypatch.setattr(ui.proposing, "Job", FakeJob)
    request = Request(opened.rota, opened.rulebook)
    made = propose(opened, request, tmp_path, lambda progress: None, lambda: True)
    assert made.status is SolveStatus.CANCELLED
    assert made.proposals[0].file.exists()
    assert (FakeJob.cancelled, FakeJob.killed) == (1, 1)


def test_a_folder_that_cannot_be_made_is_refused_before_the_search(
    opened: Opened, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    request = Request(opened.rota, opened.rulebook)
    with pytest.raises(UserError, match="cannot be written there"):
        propose(opened, request, taken, lambda progress: None, lambda: False)


def test_file_names_suit_every_file_system() -> None:
    proposal = Proposal("A", 'Best: for "people" / all?', "", (), (), ())
    assert file_name("Northgate", proposal, ".xlsx") == "Northgate – A Best for people  all.xlsx"


def test_a_change_of_a_locked_day_is_named(opened: Opened, tmp_path: Path) -> None:
    duty = next(duty for duty in opened.rota.duties if duty.kind is Kind.COVER)
    change = Change(duty.person, duty.day, opened.rota.by_cell[duty.person, duty.day], ())
    changed = opened.rota.with_changes([change])
    claims = audit(changed, opened.rulebook, opened.rota).counts()
    proposal = Proposal("A", "One less", "One duty goes.", (change,), (), (), claims)
    locks = (Lock(duty.person, duty.day, duty.day),)
    (told,) = certified(opened, proposal, tmp_path, locks).certificate.differences
    assert told.endswith("the day was locked")
    assert certified(opened, proposal, tmp_path).certificate.verified


def test_days_that_the_grid_has_no_column_for_stay_as_they_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Rota"
    dates = [date(2026, 1, day) for day in (5, 6, 8, 9)]
    for row in (["Name", *dates], ["Asha Patel", "0700-1900", None, None, "0700-1900"]):
        page.append(row)
    path = tmp_path / "gap.xlsx"
    book.save(path)
    opened = open_workbook(path)
    (person,) = opened.rota.people
    assert days_without_a_cell(opened) == (Lock(person.id, 2, 2),)


def test_a_grid_with_all_its_days_locks_none(opened: Opened) -> None:
    assert days_without_a_cell(opened) == ()


class DoomedJob(Job):
    """A real search whose process is killed as soon as something holds."""

    def poll(self, timeout: float = 0.0) -> list[Any]:
        """What has come; the process dies of what it brings."""
        heard = super().poll(timeout)
        if any(isinstance(one, Progress) and one.best is not None for one in heard):
            assert self._process is not None
            self._process.kill()
        return heard


def test_a_search_that_is_killed_leaves_the_best_so_far_certified(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened.path.read_bytes()
    monkeypatch.setattr(ui.proposing, "Job", DoomedJob)
    request = Request(opened.rota, opened.rulebook, seconds=60)
    made = propose(opened, request, tmp_path / "out", lambda progress: None, lambda: False)
    (note,) = made.outcome.notes
    assert note.startswith("The search stopped unexpectedly")
    assert note.endswith("This is the best found so far.")
    assert made.status is SolveStatus.CANCELLED
    assert made.holds
    for written in made.proposals:
        assert written.certificate.verified
        assert written.audit.holds
        assert written.file.exists()
    assert made.review.exists()
    assert opened.path.read_bytes() == before
