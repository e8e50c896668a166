"""Files that are not opened, each with its one reason."""

import zipfile
from pathlib import Path

import pytest

from ambrota.errors import UserError
from ambrota.sheets import read_rota


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_rota(path)
    error = caught.value
    assert error.title
    assert error.where
    assert error.found
    assert error.expected
    assert error.todo
    return f"{error.title} {error.found}"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "none.xlsx")
    assert "folder" in refused(tmp_path)
    assert "empty" in refused(write(tmp_path / "a.xlsx", b""))
    assert "no kind of file" in refused(write(tmp_path / "a.docx", b"PK\x03\x04"))
    assert "PDF" in refused(write(tmp_path / "b.xlsx", b"%PDF-1.7 and more"))
    assert "plain text" in refused(write(tmp_path / "c.xlsx", b"Name,Date"))
    assert "password" in refused(
        write(tmp_path / "d.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest")
    )
    assert "damaged" in refused(write(tmp_path / "e.xlsx", b"PK\x03\x04 broken"))
    assert "not text" in refused(write(tmp_path / "f.csv", b"PK\x03\x04 zip"))
    assert "web page" in refused(write(tmp_path / "g.xls", b"<html><table>"))


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def test_archives_that_unpack_to_something_huge_are_not_unpacked(tmp_path: Path) -> None:
    bomb = archive(
        tmp_path / "bomb.xlsx", {"[Content_Types].xml": b"x", "s.xml": b"0" * 60_000_000}
    )
    assert "unpacks" in refused(bomb)
    ratio = archive(
        tmp_path / "ratio.xlsx", {"[Content_Types].xml": b"x", "s.xml": b"0" * 5_000_000}
    )
    assert "unpacks" in refused(ratio)
    many = archive(tmp_path / "many.xlsx", {f"p{n}": b"x" for n in range(2100)})
    assert "2100 parts" in refused(many)


def test_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    assert "no workbook" in refused(archive(tmp_path / "zip.xlsx", {"readme.txt": b"hello"}))
    hollow = archive(tmp_path / "hollow.xlsx", {"[Content_Types].xml": b"<a/>"})
    assert "damaged" in refused(hollow)


def test_entities_are_not_expanded(tmp_path: Path, make) -> None:
    good = make(Rota=[["Name"]])
    bad = tmp_path / "entities.xlsx"
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        b"<workbook>&b;</workbook>"
    )
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for item in source.infolist():
            data = laughs if item.filename == "xl/workbook.xml" else source.read(item)
            target.writestr(item, data)
    assert "damaged" in refused(bad)
