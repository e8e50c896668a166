"""Every picture that is taken."""

from __future__ import annotations

from dataclasses import dataclass

from docs.screens import boxes, ways
from docs.screens.stage import EASTFIELD, STONEBRIDGE, Drive


@dataclass(frozen=True)
class Screen:
    """One picture."""

    name: str
    drive: Drive
    size: tuple[int, int] = (1440, 900)
    theme: str = "light"
    scale: float = 1.0


SCREENS = (
    Screen("first-run", ways.first_run),
    Screen("recent", boxes.recent),
    Screen("left-behind", boxes.left_behind),
    Screen("unread", boxes.unread),
    Screen("wizard", ways.wizard),
    Screen("tour", ways.doing("tour")),
    Screen("window", ways.window),
    Screen("window-small", ways.window, (1180, 720)),
    Screen("dated", ways.dated),
    Screen("read", ways.doing("understand")),
    Screen("findings", ways.doing("check", "next_finding", "next_finding", sample=EASTFIELD)),
    Screen("person", ways.person),
    Screen("cover", ways.asking("cover_table")),
    Screen("typing", ways.typing),
    Screen("vacancy", boxes.vacancy),
    Screen("history", boxes.edited),
    Screen("shift-codes", ways.asking("shift_codes")),
    Screen("propose", ways.doing("prepare")),
    Screen("progress", ways.running),
    Screen("conflict", ways.deciding(sample=STONEBRIDGE)),
    Screen("scorecard", ways.deciding("check")),
    Screen("behind", boxes.behind),
    Screen("decide", ways.deciding("decide")),
    Screen("decided", ways.deciding("use")),
    Screen("leaving", boxes.leaving),
    Screen("exported", boxes.exported),
    Screen("comparison", ways.deciding("compare", "next_difference")),
    Screen("comparison-beside", ways.deciding("side_by_side", "next_difference")),
    Screen(
        "comparison-beside-small", ways.deciding("side_by_side", "next_difference"), (1180, 720)
    ),
    Screen("comparison-small", ways.deciding("compare", "next_difference"), (1180, 720)),
    Screen("comparison-one-grid", ways.deciding("one_grid", "next_difference")),
    Screen("changes", ways.asking("changes", proposed=True)),
    Screen("frontier", ways.asking("frontier", proposed=True)),
    Screen("scorecard-wide", ways.asking("scorecard_wide", proposed=True)),
    Screen("year", ways.doing("days_whole", sample=EASTFIELD)),
    Screen("hours", ways.doing("days_day", sample=EASTFIELD)),
    Screen("teams", ways.doing("order_team", "person_details", sample=EASTFIELD)),
    Screen("choices", ways.at_cell("choices")),
    Screen("why-not", ways.answered),
    Screen("needed", ways.needed),
    Screen("representative", ways.doing("representative", sample=EASTFIELD)),
    Screen("representative-comparison", ways.deciding("representative")),
    Screen("representative-members", ways.reading("What changes")),
    Screen("representative-rota", ways.reading("Rota")),
    Screen("representative-findings", ways.reading("Findings")),
    Screen("representative-fairness", ways.reading("Fairness")),
    Screen("representative-pay", ways.reading("Pay")),
    Screen("representative-comments", ways.reading("Comments and sign-off")),
    Screen("decision-log", ways.deciding("use", "decision_log")),
    Screen("help", ways.asking("help")),
    Screen("glossary", ways.asking("glossary")),
    Screen("rulebook", ways.asking("rulebook")),
    Screen("settings", ways.asking("preferences")),
    Screen("keys", ways.asking("keys")),
    Screen("about", ways.asking("about")),
    Screen("print", ways.asking("print")),
    Screen("print-proposal", boxes.printing("rota", "findings")),
    Screen("print-findings", boxes.printing("findings", proposed=False)),
    Screen("print-scorecard", boxes.printing("scorecard")),
    Screen("print-person", boxes.page_of_person),
    Screen("dark", ways.window, theme="dark"),
    Screen("dark-comparison", ways.deciding("compare"), theme="dark"),
    Screen("dark-conflict", ways.deciding(sample=STONEBRIDGE), theme="dark"),
    Screen("dark-frontier", ways.asking("frontier", proposed=True), theme="dark"),
    Screen("dark-scorecard-wide", ways.asking("scorecard_wide", proposed=True), theme="dark"),
    Screen("dark-tour", ways.doing("tour"), theme="dark"),
    Screen("dark-recent", boxes.recent, theme="dark"),
    Screen("dark-first-run", ways.first_run, theme="dark"),
    Screen("dark-wizard", ways.wizard, theme="dark"),
    Screen("contrast", ways.window, theme="contrast"),
    Screen("contrast-dark", ways.window, theme="contrast_dark"),
    Screen("at-150", ways.window, (1280, 800), scale=1.5),
    Screen("at-150-wizard", ways.wizard, (1280, 800), scale=1.5),
    Screen("at-200", ways.window, (1180, 720), scale=2.0),
    Screen("at-200-decide", ways.deciding("decide"), (1180, 720), scale=2.0),
    Screen("at-200-first-run", ways.first_run, (1180, 720), scale=2.0),
    Screen("large", ways.large),
)
"""Every picture. Names are file names: those that the docs show are there under the same name."""
