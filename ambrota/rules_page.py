"""The page of rules and measures (docs/rules.md), written from the classes themselves.

`python -m ambrota.rules_page > docs/rules.md`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambrota.calendar import clock
from ambrota.examples import sum_shown
from ambrota.measures import ALL as MEASURES
from ambrota.measures.base import THEMES, Gauge
from ambrota.model import Shift
from ambrota.rules import ALL as RULES
from ambrota.rules.base import Rule
from ambrota.rules.examples import SHIFTS, Example

HEAD = """# Rules and measures

Every rule with its statement, its source and whether it is law, contract, guidance or local; the
level it is shipped at, and what can be set in a rulebook (`--rules FILE.toml`, or the Rules sheet
of the workbook). `must`: no proposal may breach it; `should`: a breach costs; `shown`: reported
only; `off`: not judged. This page is written from the program: `python -m ambrota.rules_page`.

The law's rest and night rules do not bind ambulance services as they bind others (regulation 21):
where they are not kept, an equivalent period of compensatory rest is owed (regulation 24). So a
finding of theirs is a breach unless that rest is given.

A vacant line has nobody: what is agreed with a person (contract, agreements, people kept apart),
what is shared out (leave, relief, bank holidays) and who leads whom leave it out; rest, hours and
runs are judged in it like in any other, for whoever takes it. No one-to-one and no training stands
in its duties, whoever comes to it that week: nobody is counted there, so no seat could be left.

Each rule has an example that keeps it and one that breaks it, tried on the rule whenever the tests
run. A text is a person (or a line), a letter a day, a dot a day off:
"""


def rules_page() -> str:
    """The whole page."""
    parts = [
        HEAD,
        *map(_letter, SHIFTS.values()),
        "\n## Rules\n",
        *map(_rule, RULES),
        "## Measures\n",
        *_measures(),
    ]
    return "\n".join(parts)


def _rule(rule: type[Rule]) -> str:
    lines = [
        f"### {rule.name} (`{rule.id}`)\n",
        f"{rule.statement}\n",
        f"- Status: {rule.status}; shipped level: {rule.default_level}",
        f"- Source: {rule.source}",
    ]
    for name, about in rule.parameters().items():
        unit = f" {about['unit']}" if about["unit"] else ""
        lines.append(
            f"- `{name}` = {_value(about['default'])}{unit}{_range(about)}: {about['text']}"
        )
    if rule.no_twin:
        lines.append(f"- Judged, and not stated to the search: {rule.no_twin}")
    lines.append(f"- Keeps it: {_example(rule.passes)}")
    lines.append(f"- Breaks it: {_example(rule.fails)} Its sum: {sum_shown(rule)}.")
    return "\n".join(lines) + "\n"


def _letter(shift: Shift) -> str:
    times = (
        "no times" if shift.start is None else f"{clock(shift.start)} to {clock(shift.end or 0)}"
    )
    return f"- `{shift.code}`: {shift.meaning}, {times}"


def _example(example: Example) -> str:
    """The texts of an example, what it is held to and what it shows."""
    shown = " ".join(f"`{line}`" for line in example.lines)
    if example.current is not None:
        shown += " in place of " + " ".join(f"`{line}`" for line in example.current)
    told = "".join(f", `{name}` = {_value(value)}" for name, value in example.settings.items())
    return f"{shown}{' (cyclic)' if example.cyclic else ''}{told}. {example.words}"


def _value(default: Any) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return f'"{default}"' if isinstance(default, str) else f"{default:g}"


def _range(about: dict[str, Any]) -> str:
    """What a parameter may be set to, where its value does not say."""
    if "options" in about:
        return f" ({', '.join(about['options'])})"
    if isinstance(about["default"], bool):
        return ""
    return f" ({about['low']:g} to {about['high']:g})"


def _measures() -> Iterator[str]:
    """Every measure, under what it is about."""
    for theme in THEMES:
        yield f"### {theme}\n"
        yield "\n".join(_measure(one) for one in MEASURES if one.theme == theme) + "\n"


def _measure(measure: type[Gauge]) -> str:
    return (
        f"- **{measure.name}** (`{measure.id}`, {measure.unit or 'count'}, "
        f"{measure.better or 'neither'} is better): {measure.statement} Source: {measure.source}."
    )


if __name__ == "__main__":
    print(rules_page())
