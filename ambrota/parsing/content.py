"""What a file is by its content, whatever its name says, and why some content is not read."""

from __future__ import annotations

import io
import zipfile
import zlib

from ambrota.errors import UserError
from ambrota.parsing.packed import too_many

PART_LIMIT = 50 * 1024 * 1024
WHOLE_LIMIT = 160 * 1024 * 1024
RATIO_LIMIT = 200
ENTRY_LIMIT = 2000
# A part this small cannot do harm whatever its ratio: styles of repeated cells pack very well.
SMALL_PART = 1024 * 1024

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    b"%PDF": "a PDF", _ZIP: "a zip archive or an .xlsx workbook", _OLE: "an old Office file",
    b"<html": "a web page", b"<!DOC": "a web page", b"<table": "a web page",
    b"MIME-Version:": "a web page in one file", b"<?xml": "an XML file",
    b"\x89PNG": "a picture", b"\xff\xd8": "a picture", b"GIF8": "a picture",
    b"{\\rtf": "a text document", b"Rar!": "an archive", b"7z\xbc\xaf": "an archive",
    b"\x00\x05\x16\x07": "the side file that a Mac leaves beside the real one",
}  # fmt: skip
_INSIDE = {
    "xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods",
    "Index/Document.iwa": "an Apple Numbers file", "Index.zip": "an Apple Numbers file",
    "word/document.xml": "a Word document", "ppt/presentation.xml": "a PowerPoint file",
}  # fmt: skip
_TODO = {
    "an Apple Numbers file": "in Numbers choose File, Export To, Excel, and open that file",
    "a PDF": "ask for the workbook that the PDF was made from; a PDF does not keep its cells",
    "a picture": "ask for the workbook itself; a picture does not keep its cells",
    "a Word document": "copy the table into an empty Excel workbook and save that as .xlsx",
    "the side file that a Mac leaves beside the real one": "open the file of the same name "
    "without '._' before it",
    "a web page in one file": "open it in Excel and save it as an Excel workbook (.xlsx)",
}


def kind_of(data: bytes, suffix: str) -> str:
    """The reader that the content needs: xlsx, xlsb, xls, ods, html, xml or text.

    Raises `UserError` for all other content, for password protection and for archives that unpack
    to more than a rota.
    """
    if not data:
        raise unusable("The file is empty", "0 bytes")
    if not any(data[:65536]) and not any(data):
        raise UserError(
            "The file was not copied or synchronised to its end", "",
            f"{len(data):,} bytes, all of them blank", "a workbook",
            "wait until it is synchronised (in OneDrive: Always keep on this device), or copy it "
            "again",
        )  # fmt: skip
    if suffix in {".csv", ".tsv"}:
        if data.startswith((_ZIP, _OLE, b"%PDF")):
            raise unusable(f"The file is called {suffix} and is not text", name_of(data))
        return "text"
    if data.startswith(_ZIP):
        kind = _zipped(data)
        if suffix != ".xls" and kind not in {suffix[1:], "xlsx" if suffix == ".xlsm" else ""}:
            raise UserError(
                f"The file is called {suffix} and is not one", "", f"the content of an .{kind}",
                f"the content of an {suffix}", f"rename it so that it ends in .{kind}",
            )  # fmt: skip
        return kind
    if data.startswith(_OLE):
        return _old_office(data, suffix)
    if suffix == ".xls" and (written := _text_kind(data)) is not None:
        return written
    raise unusable(f"The file is called {suffix} and is not one", name_of(data))


def _text_kind(data: bytes) -> str | None:
    """Rostering systems often write a web page, XML or plain text and call it .xls."""
    name = name_of(data)
    if name == "an XML file":
        start = data[:4096].replace(b"\x00", b"")
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
            return "xml"
        return "html" if b"<html" in start.lower() else None
    return {"a web page": "html", "plain text": "text"}.get(name)


def _old_office(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise protected()
    if suffix == ".xls":
        return "xls"
    raise UserError(
        "The workbook is protected with a password, or is an old .xls under another name", "",
        f"no {suffix} content", "an unprotected workbook",
        "open it in Excel, remove the password (File, Info) and save a copy as .xlsx",
    )  # fmt: skip


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, NotImplementedError) as error:
        raise UserError(
            "The workbook is damaged, or was not copied to its end", "",
            "an archive that cannot be read", "a whole workbook",
            "copy it again or wait until it is synchronised; else open it in Excel and save it "
            "again as .xlsx",
        ) from error  # fmt: skip
    _check_parts(parts)
    names = {part.filename for part in parts}
    for name, kind in _INSIDE.items():
        if name in names:
            if kind.startswith("a"):
                raise unusable("The file is no workbook", kind)
            return kind
    if any(name.endswith((".xlsx", ".xls")) for name in names):
        raise UserError(
            "The file is an archive with workbooks in it", "", "a zip archive", "a workbook",
            "unpack it and open the workbook in it",
        )  # fmt: skip
    if "[Content_Types].xml" in names:
        return "xlsx"
    raise unusable("The file is an archive but no workbook", "a zip archive")


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse archives that unpack to something huge, before a byte of them is unpacked."""
    if len(parts) > ENTRY_LIMIT:
        raise too_many(f"{len(parts)} parts", f"at most {ENTRY_LIMIT} parts")
    whole = 0
    for part in parts:
        if part.flag_bits & 1:
            raise protected()
        if part.filename.startswith(("xl/media/", "Pictures/", "Thumbnails/", "xl/embeddings/")):
            continue  # pictures and attachments are never unpacked
        whole += part.file_size
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > PART_LIMIT or (part.file_size > SMALL_PART and ratio > RATIO_LIMIT):
            size = f"{part.filename} of {part.file_size // 2**20} MB, packed {ratio:.0f} times"
            raise too_many(
                f"it unpacks to {size}", f"parts that unpack to at most {PART_LIMIT // 2**20} MB"
            )
    if whole > WHOLE_LIMIT:
        raise too_many(f"it unpacks to {whole // 2**20} MB", f"at most {WHOLE_LIMIT // 2**20} MB")


def name_of(data: bytes) -> str:
    """What the first bytes look like."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"").lstrip()
    for start, name in _STARTS.items():
        if head[: len(start)].lower() == start.lower():
            return name
    return "other content" if b"\x00" in head else "plain text"


def unusable(title: str, found: str) -> UserError:
    """The refusal of content that is no workbook."""
    return UserError(
        title,
        "",
        found,
        "a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or a text table (.csv, .tsv)",
        _TODO.get(
            found,
            "open it in the program it comes from and save it as an Excel workbook (.xlsx)",
        ),
    )


def protected() -> UserError:
    """The refusal of a workbook with a password."""
    return UserError(
        "The workbook is protected with a password", "", "encrypted content",
        "an unprotected workbook",
        "open it in Excel, remove the password (File, Info, Protect Workbook) and save a copy",
    )  # fmt: skip
