"""Workbooks in and out: read a station's rota, write a proposal into a copy of it."""

from ambrota.sheets.build import Imported, Source, read_rota
from ambrota.sheets.companions.lists import RuleRow
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import ImportProblem
from ambrota.sheets.risks import parts_at_risk
from ambrota.sheets.write_back import copy_suffix, write_back

__all__ = [
    "ImportProblem",
    "Imported",
    "Layout",
    "RuleRow",
    "Source",
    "copy_suffix",
    "parts_at_risk",
    "read_rota",
    "write_back",
]
