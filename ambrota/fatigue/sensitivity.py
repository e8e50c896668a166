"""How far the index moves when an input goes to its low and to its high plausible value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ambrota.fatigue.index import FatigueIndex, History
from ambrota.fatigue.inputs import BREAKS_OF, Inputs


@dataclass(frozen=True)
class Results:
    """The index of a rota in four figures: over all its duties, and of the highest."""

    fatigue_mean: float
    fatigue_highest: float
    risk_mean: float
    risk_highest: float


@dataclass(frozen=True)
class Effect:
    """One input alone at a low and at a high value, and what the index is then."""

    name: str
    low: float
    high: float
    at_low: Results
    at_high: Results


def results_of(index: FatigueIndex) -> Results:
    """The four figures of an index; nought where there is no duty."""
    if not index.row.size:
        return Results(0.0, 0.0, 0.0, 0.0)
    fatigue, risk = index.fatigue_index, index.risk_index
    return Results(
        float(fatigue.mean()), float(fatigue.max()), float(risk.mean()), float(risk.max())
    )


def sensitivity(history: History, inputs: Inputs) -> tuple[Effect, ...]:
    """Each input at both ends of what is plausible, the others as they are."""
    effects = []
    for name in Inputs.parameters():
        low, high = _plausible(inputs, name)
        at_low, at_high = (
            results_of(history.index(replace(inputs, **{name: value}))) for value in (low, high)
        )
        effects.append(Effect(name, low, high, at_low, at_high))
    return tuple(effects)


def _plausible(inputs: Inputs, name: str) -> tuple[float, float]:
    """The ends of what is plausible; a break is never longer than the work before it."""
    low, high = Inputs.parameters()[name]["plausible"]
    for length, work in BREAKS_OF.items():
        if name == length:
            low, high = (min(end, getattr(inputs, work)) for end in (low, high))
        if name == work:
            low, high = (max(end, getattr(inputs, length)) for end in (low, high))
    return low, high
