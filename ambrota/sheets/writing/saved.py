"""The parts of a workbook written to its place: whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import zipfile
from collections.abc import Mapping
from pathlib import Path

from ambrota.errors import UserError


def save_parts(parts: Mapping[str, bytes], target: Path) -> None:
    """Write an archive beside its place and move it there in one step."""
    # A plain new file, not a private temporary one: colleagues on a shared drive may read it.
    beside = target.with_name(f".ambrota-{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        _check_free(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for part, data in parts.items():
                    # A fixed date: the same proposal gives the same file.
                    archive.writestr(_entry(part), data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _check_free(target: Path) -> None:
    """Refuse to replace a copy that somebody has open: what they save later would undo it."""
    office = (target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#"))
    if target.exists() and any(lock.exists() for lock in office):
        raise UserError(
            "The proposal cannot be written", str(target), "a workbook that somebody has open",
            "a file that may be replaced", "close it, or give the copy another name",
        )  # fmt: skip


def _not_written(target: Path, error: OSError) -> UserError:
    """What to do about it, by what the system says."""
    todo = {
        errno.ENOSPC: "make room on the disk, or choose another folder",
        errno.EDQUOT: "make room on the disk, or choose another folder",
        errno.EROFS: "choose a folder that can be written to",
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.ENOENT: "choose a folder that is there",
        errno.ENOTDIR: "choose a folder that is there",
    }.get(error.errno or 0, "close it in Excel, or choose another folder")
    return UserError(
        "The proposal cannot be written", str(target),
        error.strerror or "a file that is open or protected", "a file that may be replaced", todo,
    )  # fmt: skip


def _entry(part: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
