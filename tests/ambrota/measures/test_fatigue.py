"""The fatigue measures: the index with its inputs as shipped, by person and by line."""

from __future__ import annotations

import pytest

from ambrota.duties import duty_table
from ambrota.fatigue.index import index_of
from ambrota.measures import measures
from ambrota.measures.fatigue import FatigueIndexMean, RiskIndexHighest
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection
from tests.ambrota.fatigue.rosters import cyclic, dated

DAYS = [(day, 420, 720) for day in (1, 2, 3)]
NIGHTS = [(day, 1140, 720) for day in (1, 2, 3)]


def taken(rota: Rota, measure: str) -> dict[str, float]:
    found = measures(Inspection(rota), default_rulebook())[measure]
    assert found.unit
    return dict(found.per_person)


def test_the_mean_and_the_highest_of_each_person_in_a_dated_rota() -> None:
    rota = dated([DAYS, NIGHTS, []], days=14)
    index = index_of(duty_table(rota))
    assert taken(rota, "fatigue-index") == {
        "p0": pytest.approx(index.fatigue_index[:3].mean(), abs=1e-12),
        "p1": pytest.approx(index.fatigue_index[3:].mean(), abs=1e-12),
    }
    assert taken(rota, "risk-index") == {
        "p0": pytest.approx(index.risk_index[:3].max(), abs=1e-12),
        "p1": pytest.approx(index.risk_index[3:].max(), abs=1e-12),
    }


def test_days_carried_in_are_no_duties_of_the_rota() -> None:
    rota = dated([[(1, 1140, 720), (4, 420, 720)]], days=7, carried=2)
    index = index_of(duty_table(rota))
    assert len(index.row) == 1
    assert taken(rota, "fatigue-index")["p0"] == pytest.approx(float(index.fatigue_index[0]))


def test_all_who_walk_a_cycle_are_equal_and_each_line_has_its_own() -> None:
    rota = cyclic(3, [*DAYS, *((day + 7, start, length) for day, start, length in NIGHTS)])
    found = measures(Inspection(rota), default_rulebook())["fatigue-index"]
    assert len(set(found.per_person.values())) == 1
    assert found.per_line is not None
    assert list(found.per_line) == ["l0", "l1"]
    assert found.per_line["l1"] > found.per_line["l0"]
    assert found.value == pytest.approx(sum(found.per_line.values()) / 2)


@pytest.mark.parametrize("gauge", [FatigueIndexMean, RiskIndexHighest])
def test_both_say_what_they_are_worth(gauge: type) -> None:
    assert "comparison only" in gauge.name
    assert "withdrew" in gauge.statement
    assert "withdrawn by HSE in June 2021" in gauge.source
    assert "HSG256" in gauge.statement
