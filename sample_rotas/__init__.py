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
    Sample(
        "harbour-rrv-dca",
        "harbour-rrv-dca.xlsx",
        "Harbour: response cars and ambulances",
        "Solo paramedics and ambulance crews over eight weeks; cover is worked out from the rota.",
    ),
    Sample(
        "eoc-call-handling",
        "eoc-call-handling.xlsx",
        "EOC: two teams of call handlers",
        "A control room's desks over six weeks, with call handlers needed hour by hour.",
    ),
    Sample(
        "ridgeway-duty-export",
        "ridgeway-duty-export.xlsx",
        "Ridgeway: an export, one row a duty",
        "Six weeks as a rostering system lists them, with a cancelled row and a split duty.",
    ),
    Sample(
        "stonebridge-cannot-hold",
        "stonebridge-cannot-hold.xlsx",
        "Stonebridge: what cannot hold",
        "A small station where contact for everyone and one agreement exclude each other.",
        feasible=False,
    ),
)

BY_ID = {sample.id: sample for sample in SAMPLES}
