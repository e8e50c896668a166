"""One JSON document on standard output, whatever its size; text folded to fit a terminal."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ui.headless import output


def test_a_document_is_read_back_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    document = {
        "title": "Northgate – “A”",
        "none": None,
        "empty": [],
        "duties": [{"day": day, "code": "D"} for day in range(2 * output.PART + 1)],
        "edge": list(range(output.PART)),
        "nested": {"list": [1, 2.5], "figure": np.int64(3)},
    }
    output.print_document(document)
    out = capsys.readouterr().out
    assert json.loads(out) == {**document, "nested": {"list": [1, 2.5], "figure": 3}}
    assert "“A”" in out


def test_no_document_holds_a_number_that_json_does_not_know() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        output.print_document({"value": float("nan")})


def test_long_lines_are_folded_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = "    " + "word " * 40
    output.print_text([line])
    assert capsys.readouterr().out == line + "\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    output.print_text([line])
    folded = capsys.readouterr().out.splitlines()
    assert len(folded) > 1
    assert all(len(each) < 80 for each in folded)
    assert folded[1].startswith("      word")
