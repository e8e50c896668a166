"""Saving and opening the review file: whole or not at all, ours or refused.

A review file is an SQLite database. It is made and read on a local copy, because its locks are not
safe on network shares; beside its place stands only the finished file, which then replaces the old
one in one step. The old one is kept once, as .bak.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, event
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from ambrota.errors import UserError
from ambrota.store.migrations import APPLICATION_ID, create, migrate, newest_version
from ambrota.store.read import read
from ambrota.store.review import Review
from ambrota.store.write import write

SUFFIX = ".ambrota"
BACKUP_SUFFIX = ".bak"
MAGIC = b"SQLite format 3\x00"


def save_review(review: Review, path: Path) -> Review:
    """Save the review as `path`, the file it replaces kept as .bak; returns it as saved.

    Raises UserError where the place cannot be written; the old file is then whole.
    """
    review = replace(review, saved=datetime.now(UTC))
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with tempfile.TemporaryDirectory(prefix="ambrota-") as folder:
            local = Path(folder) / "review.sqlite"
            with _connection(local) as connection:
                create(connection)
                write(connection, review)
            _copy_to_disk(local, beside)
        if path.exists():
            shutil.copymode(path, beside)
            _keep_backup(path)
        os.replace(beside, path)
    except (OSError, OperationalError) as error:
        raise UserError(
            "The review could not be saved",
            where=str(path),
            found=getattr(error, "strerror", None) or str(error),
            expected="a folder that can be written to, and a file that no other program holds",
            todo="close it elsewhere, or save under another name; what was saved before is whole",
        ) from error
    finally:
        # Where nothing could be written, nothing can be taken away either.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return review


def open_review(path: Path) -> Review:
    """Open the review saved as `path`, without changing or holding the file.

    Raises UserError for a file that cannot be read, is no review, is damaged, or comes from a newer
    version.
    """
    with tempfile.TemporaryDirectory(prefix="ambrota-") as folder:
        local = Path(folder) / "review.sqlite"
        try:
            shutil.copyfile(path, local)
        except OSError as error:
            raise UserError(
                "The review could not be opened",
                where=str(path),
                found=error.strerror or str(error),
                expected="a review file that can be read",
                todo="check its name and place",
            ) from error
        if not _is_ours(local):
            raise _not_ours(path)
        try:
            with _connection(local) as connection:
                _bring_up(connection, path)
                return read(connection)
        except (SQLAlchemyError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise _damaged(path, type(error).__name__) from error


def _is_ours(file: Path) -> bool:
    """Whether the first bytes are those of an SQLite file with our mark (at byte 68)."""
    with file.open("rb") as stream:
        header = stream.read(100)
    return header.startswith(MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _bring_up(connection: Connection, path: Path) -> None:
    """Refuse what is newer or damaged; bring an older file to the newest version."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > newest_version():
        raise UserError(
            "This review was saved by a newer Ambrota",
            where=str(path),
            found=f"version {version} of the review file",
            expected=f"version {newest_version()} or older",
            todo="install the newer Ambrota, or ask for the review as a workbook",
        )
    health = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if health != "ok":
        raise _damaged(path, " ".join(str(health).split()))
    migrate(connection, version)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise _damaged(path, "a row that belongs to nothing")


def _not_ours(path: Path) -> UserError:
    return UserError(
        "This file is no Ambrota review",
        where=str(path),
        found="a file of another kind",
        expected=f"a review saved by Ambrota ({SUFFIX})",
        todo="open the rota workbook itself, or choose a review file",
    )


def _damaged(path: Path, found: str) -> UserError:
    backup = path.with_name(path.name + BACKUP_SUFFIX)
    todo = "fetch it again from where it came from, or from the backup of the shared drive"
    if backup.exists():
        todo = f"open {backup.name}, the version saved before"
    return UserError(
        "The review file is damaged",
        where=str(path),
        found=found,
        expected="a review file that is whole",
        todo=todo,
    )


@contextmanager
def _connection(file: Path) -> Iterator[Connection]:
    """One transaction on a local file; nothing holds the file afterwards."""
    engine = create_engine(f"sqlite:///{file.as_posix()}", poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def _copy_to_disk(source: Path, target: Path) -> None:
    """Copy, and return only when the bytes are on the disk."""
    with source.open("rb") as read_from, target.open("wb") as write_to:
        shutil.copyfileobj(read_from, write_to, 1 << 20)
        write_to.flush()
        os.fsync(write_to.fileno())


def _keep_backup(path: Path) -> None:
    """Keep the file that is about to be replaced, in place of any kept before."""
    backup = path.with_name(path.name + BACKUP_SUFFIX)
    half = backup.with_name(backup.name + ".tmp")
    try:
        shutil.copy2(path, half)
        os.replace(half, backup)
    finally:
        half.unlink(missing_ok=True)
