"""The command line: what it takes, how it ends, what it says when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import ui.cli
from ambrota.errors import UserError
from sample_rotas import BY_ID
from ui.cli import main
from ui.headless.parser import COMMANDS, parse

ROOT = Path(__file__).parent.parent.parent
SAMPLE = str(BY_ID["northgate-dca-24-line"].path)
DATED = str(BY_ID["stonebridge-cannot-hold"].path)


def one_message(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on standard error; nothing may stand on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "no file and no command called 'chekc'"),
        (["check"], "required: FILE"),
        (["check", "missing.xlsx"], "missing.xlsx"),
        (["propose", SAMPLE], "required: --out"),
        (["propose", SAMPLE, "--out", "x", "--seconds", "0"], "--seconds"),
        (["propose", SAMPLE, "--out", "x", "--seconds", "soon"], "'soon' is no number of seconds"),
        (["propose", SAMPLE, "--out", "x", "--seed", "x"], "'x' is no whole number"),
        (["propose", SAMPLE, "--out", "x", "--alternatives", "0"], "--alternatives"),
        (["propose", SAMPLE, "--out", "x", "--first-day", "5 Jan"], "--first-day"),
        (["propose", DATED, "--out", "x", "--first-day", "2026-01-05"], "for a cyclic rota"),
        (["propose", SAMPLE, "--out", "x", "--first-day", "2026-01-06"], "must be a Monday"),
        (["propose", SAMPLE, "--out", "x", "--lock", "Nobody"], "names nobody"),
        (["check", SAMPLE, "--rules", "missing.toml"], "missing.toml"),
        (["check", SAMPLE, "--layout", "missing.toml"], "missing.toml"),
        (["check", SAMPLE, "--colour"], "--colour"),
        (["fatigue", SAMPLE, "--commute", "-5"], "--commute cannot be -5"),
        (["fatigue", SAMPLE, "--commute", "far"], "'far' is no number"),
        (["fatigue", SAMPLE, "--workload", "7"], "--workload cannot be 7"),
        (["fatigue", SAMPLE, "--attention", "1.5"], "whole level"),
        (["fatigue", SAMPLE, "--break-length", "200"], "--break-every"),
        (["fatigue", "missing.xlsx"], "missing.xlsx"),
        (["bench", "rotating", "missing.txt"], "missing.txt"),
        (["--frobnicate"], "required: COMMAND"),
    ],
)
def test_what_cannot_be_used_gives_one_message_and_exit_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    err = one_message(capsys)
    assert said in err
    assert err.count("\n") == 1


def test_a_file_that_is_no_workbook_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "holiday.xlsx"
    path.write_bytes(b"not a workbook at all")
    assert main(["check", str(path), "--json"]) == 2
    assert "holiday.xlsx" in one_message(capsys)


def test_a_folder_that_is_a_file_is_refused_before_the_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert main(["propose", SAMPLE, "--out", str(taken)]) == 2
    assert str(taken) in one_message(capsys)
    assert taken.read_text() == "mine"


def test_an_unexpected_fault_is_one_line_without_a_stack_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: object) -> int:
        raise ZeroDivisionError("by\nnought")

    monkeypatch.setattr(ui.cli, "import_module", lambda name: SimpleNamespace(run=fail))
    monkeypatch.delenv("AMBROTA_DEBUG", raising=False)
    assert main(["rules"]) == 2
    assert "ZeroDivisionError: by nought" in one_message(capsys)
    monkeypatch.setenv("AMBROTA_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["rules"])


def test_an_interrupt_before_there_is_anything_to_keep_ends_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(ui.cli, "import_module", lambda name: SimpleNamespace(run=interrupted))
    assert main(["rules"]) == 130
    assert one_message(capsys) == "Interrupted.\n"


def test_defaults_are_those_of_the_contract() -> None:
    options = parse(["propose", "a.xlsx", "--out", "b"])
    assert (options.seconds, options.alternatives) == (60, 3)
    assert parse(["demo"]).seconds == 20


@pytest.mark.parametrize("command", COMMANDS)
def test_no_headless_command_imports_qt(command: str) -> None:
    """Neither the command line nor any command's module reaches Qt, even indirectly."""
    code = (
        f"import sys, ui.cli, ui.headless.{command}\n"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in "
        "('PySide6', 'shiboken6', 'pyqtgraph', 'ortools')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_rules_names_every_rule_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    by_id = {rule["id"]: rule for rule in document["rules"]}
    assert by_id["daily-rest"]["status"] == "law"
    assert "reg 10" in by_id["daily-rest"]["source"]
    assert by_id["daily-rest"]["parameters"][0]["default"] == 11.0
    for rule in document["rules"]:
        assert rule["statement"]
        assert rule["source"]
    assert main(["rules"]) == 0
    text = capsys.readouterr().out
    assert all(rule in text for rule in by_id)


def test_rules_shows_a_rulebook_as_it_is_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "ours.toml"
    book.write_text('[daily-rest]\nlevel = "should"\nhours = 12\n')
    assert main(["rules", "--rules", str(book), "--json"]) == 0
    rules = json.loads(capsys.readouterr().out)["rules"]
    ours = next(rule for rule in rules if rule["id"] == "daily-rest")
    assert (ours["level"], ours["default_level"]) == ("should", "must")
    assert (ours["parameters"][0]["value"], ours["parameters"][0]["default"]) == (12.0, 11.0)


def test_check_prints_the_worst_things_first(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", SAMPLE])
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[2:4] == ["", "WORST THINGS FIRST"]
    assert lines[4].startswith("  1. ")


def test_show_prints_people_and_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", SAMPLE]) == 0
    out = capsys.readouterr().out
    for title in ("PEOPLE", "SHIFT CODES", "REQUIREMENT"):
        assert title in out


def test_a_user_error_says_what_where_and_what_to_do() -> None:
    error = UserError("A code is unknown", "Rota!D7", "QX", "a code of the legend", "add it")
    assert str(error) == (
        "A code is unknown. Where: Rota!D7. Found: QX. "
        "Expected: a code of the legend. What to do: add it."
    )
