"""A proposal as a card: what holds, what it gives and costs, its check, and what to do with it."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ambrota.compare import findings_between
from ui.changed_words import changed_words
from ui.counted_words import (
    NOTICE,
    Told,
    cover_lines,
    meet_lines,
    odd_times_words,
    training_words,
)
from ui.figures import figure
from ui.gains import PRICE, Gain, gains
from ui.panels.flow import Flow
from ui.panels.gain_table import gain_table
from ui.panels.link import Link
from ui.panels.news import News
from ui.panels.parts import card, column, label
from ui.reading import count
from ui.record import SAID, Record
from ui.scores import KEPT, WEIGH
from ui.search_words import aim_words, of_whom
from ui.version import Version, changes_between, same_work

CHECKED = "Checked again independently from the saved workbook: the same figures."
NOBODY_YET = "No comment, agreement or objection on record yet."


class Card(NamedTuple):
    """A proposal on its card, and the buttons that a panel listens to."""

    frame: QFrame
    box: QVBoxLayout
    compare: QPushButton
    changes: QPushButton
    use: QPushButton


def proposal_card(told: CardTold, *, used: bool, offered: bool) -> Card:
    """`used`: this is the rota that was decided for; `offered`: its button is the main one."""
    frame, box = card("chosen" if used else "card")
    frame.setAccessibleName(f"Proposal {told.title}")
    box.addWidget(label(told.title, "heading", wrap=True))
    if told.why:
        box.addWidget(label(told.why, "muted", wrap=True))
    for text, look in told.headline:
        box.addWidget(News(text, look))
    if told.gains:
        box.addWidget(gain_table(told.gains, told.columns))
    elif told.checked:
        box.addWidget(label("Nothing else that is counted differs from today.", "muted", wrap=True))
    checked = label(*told.certified, wrap=True)
    checked.setToolTip(told.differences)
    box.addWidget(checked)
    if told.stages:
        box.addWidget(_why(list(told.stages)))
    box.addWidget(label(told.remarks, "caption", wrap=True))
    return Card(frame, box, *_buttons(told, box, used=used, offered=offered))


def brief_card(told: CardTold) -> tuple[QFrame, Link]:
    """What a card says first, in few lines, and the link to the card itself."""
    frame, box = card("card")
    link = Link()
    link.setText(told.title)
    link.setAccessibleName(f"Go to the card of {told.title}")
    box.addWidget(link)
    box.addWidget(label(brief_words(told), wrap=True))
    return frame, link


class CardTold(NamedTuple):
    """All that a card says: where it is the same, the card is not made again."""

    title: str
    why: str
    headline: tuple[tuple[str, str], ...]
    gains: tuple[Gain, ...]
    columns: tuple[str, ...]
    certified: tuple[str, str]
    differences: str
    stages: tuple[str, ...]
    remarks: str
    checked: bool


def told_of(
    version: Version, current: Version, first: Version, rulebook: Any, record: Record
) -> CardTold:
    """What the card of a version says; beside today it is set against the first proposal."""
    beside = (current, version) if first.key == version.key else (current, first, version)
    certificate = version.certificate
    return CardTold(
        version.title,
        of_whom(aim_words(version.why), version.audit),
        tuple((one.text, one.look) for one in headline(version, current)),
        tuple(gains(beside)),
        ("now", *(one.key for one in beside[1:])),
        certified(version, current, rulebook),
        "" if certificate is None else "\n".join(certificate.differences),
        tuple(stage_words(version.proposal)),
        remarks_words(record, version.key),
        version.audit is not None,
    )


def brief_words(told: CardTold) -> str:
    """What holds and what is changed, and below it the price, in the card's own figures."""
    said = " ".join(f"{text}." for text, _look in told.headline)
    price = [
        f"{one.name[0].lower()}{one.name[1:]} {one.texts[-1]} {one.unit} in place of {one.texts[0]}"
        for one in told.gains
        if one.part == PRICE
    ]
    return f"{said}\nThe price: {'; '.join(price)}." if price else said


