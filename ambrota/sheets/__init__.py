"""Workbooks in and out: read a station's rota, write a proposal into a copy of it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ambrota.sheets.build import read_copy, read_rota
from ambrota.sheets.companions.lists import RuleRow
from ambrota.sheets.imported import Imported, Source
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import ImportProblem

if TYPE_CHECKING:
    from ambrota.sheets.writing.copy_back import copy_suffix, write_back
    from ambrota.sheets.writing.risks import parts_at_risk

__all__ = [
    "ImportProblem",
    "Imported",
    "Layout",
    "RuleRow",
    "Source",
    "copy_suffix",
    "parts_at_risk",
    "read_copy",
    "read_rota",
    "write_back",
]

# No module is called like what it gives: the name would come to mean the module once it is loaded.
_OF_WRITING = {
    "parts_at_risk": "writing.risks",
    "copy_suffix": "writing.copy_back",
    "write_back": "writing.copy_back",
}


def __getattr__(name: str) -> Any:
    """What writes workbooks, loaded when it is asked for: to read one takes half the time."""
    if name not in _OF_WRITING:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_OF_WRITING[name]}"), name)
