"""The pictures for the docs: every one has its own name, and those that the docs show are made."""

from __future__ import annotations

import re
from pathlib import Path

from docs.screens.table import SCREENS

ROOT = Path(__file__).resolve().parents[2]


def test_each_picture_has_a_name_of_its_own() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(set(names)) == len(names)


def test_every_picture_that_the_docs_show_can_be_made_again() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    shown = {
        name
        for page in pages
        for name in re.findall(r"images/([\w-]+)\.png", page.read_text("utf-8"))
    }
    assert shown
    assert shown <= {screen.name for screen in SCREENS}
