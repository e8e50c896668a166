"""Which pages are printed, made from what the session holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ui.grid.marking import changes_of
from ui.grid.particular import must_cells
from ui.printing.page import Pages, Paper
from ui.printing.rota_pages import RotaPages
from ui.printing.text_pages import TextPages
from ui.printing.words import (
    Material,
    findings_html,
    period_words,
    scorecard_html,
    title_words,
)
from ui.reading import breaches_by_cell
from ui.record import fingerprint
from ui.session import Session


@dataclass(frozen=True)
class Choice:
    """What is wanted on paper."""

    rota: bool = True
    findings: bool = True
    scorecard: bool = True
    names: bool = True
    paper: str = "A4"


def material_of(session: Session, names: bool) -> Material:
    """What the session holds now. Quick: files are read when it is printed."""
    shown = session.version(session.shown)
    versions = (session.current, *(one for one in session.proposals if one.audit is not None))
    path = session.workbook or session.review
    file = "" if path is None else path.name
    return Material(versions, shown, session.rulebook, file, path, datetime.now(), names)


def paper_of(material: Material, choice: Choice) -> Paper:
    """The pages, laid out. Belongs in the pool."""
    rota = material.rota
    name = title_words(rota)
    title, period = f"{name} – {material.shown.title}", period_words(rota)
    parts: list[Pages] = []
    if choice.rota:
        musts = must_cells(material.shown.audit)
        marked = breaches_by_cell(material.shown.audit) if choice.findings else {}
        found = {cell: cell in musts for cell in marked}
        changes = changes_of(material.shown, material.versions[0])
        parts.append(RotaPages(title, period, rota, found, changes))
    if choice.findings:
        parts.append(TextPages(title, period, findings_html(material)))
    if choice.scorecard:
        parts.append(TextPages(name, period, scorecard_html(material)))
    footer = material.footer(fingerprint(material.path))
    return Paper(parts, footer, choice.paper)
