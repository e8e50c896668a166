"""What is printed in words: findings and scorecard as plain HTML, headings and footers. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from ambrota.anonymous import Mask, anonymous
from ambrota.model import Rota
from ui.broken import broken_words, counted_words, force_words
from ui.reading import briefly_when, count, findings_of, whose
from ui.rule_told import strict_words
from ui.score_conclusion import conclusion
from ui.scores import Score, scorecard
from ui.version import Version

ABBREVIATED = ("DCA", "RRV", "EOC", "HART", "PTS", "UCS")
MOST = 600
"""Findings on paper; whoever wants more of them wants a workbook."""


@dataclass(frozen=True)
class Material:
    """All that is printed, as it stood when it was asked for."""

    versions: tuple[Version, ...]
    shown: Version
    rulebook: Any
    file: str
    path: Path | None
    at: datetime
    names: bool = True

    @property
    def rota(self) -> Rota:
        """The rota shown, with numbers in place of names where these are not wanted."""
        return self.shown.rota if self.names else anonymous(self.shown.rota)

    @property
    def mask(self) -> Callable[[str], str]:
        """Takes names out of what was written, where they are not wanted."""
        return str if self.names else Mask(self.shown.rota)

    def footer(self, digest: str) -> str:
        """What every page says of itself: rulebook, file with its fingerprint, time."""
        at = f"{self.at.day} {self.at:%B %Y %H:%M}"
        file = f"{self.file}, fingerprint {digest}" if digest else self.file
        return " · ".join(filter(None, (f"Rulebook: {self.rulebook.name}", file, f"printed {at}")))


def page_words(number: int, pages: int) -> str:
    """'Page 2 of 5'."""
    return f"Page {number} of {pages}"


def title_words(rota: Rota) -> str:
    """The rota's title as it is read: 'Northgate DCA 24 line' of a file northgate-dca-24-line."""
    if " " in rota.title or not rota.title:
        return rota.title
    words = re.split(r"[-_]+", rota.title)
    known = {*(shift.resource for shift in rota.shifts), *ABBREVIATED}
    told = [one.upper() if one.upper() in known else one for one in words]
    return " ".join([told[0][:1].upper() + told[0][1:], *told[1:]])


def period_words(rota: Rota) -> str:
    """How long the rota is, and when: '12 weeks, 4 May to 26 July 2026', '24 lines of DCA'."""
    if rota.is_cyclic:
        several = len(rota.groups) > 1
        told = [
            f"{count(len(rows), 'line')}{f' of {name}' if name and several else ''}"
            for name, rows in rota.groups.items()
        ]
        return " and ".join(told)
    weeks, days = divmod(rota.days, 7)
    long = count(weeks, "week") if weeks else ""
    rest = count(days, "day") if days else ""
    first, last = rota.date_of(0), rota.date_of(rota.days - 1)
    when = ""
    if first is not None and last is not None:
        year = f" {first.year}" if first.year != last.year else ""
        when = f", {first.day} {first:%B}{year} to {last.day} {last:%B %Y}"
    return " and ".join(filter(None, (long, rest))) + when


def findings_html(material: Material) -> str:
    """Every finding under its rule, with the rule's words and source."""
    found = findings_of(material.shown.audit)
    if not found:
        return "<h2>Findings</h2><p>Nothing was found.</p>"
    by_rule: dict[str, list[Any]] = {}
    for one in found[:MOST]:
        by_rule.setdefault(one.rule, []).append(one)
    parts = [f"<h2>{count(len(found), 'finding')}</h2>"]
    for rule, some in by_rule.items():
        parts += _rule_html(material, rule, some)
    if len(found) > MOST:
        rest = len(found) - MOST
        parts.append(f"<p>{count(rest, 'finding')} more: export the review as a workbook.</p>")
    return "".join(parts)


def _rule_html(material: Material, rule: str, some: Sequence[Any]) -> Iterator[str]:
    known, rota, mask = material.rulebook.rule(rule), material.rota, material.mask
    force = f"{strict_words(some[0].level).lower()}, {force_words(some[0].status)}"
    told = f"{broken_words(known)}: {counted_words(rota, some)} ({force})"
    yield f"<h3>{escape(told)}</h3>"
    yield f'<p class="muted">{escape(known.statement)}<br>{escape(known.source)}</p>'
    yield _table_head(("Who", 20), ("When", 18), ("What was found", 62))
    for one in some:
        sums = mask(one.message) + (f"<br>{escape(mask(one.evidence))}" if one.evidence else "")
        cells = (escape(whose(rota, one)), escape(briefly_when(rota, one)), sums)
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</table>"


def scorecard_html(material: Material) -> str:
    """Operations and people with every version in a column: figure, difference, direction."""
    titles = [one.title for one in material.versions]
    scores = scorecard(material.versions)
    parts, share = ["<h2>Scorecard</h2>"], 60 // len(titles)
    if told := conclusion(material.versions):
        parts.append(f"<p>{escape(told)}</p>")
    part = theme = ""
    for score in scores:
        if (score.part, score.theme) != (part, theme):
            parts.append("</table>" if part else "")
            part, theme = score.part, score.theme
            heading = theme or part.capitalize()
            parts.append(f"<h3>{escape(heading)}</h3>")
            parts.append(_table_head(("", 40), *((one, share) for one in titles)))
        parts.append(_score_html(score))
    parts.append("</table>" if part else "<p>Not checked yet.</p>")
    return "".join(parts)


def _score_html(score: Score) -> str:
    below = " · ".join(filter(None, (score.unit, score.note)))
    unit = f' <span class="muted">{escape(below)}</span>' if below else ""
    cells = [f"<td>{escape(score.name)}{unit}</td>"]
    for one in score.figures:
        more = f' <span class="muted">{escape(one.difference)}</span>' if one.difference else ""
        cells.append(f"<td>{escape(one.text)}{more}</td>")
    made = f"<tr>{''.join(cells)}</tr>"
    if score.aside:
        wide = len(score.figures) + 1
        made += f'<tr><td colspan="{wide}" class="muted">{escape(score.aside)}</td></tr>'
    return made


def _table_head(*columns: tuple[str, int]) -> str:
    """The beginning of a table whose head stands on each of its pages."""
    heads = "".join(
        f'<th align="left" width="{share}%">{escape(name)}</th>' for name, share in columns
    )
    return f'<table width="100%" cellspacing="0" cellpadding="3"><thead><tr>{heads}</tr></thead>'
