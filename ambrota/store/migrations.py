"""How an older review file becomes one of the newest version, step by numbered step."""

from __future__ import annotations

from sqlalchemy import Connection

from ambrota.store import tables

APPLICATION_ID = int.from_bytes(b"Ambr", "big")
"""Marks the file as a review, so that no other SQLite database is taken for one."""

MIGRATIONS: dict[int, tuple[str, ...]] = {
    2: ("ALTER TABLE review ADD COLUMN source_layout TEXT",),
    3: (
        "ALTER TABLE people ADD COLUMN band INTEGER",
        "ALTER TABLE people ADD COLUMN unsocial TEXT",
        "ALTER TABLE restrictions ADD COLUMN private BOOLEAN NOT NULL DEFAULT 0",
        "ALTER TABLE review ADD COLUMN lists_bank_holidays BOOLEAN NOT NULL DEFAULT 0",
        "ALTER TABLE review ADD COLUMN rulebook_about TEXT",
        "ALTER TABLE review ADD COLUMN pay TEXT",
        "ALTER TABLE rules ADD COLUMN reason TEXT",
        "CREATE TABLE pairings (position INTEGER PRIMARY KEY, "
        "person TEXT NOT NULL REFERENCES people (id), other TEXT NOT NULL REFERENCES people (id))",
        "CREATE TABLE bank_holidays (position INTEGER PRIMARY KEY, "
        "date DATE NOT NULL, name TEXT NOT NULL)",
    ),
    4: (
        "CREATE TABLE search_notes (position INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        "ALTER TABLE conflict_requirements ADD COLUMN held_without BOOLEAN",
        "ALTER TABLE ways_out ADD COLUMN verified BOOLEAN NOT NULL DEFAULT 0",
    ),
    5: (
        "ALTER TABLE review ADD COLUMN names_allowed BOOLEAN NOT NULL DEFAULT 0",
        'CREATE TABLE comments (position INTEGER PRIMARY KEY, "at" TEXT NOT NULL, '
        '"by" TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, text TEXT NOT NULL, '
        "person TEXT, rule TEXT, digest TEXT)",
    ),
    6: (
        "CREATE TABLE brief (one INTEGER PRIMARY KEY CHECK (one = 1), "
        'starts TEXT NOT NULL, "begin" BOOLEAN NOT NULL)',
        "CREATE TABLE aims (position INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        "CREATE TABLE locks (position INTEGER PRIMARY KEY, person TEXT, team TEXT, "
        '"first" INTEGER NOT NULL, "last" INTEGER NOT NULL)',
    ),
    7: (
        "ALTER TABLE ways_out ADD COLUMN gives TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE points (position INTEGER PRIMARY KEY, cover FLOAT NOT NULL, "
        "occasions INTEGER NOT NULL, proposal TEXT, front BOOLEAN NOT NULL, "
        "parts TEXT NOT NULL, plan TEXT NOT NULL)",
    ),
}
"""The statements that take a file from the version before to the version named."""


def newest_version() -> int:
    """The version that this program writes."""
    return max(MIGRATIONS, default=1)


def create(connection: Connection) -> None:
    """Make the tables of the newest version in an empty file and mark it as a review."""
    tables.review.metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {newest_version()}")


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from `version` to the newest; done on a copy, so a failure harms nothing."""
    for step in range(version + 1, newest_version() + 1):
        for statement in MIGRATIONS[step]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {step}")
