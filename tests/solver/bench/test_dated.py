"""`bench dated` on small invented instances: proved best, equal to all rosters tried."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from random import Random

import pytest

from ambrota.errors import UserError
from solver.bench import dated
from solver.bench.dated_check import breaches, cost
from solver.bench.dated_instance import Instance, read_instance
from solver.bench.settings import Settings
from ui.cli import main

HEAD = """# An invented instance
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,480,E
N,600,E|L

"""
TEXT = (
    HEAD
    + """SECTION_STAFF
A,E=7|L=7|N=0,2400,960,3,2,2,1
B,E=7|L=1|N=2,2880,960,4,1,1,0

SECTION_DAYS_OFF
A,0

SECTION_SHIFT_ON_REQUESTS
A,2,L,3
B,1,N,2

SECTION_SHIFT_OFF_REQUESTS
B,3,E,1

SECTION_COVER
0,E,1,20,1
1,E,1,20,1
1,N,1,20,1
2,L,1,20,1
3,E,2,20,1
4,L,1,20,1
5,E,1,20,1
6,N,1,20,1
"""
)


def quiet(line: str) -> None:
    """Nobody listens."""


def best_of_all(instance: Instance) -> int | None:
    """The least cost over all pairs of rows that keep every rule."""
    shifts = ["", *(shift.id for shift in instance.shifts)]
    rows: list[list[dict[tuple[str, int], str]]] = []
    for employee in instance.staff:
        mine = []
        alone = Instance(
            instance.days, instance.shifts, (employee,), instance.off, (), (), ()
        )  # fmt: skip
        for row in product(shifts, repeat=instance.days):
            roster = {(employee.id, day): shift for day, shift in enumerate(row) if shift}
            if not breaches(alone, roster):
                mine.append(roster)
        rows.append(mine)
    return min((cost(instance, a | b) for a in rows[0] for b in rows[1]), default=None)


def written(tmp_path: Path, text: str) -> Path:
    """The text as a file."""
    path = tmp_path / "instance.txt"
    path.write_text(text)
    return path


def varied(seed: int) -> str:
    """Another invented instance, small enough to try every roster."""
    draw = Random(seed)
    staff = [
        f"{name},E=7|L={draw.choice((0, 1, 7))}|N={draw.choice((0, 1))},"
        f"{480 * draw.choice((2, 3))},{480 * draw.choice((1, 2))},"
        f"{draw.choice((2, 3))},{draw.choice((1, 2))},{draw.choice((1, 2))},{draw.choice((0, 1))}"
        for name in "AB"
    ]
    cover = [
        f"{day},{shift},{draw.choice((0, 1, 2))},{draw.choice((10, 30))},{draw.choice((0, 1))}"
        for day in range(7)
        for shift in "ELN"
    ]
    asked = [f"{draw.choice('AB')},{draw.randrange(7)},{draw.choice('ELN')},{w}" for w in (1, 2, 3)]
    sections = {
        "STAFF": staff,
        "DAYS_OFF": [f"A,{draw.randrange(7)}"],
        "SHIFT_ON_REQUESTS": asked,
        "SHIFT_OFF_REQUESTS": asked[:1],
        "COVER": cover,
    }
    return HEAD + "".join(
        f"SECTION_{name}\n" + "\n".join(rows) + "\n\n" for name, rows in sections.items()
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_roster_is_proved_best_and_is(tmp_path: Path, seed: int) -> None:
    path = written(tmp_path, TEXT if seed == 0 else varied(seed))
    instance = read_instance(path)
    best = best_of_all(instance)
    found = dated.run(path, Settings(10, seed), quiet, lambda: False)
    if best is None:
        assert (found["status"], found["objective"], found["roster"]) == ("unknown", None, [])
        return
    assert (found["status"], found["objective"], found["bound"]) == ("optimal", best, best)
    roster = {(each["employee"], each["day"]): each["shift"] for each in found["roster"]}
    assert not breaches(instance, roster)
    assert cost(instance, roster) == best
    assert found["seconds"] < 9


def test_the_document_keeps_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, TEXT)
    assert main(["bench", "dated", str(path), "--seconds", "5", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) >= {"file", "status", "objective", "bound", "seconds", "roster"}
    assert document["file"] == str(path.resolve())
    assert document["status"] == "optimal"
    assert 0 <= document["bound"] <= document["objective"]
    for each in document["roster"]:
        assert set(each) == {"employee", "day", "shift"}
    assert main(["bench", "dated", str(path), "--seconds", "5"]) == 0
    assert "objective" in capsys.readouterr().out


WRONG = {
    "A on E every day": (TEXT, {("A", day): "E" for day in range(7)}, "days in a row at work"),
    "E after L": (TEXT, {("A", 1): "L", ("A", 2): "E"}, "E after L"),
    "works on a day off": (TEXT, {("A", 0): "E"}, "a day off"),
    "too short a run": (TEXT, {("A", 2): "E", ("A", 5): "E", ("A", 6): "E"}, "only 1 days in"),
    "too few off": (TEXT, {("A", 1): "E", ("A", 2): "E", ("A", 4): "E"}, "only 1 days off"),
    "too many N": (TEXT, {("B", day): "N" for day in (0, 2, 4)}, "3 of N"),
    "too little work": (TEXT, {("B", 0): "E"}, "480 minutes"),
    "a weekend": (TEXT, {("B", 5): "E"}, "1 weekends worked"),
    "no such shift": (TEXT, {("B", 1): "X"}, "does not have"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_the_checker_names_what_is_wrong(tmp_path: Path, name: str) -> None:
    text, roster, expected = WRONG[name]
    found = breaches(read_instance(written(tmp_path, text)), roster)
    assert any(expected in each for each in found), found


def test_the_cost_is_counted_by_hand(tmp_path: Path) -> None:
    instance = read_instance(written(tmp_path, TEXT))
    # Refused: L on day 2 (3), N on day 1 (2); worked: E on day 3 (1).
    # Short: days 0 to 6 ask 9 seats; filled are E on day 1 and one of two on day 3; one E too many
    # on day 5 of which one was asked.
    roster = {("A", 1): "E", ("B", 3): "E", ("A", 5): "E", ("B", 5): "E"}
    assert cost(instance, roster) == 3 + 2 + 1 + 20 * (9 - 3) + 1


FAULTS = {
    "horizon": (TEXT.replace("\n7\n", "\n8\n"), "whole weeks"),
    "heading": (TEXT.replace("SECTION_COVER", "SECTION_COVERS"), "SECTION_COVER"),
    "no cover": (TEXT[: TEXT.index("SECTION_COVER")], "SECTION_COVER"),
    "number": (TEXT.replace("0,E,1,20,1", "0,E,x,20,1"), "whole number"),
    "day": (TEXT.replace("6,N,1,20,1", "7,N,1,20,1"), "day from 0 to 6"),
    "shift": (TEXT.replace("6,N,1,20,1", "6,Q,1,20,1"), "name of a shift"),
    "employee": (TEXT.replace("A,0\n", "Z,0\n"), "name of an employee"),
    "most": (TEXT.replace("E=7|L=7|N=0", "E7|L=7"), "such as E=14"),
    "short row": (TEXT.replace("1,N,1,20,1", "1,N,1,20"), "5 values"),
    "follower": (TEXT.replace("N,600,E|L", "N,600,E|Q"), "name of a shift"),
    "twice": (TEXT.replace("B,E=7", "A,E=7"), "no other employee"),
    "text first": ("hello\n" + TEXT, "section heading"),
    "empty": ("", "SECTION_HORIZON"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str) -> None:
    text, expected = FAULTS[name]
    with pytest.raises(UserError) as fault:
        read_instance(written(tmp_path, text))
    assert expected in str(fault.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be read"):
        dated.run(tmp_path / "none.txt", Settings(1), quiet, lambda: False)
