"""The pages of the help and their sections, and looking for words in them. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILES = (
    ("guide", "Working in the window"), ("glossary", "Glossary"), ("rules", "Rules and measures"),
    ("method", "How it finds and proves"), ("workbooks", "Workbooks"),
    ("fatigue", "Fatigue"), ("pay", "Pay"),
)  # fmt: skip
GUIDE, GLOSSARY, KEYS = "guide", "glossary", "keys"
HEADING = re.compile(r"^(#{1,3}) +(.+?) *$", re.MULTILINE)
TERM = re.compile(r"^\*\*([^*]+?)\.?\*\*\.? *(.*)", re.DOTALL)
MARKS = re.compile(r"[*_`]|\]\([^)]*\)|\[")
MOST = 60


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    page: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """Its words without marks of form, as one line."""
        return " ".join(MARKS.sub("", self.text).split())


@dataclass(frozen=True)
class Page:
    """One page, in Markdown."""

    id: str
    title: str
    text: str

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its parts, by their headings; of the glossary every term."""
        found = list(HEADING.finditer(self.text))
        ends = [*(one.start() for one in found[1:]), len(self.text)]
        made = []
        for one, end in zip(found, ends, strict=False):
            title = MARKS.sub("", one[2])
            made.append(Section(self.id, title, self.text[one.end() : end].strip()))
        return (*made, *self._terms(made)) if self.id == GLOSSARY else tuple(made)

    def _terms(self, sections: Iterable[Section]) -> list[Section]:
        blocks = (block for one in sections for block in one.text.split("\n\n"))
        found = (TERM.match(block) for block in blocks)
        return [Section(self.id, one[1], one[2]) for one in found if one]

    def section(self, title: str) -> Section | None:
        """The part under that heading."""
        return next((one for one in self.sections if one.title == title), None)


def load(folder: Path = DOCS, more: Sequence[Page] = ()) -> dict[str, Page]:
    """Every page that is there, by its id."""
    pages = {
        name: Page(name, title, (folder / f"{name}.md").read_text("utf-8"))
        for name, title in FILES
        if (folder / f"{name}.md").is_file()
    }
    return pages | {page.id: page for page in more}


def search(pages: Iterable[Page], words: str) -> list[Section]:
    """Parts in which every word stands: those with it in their heading first."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    ranked = []
    for number, page in enumerate(pages):
        for one in page.sections:
            title = one.title.casefold()
            whole = f"{title} {one.plain.casefold()}"
            if all(word in whole for word in wanted):
                missed = sum(word not in title for word in wanted)
                ranked.append((missed, title != words.casefold(), number, one))
    ranked.sort(key=lambda found: found[:3])
    return [one for *_, one in ranked[:MOST]]


def first_lines(section: Section | None, most: int = 320) -> str:
    """The beginning of a part, as a tip holds it."""
    text = "" if section is None else section.text.split("\n\n")[0]
    plain = " ".join(MARKS.sub("", text).split())
    return plain if len(plain) <= most else plain[: plain.rfind(" ", 0, most)] + " …"
