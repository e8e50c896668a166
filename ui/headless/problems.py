"""What in a workbook was not understood, for a person to read."""

from __future__ import annotations

from typing import Any

from ui.headless.text import count, first_of, heading

MOST = 25


def problem_lines(problems: list[dict[str, Any]]) -> list[str]:
    """Each problem with its cell, what stands there, what should and what to do; errors first."""
    if not problems:
        return []
    order = {"error": 0, "warning": 1, "note": 2}
    ranked = sorted(problems, key=lambda problem: order[problem["severity"]])
    lines = [_line(problem) for problem in ranked]
    title = f"Not understood or assumed: {count(len(problems), 'problem')}"
    return [*heading(title), *first_of(lines, MOST, "--json lists all")]


def _line(problem: dict[str, Any]) -> str:
    place = "!".join(part for part in (problem["sheet"], problem["cell"]) if part)
    told = [problem["found"]]
    if problem["expected"]:
        told.append(f"expected {problem['expected']}")
    if problem["todo"]:
        told.append(problem["todo"])
    where = f" {place}" if place else ""
    return f"  {problem['severity']}{where}: {'; '.join(told)}"
