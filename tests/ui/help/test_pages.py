"""Pages of the help: parts of them, words found in them, keys written from the menus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.actions import MENUS, TABLE
from ui.help.context import ABOUT, section_of
from ui.help.keys import keys_page
from ui.help.pages import FILES, GLOSSARY, GUIDE, Page, first_lines, load, search

PAGES = load(more=[keys_page(TABLE, MENUS)])


def test_every_page_is_there() -> None:
    assert list(PAGES) == [name for name, _ in FILES] + ["keys"]


def test_a_folder_without_pages_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path) == {}


@pytest.mark.parametrize("section", sorted(set(ABOUT.values()) | {"Cannot hold"}))
def test_the_guide_has_each_part_that_the_window_asks_for(section: str) -> None:
    assert PAGES[GUIDE].section(section) is not None
    assert first_lines(PAGES[GUIDE].section(section))


TERMS = (
    "Duty", "Shift code", "Rota", "Dated rota", "Cyclic rota", "Line", "Relief", "Line manager",
    "Resource", "Cover", "Unit hour", "Abstraction", "Overrun", "Finding", "Measure", "Guarantee",
    "Proposal", "Session", "Review", "Holds", "Line-manager contact", "Protected training", "Night",
    "Weekend off", "Vacant line", "Certificate", "Conflict", "Way out", "WTE",
)  # fmt: skip


@pytest.mark.parametrize("term", TERMS)
def test_the_glossary_has_the_terms(term: str) -> None:
    section = PAGES[GLOSSARY].section(term)
    assert section is not None
    assert len(section.plain) > 20


def test_the_term_itself_is_found_first() -> None:
    found = search(PAGES.values(), "weekend off")
    assert (found[0].page, found[0].title) == (GLOSSARY, "Weekend off")
    assert len(found) > 1


def test_every_word_must_be_there() -> None:
    assert search(PAGES.values(), "night zebra") == []
    assert search(PAGES.values(), "  ") == []
    rule = search(PAGES.values(), "11 hours of rest between")
    assert "Rest between duties (daily-rest)" in [one.title for one in rule]


def test_a_tip_is_plain_and_short() -> None:
    page = Page("p", "P", "# P\n\nA **bold** [link](x.md) with `code`. " + "word " * 100)
    told = first_lines(page.section("P"))
    assert told.startswith("A bold link with code. word")
    assert told.endswith(" …")
    assert len(told) < 330


def test_every_key_of_the_menus_is_on_the_page_of_keys() -> None:
    text = PAGES["keys"].text
    for row in TABLE:
        assert not row.shortcut or f"| **{row.shortcut}** |" in text, row.id
    assert re.search(r"\| \*\*F2\*\* \| edit the cell \|", text)


@pytest.mark.parametrize(
    ("classes", "stuck", "section"),
    [
        (["QLineEdit", "FindingsPanel", "QDockWidget"], False, "Findings"),
        (["RotaView", "GridArea"], False, "The rota"),
        (["QPushButton", "DecidePanel"], True, "Cannot hold"),
        (["QPushButton", "DecidePanel"], False, "Decide"),
        (["QWidget"], False, "The way through"),
    ],
)
def test_what_is_in_front_is_what_is_told(classes: list[str], stuck: bool, section: str) -> None:
    assert section_of(classes, stuck=stuck) == section
