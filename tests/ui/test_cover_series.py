"""The chart of cover says what the audit says."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.opening import open_workbook
from sample_rotas import BY_ID, SAMPLES
from ui.charts.series import cover_series
from ui.main_window import MainWindow


@pytest.mark.parametrize("sample", ["northgate-dca-24-line", "harbour-rrv-dca"])
def test_everybody_on_a_resource_is_counted_once(sample: str) -> None:
    opened = open_workbook(BY_ID[sample].path)
    rota = opened.rota
    for series in cover_series(rota):
        on = [duty for duty in rota.duties if (duty.resource or "All") == series.resource]
        people = np.zeros(series.filled.shape, dtype=int)
        for duty in on:
            for half in range((duty.start or 0) // 30, -(-(duty.end or 0) // 30)):
                day = duty.day + half // 48
                if rota.is_cyclic:
                    day %= 7
                if day < rota.days:
                    people[day, half % 48] += 1
        assert (series.filled <= people).all()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_hours_short_are_those_of_the_audit(
    qtbot: QtBot, window: MainWindow, sample: object
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(sample.path)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    opened = open_workbook(sample.path)
    told = sum(window.cover._short(series) for series in window.cover.all)
    assert told == pytest.approx(audit(opened.rota, opened.rulebook).cover.short_hours)
