"""Every sample's JSON documents hold exactly the keys, types and words of the contract."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sample_rotas import SAMPLES, Sample
from ui.cli import main


@dataclass(frozen=True)
class Maybe:
    """Null, or a value of the schema."""

    schema: Any


@dataclass(frozen=True)
class Each:
    """An object whose keys are ids and whose values follow the schema."""

    schema: Any


@dataclass(frozen=True)
class Either:
    """One of these schemas or, where plain text, one of these words."""

    choices: tuple[Any, ...]


def faults(value: Any, schema: Any, at: str = "$") -> list[str]:
    """Where a value departs from a schema. Keys beyond the schema's are allowed."""
    match schema:
        case Maybe(inner):
            return [] if value is None else faults(value, inner, at)
        case Each(inner):
            if not isinstance(value, dict):
                return [f"{at} is no object"]
            return [fault for key in value for fault in faults(value[key], inner, f"{at}.{key}")]
        case Either(choices):
            tried = [faults(value, choice, at) for choice in choices]
            return [] if [] in tried else [f"{at} is {value!r}, not one of {choices}"]
        case dict():
            return _object_faults(value, schema, at)
        case [inner]:
            if not isinstance(value, list):
                return [f"{at} is no list"]
            return [f for i, each in enumerate(value) for f in faults(each, inner, f"{at}[{i}]")]
        case re.Pattern():
            good = isinstance(value, str) and schema.fullmatch(value)
            return [] if good else [f"{at} is {value!r}, not {schema.pattern}"]
        case str():
            return [] if value == schema else [f"{at} is {value!r}, not {schema!r}"]
        case _:
            return _type_faults(value, schema, at)


def _object_faults(value: Any, schema: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at} is no object"]
    missing = [f"{at} lacks {key}" for key in schema if key not in value]
    known = [key for key in schema if key in value]
    return missing + [f for key in known for f in faults(value[key], schema[key], f"{at}.{key}")]


def _type_faults(value: Any, kind: type, at: str) -> list[str]:
    if kind is float:
        good = isinstance(value, int | float) and not isinstance(value, bool)
    elif kind is int:
        good = isinstance(value, int) and not isinstance(value, bool)
    else:
        good = isinstance(value, kind)
    return [] if good else [f"{at} is {value!r}, not {kind.__name__}"]


def words(text: str) -> Either:
    """One of the words of a text."""
    return Either(tuple(text.split()))


