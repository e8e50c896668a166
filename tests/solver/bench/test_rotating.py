"""Rotating instances: what is read, what is refused, what the independent check sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ambrota.errors import UserError
from solver.bench.rotating_check import faults
from solver.bench.rotating_instance import read
from ui.cli import main

ASKED = """#Length of the schedule
7
#Employees
3
#Shifts
2
# Seats
1 1 1 1 1 1 0
1 1 1 1 1 0 0
# Name, start, length, least, most
D 360 480 1 5
N 1320 480 2 5
# Days off
1 8
# Work
1 6
# Sequences
1 1
N D
D - N
"""
HOLDS = ["DDDDD--", "NNNNN--", "-----D-"]


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    path = tmp_path / "Example.txt"
    path.write_text(ASKED)
    return path


def test_an_instance_is_read_block_by_block(instance: Path) -> None:
    made = read(instance)
    assert (made.lines, made.shifts) == (3, ("D", "N"))
    assert made.times == ((360, 840), (1320, 1800))
    assert made.demand == ((1, 1, 1, 1, 1, 1, 0), (1, 1, 1, 1, 1, 0, 0))
    assert (made.blocks, made.off, made.work) == (((1, 5), (2, 5)), (1, 8), (1, 6))
    assert made.barred == (("N", "D"), ("D", "-", "N"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#Employees\n3", "#Employees\nthree", "line 4"),
        ("7\n#Emp", "5\n#Emp", "7 days a week"),
        ("1 1 1 1 1 0 0", "1 1 1 1 1 0 9", "from 0 to 3"),
        ("N 1320", "D 1320", "that no other shift has"),
        ("1 8", "8 1", "from 8 to"),
        ("N D\n", "N X\n", "'X'"),
        ("D - N\n", "", "the end of the file"),
        ("D - N\n", "D - N\n12\n", "'12'"),
    ],
)
def test_what_is_no_instance_is_refused_in_one_message(
    instance: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    instance.write_text(ASKED.replace(old, new, 1))
    with pytest.raises(UserError):
        read(instance)
    assert main(["bench", "rotating", str(instance), "--json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["DDDDD--", "NNNNN--"], "not 3 lines"),
        (["DDDDD--", "NNNNN--", "X----D-"], "no such shift: X"),
        (["DDDDD--", "NNNNN--", "-------"], "D on weekday 5: 0 in place of 1"),
        (["DDDDD--", "NNNN---", "----ND-"], "N 1 in a row"),
        (["DDDDDD-", "NNNNN--", "-------"], "- 9 in a row"),
        (["DDDDDD-", "NNNNN--", "-------"], "D 6 in a row"),
        (["DDDDD-N", "N------", "-------"], "D - N on day 4"),
        (["DDDDD--", "NNNNND-", "-------"], "N D on day 11"),
        (["DDDDDDD", "DDDDDDD", "DDDDDDD"], "D without an end"),
    ],
)
def test_the_check_sees_what_a_schedule_breaks(
    instance: Path, change: list[str], said: str
) -> None:
    made = read(instance)
    assert faults(made, HOLDS) == []
    assert any(fault.startswith(said) for fault in faults(made, change))


def bench(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The results of the command, its document held to the contract."""
    assert main(["bench", "rotating", *map(str, paths), "--seconds", "20", "--json"]) == 0
    results: list[dict[str, object]] = json.loads(capsys.readouterr().out)["results"]
    assert [each["file"] for each in results] == [str(path) for path in paths]
    for each in results:
        assert isinstance(each["seconds"], float)
        assert (each["status"] == "solved") is (each["schedule"] is not None)
    return results


def test_the_command_solves_what_can_be_and_says_what_cannot(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    never = tmp_path / "never.txt"
    # Nights on five days of the week, and never fewer than six in a row.
    never.write_text(ASKED.replace("N 1320 480 2 5", "N 1320 480 6 7"))
    solved, refused = bench([instance, never], capsys)
    assert (solved["status"], refused["status"]) == ("solved", "infeasible")
    assert faults(read(instance), solved["schedule"]) == []  # type: ignore[arg-type]


def test_people_read_the_same(instance: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "rotating", str(instance)]) == 0
    shown = capsys.readouterr()
    assert "Example.txt: solved, 3 lines" in shown.out
    assert "1 solved, 0 infeasible, 0 unknown" in shown.out


def test_too_little_time_is_no_verdict(instance: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "rotating", str(instance), "--seconds", "0.001", "--json"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert (result["status"], result["schedule"]) == ("unknown", None)
