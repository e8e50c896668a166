"""Colours, type and spacing of the window: sets of tokens for light, dark and high contrast.

`edge` parts areas quietly; `control` bounds what is typed into, so it must stand out.
"""

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
    """The colours of one theme. `cells` by duty look; `notice`: something is left open.

    `sessions`: of marks in charts, on the ground and on what is `filled`. `strong`: of high
    contrast, where links are underlined too: colour alone tells nothing.
    """

    dark: bool
    text: str
    muted: str
    accent: str
    accent_text: str
    ground: str
    panel: str
    edge: str
    control: str
    weekend: str
    head: str
    hover: str
    worse: str
    better: str
    notice: str
    finding: str
    filled: str
    cells: dict[str, Pair]
    sessions: dict[str, str]
    strong: bool = False


LIGHT = Tokens(
    dark=False, text="#1B2430", muted="#5A6675", accent="#0B5CAD", accent_text="#FFFFFF",
    ground="#FFFFFF", panel="#F5F7FA", edge="#D5DBE3", control="#7F8B9A", weekend="#EEF2F7",
    head="#DFE5EC", hover="#E3EDF8", worse="#B23A00", better="#00684A", notice="#7A5200",
    finding="#D3420A", filled="#6794C4",
    sessions={"contact": "#7A3E9D", "training": "#0A5F36"},
    cells={
        "early": Pair("#5C4300", "#FFF0C2"), "day": Pair("#4A3200", "#FBD98A"),
        "late": Pair("#0B3A52", "#BFE3F5"), "twilight": Pair("#3D2A66", "#DCD3F2"),
        "night": Pair("#FFFFFF", "#2B3A67"), "relief": Pair("#33404D", "#DDE3EA"),
        "leave": Pair("#454545", "#DCDCDC"), "training": Pair("#0B4A2F", "#C4E8D3"),
        "contact": Pair("#FFFFFF", "#7A3E9D"), "other": Pair("#33404D", "#DDE3EA"),
        "rest": Pair("#5A6675", "#FFFFFF"), "unknown": Pair("#B23A00", "#FFFFFF"),
    },
)  # fmt: skip

DARK = Tokens(
    dark=True, text="#E6EBF2", muted="#9AA7B5", accent="#6CB2FF", accent_text="#0E1620",
    ground="#161B22", panel="#1D242D", edge="#38424E", control="#748193", weekend="#1E252F",
    head="#323B46", hover="#24364A", worse="#FF9A66", better="#5FD3A8", notice="#E3B560",
    finding="#FF7A3D", filled="#41719F",
    sessions={"contact": "#E9A6FF", "training": "#6FE39D"},
    cells={
        "early": Pair("#FFF0C2", "#5E5430"), "day": Pair("#FFE9B8", "#6B4A0A"),
        "late": Pair("#CDEBFA", "#1C5878"), "twilight": Pair("#DCD3F2", "#3A2D5C"),
        "night": Pair("#DCE4FF", "#2A2F6E"), "relief": Pair("#D5DDE6", "#2C3642"),
        "leave": Pair("#D6D6D6", "#3E3E3E"), "training": Pair("#BFEBD2", "#12402B"),
        "contact": Pair("#FFFFFF", "#8A4DB0"), "other": Pair("#D5DDE6", "#2C3642"),
        "rest": Pair("#9AA7B5", "#161B22"), "unknown": Pair("#FF9A66", "#161B22"),
    },
)  # fmt: skip

CONTRAST = Tokens(
    dark=False, strong=True, text="#000000", muted="#1F1F1F", accent="#003A8C",
    accent_text="#FFFFFF",
    ground="#FFFFFF", panel="#FFFFFF", edge="#000000", control="#000000", weekend="#E8E8E8",
    head="#D0D0D0", hover="#DCEBFF", worse="#7A1A00", better="#004A32", notice="#523600",
    finding="#B00000", filled="#3F76B5",
    sessions={"contact": "#5A0E84", "training": "#004D29"},
    cells={
        "early": Pair("#000000", "#FFEDA6"), "day": Pair("#000000", "#FFD257"),
        "late": Pair("#000000", "#A6DCF7"), "twilight": Pair("#000000", "#D8C8FF"),
        "night": Pair("#FFFFFF", "#00124A"), "relief": Pair("#000000", "#D9D9D9"),
        "leave": Pair("#000000", "#DADADA"), "training": Pair("#000000", "#A4E5BE"),
        "contact": Pair("#FFFFFF", "#5A0E84"), "other": Pair("#000000", "#D9D9D9"),
        "rest": Pair("#1F1F1F", "#FFFFFF"), "unknown": Pair("#7A1A00", "#FFFFFF"),
    },
)  # fmt: skip

