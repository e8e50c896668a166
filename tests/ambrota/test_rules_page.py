"""docs/rules.md says what the program does."""

from __future__ import annotations

from pathlib import Path

from ambrota.rules_page import rules_page

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page() + "\n", (
        "run `python -m ambrota.rules_page > docs/rules.md`"
    )
