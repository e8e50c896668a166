"""The index for a person to read: what it is worth first, then the worst duties of each."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.fatigue.account import Account
from ambrota.fatigue.alertness import Alertness
from ambrota.fatigue.index import METHOD, STATUS
from ambrota.fatigue.inputs import Inputs, option
from ambrota.fatigue.sensitivity import Effect, Results, results_of
from ambrota.fatigue.sleep import ASSUMPTIONS
from ambrota.fatigue.three_process import CAUTION, SEVERE
from ambrota.fatigue.three_process import METHOD as MODEL
from ui.headless.text import WIDTH, count, heading, table

WORST_OF_EACH = 3
MOST_PEOPLE = 60


def fatigue_lines(account: Account) -> list[str]:
    """Status, HSG256, inputs, the worst duties of each person, and how far the inputs move it."""
    index = account.index
    lines = [account.rota.title, *textwrap.wrap(f"{METHOD}. {STATUS}", WIDTH)]
    lines += [*_guidance(account.guidance), *_inputs(index.inputs)]
    if not index.row.size:
        return [*lines, "", "No timed work: there is no index."]
    if not index.settled:
        lines += ["", *textwrap.wrap(UNSETTLED, WIDTH)]
    return [
        *lines,
        *_worst(account),
        *_sensitivity(results_of(index), account.effects),
        *_alertness(account.alertness),
    ]


UNSETTLED = (
    "This cycle has too little rest for the method: risk goes on rising with every turn. "
    "The values are those after four years."
)


def _guidance(guidance: dict[str, int]) -> list[str]:
    """How often the rota departs from HSG256: what the index can only add to."""
    rows = [(rule, count(breaches, "time")) for rule, breaches in guidance.items() if breaches]
    title = "First of all: departures from HSG256 (check has the evidence)"
    return [*heading(title), *(table(rows, right=(1,)) or ["  none"])]


def _inputs(inputs: Inputs) -> list[str]:
    rows = [
        (option(name), f"{getattr(inputs, name):g} {about['unit']}", about["text"])
        for name, about in Inputs.parameters().items()
    ]
    return [*heading("Inputs (editable defaults: a rota says none of them)"), *table(rows)]


def _worst(account: Account) -> list[str]:
    """The worst duties of each person, those with the highest index first."""
    rota, duties, index = account.rota, account.table, account.index
    rows = [("", "Duty", "", "Fatigue", "before", "hours", "job", "Risk", "KSS")]
    people = duties.person[index.row]
    ranked = np.lexsort((-index.fatigue_index, people))
    edges = np.searchsorted(people[ranked], np.arange(len(rota.people) + 1))
    worst = [ranked[low:high][:WORST_OF_EACH].tolist() for low, high in pairwise(edges.tolist())]
    told = sorted(
        (person for person, own in enumerate(worst) if own),
        key=lambda person: -index.fatigue_index[worst[person][0]],
    )
    kss = account.alertness.sleepiest.kss
    for person in told[:MOST_PEOPLE]:
        for place, at in enumerate(worst[person]):
            duty = duties.duties[int(index.row[at])]
            rows.append((
                "" if place else rota.people[person].name,
                day_name(rota, duty.day), f"{clock(duty.start or 0)}–{clock(duty.end or 0)}",
                f"{index.fatigue_index[at]:.1f}", f"{index.fi_cumulative[at]:.1f}",
                f"{index.fi_timing[at]:.1f}", f"{index.fi_job[at]:.1f}",
                f"{index.risk_index[at]:.2f}", f"{kss[at]:.1f}",
            ))  # fmt: skip
    return [
        *heading(f"The worst duties of each {'line' if rota.is_cyclic else 'person'}"),
        *(f"  {line}" for line in EXPLAINED),
        *table(rows, right=range(3, 9)),
        *([f"  … and {count(len(told) - MOST_PEOPLE, 'other')} (--json lists all)"]
          if len(told) > MOST_PEOPLE else []),
    ]  # fmt: skip


EXPLAINED = (
    "Fatigue: chance in a hundred of high sleepiness, out of what came before, the hours of the",
    "duty, and job and breaks. Risk: relative. KSS: sleepiness at the worst moment, 1 to 9.",
)


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


def _alertness(alertness: Alertness) -> list[str]:
    """What the other model says in short, and on which sleep it rests."""
    kss = alertness.sleepiest.kss
    reached = {level: int((kss >= level).sum()) for level in (CAUTION, SEVERE)}
    over = [
        f"  {count(number, 'duty', 'duties')} of {len(kss):,} reach KSS {level:g}"
        for level, number in reached.items()
    ]
    assumed = [line for each in ASSUMPTIONS for line in textwrap.wrap(each, WIDTH - 2)]
    return [*heading(MODEL), *over, *(f"  {line}" for line in assumed)]
