"""Invented station workbooks to try the product on, each with a page; `make.py` writes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """One bundled workbook: its line for the first-run page, and whether everything can hold."""

    id: str
    file: str
    title: str
    line: str
    feasible: bool = True

    @property
    def path(self) -> Path:
        """Where the workbook lies."""
        return FOLDER / self.file


SAMPLES = (
    Sample(
        "northgate-dca-24-line",
        "northgate-dca-24-line.xlsx",
        "Northgate: 24-line DCA rota",
        "A cyclic rota with relief weeks, a vacancy, and team leaders on three lines of their own.",
    ),
    Sample(
        "eastfield-station-12-weeks",
        "eastfield-station-12-weeks.xlsx",
        "Eastfield: 36 people, 12 weeks",
        "A dated station rota with leave, part-timers, agreements and stated cover.",
    ),
)

BY_ID = {sample.id: sample for sample in SAMPLES}
