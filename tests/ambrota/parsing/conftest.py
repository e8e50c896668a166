"""Builders of whole and of broken files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Rows = list[list[Any]]


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """The bytes of an .xlsx, its parts changed as said: `workbook(rows, {part: change})`."""

    def build(rows: Rows, changes: dict[str, Callable[[bytes], bytes]] | None = None) -> bytes:
        book = openpyxl.Workbook()
        page = book.active
        page.title = "Rota"
        for row in rows:
            page.append(row)
        whole = io.BytesIO()
        book.save(whole)
        return changed(whole.getvalue(), changes or {})

    return build


def changed(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """An archive with some of its parts changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, changes.get(name, lambda same: same)(source.read(name)))
    return made.getvalue()


@pytest.fixture
def at(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Saves bytes under a name, and gives the path."""

    def save(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save
