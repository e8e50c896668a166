"""What stands below a line of the scorecard: why its figures are as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ambrota.establishment import establishment_words, relief_words
from ambrota.measures import vehicles
from ui.figures import figure
from ui.score_words import given_up_words, unit_hours_words, whose_words
from ui.version import Version

GIVEN_UP, NO_NEED = "given-up-cover", "unit-hours-no-need"


def aside_words(key: str, versions: Sequence[Version]) -> str:
    """What has to be said of a line before its figures can be believed."""
    audits = [version.audit for version in versions]
    first = next((one for one in audits if one is not None), None)
    if first is None:
        return ""
    titles = [version.key for version in versions]
    if key == GIVEN_UP:
        return given_up_words(titles, _values(GIVEN_UP, audits), versions[0].rota)
    if key == "unit-hours":
        below = [0.0 if one is None else below_need(one) for one in audits]
        told = [f"{title} {figure(one)}" for title, one in zip(titles, below, strict=True) if one]
        why = unit_hours_words(_values(key, audits), _values(GIVEN_UP, audits))
        return f"Below the need: {', '.join(told)}. {why}" if told else why
    if key == "wte-vacant":
        return establishment_words(first)
    if key == "relief-sufficiency":
        return relief_words(first)
    if key == "weekends-off" and None not in audits:
        even = [audit.measures[key].even for audit in audits]
        return whose_words(titles, even, counted=True)
    return ""


def below_need(audit: Any) -> float:
    """Unit hours a week below the need, as they are shown."""
    return round(vehicles.below_need(audit.measures), 1)


def not_needed(audit: Any) -> float:
    """Unit hours a week of which no need is stated: none of them fills one that is."""
    return float(audit.measures[NO_NEED].value)


def _values(key: str, audits: Sequence[Any]) -> list[float | None]:
    return [None if one is None else float(one.measures[key].value) for one in audits]
