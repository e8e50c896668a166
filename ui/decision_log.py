"""The decision log: who decided, changed or said what, when and why, in one list."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ui import snapshot
from ui.record import (
    AGREED,
    COMMENT,
    DECISION,
    KINDS,
    OBJECTION,
    Remark,
    fingerprint,
    reason_for,
)
from ui.version import CURRENT

if TYPE_CHECKING:
    from ui.session import Session

DECIDED, RULES, EDITS, SAID = "Decision", "Rule", "Edit", "Said or signed"
SHOWN = {
    "": "Everything", DECIDED: "Decisions", RULES: "Rules and the law", EDITS: "Edits",
    SAID: "Said and signed",
}  # fmt: skip
"""Parts of the log that can be looked at."""

HEADINGS = ("When", "Who", "Of what", "What, and why")
LAW = "Law lowered"


class Entry(NamedTuple):
    """One line of the log. `about`: a rota, a rule, a person; `grave`: a law was lowered."""

    at: datetime
    by: str
    part: str
    about: str
    text: str
    grave: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The line under the headings of the log."""
        return when_words(self.at), self.by or "not stated", self.about, self.text


def entries(session: Session) -> list[Entry]:
    """The whole log, the newest first."""
    if not session.is_open:
        return []
    now = snapshot.take(session)
    told = [
        *_decisions(now.past.decisions, session, used=now.chosen is None),
        *(
            _law(one.at, one.by or session.author, one.rule, one.text, session)
            for one in now.laws()
        ),
        *_edits(now, session),
        *(_remark(one, session) for one in now.record.remarks),
    ]
    if now.chosen is not None and now.decided_by is not None:
        at, by = now.decided_by
        chose = chosen_words(session, now.chosen)
        told.append(Entry(at, by, DECIDED, _rota(session, now.chosen), chose))
    return sorted(told, key=lambda entry: entry.at, reverse=True)


def chosen_words(session: Session, key: str) -> str:
    """'Chose A · Fewest changes, because nobody moves. Agreed: R Ashe. By the rulebook ...'."""
    said = reason_for(session.record, key)
    why = f", because {said.text}" if said is not None else "; no reason given yet"
    return f"Chose {_rota(session, key)}{why}. {signed_words(session, key)}"


def signed_words(session: Session, key: str) -> str:
    """Who agreed to a rota and who objected, by name."""
    told = []
    for kind, word in ((AGREED, "Agreed"), (OBJECTION, "Objected")):
        names = [one.by or "somebody" for one in session.record.remarks
                 if one.kind == kind and one.target == key]  # fmt: skip
        if names:
            told.append(f"{word}: {', '.join(dict.fromkeys(names))}")
    return ". ".join(told or ["Nobody has agreed or objected yet"]) + "."


def stamp_words(session: Session) -> str:
    """By which rules, and of which file: 'Rulebook: Shipped rules · ours.xlsx, ...'."""
    path = session.workbook or session.review
    told = [f"Rulebook: {session.rulebook.name}"]
    if path is not None:
        digest = fingerprint(path)
        told.append(f"{path.name}, fingerprint {digest}" if digest else path.name)
    return " · ".join(told)


def rule_log(session: Session, mask: Callable[[str], str] = str) -> dict[str, list[str]]:
    """Who changed each rule, when and how, the latest first, by the rule's id."""
    ids = {rule.name: rule.id for rule in session.rulebook.rules}
    found: dict[str, list[str]] = {}
    for one in entries(session):
        if one.part == RULES and one.about in ids:
            told = f"{one.by or 'somebody'}, {when_words(one.at)}: {mask(one.text)}"
            found.setdefault(ids[one.about], []).append(told)
    return found


def kept(told: Iterable[Entry], part: str) -> list[Entry]:
    """Those of one part; of every part where none is named."""
    return [one for one in told if not part or one.part == part]


def as_csv(told: Iterable[Entry], mask: Callable[[str], str] = str) -> str:
    """The log as a table for a spreadsheet, the oldest first."""
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\r\n")
    write.writerow(("When (UTC)", *HEADINGS[1:]))
    for one in sorted(told, key=lambda entry: entry.at):
        row = (one.by, mask(one.about), mask(one.text))
        write.writerow((one.at.strftime("%Y-%m-%d %H:%M:%S"), *map(_as_text, row)))
    return text.getvalue()


def when_words(at: datetime) -> str:
    """A moment by the local clock: '4 May 2026, 12:00'."""
    here = at.astimezone()
    return f"{here.day} {here:%b %Y, %H:%M}"


def _as_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _decisions(before: Iterable[Any], session: Session, *, used: bool) -> Iterator[Entry]:
    """Lines that came with the review file; what rota was used only where that still stands."""
    for one in before:
        if one.subject in {rule.id for rule in session.rulebook.rules}:
            yield _law(one.at, one.by, one.subject, one.text, session)
        elif not one.text.startswith("Use rota "):
            yield Entry(one.at, one.by, DECIDED, _rota(session, one.subject), one.text)
        elif used:
            yield Entry(one.at, one.by, DECIDED, one.subject, f"{one.text}; withdrawn since")


def _law(at: datetime, by: str, rule: str, text: str, session: Session) -> Entry:
    return Entry(at, by, RULES, session.rulebook.rule(rule).name, text, text.startswith(LAW))


def _edits(now: snapshot.Snapshot, session: Session) -> Iterator[Entry]:
    for one in now.past.edits:
        yield Entry(one.at, "", EDITS, _rota(session, one.target), one.note)
    for made in now.edits:
        yield Entry(made.at, session.author, EDITS, _rota(session, made.key), made.words)


def _remark(one: Remark, session: Session) -> Entry:
    text = f"{KINDS.get(one.kind, one.kind)}: {one.text}" if one.text else KINDS[one.kind]
    part = DECIDED if one.kind == DECISION else SAID
    return Entry(one.at, one.by, part, about(one, session), text, False)


def about(one: Remark, session: Session) -> str:
    """Of what something was said: 'A · Fewest changes · Patel · Rest between duties'."""
    parts = [_rota(session, one.target)]
    if one.person is not None and one.person in session.current.rota.index:
        parts.append(session.current.rota.person(one.person).name)
    if one.rule is not None and any(rule.id == one.rule for rule in session.rulebook.rules):
        parts.append(session.rulebook.rule(one.rule).name)
    if len(parts) > 1 and one.target == CURRENT and one.kind == COMMENT:
        parts = parts[1:]
    return " · ".join(parts)


def _rota(session: Session, key: str) -> str:
    if key == CURRENT:
        return "Current rota"
    return session.version(key).title if key in session.versions else f"Proposal {key}"
