"""All that the person pane shows, put together off the window's thread; also as a page to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from ui.broken import force_words
from ui.person import Line, about, person_lines
from ui.person_beside import alarm_words
from ui.person_changes import asked_and_away, change_sentences
from ui.person_weeks import Weeks, table_of, weeks_of_person
from ui.reading import findings_of, found_head
from ui.version import Version

LINES_BEFORE = 2
"""The name and what they are stand apart from the other lines."""


@dataclass(frozen=True)
class Sheet:
    """One person of one version. `behind`: their weeks in the current rota, where it is another."""

    id: str
    name: str
    about: str
    title: str
    weeks: Weeks
    behind: Weeks | None
    changes: tuple[str, ...]
    away: tuple[str, ...]
    lines: tuple[Line, ...]
    findings: tuple[Any, ...] = field(default=())
    found: str = ""
    alarm: str = ""


def sheet_of(version: Version, current: Version, row: int) -> Sheet:
    """Everything there is to say of one person of a version."""
    rota = version.rota
    person = rota.people[row]
    behind = None
    if not version.is_current and person.id in current.rota.index:
        behind = weeks_of_person(current.rota, current.rota.index[person.id])
    found = tuple(one for one in findings_of(version.audit) if one.person == person.id)
    head = found_head(rota, found)
    return Sheet(
        person.id, person.name, about(rota, person), version.title,
        weeks_of_person(rota, row), behind, tuple(change_sentences(version, current, row)),
        tuple(asked_and_away(rota, row)), tuple(_other(person_lines(version, current, row), head)),
        found, head, alarm_words(rota, person),
    )  # fmt: skip


def _other(lines: Iterable[Line], head: str) -> Iterable[Line]:
    """Lines but for the name and the findings, which have places of their own."""
    for number, (text, look) in enumerate(lines):
        if number < LINES_BEFORE or (look == "bad" and number == LINES_BEFORE):
            continue
        if look == "section" and text == head.upper():
            return
        yield text, look


def page_of(sheet: Sheet, title: str) -> str:
    """The sheet as a page of rich text, for a printer."""
    parts = [f"<h1>{escape(sheet.name)}</h1><p>{escape(sheet.about)}</p>",
             f"<p>{escape(title)}: {escape(sheet.title)}</p>"]  # fmt: skip
    if sheet.alarm:
        parts.append(f"<p><b>{escape(sheet.alarm)}</b></p>")
    if sheet.changes:
        parts.append(_listed("What changes", sheet.changes))
    parts.append(_table(*table_of(sheet.weeks, sheet.behind)))
    opened = False
    for text, look in sheet.lines:
        if look == "section":
            parts.append(f"{'</ul>' if opened else ''}<h3>{escape(text.capitalize())}</h3><ul>")
            opened = True
        else:
            parts.append(f"<li>{escape(text)}</li>" if opened else f"<p>{escape(text)}</p>")
    parts.append("</ul>" if opened else "")
    if sheet.away:
        parts.append(_listed("Requests and leave", sheet.away))
    if sheet.findings:
        told = [
            f"{one.message}. {one.evidence} ({force_words(one.status)}: {one.source})"
            for one in sheet.findings
        ]
        parts.append(_listed(sheet.found, told))
    return "".join(parts)


def _listed(head: str, lines: Iterable[str]) -> str:
    return f"<h3>{head}</h3><ul>" + "".join(f"<li>{escape(one)}</li>" for one in lines) + "</ul>"


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def line(cells: Iterable[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(one)}</{tag}>" for one in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows)
    return (
        '<h3>Week by week</h3><table border="1" cellspacing="0" cellpadding="4">'
        f"<thead>{line(headings, 'th')}</thead>{body}</table>"
    )
