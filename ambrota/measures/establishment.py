"""Establishment: whole-time equivalents needed, in post and vacant, and whether relief suffices."""

from __future__ import annotations

from ambrota.duties import FULL_TIME, contract_minutes
from ambrota.measures.base import ESTABLISHMENT, OperationsGauge
from ambrota.measures.scene import Scene
from ambrota.model import WEEK, WORK_KINDS, Kind, Person

ABSTRACTION = 0.25
"""Expected share of paid time that is leave, sickness, training and contact; a local assumption."""

_EXPECTED = f"Expected abstraction is taken as {ABSTRACTION:.0%} of paid time, a local assumption."


def wte(person: Person) -> float:
    """Whole-time equivalent of a contract; full time where none is stated."""
    return contract_minutes(person) / 60 / FULL_TIME


class WteNeeded(OperationsGauge):
    """People needed for the requirement."""

    id = "wte-needed"
    theme = ESTABLISHMENT
    name = "WTE needed"
    unit = "WTE"
    better = "lower"
    statement = (
        "Required seat-hours a week, at the paid share of cover duties, over 37.5 h less expected "
        f"abstraction. {_EXPECTED}"
    )

    def value(self, scene: Scene) -> float:
        """Whole-time equivalents that the requirement asks for."""
        table = scene.table
        on_cover = table.timed & table.is_kind(Kind.COVER)
        elapsed = int((table.end - table.start)[on_cover].sum())
        paid = int(table.paid[on_cover].sum()) / elapsed if elapsed else 1.0
        weeks = scene.rota.days / WEEK
        hours = scene.cover.required_hours / weeks if weeks else 0.0
        return hours * paid / FULL_TIME / (1 - ABSTRACTION)


class WteInPost(OperationsGauge):
    """People in post."""

    id = "wte-in-post"
    theme = ESTABLISHMENT
    name = "WTE in post"
    unit = "WTE"
    better = "higher"
    statement = "Contracts of everybody in post over 37.5 h; full time where none is stated."

    def value(self, scene: Scene) -> float:
        """Whole-time equivalents in post."""
        return sum(wte(person) for person in scene.rota.people if not person.vacant)


class WteVacant(OperationsGauge):
    """Vacancies."""

    id = "wte-vacant"
    theme = ESTABLISHMENT
    name = "WTE vacant"
    unit = "WTE"
    better = "lower"
    statement = "Contracts of vacant lines over 37.5 h; full time where none is stated."

    def value(self, scene: Scene) -> float:
        """Whole-time equivalents that nobody holds."""
        return sum(wte(person) for person in scene.rota.people if person.vacant)


class ReliefSufficiency(OperationsGauge):
    """Whether relief covers what is to be expected away."""

    id = "relief-sufficiency"
    theme = ESTABLISHMENT
    name = "Relief sufficiency"
    unit = "% of expected abstraction"
    better = "higher"
    statement = f"Paid relief hours against the paid hours expected away. {_EXPECTED}"

    def value(self, scene: Scene) -> float:
        """Relief hours of people in post against their expected abstraction."""
        table = scene.table
        posts = [row for row, _ in scene.in_post]
        relief = scene.tally(table.is_kind(Kind.RELIEF), table.paid)[posts].sum()
        work = scene.tally(table.is_kind(*WORK_KINDS), table.paid)[posts].sum()
        return float(100 * relief / (ABSTRACTION * work)) if work else 0.0
