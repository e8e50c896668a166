"""Colours, type and spacing of the window: one set of tokens for light, one for dark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory


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


def style_sheet(t: Tokens, body: int) -> str:
    """Style sheet of the window's own parts; widgets ask for a look by the property `look`."""
    arrow = (ICONS / ("down-light.svg" if t.dark else "down.svg")).as_posix()
    return f"""
QToolTip {{ color: {t.text}; background: {t.ground}; border: 1px solid {t.edge}; padding: 4px; }}
QMainWindow::separator {{ background: {t.panel}; width: 4px; height: 4px; }}
QDockWidget::title {{ background: {t.panel}; padding: 6px 8px; }}
QLabel[look="muted"], QLabel[look="caption"] {{ color: {t.muted}; }}
QLabel[look="caption"] {{ font-size: {body - 2}px; }}
QLabel[look="heading"] {{ font-size: {body + 3}px; font-weight: 600; }}
QLabel[look="title"] {{ font-size: {body + 13}px; font-weight: 600; }}
QLabel[figure="large"] {{ font-size: {body + 3}px; font-weight: 600; }}
QLabel[figure="small"] {{ font-size: {body}px; font-weight: 600; }}
QLabel[look="section"] {{ font-size: {body - 2}px; font-weight: 700; color: {t.muted}; }}
QLabel[look="good"] {{ color: {t.better}; font-weight: 600; }}
QLabel[look="bad"] {{ color: {t.worse}; font-weight: 600; }}
QFrame[look="card"] {{ background: {t.ground}; border: 1px solid {t.edge}; border-radius: 4px; }}
QFrame[look="note"] {{ background: {t.hover}; border: none; border-radius: 4px; }}
QPushButton {{ padding: 5px 12px; border: 1px solid {t.edge}; border-radius: 4px;
  background: {t.ground}; color: {t.text}; min-height: 18px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {t.muted}; background: {t.panel}; }}
QPushButton[look="accent"] {{ background: {t.accent}; color: {t.accent_text};
  border-color: {t.accent}; font-weight: 600; }}
QPushButton[look="accent"]:hover {{ background: {t.accent}; border-color: {t.text}; }}
QPushButton[look="accent"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[look="accent"]:disabled {{ background: {t.edge}; color: {t.muted};
  border-color: {t.edge}; }}
QPushButton[look="next"] {{ color: {t.accent}; border-color: {t.accent}; font-weight: 600; }}
QPushButton[look="link"] {{ border: none; background: transparent; color: {t.accent};
  padding: 1px 0; text-align: left; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 1px solid {t.accent}; padding: 0; }}
QPushButton[look="sample"] {{ text-align: left; padding: 4px 14px; border-radius: 4px;
  min-height: {2 * body + 26}px; }}
QTreeView, QListView, QTableView, QScrollArea {{ border: none; background: {t.ground}; }}
QTreeView::item {{ padding: 3px 2px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t.hover}; color: {t.text}; }}
QTreeView::item:hover, QListView::item:hover {{ background: {t.panel}; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ border: 1px solid {t.edge};
  border-radius: 4px; padding: 3px 6px; background: {t.ground}; color: {t.text};
  min-height: 18px; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{
  border: 2px solid {t.accent}; padding: 2px 5px; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox:disabled, QDoubleSpinBox:disabled {{ color: {t.muted}; background: {t.panel}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QTableCornerButton::section {{ background: {t.panel}; border: none; }}
QToolBar {{ background: {t.panel}; border: none; spacing: 0; }}
QToolButton {{ padding: 5px 8px; border: 1px solid transparent; border-radius: 4px; }}
QToolButton[look="framed"] {{ border-color: {t.edge}; background: {t.ground}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:checked, QToolButton[look="framed"]:checked {{
  background: {t.hover}; border-color: {t.accent}; color: {t.accent}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QPushButton[look="tab"] {{ border: none; border-radius: 0; background: transparent;
  color: {t.muted}; border-bottom: 2px solid transparent; padding: 5px 4px; }}
QPushButton[look="tab"]:checked {{ color: {t.text}; font-weight: 600;
  border-bottom: 2px solid {t.accent}; }}
QPushButton[look="tab"]:hover {{ color: {t.text}; }}
QPushButton[look="tab"]:focus {{ border: 1px solid {t.accent}; }}
QLabel[look="sum"] {{ background: {t.hover}; padding: 6px 8px; border-radius: 4px; }}
QFrame[look="chosen"] {{ background: {t.hover}; border: 2px solid {t.accent};
  border-radius: 4px; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.edge}; color: {t.muted}; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 0 8px; }}
QMenuBar {{ background: {t.panel}; }}
QHeaderView::section {{ background: {t.panel}; color: {t.muted}; border: none;
  border-bottom: 1px solid {t.edge}; padding: 4px 6px; }}
QTabBar::tab {{ padding: 6px 10px; border: none; color: {t.muted}; background: {t.panel}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent};
  font-weight: 600; }}
"""