def _buttons(
    told: CardTold, box: QVBoxLayout, *, used: bool, offered: bool
) -> tuple[QPushButton, QPushButton, QPushButton]:
    buttons = Flow(spacing=6)  # in a narrow pane the last goes below: none may be cut
    buttons.setContentsMargins(0, 6, 0, 0)
    compare, changes = QPushButton("Compare"), QPushButton("Changes…")
    use = QPushButton("Chosen ✓" if used else "Use this rota")
    changes.setToolTip("Every change by person or week; take over what is ticked (Ctrl+6)")
    changes.setAccessibleName(f"List what {told.title} changes")
    compare.setAccessibleName(f"Compare {told.title} with the current rota")
    use.setEnabled(not used)
    use.setAccessibleName(f"Use {told.title}")
    use.setToolTip("Decides for this rota; then say why, for the decision log. Undo takes it back")
    use.setProperty("look", "accent" if offered else "")
    for button in (compare, changes, use):
        buttons.addWidget(button)
    box.addLayout(buttons)
    return compare, changes, use


def headline(version: Version, current: Version) -> list[Told]:
    """Whether it holds, and how much it changes: (text, look)."""
    audit, rota = version.audit, version.rota
    if audit is None:
        return [Told("Checking …", "muted")]
    told = [*meet_lines(audit), training_words(audit), *odd_times_words(rota)]
    told += cover_lines(audit, rota)
    if musts := sum(str(one.level) == "must" for one in audit.findings):
        told.append(Told(f"{count(musts, 'must', 'musts')} broken", "bad"))
    if fresh := new_to_weigh(current.audit, audit):
        told.append(Told(fresh, NOTICE))
    told.append(Told(changed_words(current.rota, changes_between(current.rota, rota))))
    placed = len(rota.sessions) - len(current.rota.sessions)
    if placed > 0:
        told.append(Told(f"{count(placed, 'session')} placed: one-to-ones and training"))
    return told


def new_to_weigh(before: Any, audit: Any) -> str:
    """'1 finding newly to weigh'; nothing where all was so before."""
    if before is None:
        return ""
    was, now = (tuple(filter(KEPT[WEIGH], one.findings)) for one in (before, audit))
    _, new, _ = findings_between(was, now)
    return f"{count(len(new), 'finding')} newly to weigh" if new else ""


def certified(version: Version, current: Version, rulebook: Any) -> tuple[str, str]:
    """What the independent check says: (text, look)."""
    if version.edited:
        text, look = "Edited by hand since its file was checked; checked again here.", "muted"
    elif version.certificate is not None and not version.vouched(rulebook):
        text, look = "Its file was checked by other rules than now; checked again here.", "muted"
    elif version.certificate is None:
        text, look = "Not checked independently.", "bad"
    elif version.certificate.verified:
        text, look = CHECKED, "muted"
    else:
        first = "; ".join(version.certificate.differences[:2])
        never = first.startswith("not written")
        text = (
            f"{'Not checked independently' if never else 'The independent check differs'}: {first}"
        )
        look = "bad"
    made_from = version.made_from
    if made_from is not None and not same_work(made_from, current.rota):
        text += " Made for the current rota as it was before your edits."
    return text, look


def stage_words(proposal: Any) -> list[str]:
    """Each stage of the search: what was reached, and the bound that is proved for it."""
    told = []
    for stage in getattr(proposal, "stages", ()):
        words = f"{stage.name}: {figure(stage.value)} {stage.unit}".rstrip()
        if stage.bound is None:
            words += "; no bound proved"
        elif abs(stage.bound - stage.value) < 0.05:
            words += "; proved: none can be better"
        else:
            words += f"; proved: none can be better than {figure(stage.bound)}"
        told.append(words)
    return told


def remarks_words(record: Record, key: str) -> str:
    """What the representatives and others have said of a rota, counted."""
    kinds = [one.kind for one in record.remarks if one.target == key]
    told = [count(kinds.count(kind), *words) for kind, words in SAID.items() if kind in kinds]
    return f"On record: {', '.join(told)}." if told else NOBODY_YET


def _why(stages: list[str]) -> QWidget:
    """A button that shows what the search reached, stage by stage."""
    words = label("\n".join(f"•  {stage}" for stage in stages), "caption", wrap=True)
    words.hide()
    button = QPushButton("Show why")
    button.setProperty("look", "link")
    button.setCheckable(True)
    button.toggled.connect(words.setVisible)
    button.toggled.connect(lambda on: button.setText("Hide why" if on else "Show why"))
    return column(button, words, margin=0, spacing=4)
