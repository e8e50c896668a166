"""What stands above the scorecard: how a rota stands, or of what rotas a board is told."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ambrota.spans import days_words, span_words
from ui.counted_words import Told, cover_lines, meet_lines, training_words
from ui.panels.news import News
from ui.printing.words import title_words
from ui.reading import count
from ui.score_conclusion import conclusion
from ui.score_words import need_words
from ui.session import Session
from ui.version import Version
from ui.way import size_words

LINES, BOARD = 5, ("title", "", "strong")


class Headline(QWidget):
    """Cover, meetings and training of a rota, each in the colour of good or of bad news."""

    def __init__(self, large: bool = False) -> None:
        super().__init__()
        self.lines = [News() for _ in range(LINES)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for line in self.lines:
            box.addWidget(line)
        self._large = large

    @property
    def words(self) -> str:
        """All of it, as it is read aloud."""
        return ". ".join(line.text() for line in self.lines if line.text())

    def tell(self, session: Session) -> None:
        """Say it of the rota shown; on a screen, which rotas are compared."""
        told = board_words(session) if self._large else headline(session.version(session.shown))
        looks = BOARD if self._large else [one.look or "strong" for one in told]
        told = [*told, *[Told("")] * LINES]
        for line, one, look in zip(self.lines, told, [*looks, *[""] * LINES], strict=False):
            line.tell(one.text, look)
            line.setVisible(bool(one.text))


def headline(version: Version) -> list[Told]:
    """How a rota stands: cover, meetings, training."""
    audit = version.audit
    if audit is None:
        return [Told("Checking …")]
    return [*cover_lines(audit, version.rota), *meet_lines(audit), training_words(audit)]


def board_words(session: Session, today: date | None = None) -> list[Told]:
    """Whose rota it is, over what time, what is compared, the need's source; what it comes to."""
    now, proposals = session.current, session.proposals
    rota, day = now.rota, today or date.today()
    whose = size_words(rota)
    over = span_words(rota).removeprefix("in the ").removeprefix("in ")
    if rota.first_day is not None:
        first = rota.first_day
        over = f"{days_words(rota.days)} from {first.day} {first:%b %Y}"
    compared = (
        f"the current rota and {count(len(proposals), 'proposal')}"
        if proposals
        else "the current rota"
    )
    need = need_words(now.audit)
    need += ", none is stated" if need and now.audit.cover.source == "derived" else ""
    told = " · ".join(filter(None, (over, whose, compared, need, f"{day.day} {day:%B %Y}")))
    title, comes_to = title_words(rota) or session.title, conclusion([now, *proposals])
    return [Told(title), Told(told), Told(comes_to)]
