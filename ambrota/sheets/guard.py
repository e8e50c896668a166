"""Look at a file before it is parsed: is it there, is it what it says, can it be opened safely."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ambrota.errors import UserError

ZIPPED = {".xlsx", ".xlsm", ".xlsb", ".ods"}
TEXT = {".csv", ".tsv"}
KNOWN = ZIPPED | TEXT | {".xls"}

PART_LIMIT = 50 * 1024 * 1024
RATIO_LIMIT = 200
ENTRY_LIMIT = 2000
# A part this small cannot do harm whatever its ratio: styles of repeated cells pack very well.
SMALL_PART = 1024 * 1024

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_file(path: Path) -> None:
    """Raise a `UserError` when the file cannot be read as a workbook, with the one reason why."""
    head = _head(path)
    suffix = path.suffix.lower()
    if suffix not in KNOWN:
        raise _unusable(
            "This is no kind of file that a rota can be read from", path, suffix or "no file ending"
        )
    if not head:
        raise _unusable("The file is empty", path, "0 bytes")
    if suffix in ZIPPED:
        if head.startswith(_OLE):
            raise UserError(
                "The workbook is protected with a password, or is an old .xls under another name",
                str(path),
                f"no {suffix} content",
                "an unprotected workbook",
                "open it in Excel, remove the password (File, Info) and save a copy",
            )
        if not head.startswith(_ZIP):
            raise _unusable(f"The file is called {suffix} and is not one", path, _kind_of(head))
        _check_parts(path)
    elif suffix == ".xls" and not head.startswith(_OLE):
        raise _unusable("The file is called .xls and is not one", path, _kind_of(head))
    elif suffix in TEXT and (head.startswith((_ZIP, _OLE, b"%PDF")) or _is_binary(head)):
        raise _unusable(f"The file is called {suffix} and is not text", path, _kind_of(head))


def _head(path: Path) -> bytes:
    if not path.exists():
        raise UserError(
            "The file is not there", str(path), "no such file", "a rota workbook",
            "check the name and the folder",
        )  # fmt: skip
    if path.is_dir():
        raise UserError(
            "This is a folder", str(path), "a folder", "a rota workbook", "name the file in it"
        )
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError as error:
        raise UserError(
            "The file cannot be opened", str(path), error.strerror or "an error of the system",
            "a file that may be read", "close it in other programs, or ask for access to it",
        ) from error  # fmt: skip


def _check_parts(path: Path) -> None:
    """Refuse archives that are broken or unpack to something huge."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _unusable(
            "The workbook is damaged", path, "an archive that cannot be read"
        ) from error
    if len(parts) > ENTRY_LIMIT:
        raise _too_big(path, f"{len(parts)} parts", f"at most {ENTRY_LIMIT} parts")
    for part in parts:
        if part.flag_bits & 1:
            raise UserError(
                "The workbook is protected with a password", str(path), "encrypted content",
                "an unprotected workbook", "save a copy without a password",
            )  # fmt: skip
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > PART_LIMIT or (part.file_size > SMALL_PART and ratio > RATIO_LIMIT):
            size = f"{part.filename} of {part.file_size // 2**20} MB, packed {ratio:.0f} times"
            raise _too_big(path, size, f"parts of at most {PART_LIMIT // 2**20} MB")
    names = {part.filename for part in parts}
    wanted = "content.xml" if path.suffix.lower() == ".ods" else "[Content_Types].xml"
    if wanted not in names:
        raise _unusable("The file is an archive but no workbook", path, "a zip archive")


def _kind_of(head: bytes) -> str:
    """What the first bytes look like."""
    starts = {
        b"%PDF": "a PDF", _ZIP: "a zip archive or an .xlsx workbook", _OLE: "an old Office file",
        b"<html": "a web page", b"<!DOC": "a web page", b"<?xml": "an XML file",
        b"\x89PNG": "a picture", b"\xff\xd8": "a picture", b"{\\rtf": "a text document",
    }  # fmt: skip
    for start, name in starts.items():
        if head.lstrip()[: len(start)].lower() == start.lower():
            return name
    return "other content" if _is_binary(head) else "plain text"


def _is_binary(head: bytes) -> bool:
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return not utf16 and b"\x00" in head


def _unusable(title: str, path: Path, found: str) -> UserError:
    return UserError(
        title,
        str(path),
        found,
        "a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or a text table (.csv, .tsv)",
        "open it in the program it comes from and save it as an Excel workbook (.xlsx)",
    )


def _too_big(path: Path, found: str, expected: str) -> UserError:
    return UserError(
        "The workbook unpacks to more than a rota can hold, so it was not opened",
        str(path), found, expected, "save only the rota sheets in a new workbook",
    )  # fmt: skip
