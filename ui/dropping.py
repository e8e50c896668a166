"""Files dropped on the window: which can be opened, and what is said of several at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".ambrota")
"""Endings of the files that can be opened."""


def files_of(dropped: QMimeData) -> list[Path]:
    """The files that can be opened of those dropped."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in WORKBOOKS]


def several_words(paths: Sequence[Path]) -> tuple[str, str]:
    """What is said where more than one was dropped: one is opened at a time."""
    named = ", ".join(path.name for path in paths)
    told = f"{len(paths)} were dropped: {named}. None of them was opened."
    return "Drop one rota at a time", told
