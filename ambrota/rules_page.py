"""The page of rules and measures (docs/rules.md), written from the classes themselves.

`python -m ambrota.rules_page > docs/rules.md`
"""

from __future__ import annotations

from typing import Any

from ambrota.measures import ALL as MEASURES
from ambrota.measures.base import Gauge
from ambrota.rules import ALL as RULES
from ambrota.rules.base import Rule

HEAD = """# Rules and measures

Every rule with its statement, its source and whether it is law, contract, guidance or local; the
level it is shipped at, and what can be set in a rulebook (`--rules FILE.toml`, or the Rules sheet
of the workbook). `must`: no proposal may breach it; `should`: a breach costs; `shown`: reported
only; `off`: not judged. This page is written from the program: `python -m ambrota.rules_page`.
"""


def rules_page() -> str:
    """The whole page."""
    parts = [HEAD, "## Rules\n", *map(_rule, RULES), "## Measures\n", *map(_measure, MEASURES)]
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
    return "\n".join(lines) + "\n"


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


def _measure(measure: type[Gauge]) -> str:
    return (
        f"- **{measure.name}** (`{measure.id}`, {measure.unit or 'count'}, "
        f"{measure.better or 'neither'} is better): {measure.statement} Source: {measure.source}."
    )


if __name__ == "__main__":
    print(rules_page())
