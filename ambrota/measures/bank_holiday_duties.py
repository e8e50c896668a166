"""Bank holidays worked, and relief whose times come late."""

from __future__ import annotations

import numpy as np

from ambrota.bank_holidays import ENGLAND, bank_holidays
from ambrota.measures.base import NIGHTS, PREDICTABLE, Floats, RowGauge
from ambrota.measures.scene import Scene

NOTICE = 28


def nation(scene: Scene) -> str:
    """The nation whose bank holidays the rulebook goes by."""
    for rule in scene.rulebook.rules:
        if (found := getattr(rule, "nation", None)) is not None:
            return str(found)
    return ENGLAND


class _DatedGauge(RowGauge):
    """What depends on dates concerns nobody in a cyclic rota."""

    def people(self, scene: Scene) -> dict[str, float]:
        """Everybody in post of a dated rota."""
        return {} if scene.rota.is_cyclic else super().people(scene)

    def lines(self, scene: Scene) -> dict[str, float]:
        """No line has a date."""
        return {}


class BankHolidaysWorked(_DatedGauge):
    """Bank holidays with a duty."""

    id = "bank-holidays-worked"
    theme = NIGHTS
    name = "Bank holidays worked"
    unit = "days a person"
    better = "lower"
    statement = (
        "Bank holidays during which there is any minute of duty, or relief, from 00:00 to 24:00: "
        "those that the workbook lists, else those of the nation. None in a cyclic rota."
    )
    source = "Bank holidays as published by the government; the workbook's own list"

    def rows(self, scene: Scene) -> Floats:
        """Such days of each row."""
        rota = scene.rota
        first = rota.first_day
        if first is None:
            return np.zeros(len(rota.people))
        on = [(day - first).days for day in bank_holidays(rota, nation(scene))]
        days = []
        for block, touched, relief in zip(
            scene.table.blocks, scene.touched, scene.relief, strict=True
        ):
            flags = np.zeros_like(touched)
            at = np.array([day for day in on if day < block.days], dtype=np.int64) - block.first
            flags[:, at] = (touched | relief)[:, at]
            days.append(flags)
        return scene.by_row(days)


class ReliefShortNotice(_DatedGauge):
    """Relief whose times are not known in time."""

    id = "relief-short-notice"
    theme = PREDICTABLE
    name = "Relief without four weeks' notice"
    unit = "days a person"
    better = "lower"
    statement = (
        f"Days of relief without times among the first {NOTICE} days of a dated rota: their times "
        "are not known four weeks ahead on the day on which the rota starts."
    )
    source = "Local practice: relief duties posted four weeks ahead"

    def rows(self, scene: Scene) -> Floats:
        """Such days of each row."""
        days = []
        for block, relief, started in zip(
            scene.table.blocks, scene.relief, scene.started, strict=True
        ):
            open_still = relief & ~started
            open_still[:, NOTICE - block.first :] = False
            days.append(open_still)
        return scene.by_row(days)
