"""The only error a user sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class UserError(Exception):
    """Input or a request that cannot be used: what, where, what was expected, what to do.

    `where` names the file, and the sheet and cell when there is one ("Rota!D7").
    """

    title: str
    where: str = ""
    found: str = ""
    expected: str = ""
    todo: str = ""

    def __str__(self) -> str:
        parts = [self.title.rstrip(".") + "."]
        if self.where:
            parts.append(f"Where: {self.where}.")
        if self.found:
            parts.append(f"Found: {self.found}.")
        if self.expected:
            parts.append(f"Expected: {self.expected}.")
        if self.todo:
            parts.append(f"What to do: {self.todo}.")
        return " ".join(parts)
