"""The pages for readers: their links lead somewhere, and what they name exists."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from ambrota.sheets import Layout
from ui.headless.parser import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("sample_rotas/*.md")]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@each_page
def test_links_lead_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@each_page
def test_commands_that_a_page_names_exist(page: Path) -> None:
    named = set(re.findall(r"python run\.py ([a-z]+)", page.read_text(encoding="utf-8")))
    assert named <= {*COMMANDS, "test"}


def test_files_that_the_architecture_names_exist() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = page.split("## Where things live")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
    named = [name.rstrip("/") for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
    assert len(named) > 20
    for name in named:
        folders = (ROOT, ROOT / "ambrota", ROOT / "solver", ROOT / "ui")
        assert any(path for folder in folders for path in folder.glob(name)), name


def test_the_layout_on_the_page_of_workbooks_can_be_used_and_names_every_entry() -> None:
    page = (ROOT / "docs" / "workbooks.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```\n(kind = .*?)```", page, re.DOTALL)
    layout = Layout.from_toml(example)
    left_out = [
        one.name for one in fields(layout) if getattr(layout, one.name) in (None, (), {}, Layout())
    ]
    assert left_out == []