CONTRAST_DARK = Tokens(
    dark=True, strong=True, text="#FFFFFF", muted="#E6E6E6", accent="#FFDE59",
    accent_text="#000000",
    ground="#000000", panel="#000000", edge="#FFFFFF", control="#FFFFFF", weekend="#1C1C1C",
    head="#3A3A3A", hover="#062A4D", worse="#FFB199", better="#7CF2C0", notice="#FFDE8A",
    finding="#FF6F5C", filled="#3D86CC",
    sessions={"contact": "#F0C4FF", "training": "#8CF2B4"},
    cells={
        "early": Pair("#000000", "#FFF0A8"), "day": Pair("#000000", "#FFC629"),
        "late": Pair("#000000", "#83D6FF"), "twilight": Pair("#000000", "#CDB8FF"),
        "night": Pair("#FFFFFF", "#20389E"), "relief": Pair("#000000", "#C6CED8"),
        "leave": Pair("#FFFFFF", "#454545"), "training": Pair("#000000", "#6FE39D"),
        "contact": Pair("#000000", "#E9A6FF"), "other": Pair("#000000", "#C6CED8"),
        "rest": Pair("#E6E6E6", "#000000"), "unknown": Pair("#FFB199", "#000000"),
    },
)  # fmt: skip

BY_CHOICE = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "contrast-dark": CONTRAST_DARK}
CHOICES = {
    "system": "As the system", "light": "Light", "dark": "Dark",
    "contrast": "High contrast, light", "contrast-dark": "High contrast, dark",
}  # fmt: skip
SIZES = (100, 110, 125, 150, 175, 200)
"""Sizes of type to choose from, in percent of the system's own."""
CORNER = 4
LEAST_TARGET = 24
"""Pixels that whatever is clicked has at least, each way."""
SCROLL_BAR = 14
"""Pixels across a scroll bar; its handle is thinner, and at least two targets long."""
ICONS = Path(__file__).parent / "icons"


STEPS = {"caption": -2, "grid": -1, "body": 0, "heading": 3, "figure": 7, "title": 13}
"""Pixels that each step of the type scale has more than the body."""


class Theme:
    """The tokens in use, and the type scale relative to the system's own size."""

    def __init__(self) -> None:
        self.tokens = LIGHT
        self.body = 13
        self._face: QFont | None = None
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def apply(self, app: QApplication, choice: str = "system", size: int = 100) -> None:
        """Force Fusion, choose the colours and the size of type, and dress the application."""
        if app.style().objectName() != "fusion":
            app.setStyle(QStyleFactory.create("Fusion"))
        self.tokens = BY_CHOICE.get(choice) or of_system()
        # The system's own, before it was ever set: sizes would multiply otherwise.
        font = self._face = self._face or QFont(app.font())
        usual = max(13, font.pixelSize(), round(font.pointSizeF() * 96 / 72))
        self.body = round(usual * size / 100)
        font = QFont(font)
        font.setPixelSize(self.body)
        self._fonts.clear()
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
        # Asked for several times with every name and day that is drawn.
        if (size, bold) not in self._fonts:
            font = QApplication.font()
            font.setPixelSize(self.body + STEPS[size])
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._fonts[size, bold] = font
        return QFont(self._fonts[size, bold])


THEME = Theme()


def of_system() -> Tokens:
    """What the system asks for: dark or light, and more contrast or the usual."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    # Qt tells the wish for contrast since 6.10.
    access = hints.accessibility() if hasattr(hints, "accessibility") else None
    if access is not None and access.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if dark else CONTRAST
    return DARK if dark else LIGHT


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
    line, box, dot = round(1.4 * body), round(1.1 * body), round(0.385 * body)
    return SHEET.format(
        t=tokens,
        body=body,
        line=line,
        link=max(22, line),
        target=max(LEAST_TARGET, line),
        box=box,
        small=box - 2,
        dot=dot,
        scroll=SCROLL_BAR,
        grip=2 * LEAST_TARGET,
        inner=box + 2 - 2 * dot,
        round=box // 2 + 1,
        caption=body - 2,
        heading=body + 3,
        title=body + 13,
        sample=round(3.2 * body) + 10,
        under="underline" if tokens.strong else "none",
        tick=(ICONS / ("tick-dark.svg" if tokens.dark else "tick.svg")).as_posix(),
        arrow=(ICONS / ("down-light.svg" if tokens.dark else "down.svg")).as_posix(),
    )
