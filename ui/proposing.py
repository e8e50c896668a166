"""The main job, for both faces: search, write each proposal, read it back, audit it, certify it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ambrota import __version__
from ambrota.audit import Audit, audit
from ambrota.certificate import Certificate, certify, with_people
from ambrota.compare import Candidate
from ambrota.errors import UserError
from ambrota.model import Change, Rota, changes_between
from ambrota.opening import Opened
from ambrota.reports import write_review
from ambrota.sheets.problems import ImportProblem
from ambrota.sheets.writing.copy_back import copy_suffix, write_back
from ambrota.starts import starts_in_words, with_starts
from solver.job import Job
from solver.request import Conflict, Lock, Outcome, Progress, Proposal, Request, SolveStatus

POLL_SECONDS = 0.05
Ended = TypeVar("Ended")
REVIEW = "review.xlsx"
CLAIM_TO_HOLD = (SolveStatus.PROVED_BEST, SolveStatus.IMPROVED)


@dataclass(frozen=True)
class Written:
    """A proposal as it stands in its file: the rota read back, its audit and its certificate.

    `notes` say what the workbook could not take as it was proposed.
    """

    proposal: Proposal
    file: Path
    rota: Rota
    audit: Audit
    certificate: Certificate
    notes: tuple[ImportProblem, ...]
    changes: int
    people_changed: int

    @property
    def candidate(self) -> Candidate:
        """The proposal as comparisons and reports take it."""
        made = self.proposal
        return Candidate(
            made.id, made.name, self.rota, self.audit, made.stages, self.certificate, made.why
        )


@dataclass(frozen=True)
class Proposed:
    """All that came of a request, written to a folder."""

    opened: Opened
    current: Audit
    outcome: Outcome
    proposals: tuple[Written, ...]
    review: Path

    @property
    def holds(self) -> bool:
        """Whether at least one proposal, as written and audited, breaches nothing required."""
        return any(written.audit.holds for written in self.proposals)

    @property
    def status(self) -> SolveStatus:
        """How the search ended. The audit has the last word on whether a proposal holds."""
        if self.outcome.status in CLAIM_TO_HOLD and not self.holds:
            return SolveStatus.NOT_FOUND
        return self.outcome.status

    @property
    def conflict(self) -> Conflict | None:
        """What stands in each other's way: as explained, or as the audit found it breached."""
        if self.outcome.conflict is None and self.status is SolveStatus.NOT_FOUND:
            breached = {
                finding.rule: None for each in self.proposals for finding in each.audit.musts
            }
            return Conflict(tuple(breached), proved=False, ways_out=())
        return self.outcome.conflict


