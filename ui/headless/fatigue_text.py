"""The index for a person to read: what it is worth first, then the worst duties of each."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.duties import DutyTable
from ambrota.fatigue.index import METHOD, STATUS, FatigueIndex
from ambrota.fatigue.inputs import Inputs, option
from ambrota.fatigue.sensitivity import Effect, Results, results_of
from ambrota.model import Rota
from ui.headless.text import WIDTH, count, heading, table

WORST_OF_EACH = 3
MOST_PEOPLE = 60


def fatigue_lines(
    rota: Rota, duties: DutyTable, index: FatigueIndex, effects: Sequence[Effect]
) -> list[str]:
    """Status, inputs, the worst duties of each person, and how far the inputs move it all."""
    lines = [rota.title, *textwrap.wrap(f"{METHOD}. {STATUS}", WIDTH)]
    lines += _inputs(index.inputs)
    if not index.row.size:
        return [*lines, "", "No timed work: there is no index."]
    if not index.settled:
        lines += ["", *textwrap.wrap(UNSETTLED, WIDTH)]
    return [*lines, *_worst(rota, duties, index), *_sensitivity(results_of(index), effects)]


UNSETTLED = (
    "This cycle has too little rest for the method: risk goes on rising with every turn. "
    "The values are those after four years."
)


def _inputs(inputs: Inputs) -> list[str]:
    rows = [
        (option(name), f"{getattr(inputs, name):g} {about['unit']}", about["text"])
        for name, about in Inputs.parameters().items()
    ]
    return [*heading("Inputs (editable defaults: a rota says none of them)"), *table(rows)]


def _worst(rota: Rota, duties: DutyTable, index: FatigueIndex) -> list[str]:
    """The worst duties of each person, those with the highest index first."""
    people = duties.person[index.row]
    rows = [("", "Duty", "", "Fatigue", "Risk", "before", "hours", "job")]
    highest = np.zeros(len(rota.people))
    np.maximum.at(highest, people, index.fatigue_index)
    told = np.flatnonzero(np.bincount(people, minlength=len(rota.people)))
    told = told[np.argsort(-highest[told], kind="stable")]
    for person in told[:MOST_PEOPLE].tolist():
        own = np.flatnonzero(people == person)
        name = rota.people[person].name
        for at in own[np.argsort(-index.fatigue_index[own], kind="stable")][:WORST_OF_EACH]:
            duty = duties.duties[int(index.row[at])]
            when = f"{clock(duty.start or 0)}–{clock(duty.end or 0)}"
            figures = (
                index.fatigue_index, index.risk_index,
                index.fi_cumulative, index.fi_timing, index.fi_job,
            )  # fmt: skip
            told_of = [
                f"{float(values[at]):.{2 if i == 1 else 1}f}" for i, values in enumerate(figures)
            ]
            rows.append((name, day_name(rota, duty.day), when, *told_of))
            name = ""
    noun = "line" if rota.is_cyclic else "person"
    lines = [
        *heading(f"The worst duties of each {noun}"),
        "  Fatigue 0 to 100: chance of high sleepiness, and its parts; risk: about 1 is usual.",
        *table(rows, right=range(3, 8)),
    ]
    if len(told) > MOST_PEOPLE:
        lines.append(f"  … and {count(len(told) - MOST_PEOPLE, 'other')} (--json lists all)")
    return lines


def _sensitivity(now: Results, effects: Sequence[Effect]) -> list[str]:
    """Each input at its low and its high value."""
    rows = [("", "", "Fatigue", "highest", "Risk", "highest"), ("as set", "", *_figures(now))]
    for effect in effects:
        rows += [
            (option(effect.name), f"{effect.low:g}", *_figures(effect.at_low)),
            ("", f"{effect.high:g}", *_figures(effect.at_high)),
        ]
    return [
        *heading("How far the inputs move it (mean of all duties, and the highest)"),
        *table(rows, right=range(1, 6)),
    ]


def _figures(results: Results) -> tuple[str, str, str, str]:
    return (
        f"{results.fatigue_mean:.1f}", f"{results.fatigue_highest:.1f}",
        f"{results.risk_mean:.2f}", f"{results.risk_highest:.2f}",
    )  # fmt: skip
