"""`ask`: what it prints for people and for scripts."""

from __future__ import annotations

import json

import pytest

from sample_rotas import SAMPLES
from solver.explaining.why_this import Effect, Option
from ui.cli import main
from ui.headless.ask_text import _effects, _more

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
    asked = ["ask", HARBOUR, "--person", who, "--days", "3", "--code", "QQ", "--seconds", "15"]
    assert main([*asked, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["status"] == "forbidden"
    assert "has no duty QQ" in document["conflict"]["requirements"][0]


def test_a_question_about_nobody_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", HARBOUR, "--off"]) == 2
    assert "--person" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("who", "days", "told"),
    [
        ("Nobody", "3", "names nobody"),
        (None, "2031-01-01", "outside the rota"),
        (None, "5:3", "ends before it starts"),
    ],
)
def test_what_is_refused_is_told_in_the_options_of_ask(
    capsys: pytest.CaptureFixture[str], who: str | None, days: str, told: str
) -> None:
    who = who or person(capsys)
    assert main(["ask", HARBOUR, "--person", who, "--days", days, "--off"]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert f"--person {who} --days {days}" in said
    assert "--lock" not in said


def test_one_day_alone_is_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    who = person(capsys)
    assert main(["ask", HARBOUR, "--person", who, "--days", "3", "--why", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["days"]) == 1


def test_what_is_so_already_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody on no nights has one: nothing changes and nobody bears anything."""
    assert main(["show", HARBOUR, "--json"]) == 0
    people = json.loads(capsys.readouterr().out)["people"]
    who = next(each["name"] for each in people if "no nights" in (each["restrictions"] or ""))
    asked = ["ask", HARBOUR, "--person", who, "--days", "2026-05-11:2026-05-12", "--no-nights"]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[1] == "It is so already: nothing has to change."
    assert main([*asked, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["status"], document["moved"], document["borne"]) == ("granted", [], [])


def test_why_says_what_is_not_allowed_and_what_it_would_cost() -> None:
    effects = (Effect("agreements", True, 1, "what was agreed: no Wed"),
               *(Effect("x", False, 1, f"cost {number}") for number in range(5)),
               Effect("y", False, -1, "a single day off"))  # fmt: skip
    assert _effects(Option((), False, effects)) == (
        "not allowed: what was agreed: no Wed; it would cost cost 0, cost 1, cost 2 and 2 more; "
        "it would spare a single day off"
    )
    assert _more(-1, "night") == "1 night less"
    assert _more(0, "night") == ""
