"""Notice of relief duties: relief without times in the first days of a dated rota."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import Kind
from ambrota.rules.relief_notice import ReliefNotice
from solver.primitives import Mark, Primitive, Sequence
from solver.problem import Choice, Problem


def state(problem: Problem, rule: ReliefNotice) -> Iterator[Primitive]:
    """Choices that hold such relief, each as far from the notice as its day is."""
    if problem.rota.is_cyclic:
        return
    for walk in problem.walks:
        if problem.rota.people[walk.people[0]].vacant:
            continue
        for day in range(min(walk.days, rule.days)):
            found = problem.cell(walk, day)
            assert found is not None
            bad = frozenset(i for i, choice in enumerate(found[0].choices) if _untimed(choice))
            if bad:
                mark = Mark(rule.id, walk.people[0], day)
                yield Sequence(mark, ((found[0].index, bad),), rule.days - day)


def _untimed(choice: Choice) -> bool:
    return any(duty.kind is Kind.RELIEF and duty.start is None for duty in choice.duties)
