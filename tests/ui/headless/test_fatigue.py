"""`fatigue`: what it prints for people and for scripts."""

from __future__ import annotations

import json

import pytest

from ambrota.fatigue.account import account_of
from ambrota.fatigue.inputs import Inputs
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection
from sample_rotas import SAMPLES
from tests.ambrota.fatigue.rosters import Roster, cyclic, dated
from ui.cli import main
from ui.headless.fatigue_text import MOST_PEOPLE, fatigue_lines

NORTHGATE = str(next(sample.path for sample in SAMPLES if sample.id.startswith("northgate")))
NIGHTS = [(day, 1140, 720) for day in (1, 2, 3, 4)]


def text_of(*rosters: Roster) -> str:
    inspection = Inspection(dated(rosters))
    return "\n".join(fatigue_lines(account_of(inspection, default_rulebook(), Inputs())))


def test_its_status_comes_first_then_hsg256_then_figures() -> None:
    text = text_of(NIGHTS)
    places = [
        text.index(each)
        for each in ("withdrawn by HSE in June 2021", "HSG256 (CHECK", "--commute", "WORST DUTIES")
    ]
    assert places == sorted(places)
    assert "consecutive-nights" in text
    assert "Sleep is predicted, not known" in text
    assert "4 duties of 4 reach KSS 7\n  0 duties of 4 reach KSS 8" in text


def test_the_three_worst_duties_of_each_the_worst_person_first() -> None:
    text = text_of([(1, 420, 720)], NIGHTS)
    assert text.index("Person 1") < text.index("Person 0")
    assert text.count("19:00–07:00") == 3
    assert "Monday 5 Jan 2026" in text.split("Person 0")[1].splitlines()[0]


def test_no_more_people_than_can_be_read() -> None:
    text = text_of(*[[(1, 420, 720)]] * (MOST_PEOPLE + 5))
    assert "… and 5 others (--json lists all)" in text


def test_a_rota_without_times_has_no_figures() -> None:
    assert "No timed work: there is no index." in text_of([])


def test_a_cycle_without_rest_says_that_risk_does_not_settle() -> None:
    inspection = Inspection(cyclic(1, [(day, 420, 720) for day in range(1, 8)]))
    account = account_of(inspection, default_rulebook(), Inputs())
    assert not account.index.settled
    assert any("too little rest" in line for line in fatigue_lines(account))


def test_inputs_change_the_document_and_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    documents = []
    for arguments in ([], ["--break-length", "5", "--workload", "3"]):
        assert main(["fatigue", NORTHGATE, "--json", *arguments]) == 0
        documents.append(json.loads(capsys.readouterr().out))
    usual, worse = documents
    assert worse["parameters"] == {**usual["parameters"], "break_length": 5, "workload": 3}
    for one, other in zip(usual["duties"], worse["duties"], strict=True):
        assert one["fi_cumulative"] == other["fi_cumulative"]
        assert one["fi_job"] < other["fi_job"]
        assert one["kss_highest"] == other["kss_highest"]
    assert usual["results"]["fatigue_mean"] < worse["results"]["fatigue_mean"]


def test_components_make_up_the_index(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fatigue", NORTHGATE, "--json"]) == 0
    for duty in json.loads(capsys.readouterr().out)["duties"]:
        own = 1 - (duty["fi_timing"] + duty["fi_job"]) / 100
        whole = 100 * (1 - (1 - duty["fi_cumulative"] / 100) * own)
        assert duty["fatigue_index"] == pytest.approx(whole, abs=1e-9)
        risk = duty["ri_cumulative"] * duty["ri_timing"] * duty["ri_job"]
        assert duty["risk_index"] == pytest.approx(risk, abs=1e-12)
        processes = sum(duty[f"highest_{name}"] for name in "scuw")
        assert duty["kss_highest"] == pytest.approx(10.6 - 0.6 * processes, abs=1e-12)
        assert duty["kss_highest"] >= max(duty["kss_start"], duty["kss_end"])


def test_breaks_at_odds_are_named_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fatigue", NORTHGATE, "--break-every", "300"]) == 0
    out, err = capsys.readouterr()
    assert "--longest-work 240 is less than --break-every 300" in err
    assert "--longest-work 240 is less" not in out
