"""Why the terms of a cyclic rota cannot all hold, and what it would take: proved by whole walks.

Each term is asked apart, so that a conflict can be had from which nothing can be left out; and each
way out is one that a rota was found with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from solver.clock import Clock
from solver.engines.stints.circulation import Answer
from solver.engines.stints.engine import Stints
from solver.engines.stints.weekly import Sum, Weekly, frame_of
from solver.explaining.least import least
from solver.price import is_must
from solver.primitives import Primitive
from solver.request import Conflict, WayOut
from solver.statement import Statement
from solver.terms import Codes, Run, SeatsAsked, Terms, Word
from solver.terms_stated import TERMS, TermsTwin

LINES_MORE, DAYS_MORE = 3, 3
"""How far a way out is looked for: lines beyond those there are, days beyond a bound."""
FEWEST_SECONDS = 5.0
"""Most that is spent on the fewest seats: the only question here with a least to be proved."""


@dataclass(frozen=True)
class Part:
    """One thing asked, in words; as terms, where it is one, and as the engine reads it."""

    text: str
    asked: Weekly
    terms: Terms | None = None


class TermsConflict:
    """What cannot hold together of one statement, within the time there is."""

    def __init__(self, statement: Statement, clock: Clock, seed: int) -> None:
        self.statement, self.clock, self.seed = statement, clock, seed
        self.problem = statement.problem
        frame = frame_of(self.problem)
        if frame is None:
            raise ValueError("the lines are not open alike")
        self.frame = frame
        self.codes = frozenset(shift.code for shift in self.problem.rota.shifts)

    def conflict(self) -> Conflict | None:
        """The conflict and its ways out; None where the terms alone are not shown to be one."""
        every = list(self._parts())
        if not self._cannot(every):
            return None
        core = least([], every, self._cannot)
        held = [self._holds([each for each in core if each is not part]) for part in core]
        texts = tuple(part.text for part in core)
        return Conflict(texts, True, tuple(self._ways(core, every)), tuple(held))

    def _answer(self, parts: list[Part], lines: int = 0, soft: tuple[Sum, ...] = ()) -> Stints:
        frame = replace(self.frame, lines=self.frame.lines + lines)
        return Stints(frame.joined([part.asked for part in parts]), soft)

    def _holds(self, parts: list[Part], lines: int = 0) -> bool:
        found = self._answer(parts, lines).letters(self.clock, self.seed)
        return not isinstance(found, Answer)

    def _cannot(self, parts: list[Part]) -> bool:
        return self._answer(parts).letters(self.clock, self.seed) is Answer.NONE

    def _parts(self) -> Iterator[Part]:
        """Everything asked: rules first, which are the first to be left out, then term by term."""
        by_rule: dict[str, list[Primitive]] = defaultdict(list)
        for each in self.statement.primitives:
            if each.mark.rule != TERMS and is_must(self.statement, each):
                by_rule[each.mark.rule].append(each)
        for rule, primitives in by_rule.items():
            name = f"{self.statement.rule(rule).name} ({rule})"
            yield Part(name, self.frame.asking(self.problem, primitives))
        terms = self.problem.terms
        for run in terms.runs:
            if run.least > 1:
                yield self._part(Terms(runs=(replace(run, most=None),)))
            if run.most is not None:
                yield self._part(Terms(runs=(replace(run, least=1),)))
        for word in terms.words:
            yield self._part(Terms(words=(word,)))
        by_code: dict[str, list[SeatsAsked]] = defaultdict(list)
        for seats in terms.seats:
            by_code[seats.code].append(seats)
        for asked in by_code.values():
            yield self._part(Terms(seats=tuple(asked)))

    def _part(self, terms: Terms) -> Part:
        primitives = TermsTwin(self.problem, terms).state()
        return Part(self._text(terms), self.frame.asking(self.problem, primitives), terms)

    def _text(self, terms: Terms) -> str:
        if terms.runs:
            return f"{self._run_text(terms.runs[0])} ({TERMS})"
        if terms.words:
            return f"{self._word_text(terms.words[0])} not one after another ({TERMS})"
        seats = " ".join(str(each.seats) for each in terms.seats)
        return f"Seats of {terms.seats[0].code}, day by day {seats} ({TERMS})"

    def _run_text(self, run: Run) -> str:
        bound = f"at least {run.least}" if run.most is None else f"at most {run.most}"
        return f"{self._name(run.codes)}: {bound} in a row"

    def _word_text(self, word: Word) -> str:
        return " then ".join(self._name(codes) for codes in word.codes)

    def _name(self, codes: Codes) -> str:
        if codes == {""}:
            return "Day off"
        return "Duty" if codes == self.codes else " or ".join(sorted(codes))

    def _ways(self, core: list[Part], every: list[Part]) -> Iterator[WayOut]:
        """What would make everything hold, one kind at a time."""
        for more in range(1, LINES_MORE + 1):
            if self._holds(every, more):
                yield WayOut("Add lines to the cycle", "lines", float(more), verified=True)
                break
        for part in core:
            others = [each for each in every if each is not part]
            if part.terms is not None and part.terms.runs:
                yield from self._longer(part.terms.runs[0], others)
            elif part.terms is not None and part.terms.words and self._holds(others):
                what = self._word_text(part.terms.words[0])
                yield WayOut(f"Allow {what}", "sequences", 1.0, verified=True)
        yield from self._other_seats(every)

    def _longer(self, run: Run, others: list[Part]) -> Iterator[WayOut]:
        """The bound of a run moved by as few days as will do."""
        for days in range(1, DAYS_MORE + 1):
            if run.most is None:
                moved = replace(run, least=run.least - days)
            else:
                moved = replace(run, most=run.most + days)
            if moved.least < 1:
                return
            if self._holds([*others, self._part(Terms(runs=(moved,)))]):
                text = f"{self._run_text(moved)}, in place of {run.most or run.least}"
                yield WayOut(text, "days", float(days), verified=True)
                return

    def _other_seats(self, every: list[Part]) -> Iterator[WayOut]:
        """The fewest seats by which what is asked must differ."""
        seats = [part for part in every if part.terms is not None and part.terms.seats]
        others = [part for part in every if part not in seats]
        soft = tuple(each for part in seats for each in part.asked.sums)
        engine = self._answer(others, soft=soft)
        clock = self.clock.part(min(1.0, FEWEST_SECONDS / max(1.0, self.clock.left)))
        if not isinstance(engine.letters(clock, self.seed), Answer):
            yield WayOut("Change seats asked", "seats", float(engine.missed), verified=True)
