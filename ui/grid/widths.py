"""How wide a day is drawn, from a year's overview to the hours of one day: no Qt.

Widths are those for type of 13 pixels: `at_usual_type` brings one in larger type back to them.
"""

from __future__ import annotations

LEAST, USUAL, MOST = 2, 30, 1440
TYPE = 13
OVERVIEW = 12
"""Below this many pixels a day is drawn without its letter."""
TIMES = 78
"""From this width on a block says its start and end."""
HOURS = 144
"""From this width on duties are drawn by their hours."""
BESIDE = 260
"""From this width on a duty of half a day has room for its times beside its code."""
ROOMY = 110
"""No day is drawn wider than this unless asked."""
STEPS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 27, 30, 34, 38, 44, 52, 64, 80, 96, 112, 148, 190,
         240, 320, 480, 720, 1000, MOST)  # fmt: skip
DAYS_OF = {"whole": 0, "month": 31, "week": 7, "day": 1}
"""How many days a level shows at once; 0: all there are."""


def at_usual_type(width: int, body: int) -> float:
    """How wide a day would be in type of the usual size, with as much room for letters."""
    return width * TYPE / body


def week_gap(width: int) -> int:
    """Pixels left free after a Sunday."""
    return 6 if width >= OVERVIEW else 2 if width >= 4 else 1


def row_room(width: float) -> int:
    """Pixels of a row beyond its letters: least from afar, most with times below a code."""
    if width < OVERVIEW:
        return 11
    if HOURS <= width < BESIDE:
        return 27
    return 21 if TIMES <= width < HOURS else 17


def clamped(width: int, *, cyclic: bool, body: int = TYPE) -> int:
    """A width that can be drawn; the seven days of a cyclic rota always have room for letters."""
    return max(16 * body // TYPE if cyclic else LEAST, min(MOST, width))


def stepped(width: int, step: int) -> int:
    """The next width up or down from this one."""
    if step > 0:
        return next((one for one in STEPS if one > width), MOST)
    return next((one for one in reversed(STEPS) if one < width), LEAST)


def usual(room: int, days: int, body: int = TYPE) -> int:
    """A width at which a letter is easily read; more where few days leave room."""
    days, most = max(1, days), ROOMY * body // TYPE
    # A week is seen whole; where there are more days, a letter is easily read.
    least = (16 if days <= 7 else USUAL) * body // TYPE
    return max(least, min(most, (room - week_gap(USUAL) * (days // 7 + 1)) // days))


def fitting(level: str, room: int, days: int) -> int:
    """The width at which a level's days fill the room."""
    shown = min(DAYS_OF[level] or days, days) or 1
    for gap in (6, 2, 1):
        width = (room - gap * -(-shown // 7)) // shown
        if week_gap(width) >= gap:
            break
    return max(LEAST, min(MOST, width))


def level_of(width: float) -> str:
    """How a day of this width is drawn: 'overview', 'blocks' or 'hours'."""
    return "overview" if width < OVERVIEW else "hours" if width >= HOURS else "blocks"
