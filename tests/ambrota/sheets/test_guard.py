"""Files that are not opened, each with its one reason."""

import errno
import os
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from ambrota.errors import UserError
from ambrota.parsing import guard
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


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("rota.numbers", "Export To, Excel"),
        ("rota.gsheet", "Download, Microsoft Excel"),
        ("rota.pdf", "the workbook that it was made from"),
        ("rota.jpeg", "the workbook"),
        ("rota.xlsx.lnk", "the file that it points to"),
        ("rota.url", "the file that it points to"),
        ("rota.zip", "unpack"),
        ("rota.docx", "copy the table"),
        ("rota.txt", ".csv"),
        ("rota.xlsx.crdownload", "wait until it has ended"),
        ("rota", "save it as an Excel workbook"),
        ("~$rota.xlsx", "open rota.xlsx"),
    ],
)
def test_each_kind_of_file_that_is_no_workbook_says_what_to_do(tmp_path, name, todo) -> None:
    with pytest.raises(UserError) as caught:
        read_rota(write(tmp_path / name, b"content"))
    assert todo in caught.value.todo


def test_files_that_did_not_arrive_whole(tmp_path: Path, make) -> None:
    assert "not copied" in refused(write(tmp_path / "blank.xlsx", b"\x00" * 70_000))
    assert "not copied to its end" in refused(write(tmp_path / "cut.xlsx", b"PK\x03\x04 half"))
    whole = make(Rota=[["Name"]]).read_bytes()
    assert "not copied to its end" in refused(write(tmp_path / "half.xlsx", whole[:-500]))
    (tmp_path / "soon.xlsx.crdownload").write_bytes(b"PK")
    assert "not been downloaded" in refused(write(tmp_path / "soon.xlsx", b""))


def test_a_file_of_another_ending_beside_a_missing_one_is_named(tmp_path: Path) -> None:
    write(tmp_path / "rota.xlsm", b"x")
    assert "rota.xlsm is there" in refused(tmp_path / "rota.xlsx")


def test_a_device_is_no_file() -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("no such device here")
    assert "no ordinary file" in refused(Path("/dev/zero"))


def failing(monkeypatch, **said) -> None:
    """Opening a file fails with an error of the system."""
    error = PermissionError if said.get("errno") == errno.EACCES else OSError
    raised = error(said["errno"], "the system's words")
    if "winerror" in said:
        raised = OSError(said["errno"], "the system's words")
        raised.winerror = said["winerror"]  # type: ignore[attr-defined]

    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(Path, "open", fail)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"errno": errno.EACCES}, "may not be read"),
        ({"errno": errno.EACCES, "winerror": 32}, "open in another program"),
        ({"errno": errno.EINVAL, "winerror": 64}, "folder of the file cannot be reached"),
        ({"errno": errno.EINVAL, "winerror": 362}, "in the cloud"),
        ({"errno": errno.EIO}, "folder of the file cannot be reached"),
        ({"errno": errno.EHOSTDOWN}, "folder of the file cannot be reached"),
        ({"errno": errno.ESTALE}, "folder of the file cannot be reached"),
        ({"errno": errno.ENOMEM}, "cannot be opened"),
    ],
)
def test_what_the_system_says_is_told_in_words(tmp_path, monkeypatch, said, title) -> None:
    path = write(tmp_path / "rota.xlsx", b"PK")
    failing(monkeypatch, **said)
    assert title in refused(path)


def test_a_file_that_excel_keeps_to_itself_is_said_to_be_open(tmp_path, monkeypatch) -> None:
    path = write(tmp_path / "rota.xlsx", b"PK")
    write(tmp_path / "~$rota.xlsx", b"owner")
    failing(monkeypatch, errno=errno.EACCES)
    assert "open in another program" in refused(path)


@pytest.mark.parametrize("mark", ["~$station.xlsx", "~$ation.xlsx", ".~lock.station.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_read_with_a_note(make, dated, codes, mark) -> None:
    path = make(Rota=dated(("A Able", "D D D")), Key=codes)
    write(path.with_name(mark), b"owner")
    (problem,) = read_rota(path).problems
    assert (problem.severity, problem.cell) == ("note", None)
    assert "open in Excel" in problem.found


def test_a_file_in_a_folder_that_may_not_be_written_is_read(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D D D")), Key=codes)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert len(read_rota(path).rota.duties) == 3
    finally:
        path.parent.chmod(0o755)


def test_a_file_larger_than_any_rota_is_not_even_opened(tmp_path, monkeypatch) -> None:
    path = write(tmp_path / "large.csv", b"Name\n")
    about = path.stat()
    huge = SimpleNamespace(st_mode=about.st_mode, st_size=guard.FILE_LIMIT + 1)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: huge)
    assert "larger than any rota" in refused(path)


def test_errors_of_formulas_are_named_and_no_codes(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D #REF! #N/A D")), Key=codes)
    found = [(p.severity, p.cell) for p in read_rota(path).problems]
    assert found == [("error", "C2"), ("error", "D2")]


def test_a_sheet_of_more_rotas_than_anybody_has_is_refused_at_once(tmp_path: Path) -> None:
    dates = "Name," + ",".join(f"{day:02d}/01/2026" for day in range(1, 29))
    rows = [dates, "A Able" + ",D" * 28] * 5000
    path = write(tmp_path / "many.csv", "\n".join(rows).encode())
    assert "more rotas" in refused(path)


def test_a_rota_of_more_people_than_a_service_has_is_refused(make, dated, monkeypatch) -> None:
    path = make(Rota=dated(("A Able", "D D D"), ("B Bold", "D D D")))
    monkeypatch.setattr("ambrota.sheets.entries.MOST_DAYS", 5)
    assert "6 people's days" in refused(path)


def test_sheets_of_a_million_rows_or_of_endless_different_texts_are_refused(tmp_path) -> None:
    rows = write(tmp_path / "rows.csv", b"Mon\n" * 400_000)
    assert "300,000 rows" in refused(rows)
    texts = "\n".join(
        ",".join(str(row * 100 + column) for column in range(100)) for row in range(1600)
    )
    assert "different values" in refused(write(tmp_path / "texts.csv", texts.encode()))


def test_a_demand_of_endless_seats_is_a_problem_with_its_cell(make, dated, codes) -> None:
    cover = [["Day", "From", "To", "Seats"], ["Mon", "06:00", "18:00", 10**300]]
    imported = read_rota(make(Rota=dated(("A Able", "D D D")), Key=codes, Cover=cover))
    assert ("error", "D2") in [(p.severity, p.cell) for p in imported.problems]


def test_a_rota_at_the_end_of_time_is_refused(make, dated, codes) -> None:
    rows = [["Name", *(f"{day}/12/9999" for day in range(25, 32))], ["A Able", *"NNNNNNN"]]
    assert "too far away" in refused(make(Rota=rows, Key=codes))
