"""Text tables: every usual encoding, separator and line end gives the same cells."""

import pytest

from ambrota.errors import UserError
from ambrota.parsing.packed import pack, unpack
from ambrota.parsing.parse import parse

TEXT = "Name;Stunden;Rolle\r\nPaweł Żak;37,5;Ratownik\r\nJosé Núñez;30;Sanitäter\r\n"


def cells(data: bytes, suffix: str = ".csv") -> list[tuple[int, int, object]]:
    (sheet,), _ = unpack(pack(parse(data, "rota", suffix)))
    return list(zip(sheet.cell_rows(), sheet.columns, sheet.values, strict=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_hold_every_letter(encoding) -> None:
    assert cells(TEXT.encode(encoding)) == cells(TEXT.encode())
    assert (2, 1, "Paweł Żak") in cells(TEXT.encode(encoding))
    assert (2, 2, "37,5") in cells(TEXT.encode(encoding))


def test_windows_code_pages() -> None:
    assert (2, 1, "Paweł Żak") in cells("Name;D\nPaweł Żak;N\n".encode("cp1250"))
    assert (2, 1, "José Núñez – Müller") in cells(
        "Name;D\nJosé Núñez – Müller;N\n".encode("cp1252")
    )


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator, end) -> None:
    rows = [["Name", "05/01/2026"], ["A Able", "D"], ["B Bold", "N"]]
    text = end.join(separator.join(row) for row in rows) + end
    assert [value for _, _, value in cells(text.encode())] == [v for row in rows for v in row]


def test_quoted_line_ends_and_separators_stay_in_their_cell() -> None:
    found = cells(b'Name,Note\r\n"Able, A","two\r\nlines"\r\nB Bold,x\r\n')
    assert (2, 1, "Able, A") in found
    assert (2, 2, "two\nlines") in found
    assert (3, 1, "B Bold") in found


def test_decimal_commas_do_not_separate_where_semicolons_do() -> None:
    assert cells(b"Able;7,5;7,5;7,5\nBold;8,5;8,5;8,5\n")[1] == (1, 2, "7,5")


def test_excels_first_line_states_the_separator_and_is_no_row() -> None:
    assert cells(b"sep=|\r\nName|A;B\r\n") == [(1, 1, "Name"), (1, 2, "A;B")]


def test_a_quote_mark_that_is_not_closed_is_refused_and_not_read_to_the_end() -> None:
    with pytest.raises(UserError, match="quote mark"):
        cells(b'Name,D\nA Able,"D\nB Bold,N\n')


def test_a_quote_mark_within_a_name_is_read() -> None:
    assert (2, 1, 'Robert "Bob" Able') in cells(b'Name,D\nRobert "Bob" Able,N\n')
    assert (2, 1, "Bob Able") in cells(b'Name,D\n"Bob" Able,N\n')


def test_texts_like_formulas_stay_texts_and_lose_only_their_guard() -> None:
    assert [v for _, _, v in cells(b"'=1+1\n'@x\n'Tis\n")] == ["=1+1", "@x", "'Tis"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"Name," + b"\x00" * 9 + b"\nA,D\n", "other content"),
        (b"Name" + b"," * 20_000, "20,001 columns"),
        (b'Name,"' + b"x" * 40_000, "field"),
        (b"Name\n" + b"x" * 40_000, "field"),
    ],
)
def test_what_is_no_table_of_a_rota_is_refused(data, found) -> None:
    with pytest.raises(UserError) as caught:
        cells(data)
    assert found in caught.value.found
    assert caught.value.todo