DATE = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT)?([01]\d|2[0-3]):[0-5]\d")
KIND = words("cover relief training contact other-work rest leave sick unknown")
LEVEL = words("must should")
PROBLEM = {
    "severity": words("error warning note"), "sheet": Maybe(str), "cell": Maybe(str),
    "found": str, "expected": str, "todo": str,
}  # fmt: skip
SESSION = {
    "kind": words("contact training"), "category": str, "person": str, "with": Maybe(str),
    "day": int, "start": MOMENT, "end": MOMENT, "minutes": int,
}  # fmt: skip
PERSON = {
    "id": str, "name": str, "role": Maybe(str), "team": Maybe(str), "line_manager": Maybe(str),
    "contracted_hours": Maybe(float), "rota": str, "vacant": bool, "restrictions": Maybe(str),
    "locked": bool, "opt_out": Maybe([Maybe(DATE)]), "aspirant": bool,
    "training_received": Each(float), "band": Maybe(int), "unsocial": Maybe(str),
}  # fmt: skip
DUTY = {
    "person": str, "day": int, "date": Maybe(DATE), "code": str, "start": Maybe(MOMENT),
    "end": Maybe(MOMENT), "kind": KIND, "resource": Maybe(str), "cell": Maybe(str),
}  # fmt: skip
REQUIRED = {
    "weekday": Either((int,)), "date": Maybe(DATE), "start": CLOCK, "end": CLOCK,
    "resource": Maybe(str), "role": Maybe(str), "required": int,
}  # fmt: skip
SHOW = {
    "title": str, "kind": words("dated cyclic"), "first_day": Maybe(DATE), "days": int,
    "people": [PERSON],
    "before": [{"person": str, "date": str, "code": str}],
    "shifts": [{
        "code": str, "start": Maybe(CLOCK), "end": Maybe(CLOCK), "paid_hours": float,
        "resource": Maybe(str), "kind": KIND,
    }],
    "duties": [DUTY],
    "sessions": [SESSION],
    "demand": {"source": words("sheet derived"), "resources": [str], "required": [REQUIRED]},
    "pairings": [{"person": str, "not_with": str}],
    "bank_holidays": Maybe([{"date": DATE, "name": str}]),
    "problems": [PROBLEM],
}  # fmt: skip
SHORT = {
    "day": int, "start": CLOCK, "end": CLOCK, "resource": str, "role": Maybe(str),
    "required": int, "filled": int,
}  # fmt: skip
CONTACT = {
    "people": int, "met": int, "possible": int, "no_overlap": [str],
    "no_manager": [{"id": str, "reason": Either(("none stated", "not in the rota"))}],
    "excused": [{"id": str, "from_day": int, "to_day": int, "reason": str}],
    "per_person": Each(
        {"placed": int, "required": int, "possible": int, "shared_hours": float}
    ),
}  # fmt: skip
CHECK = {
    "rota": {"title": str, "kind": words("dated cyclic"), "people": int, "days": int},
    "rulebook": {"name": str, "law_lowered": [str]},
    "findings": [{
        "rule": str, "level": LEVEL, "status": words("law contract guidance local"),
        "person": Maybe(str), "days": [int], "measured": Either((float, str)),
        "limit": Either((float, str)), "unit": str, "message": str, "evidence": str, "source": str,
        "cells": [str],
    }],
    "rules": Each({"breaches": int, "level": str, "checked": int}),
    "measures": Each({
        "name": str, "unit": str, "better": words("higher lower"), "value": float,
        "spread": float, "per_person": Each(float),
    }),
    "compensatory_rest": {
        "rest_hours": float, "within_days": int,
        "owed": [{
            "person": str, "day": int, "rest_minutes": int, "owed_minutes": int,
            "given_person": Maybe(str), "given_day": Maybe(int), "overdue": bool,
            "running_minutes": int,
        }],
        "per_person": Each({"owed_minutes": int, "given_minutes": int, "open_minutes": int}),
    },
    "guarantees": {
        "contact": CONTACT,
        "training": {
            "people": int, "met": int, "per_person": Each({"hours": float, "required": float}),
        },
    },
    "cover": {
        "required_hours": float, "filled_hours": float, "short_hours": float,
        "surplus_hours": float, "given_up_hours": float, "given_up": [SHORT], "short": [SHORT],
    },
    "problems": [PROBLEM],
}  # fmt: skip
STATUS = words("proved-best improved no-better-found not-found cannot-hold cancelled")
PROPOSAL = {
    "id": str, "name": str, "why": str, "file": str, "changes": int, "people_changed": int,
    "starts": [{"id": str, "name": str, "rota": str, "from_line": int, "to_line": int}],
    "stages": [{"name": str, "value": float, "bound": Maybe(float), "unit": str}],
    "sessions": [SESSION], "check": CHECK,
    "certificate": {"verified": bool, "differences": [str]},
}  # fmt: skip
PROPOSE = {
    "status": STATUS, "seconds": float, "seed": int, "workers": int, "versions": Each(str),
    "current": CHECK, "proposals": [PROPOSAL],
    "conflict": Maybe({
        "requirements": [str], "proved": bool,
        "ways_out": [{"change": str, "unit": str, "amount": float}],
    }),
    "review": str,
}  # fmt: skip

MODELLED = {
    "method": str,
    "parameters": {
        "commute": float, "workload": float, "attention": float, "break_every": float,
        "break_length": float, "longest_work": float, "longest_work_break": float,
    },
    "duties": [{
        "person": str, "day": int, "start": MOMENT, "end": MOMENT,
        "fatigue_index": float, "risk_index": float, "fi_cumulative": float, "fi_timing": float,
        "fi_job": float, "ri_cumulative": float, "ri_timing": float, "ri_job": float,
    }],
}  # fmt: skip

