"""The committed workbooks are what the script writes, and each has its page."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from sample_rotas import BY_ID, FOLDER, SAMPLES
from sample_rotas.make import WRITERS, make


def _parts(path: Path) -> dict[str, bytes]:
    """The files inside a workbook: how they are packed may differ from one machine to another."""
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sample written again."""
    folder: Path = tmp_path_factory.mktemp("samples")
    make(folder)
    return folder


def test_every_sample_is_listed_once_and_written() -> None:
    assert len(BY_ID) == len(SAMPLES) >= 6
    assert set(WRITERS) == set(BY_ID)
    assert [sample.id for sample in SAMPLES if not sample.feasible] == ["stonebridge-cannot-hold"]
    assert {path.name for path in FOLDER.glob("*.xlsx")} == {sample.file for sample in SAMPLES}


@pytest.mark.parametrize("sample_id", BY_ID)
def test_the_committed_workbook_is_what_the_script_writes(sample_id: str, remade: Path) -> None:
    sample = BY_ID[sample_id]
    assert _parts(sample.path) == _parts(remade / sample.file)


def test_written_again_it_is_the_same_to_the_last_byte(remade: Path, tmp_path: Path) -> None:
    for path in make(tmp_path):
        assert path.read_bytes() == (remade / path.name).read_bytes()


@pytest.mark.parametrize("sample_id", BY_ID)
def test_each_has_a_page_that_names_its_file_and_its_faults(sample_id: str) -> None:
    page = (FOLDER / f"{sample_id}.md").read_text(encoding="utf-8")
    assert BY_ID[sample_id].file in page
    assert "## Wrong on purpose" in page
