"""Workbooks in and out: read a station's rota, write a proposal into a copy of it."""

from ambrota.sheets.build import Imported, Source, read_rota
from ambrota.sheets.companions.lists import RuleRow
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import ImportProblem

__all__ = ["ImportProblem", "Imported", "Layout", "RuleRow", "Source", "read_rota"]