RELIED_ON = (
    "daily-rest", "weekly-rest", "weekly-hours", "night-hours", "cover", "contact", "training",
    "hours-against-contract",
)  # fmt: skip

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Run a command with --json: its exit code and its document, the only thing on stdout."""

    def of(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = main([*arguments, "--json"])
        out, err = capsys.readouterr()
        assert code in (0, 1), err
        return code, json.loads(out)

    return of


Documents = Callable[..., tuple[int, dict[str, Any]]]


@each_sample
def test_show(sample: Sample, document: Documents) -> None:
    code, shown = document("show", str(sample.path))
    assert code == 0
    assert faults(shown, SHOW) == []
    people = {person["id"] for person in shown["people"]}
    assert {duty["person"] for duty in shown["duties"]} <= people
    if shown["kind"] == "cyclic":
        assert shown["first_day"] is None
        assert shown["days"] == 7
        assert all(duty["date"] is None for duty in shown["duties"])


@each_sample
def test_check(sample: Sample, document: Documents) -> None:
    code, checked = document("check", str(sample.path))
    assert faults(checked, CHECK) == []
    assert set(RELIED_ON) <= set(checked["rules"])
    must = [rule for rule in checked["rules"].values() if rule["level"] == "must"]
    assert code == int(any(rule["breaches"] for rule in must))


@each_sample
def test_fatigue(sample: Sample, document: Documents) -> None:
    code, modelled = document("fatigue", str(sample.path), "--commute", "60")
    assert code == 0
    assert faults(modelled, MODELLED) == []
    assert "withdrawn" in modelled["method"]
    assert modelled["parameters"]["commute"] == 60
    _, shown = document("show", str(sample.path))
    work = {"cover", "relief", "training", "contact", "other-work"}
    timed = Counter(
        (duty["person"], duty["day"], duty["start"], duty["end"])
        for duty in shown["duties"]
        if duty["start"] and duty["kind"] in work
    )
    keys = ("person", "day", "start", "end")
    assert Counter(tuple(duty[key] for key in keys) for duty in modelled["duties"]) == timed


@pytest.mark.slow
@each_sample
def test_propose(sample: Sample, document: Documents, tmp_path: Path) -> None:
    before = sample.path.read_bytes()
    code, made = document("propose", str(sample.path), "--out", str(tmp_path), "--seconds", "10")
    assert faults(made, PROPOSE) == []
    assert made["proposals"]
    assert (made["conflict"] is not None) == (made["status"] in ("not-found", "cannot-hold"))
    assert code == (0 if made["status"] in ("improved", "proved-best") else 1)
    files = [Path(each["file"]) for each in made["proposals"]]
    for path in [*files, Path(made["review"])]:
        assert path.is_absolute()
        assert path.parent == tmp_path.resolve()
    assert {path.name for path in tmp_path.iterdir()} == {
        *(path.name for path in files), Path(made["review"]).name,
    }  # fmt: skip
    assert sample.path.read_bytes() == before
    for proposal, path in zip(made["proposals"], files, strict=True):
        assert proposal["certificate"] == {"verified": True, "differences": []}
        _, shown = document("show", str(path))
        assert shown["sessions"] == proposal["sessions"]


def test_the_checker_itself_finds_what_departs() -> None:
    good = {"a": 1, "b": None, "c": ["x"], "d": {"k": 0.5}}
    schema = {"a": int, "b": Maybe(DATE), "c": [words("x y")], "d": Each(float)}
    assert faults(good, schema) == []
    assert faults({**good, "extra": 1}, schema) == []
    for wrong in ({"a": 1.5}, {"a": True}, {"b": "5 Jan"}, {"c": ["z"]}, {"d": {"k": "1"}}):
        assert len(faults({**good, **wrong}, schema)) == 1
    assert faults({"a": 1, "b": None, "c": []}, schema) == ["$ lacks d"]


@pytest.mark.slow
def test_demo(document: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo prints the document of propose, with a choice of at least three proposals."""
    monkeypatch.chdir(tmp_path)
    code, made = document("demo")
    if code or len(made["proposals"]) < 3:  # a machine busy with much else gets a minute
        code, made = document("demo", "--seconds", "60")
    assert faults(made, PROPOSE) == []
    assert len(made["proposals"]) >= 3
    assert code == 0
    assert Path(made["review"]).parent == tmp_path.resolve() / "ambrota-demo"
