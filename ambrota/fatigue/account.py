"""What the fatigue models say of a rota, HSG256 before them."""

from __future__ import annotations

from dataclasses import dataclass

from ambrota.duties import DutyTable
from ambrota.fatigue.alertness import Alertness, alertness_of
from ambrota.fatigue.index import FatigueIndex, history_of
from ambrota.fatigue.inputs import Inputs
from ambrota.fatigue.sensitivity import Effect, sensitivity
from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Inspection, Level


@dataclass(frozen=True)
class Account:
    """What both models say of a rota, after how often it departs from HSG256.

    `guidance`: breaches of each rule that has its source there, by id.
    """

    rota: Rota
    table: DutyTable
    guidance: dict[str, int]
    index: FatigueIndex
    effects: tuple[Effect, ...]
    alertness: Alertness


def account_of(inspection: Inspection, book: Rulebook, inputs: Inputs) -> Account:
    """All that `fatigue` says of a rota."""
    table = inspection.table
    guidance = {
        rule.id: rule.count(inspection)
        for rule in book.rules
        if "HSG256" in rule.source and rule.level is not Level.OFF
    }
    history = history_of(table)
    return Account(
        inspection.rota, table, guidance,
        history.index(inputs), sensitivity(history, inputs), alertness_of(table),
    )  # fmt: skip
