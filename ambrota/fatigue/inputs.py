"""What the index is told of the work beside its hours: commute, load, attention and breaks.

A rota does not say any of it, and breaks weigh most of all: so each input can be set, and
`sensitivity` shows how far the results move between its plausible values.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from ambrota.errors import UserError


def _input(
    default: float, unit: str, text: str, span: tuple[float, float], plausible: tuple[float, float]
) -> Any:
    """An input: as a rule's parameter, and between which values it may well lie."""
    about = {"unit": unit, "text": text, "low": span[0], "high": span[1], "plausible": plausible}
    return field(default=default, metadata=about)


@dataclass(frozen=True)
class Inputs:
    """The inputs of the fatigue and risk index. Every value is an editable default."""

    commute: float = _input(
        40, "minutes", "commute, the method's single field", (0, 300), (20, 120)
    )
    workload: float = _input(
        2, "", "workload; 3 is extremely demanding, with no spare capacity", (0, 3), (1, 3)
    )
    attention: float = _input(
        1,
        "",
        "attention needed; 0 rarely, 1 some, 2 most, 3 all of the time",
        (0, 3),
        (0, 3),
    )
    break_every: float = _input(
        180, "minutes", "work between breaks, as a rule", (15, 1440), (120, 360)
    )
    break_length: float = _input(
        15, "minutes", "length of those breaks, on average", (0, 240), (5, 30)
    )
    longest_work: float = _input(
        240, "minutes", "longest time of work without a break", (15, 1440), (180, 480)
    )
    longest_work_break: float = _input(
        30, "minutes", "length of the break after the longest work", (0, 240), (15, 45)
    )

    def __post_init__(self) -> None:
        for name, about in self.parameters().items():
            value, low, high = getattr(self, name), about["low"], about["high"]
            is_level = name in LEVELS
            if not low <= value <= high or (is_level and value != int(value)):
                whole = "a whole level from " if is_level else ""
                unit = f" {about['unit']}" if about["unit"] else ""
                raise UserError(
                    f"{option(name)} cannot be {value:g}",
                    expected=f"{whole}{low:g} to {high:g}{unit}: {about['text']}",
                    todo=f"leave it out for the default, {about['default']:g}",
                )
        for length, work in BREAKS_OF.items():
            if getattr(self, length) > getattr(self, work):
                raise UserError(
                    f"{option(length)} {getattr(self, length):g} is longer than the work before "
                    f"it, {option(work)} {getattr(self, work):g}",
                    expected="breaks that are shorter than the work between them, in minutes",
                    todo=f"change {option(length)} or {option(work)}",
                )

    @classmethod
    def parameters(cls) -> dict[str, dict[str, Any]]:
        """Unit, meaning, range, plausible values and default of each input."""
        return {item.name: {**item.metadata, "default": item.default} for item in fields(cls)}

    @property
    def load(self) -> float:
        """Workload and attention together: 0 to 6."""
        return self.workload + self.attention

    @property
    def work(self) -> float:
        """Minutes of work in one piece: between the usual and the longest."""
        return (self.break_every + self.longest_work) / 2

    @property
    def rest(self) -> float:
        """Minutes of a break: between the usual and that after the longest work."""
        return (self.break_length + self.longest_work_break) / 2


LEVELS = ("workload", "attention")
BREAKS_OF = {"break_length": "break_every", "longest_work_break": "longest_work"}
"""Each kind of break, and the work that it follows."""


def option(name: str) -> str:
    """An input as the command line names it."""
    return "--" + name.replace("_", "-")


def assumed(inputs: Inputs) -> str:
    """The inputs in one sentence, for lists of what was assumed."""
    told = ", ".join(
        f"{name.replace('_', ' ')} {getattr(inputs, name):g} {about['unit']}".rstrip()
        for name, about in inputs.parameters().items()
    )
    return f"Fatigue and risk index (withdrawn by HSE in June 2021, comparison only): {told}."