def propose(
    opened: Opened,
    request: Request,
    folder: Path,
    on_progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Proposed:
    """Search, then write proposals and review into `folder`, each proposal checked as written.

    `stop` is asked several times a second; once true, the best found so far is written.
    """
    prepare_folder(folder)
    current = audit(opened.rota, opened.rulebook)
    request = replace(request, locks=(*request.locks, *days_without_a_cell(opened)))
    outcome = search(request, on_progress, stop)
    written = tuple(
        certified(opened, each, folder, request.locks, request.begin) for each in outcome.proposals
    )
    made = Proposed(opened, current, outcome, written, folder / REVIEW)
    begun, told = _begun(made)
    write_review(
        made.review,
        begun,
        [each.candidate for each in written],
        opened.rulebook,
        opened.problems,
        made.conflict,
        " ".join([how_found(outcome), *told]),
    )
    return made


def _begun(made: Proposed) -> tuple[Candidate, list[str]]:
    """The current rota as proposals are compared with it, and who begins on another line in it.

    All proposals of a search have people begin on the same lines; so each line is compared under
    the name of who is to begin on it.
    """
    rota, result = made.opened.rota, made.current
    starts = made.proposals[0].proposal.starts if made.proposals else ()
    if starts:
        rota = with_starts(rota, starts)
        result = audit(rota, made.opened.rulebook)
    told = [f"{each}." for each in starts_in_words(made.opened.rota, starts)]
    return Candidate("current", "Current", rota, result), told


def how_found(outcome: Outcome) -> str:
    """How the proposals were found: mode, budget, seed and versions, in a sentence."""
    versions = ", ".join(f"{name} {number}" for name, number in outcome.versions.items())
    mode = (
        f"Repeatable, with {outcome.budget:g} of work: the same request gives the same rotas"
        if outcome.repeatable
        else f"Within {outcome.budget:g} s by the clock: another run may find others"
    )
    told = f"Seed {outcome.seed}, {outcome.workers} workers, Ambrota {__version__}, {versions}"
    return " ".join([f"{mode}. {told}.", *(f"{note.rstrip('.')}." for note in outcome.notes)])


def days_without_a_cell(opened: Opened) -> tuple[Lock, ...]:
    """Days of people for whom the workbook's grid has no cell: nothing can be written there."""
    source, rota = opened.imported.source, opened.rota
    if source.listings:
        return ()
    return tuple(
        Lock(person.id, day, day)
        for person in rota.people
        for day in range(rota.days)
        if (person.id, day) not in source.spots
    )


def prepare_folder(folder: Path) -> None:
    """Make the folder that proposals go to. Raises UserError where it cannot be one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UserError(
            "The proposals cannot be written there", str(folder),
            str(problem.strerror or problem), "a folder that can be written to",
            "name another folder",
        ) from None  # fmt: skip


def awaited(
    job: Job,
    kind: type[Ended],
    on_progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Ended:
    """What a job in a process of its own ends in; told to end soon when `stop` says so."""
    job.start()
    asked_to_stop = False
    try:
        while True:
            for event in job.poll(POLL_SECONDS):
                if isinstance(event, kind):
                    return event
                on_progress(event)
            if stop() and not asked_to_stop:
                asked_to_stop = True
                job.cancel()
    finally:
        job.kill()


def search(
    request: Request, on_progress: Callable[[Progress], None], stop: Callable[[], bool]
) -> Outcome:
    """Run the search in a process of its own until it ends or `stop` says so."""
    return awaited(Job(request), Outcome, on_progress, stop)


def certified(
    opened: Opened,
    proposal: Proposal,
    folder: Path,
    locks: tuple[Lock, ...] = (),
    begin: Rota | None = None,
) -> Written:
    """Write a proposal into a copy of the user's workbook, read that back, audit and certify it.

    What is locked stays as in `begin`, where the search began with that.
    """
    claimed, begun = proposal.apply(opened.rota), proposal.begun(opened.rota)
    file = folder / file_name(opened.path.stem, proposal, copy_suffix(opened.imported))
    notes = write_back(opened.imported, claimed, file, proposal.starts)
    rota = _as_reviewed(opened, opened.read_back(file), proposal)
    result = audit(rota, opened.rulebook, begun)
    changes = changes_between(begun, rota)
    if begin is not None:
        begin = with_starts(begin, proposal.starts)
    certificate = certify(
        proposal.claims,
        result.counts(),
        claimed,
        rota,
        [
            change
            for change in (changes if begin is None else changes_between(begin, rota))
            if _is_locked(begun, change, locks)
        ],
    )
    return Written(
        proposal=proposal,
        file=file,
        rota=rota,
        audit=result,
        certificate=with_people(certificate, claimed, rota) if proposal.starts else certificate,
        notes=notes,
        changes=len(changes),
        people_changed=len({change.person for change in changes}),
    )


def _as_reviewed(opened: Opened, rota: Rota, proposal: Proposal) -> Rota:
    """What was read back, with what the review says of people where it says more than the file."""
    same = opened.rota.people == opened.imported.rota.people
    if same or proposal.starts or list(rota.index) != list(opened.rota.index):
        return rota
    return replace(rota, people=opened.rota.people)


def _is_locked(rota: Rota, change: Change, locks: tuple[Lock, ...]) -> bool:
    person = rota.person(change.person)
    return any(lock.covers(person, change.day) for lock in locks)


def file_name(stem: str, proposal: Proposal, suffix: str) -> str:
    """'Northgate – A Fewest changes.xlsx': a name that every file system takes."""
    safe = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "", f"{proposal.id} {proposal.name}").strip(" .")
    return f"{stem} – {safe}{suffix}"
