"""The HSE fatigue and risk index (RR446) of every duty of a rota, for comparison only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.duties import DutyTable
from ambrota.entries import Ints
from ambrota.fatigue.cumulative import Cumulative, cumulative_of
from ambrota.fatigue.hours import Course, Floats, course_of
from ambrota.fatigue.inputs import Inputs
from ambrota.fatigue.timing import timing_of
from ambrota.model import WEEK

METHOD = "HSE fatigue and risk index (RR446 method, withdrawn by HSE in June 2021), comparison only"
SOURCE = (
    "HSE Research Report 446 (2006), the fatigue and risk index; "
    "withdrawn by HSE in June 2021, shown for comparison only"
)
STATUS = (
    "It compares rotas and points to duties that stand out; it is no limit and no certificate. "
    "Findings of HSG256 come first."
)
WEEKS_WALKED = (26, 52, 104, 208)
"""For how long a cyclic rota is walked until its values stay the same."""


@dataclass(frozen=True)
class FatigueIndex:
    """The index of each duty with all its components; columns in the order of the duty table.

    `row`: its row there. `settled`: whether a cyclic rota came to values that repeat with every
    turn; where it did not (too little rest: risk goes on rising), those of the last turn stand.
    `walked`: how often the walk was walked that was walked most; 1 where dated.
    """

    inputs: Inputs
    row: Ints
    fi_cumulative: Floats
    fi_timing: Floats
    fi_job: Floats
    fatigue_index: Floats
    ri_cumulative: Floats
    ri_timing: Floats
    ri_job: Floats
    risk_index: Floats
    settled: bool
    walked: int


@dataclass(frozen=True)
class History:
    """What came before each duty: it depends on the rota alone, and so serves all inputs."""

    course: Course
    cumulative: Cumulative

    def index(self, inputs: Inputs) -> FatigueIndex:
        """The index of every duty with these inputs."""
        course, told = self.course, self.course.told
        own = np.array(
            [
                timing_of(inputs, start, length)
                for start, length in zip(
                    course.starts.tolist(), course.lengths.tolist(), strict=True
                )
            ]
        ).reshape(-1, 4)[course.form[told]]
        whole, timing, ri_timing, ri_job = own.T
        before, risk = self.cumulative.fatigue[told], self.cumulative.risk[told]
        return FatigueIndex(
            inputs=inputs,
            row=course.row[told],
            fi_cumulative=100 * before,
            fi_timing=100 * timing,
            fi_job=100 * (whole - timing),
            fatigue_index=100 * (1 - (1 - before) * (1 - whole)),
            ri_cumulative=risk,
            ri_timing=ri_timing,
            ri_job=ri_job,
            risk_index=risk * ri_timing * ri_job,
            settled=bool(self.cumulative.settled.all()),
            walked=int(course.turns.max(initial=1)),
        )


def history_of(table: DutyTable) -> History:
    """What came before each duty of a rota; what goes round is walked until it is steady."""
    least = np.full(len(table.walks), WEEKS_WALKED[0] * WEEK)
    for weeks in WEEKS_WALKED:
        course = course_of(table, least)
        history = History(course, cumulative_of(course))
        moving = ~history.cumulative.settled
        if not moving.any():
            break
        least[moving] = min(2 * weeks, WEEKS_WALKED[-1]) * WEEK
    return history


def index_of(table: DutyTable, inputs: Inputs | None = None) -> FatigueIndex:
    """The index of every timed duty of a rota, days carried in as its history."""
    return history_of(table).index(inputs or Inputs())
