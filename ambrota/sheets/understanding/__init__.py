"""What is understood of a workbook, what is still open, and how a user settles it."""

from ambrota.sheets.understanding.corrections import CORRECTIONS, Correction
from ambrota.sheets.understanding.form import fingerprint
from ambrota.sheets.understanding.memory import Memory
from ambrota.sheets.understanding.parts import Part
from ambrota.sheets.understanding.question import Choice, Question
from ambrota.sheets.understanding.understand import Understanding, understand

__all__ = [
    "CORRECTIONS",
    "Choice",
    "Correction",
    "Memory",
    "Part",
    "Question",
    "Understanding",
    "fingerprint",
    "understand",
]
