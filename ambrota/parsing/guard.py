"""The bytes of a file, or the one reason why they cannot be had: nothing of them is parsed here."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterable
from pathlib import Path

from ambrota.errors import UserError

KNOWN = {".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".xls"}
FILE_LIMIT = 60 * 1024 * 1024

_PARTIAL = {".crdownload", ".part", ".partial", ".tmp", ".download", ".opdownload"}
_SHORTCUTS = {".lnk", ".url", ".webloc", ".desktop"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".heic", ".tif", ".tiff", ".bmp", ".webp"}
_GONE = {
    errno.EIO, errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH,
    errno.ETIMEDOUT, errno.ENOTCONN, errno.ESTALE, errno.ECONNRESET, errno.ENXIO, errno.ENODEV,
}  # fmt: skip
# What Windows says of a share that went away, of a file in use, and of one still in the cloud.
_GONE_WINDOWS = {53, 55, 59, 64, 67, 121, 1231, 1232, 1236}
_IN_USE_WINDOWS = {32, 33}
_CLOUD_WINDOWS = range(358, 405)

_ENDINGS: dict[str, tuple[str, str]] = {
    ".pdf": ("a PDF", "ask for the workbook that it was made from; a PDF does not keep its cells"),
    ".numbers": (
        "an Apple Numbers file", "in Numbers choose File, Export To, Excel, and open that file",
    ),
    ".gsheet": (
        "a link to a Google sheet, without its cells",
        "in Google Sheets choose File, Download, Microsoft Excel (.xlsx), and open that file",
    ),
    ".zip": ("an archive", "unpack it and open the workbook in it"),
    ".txt": ("plain text", "if it is a table, give it the ending .csv"),
    ".htm": ("a web page", "open it in Excel and save it as an Excel workbook (.xlsx)"),
    ".html": ("a web page", "open it in Excel and save it as an Excel workbook (.xlsx)"),
    ".xml": ("an XML file", "open it in Excel and save it as an Excel workbook (.xlsx)"),
    ".docx": ("a Word document", "copy the table into an Excel workbook and save that as .xlsx"),
    ".doc": ("a Word document", "copy the table into an Excel workbook and save that as .xlsx"),
    **dict.fromkeys(_PARTIAL, ("a download that has not ended", "wait until it has ended")),
    **dict.fromkeys(
        _SHORTCUTS,
        ("a shortcut to another file", "open the file that it points to, in its own folder"),
    ),
    **dict.fromkeys(
        _PICTURES, ("a picture", "ask for the workbook; a picture does not keep its cells")
    ),
}  # fmt: skip


def file_bytes(path: Path) -> bytes:
    """What the file holds. Raises `UserError` with the one reason why it cannot be read."""
    try:
        about = path.stat()
    except (OSError, ValueError) as error:
        raise _unreachable(path, error) from error
    _check_name(path, about.st_mode)
    if about.st_size > FILE_LIMIT:
        raise UserError(
            "The file is larger than any rota, so it was not opened", str(path),
            f"{about.st_size // 2**20} MB", f"at most {FILE_LIMIT // 2**20} MB",
            "save only the rota sheets in a new workbook",
        )  # fmt: skip
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise _unreachable(path, error) from error
    if not data:
        raise _empty(path)
    return data


def open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice has left its mark beside the file that it is open there."""
    owners = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(_exists(path.with_name(name)) for name in owners)


def _check_name(path: Path, mode: int) -> None:
    """Refuse what is no ordinary file, and endings that no reader knows."""
    if stat.S_ISDIR(mode):
        if path.suffix.lower() == ".numbers":
            raise _wrong_ending(path, *_ENDINGS[".numbers"])
        raise UserError(
            "This is a folder", str(path), "a folder", "a rota workbook", "name the file in it"
        )
    if not stat.S_ISREG(mode):
        raise UserError(
            "This is no ordinary file", str(path), "a device or a pipe", "a rota workbook",
            "save the workbook as a file first",
        )  # fmt: skip
    if path.name.startswith("~$"):
        raise UserError(
            "This is the mark that Excel leaves beside an open workbook", str(path),
            "an owner file", "the workbook itself", f"open {path.name[2:]} or one named like it",
        )  # fmt: skip
    suffix = path.suffix.lower()
    if suffix not in KNOWN:
        found, todo = _ENDINGS.get(
            suffix, (suffix or "no file ending", "save it as an Excel workbook (.xlsx)")
        )
        raise _wrong_ending(path, found, todo)


def _wrong_ending(path: Path, found: str, todo: str) -> UserError:
    return UserError(
        "This is no kind of file that a rota can be read from", str(path), found,
        "a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or a text table (.csv, .tsv)", todo,
    )  # fmt: skip


def _empty(path: Path) -> UserError:
    names = [path.name + ending for ending in sorted(_PARTIAL)]
    if beside := next((name for name in names if _exists(path.with_name(name))), None):
        return UserError(
            "The file has not been downloaded yet", str(path), f"0 bytes, and {beside} beside it",
            "a whole workbook", "wait until the download has ended",
        )  # fmt: skip
    return UserError(
        "The file is empty", str(path), "0 bytes", "a rota workbook",
        "copy it again, or wait until it is synchronised (in OneDrive: Always keep on this device)",
    )  # fmt: skip


def _unreachable(path: Path, error: OSError | ValueError) -> UserError:
    """Why the system does not give the file."""
    code = getattr(error, "errno", None)
    windows = getattr(error, "winerror", None)
    reason = getattr(error, "strerror", None) or "an error of the system"
    if windows in _IN_USE_WINDOWS:
        return _open_in_excel(path)
    if windows in _CLOUD_WINDOWS:
        return UserError(
            "The file is in the cloud and cannot be fetched now", str(path), reason,
            "a file on this computer",
            "in OneDrive choose Always keep on this device, wait, and open it again",
        )  # fmt: skip
    if windows in _GONE_WINDOWS or code in _GONE:
        return UserError(
            "The folder of the file cannot be reached", str(path), reason,
            "a network share or drive that is connected",
            "connect to the network or the drive again, or copy the file to this computer",
        )  # fmt: skip
    if code in {errno.EACCES, errno.EPERM}:
        if open_elsewhere(path):
            return _open_in_excel(path)
        return UserError(
            "The file may not be read", str(path), reason, "a file that you may read",
            "close it in other programs, ask for access to it, or copy it to a folder of yours",
        )  # fmt: skip
    if isinstance(error, ValueError) or code in {
        errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL,
    }:  # fmt: skip
        return _missing(path)
    return UserError(
        "The file cannot be opened", str(path), reason, "a file that may be read",
        "close it in other programs, or copy it to this computer",
    )  # fmt: skip


def _missing(path: Path) -> UserError:
    beside = _alike(path)
    return UserError(
        "The file is not there", str(path), f"no such file; {beside} is there"
        if beside else "no such file", "a rota workbook", "check the name and the folder",
    )  # fmt: skip


def _alike(path: Path) -> str | None:
    """The one file beside that differs in its ending only."""
    try:
        names: Iterable[Path] = list(path.parent.glob(f"{path.stem}.*")) if path.stem else []
    except (OSError, ValueError, IndexError, NotImplementedError):
        return None
    found = [file.name for file in names if file.suffix.lower() in KNOWN]
    return found[0] if len(found) == 1 else None


def _open_in_excel(path: Path) -> UserError:
    return UserError(
        "The file is open in another program, which keeps others out", str(path),
        "a file in use", "a file that may be read",
        "close it in Excel (or save a copy there) and open it again",
    )  # fmt: skip


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
