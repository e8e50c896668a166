"""Colours, type and spacing of the window: one set of tokens for light, one for dark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.style import SHEET


class Pair(NamedTuple):
    """Text colour on ground colour."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme. `cells` by duty look; everything else by its use."""

    dark: bool
    text: str
    muted: str
    accent: str
    accent_text: str
    ground: str
    panel: str
    edge: str
    weekend: str
    hover: str
    worse: str
    better: str
    finding: str
    filled: str
    cells: dict[str, Pair]


LIGHT = Tokens(
    dark=False, text="#1B2430", muted="#5A6675", accent="#0B5CAD", accent_text="#FFFFFF",
    ground="#FFFFFF", panel="#F5F7FA", edge="#D5DBE3", weekend="#EEF2F7", hover="#E3EDF8",
    worse="#B23A00", better="#00684A", finding="#D3420A", filled="#A9C7E6",
    cells={
        "early": Pair("#5C4300", "#FFF0C2"), "day": Pair("#4A3200", "#FBD98A"),
        "late": Pair("#0B3A52", "#BFE3F5"), "twilight": Pair("#3D2A66", "#DCD3F2"),
        "night": Pair("#FFFFFF", "#2B3A67"), "relief": Pair("#33404D", "#DDE3EA"),
        "leave": Pair("#4A4A4A", "#ECECEC"), "training": Pair("#0B4A2F", "#C4E8D3"),
        "contact": Pair("#FFFFFF", "#7A3E9D"), "other": Pair("#33404D", "#DDE3EA"),
        "rest": Pair("#5A6675", "#FFFFFF"), "unknown": Pair("#B23A00", "#FFFFFF"),
    },
)  # fmt: skip

DARK = Tokens(
    dark=True, text="#E6EBF2", muted="#9AA7B5", accent="#6CB2FF", accent_text="#0E1620",
    ground="#161B22", panel="#1D242D", edge="#38424E", weekend="#1E252F", hover="#24364A",
    worse="#FF9A66", better="#5FD3A8", finding="#FF7A3D", filled="#2F5680",
    cells={
        "early": Pair("#FFF0C2", "#403714"), "day": Pair("#FFE3A3", "#4A3A12"),
        "late": Pair("#BFE3F5", "#143B4F"), "twilight": Pair("#DCD3F2", "#3A2D5C"),
        "night": Pair("#DCE4FF", "#25305A"), "relief": Pair("#D5DDE6", "#2C3642"),
        "leave": Pair("#C9C9C9", "#2B2B2B"), "training": Pair("#BFEBD2", "#12402B"),
        "contact": Pair("#FFFFFF", "#8A4DB0"), "other": Pair("#D5DDE6", "#2C3642"),
        "rest": Pair("#9AA7B5", "#161B22"), "unknown": Pair("#FF9A66", "#161B22"),
    },
)  # fmt: skip

CORNER = 4
ICONS = Path(__file__).parent / "icons"


class Theme:
    """The tokens in use, and the type scale relative to the system's own size."""

    def __init__(self) -> None:
        self.tokens = LIGHT
        self.body = 13

    def apply(self, app: QApplication, choice: str = "system") -> None:
        """Force Fusion, choose light or dark, and dress the application."""
        app.setStyle(QStyleFactory.create("Fusion"))
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = choice == "dark" or (choice == "system" and scheme == Qt.ColorScheme.Dark)
        self.tokens = DARK if dark else LIGHT
        font = app.font()
        self.body = max(13, font.pixelSize(), round(font.pointSizeF() * 96 / 72))
        font.setPixelSize(self.body)
        app.setFont(font)
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(style_sheet(self.tokens, self.body))

    def colour(self, name: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self.tokens, name))

    def cell(self, look: str) -> tuple[QColor, QColor]:
        """Text and ground of a duty look."""
        pair = self.tokens.cells.get(look, self.tokens.cells["other"])
        return QColor(pair.text), QColor(pair.ground)

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """The system face at a step of the scale: caption, grid, body, heading or figure."""
        font = QApplication.font()
        delta = {"caption": -2, "grid": -1, "body": 0, "heading": 3, "figure": 7, "title": 13}
        font.setPixelSize(self.body + delta[size])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


THEME = Theme()


def palette(tokens: Tokens) -> QPalette:
    """The Fusion palette of a set of tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.panel, role.WindowText: tokens.text, role.Base: tokens.ground,
        role.AlternateBase: tokens.panel, role.Text: tokens.text, role.Button: tokens.panel,
        role.ButtonText: tokens.text, role.ToolTipBase: tokens.ground,
        role.ToolTipText: tokens.text, role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent, role.HighlightedText: tokens.accent_text,
        role.Link: tokens.accent, role.Mid: tokens.edge, role.Dark: tokens.edge,
        role.Accent: tokens.accent,
    }  # fmt: skip
    made = QPalette()
    for key, value in colours.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens, body: int) -> str:
    """The style sheet in the colours of a theme and the sizes of its type."""
    return SHEET.format(
        t=tokens,
        body=body,
        caption=body - 2,
        heading=body + 3,
        title=body + 13,
        sample=2 * body + 26,
        tick=(ICONS / ("tick-dark.svg" if tokens.dark else "tick.svg")).as_posix(),
        arrow=(ICONS / ("down-light.svg" if tokens.dark else "down.svg")).as_posix(),
    )
