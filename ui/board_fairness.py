"""How a burden is shared in two rotas: the spread of each measure over comparable people."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.compare import Pair
from ui.board_lines import MARK, Line, Said, both
from ui.scores import figure
from ui.version import Version

FAIRNESS = ("Measure", "People", "Now: least · middle · most", "Proposed", "Range", "Everybody")
SHARED = ("nights", "weekends-off", "unsocial-hours", "relief-share")
"""What is looked at first when it is asked how a burden is shared."""


def fairness(current: Version, shown: Version) -> Iterable[Line]:
    """The spread of each measure over comparable people, role by role."""
    measures = shown.audit.measures.items()
    for id_, after in sorted(measures, key=lambda one: one[0] not in SHARED):
        before = current.audit.measures.get(id_)
        if before is None or after.section != "people":
            continue
        for role, then in after.compared.items():
            now = before.compared.get(role, ())
            if len(then) < 2 or len(now) < 2:
                continue
            spread = Pair(now[-1] - now[0], then[-1] - then[0], "lower")
            if not spread.before and not spread.after:
                continue
            gain = then[0] > now[-1] if after.better == "higher" else then[-1] < now[0]
            name = after.compared_as or after.name
            unit = "" if after.unit in name else f" ({after.unit})"
            yield Line(
                f"{id_}/{role}",
                (
                    Said(f"{name}{unit}", "strong"), Said(_of_role(len(then), role)),
                    Said(_three(now)), Said(_three(then)), _spread(spread, gain), Said(""),
                ),
                (("Comparable people: the same role, pro rata to contracted hours.", "muted"),),
                (now, then),
            )  # fmt: skip


def _spread(spread: Pair, gain: bool) -> Said:
    """The range; wider is worse for nobody where everybody has more of what is good."""
    told = both(spread)
    wider = gain and spread.verdict == "worse"
    return Said(told.text.removesuffix(MARK["worse"]), "", "Everybody gains") if wider else told


def _of_role(number: int, role: str | None) -> str:
    """'12 paramedic', '4 NQP': how many are compared."""
    words = role or "no role stated"
    return f"{number} {words.upper() if len(words) <= 4 else words}"


def _three(values: tuple[float, ...]) -> str:
    middle = sorted(values)[len(values) // 2]
    return " · ".join(figure(round(one, 1)) for one in (values[0], middle, values[-1]))
