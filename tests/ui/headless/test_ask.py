"""`ask`: what it prints for people and for scripts."""

from __future__ import annotations

import json

import pytest

from sample_rotas import SAMPLES
from ui.cli import main

HARBOUR = str(next(sample.path for sample in SAMPLES if sample.id.startswith("harbour")))


def person(capsys: pytest.CaptureFixture[str]) -> str:
    main(["show", HARBOUR, "--json"])
    return str(json.loads(capsys.readouterr().out)["people"][1]["id"])


def test_what_it_would_take_by_role(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", HARBOUR, "--needs", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["roles"]
    assert sum(each["missing"] for each in document["roles"]) == pytest.approx(document["missing"])
    assert main(["ask", HARBOUR, "--needs"]) == 0
    assert "WTE needed" in capsys.readouterr().out


def test_what_binds_a_day_the_one_held_first(capsys: pytest.CaptureFixture[str]) -> None:
    who = person(capsys)
    assert main(["ask", HARBOUR, "--person", who, "--days", "3", "--why", "--json"]) == 0
    choices = json.loads(capsys.readouterr().out)["days"][0]["choices"]
    assert [each["held"] for each in choices] == [True] + [False] * (len(choices) - 1)
    assert main(["ask", HARBOUR, "--person", who, "--days", "3", "--why"]) == 0


def test_a_code_that_cannot_be_is_forbidden(capsys: pytest.CaptureFixture[str]) -> None:
    who = person(capsys)
    asked = ["ask", HARBOUR, "--person", who, "--days", "3", "--code", "QQ", "--seconds", "6"]
    assert main([*asked, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["status"] == "forbidden"
    assert "works QQ" in document["conflict"]["requirements"][0]


def test_a_question_about_nobody_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", HARBOUR, "--off"]) == 2
    assert "--person" in capsys.readouterr().err
