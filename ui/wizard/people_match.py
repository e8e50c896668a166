"""Whom of this workbook the last import knew already: asked where names are only close."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding.people_match import Pair, People, with_answers, with_same
from ui.panels.parts import label, set_look
from ui.reading import count

SOMEBODY_ELSE = "Somebody else"
PLAIN = 3
"""Entries of a question that offers one person: not decided, the same, somebody else."""


class PeopleMatch(QDialog):
    """Ask about likely pairs; list who is new and who is gone. `layout_said()` holds the answers.

    A pair that is not decided stays two people.
    """

    def __init__(self, people: People, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("People of the last import")
        self.resize(860, 600)
        self.people, self._layout = people, layout
        self.choices: dict[str, QComboBox] = {}
        self.wrong = label("", wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = buttons.addButton("Use these answers", QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setProperty("look", "accent")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addWidget(self.wrong, 1)
        bottom.addWidget(buttons)
        box = QVBoxLayout(self)
        self.all_same = QPushButton("All who are not decided are the same")
        self.all_same.setProperty("look", "link")
        self.all_same.clicked.connect(self._take_all)
        head = QHBoxLayout()
        head.addWidget(label(head_words(people), "heading", wrap=True), 1)
        head.addWidget(self.all_same)
        box.addLayout(head)
        box.addWidget(self._asked(), 3)
        box.addLayout(self._lists(), 2)
        box.addLayout(bottom)
        self._check()
        if self.choices:
            next(iter(self.choices.values())).setFocus()

    # -- composition --------------------------------------------------------------------------

    def _asked(self) -> QWidget:
        """Likely pairs, a line for each person."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, pairs in enumerate(_by_person(self.people.likely)):
            person = pairs[0].person
            choice = self._choice(pairs)
            why = label("", "caption", wrap=True)
            tell = partial(self._tell_why, choice, why, pairs)
            choice.currentIndexChanged.connect(tell)
            tell()
            role = f"  ·  {person.role}" if person.role else ""
            grid.addWidget(label(f"{person.name}{role}"), number, 0)
            grid.addWidget(choice, number, 1)
            grid.addWidget(why, number, 2)
            self.choices[person.id] = choice
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(self.choices), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setVisible(bool(self.choices))
        return area

    def _choice(self, pairs: list[Pair]) -> QComboBox:
        choice = QComboBox()
        choice.addItem(f"Is this {' or '.join(_named(pair) for pair in pairs)}?")
        for pair in pairs:
            choice.addItem(f"The same person: {_named(pair)}", pair.known.id)
        choice.addItem(SOMEBODY_ELSE)
        choice.setMinimumWidth(300)
        choice.setAccessibleName(f"{pairs[0].person.name}: the same as in the last import?")
        choice.currentIndexChanged.connect(self._check)
        return choice

    def _tell_why(self, choice: QComboBox, why: QLabel, pairs: list[Pair], *_: object) -> None:
        """Beside a line: why they may be the same, of whom is chosen or the likeliest."""
        chosen = next((p for p in pairs if p.known.id == choice.currentData()), pairs[0])
        words = f"{chosen.reason[:1].upper()}{chosen.reason[1:]}"
        why.setText(words if choice.currentText() != SOMEBODY_ELSE else "A new person")
        choice.setAccessibleDescription(words)

    def _lists(self) -> QHBoxLayout:
        lists = QHBoxLayout()
        for head, names in (
            ("NEW", [person.name for person in self.people.new]),
            ("GONE", [known.name for known in self.people.gone]),
        ):
            told = label("\n".join(names) or "Nobody", wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
            told.setAlignment(Qt.AlignmentFlag.AlignTop)
            told.setAccessibleName(f"{head.capitalize()}: {', '.join(names) or 'nobody'}")
            told.setMargin(8)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(told)
            side = QVBoxLayout()
            side.addWidget(label(f"{head}   {len(names)}", "section"))
            side.addWidget(area)
            lists.addLayout(side, 1)
        return lists

    # -- answers ------------------------------------------------------------------------------

    @property
    def answers(self) -> dict[str, str | None]:
        """Of each person who was decided on: the id known before, None for somebody else."""
        return {
            person: choice.currentData()
            for person, choice in self.choices.items()
            if choice.currentIndex() > 0
        }

    def _take_all(self) -> None:
        """Take everybody who is not decided, and may be one person only, for that person."""
        for choice in self._plain():
            choice.setCurrentIndex(1)

    def _plain(self) -> list[QComboBox]:
        """The questions not decided in which one person only is offered."""
        return [c for c in self.choices.values() if c.currentIndex() == 0 and c.count() == PLAIN]

    def _check(self) -> None:
        """Two people cannot both be one of before."""
        taken = [id_ for id_ in self.answers.values() if id_ is not None]
        twice = {id_ for id_ in taken if taken.count(id_) > 1}
        names = sorted({p.known.name for p in self.people.likely if p.known.id in twice})
        words = f"Two people cannot both be {', '.join(names)}" if names else self._counted()
        self.wrong.setText(words)
        set_look(self.wrong, "bad" if names else "muted")
        self.use.setEnabled(not names)
        self.all_same.setVisible(len(self._plain()) > 1)

    def _counted(self) -> str:
        left = len(self.choices) - len(self.answers)
        if not self.choices:
            return ""
        return f"{left} of {len(self.choices)} not decided" if left else "All decided"

    def layout_said(self) -> Layout:
        """The layout with everybody who is the same under the id known before."""
        layout = with_same(self._layout, self.people.same)
        return with_answers(layout, self.answers, self.people.likely)


def head_words(people: People) -> str:
    """What the matching found, in one line."""
    parts = [f"{count(len(people.same), 'person', 'people')} as before"]
    asked = len(_by_person(people.likely))
    if asked:
        parts.append(f"{asked} to decide")
    parts += [f"{len(people.new)} new", f"{len(people.gone)} gone"]
    return ", ".join(parts)


def _by_person(likely: Iterable[Pair]) -> list[list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in likely:
        found.setdefault(pair.person.id, []).append(pair)
    return list(found.values())


def _named(pair: Pair) -> str:
    known = pair.known
    return known.name if known.id == known.name else f"{known.name} ({known.id})"
