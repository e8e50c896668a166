"""A review file gives back what was saved, refuses what is not one, and is never half written."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ambrota.certificate import Certificate
from ambrota.errors import UserError
from ambrota.model import (
    Change,
    Course,
    Demand,
    DemandRow,
    Duty,
    Kind,
    Pairing,
    Person,
    Restriction,
    RestrictionKind,
    Rota,
    RotaKind,
    Session,
    Shift,
    Wish,
)
from ambrota.pay.tables import Annex5, PayTables
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ambrota.store import (
    CURRENT,
    Brief,
    Comment,
    Conflict,
    Decision,
    Edit,
    Finding,
    Lock,
    Point,
    Problem,
    Proposal,
    Review,
    Search,
    Source,
    Stage,
    WayOut,
    document,
    migrations,
    open_review,
    save_review,
)

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


def full_review() -> Review:
    """A review in which every table has a row."""
    day = Shift("D", Kind.COVER, 360, 1080, 690, "DCA", "Day", None)
    old = day.duty("p1", 0, "Rota!B2")
    new = Duty("p1", 0, "N", Kind.COVER, 1140, 1860, None, "DCA", unit="A12", cell="Rota!B2")
    limits = (
        Restriction(RestrictionKind.ONLY_CODES, "only D,L", codes=("D", "L")),
        Restriction(RestrictionKind.NO_WEEKDAY, "no Tue", value=1, until=date(2026, 3, 1)),
        Restriction(RestrictionKind.NO_NIGHTS, "a private agreement", private=True),
    )
    people = (
        Person(
            "p1", "Ada Example", "Paramedic", "Red", "p2", "B Sample", 37.5, "Core",
            restrictions=limits, restrictions_stated="only D,L; no Tue until 2026-03-01",
            locked=True, opt_out=(None, date(2026, 6, 1)), aspirant=True,
            training_received=(("statutory", 7.5), ("cpd", 2.0)), grade_start=date(2020, 4, 1),
            band=6, unsocial="annex-5",
        ),
        Person("p2", "=HYPERLINK(\"x\")", opt_out=(None, None)),
        Person("p3", "Vacant 3", vacant=True),
    )  # fmt: skip
    session = Session("contact", "one-to-one", "p1", "p2", 0, 600, 630)
    rota = Rota(
        "Northgate", RotaKind.DATED, date(2026, 1, 5), 14, people, (day,), (old,),
        before=(Duty("p1", -1, "S", Kind.SICK, paid=0, cell="Before!A2"),),
        sessions=(session,),
        demand=Demand("sheet", (DemandRow("DCA", None, 0, None, 360, 1860, 2),
                                DemandRow("DCA", "Paramedic", None, date(2026, 1, 6), 0, 30, 0))),
        wishes=(Wish("p1", 3, "not to work", 2.5),),
        courses=(Course("Bystander", "statutory", 225, (1, 8), 480, None, 6, "Outside trainer"),),
        pairings=(Pairing("p1", "p2"),),
        bank_holidays=((date(2026, 1, 12), "Founders' day"),),
    )  # fmt: skip
    change = Change("p1", 0, (old,), (new,))
    finding = Finding(
        "daily-rest", "must", "law", "p1", (0, 1), 6.5, "11 h", "h", "6.5 h rest", "a - b", "WTR"
    )
    proposal = Proposal(
        "A", "Fewest changes", "Least to get used to", (change, Change("p3", 2, (), (old,))),
        (session, replace(session, day=7, with_=None, kind="training", category="cpd")),
        (Stage("Must", 0, 0.0, "breaches"), Stage("People", 8.6, None, "weekends")),
        (("daily-rest", 0), ("cover", 3)), (finding,), Certificate(False, ("cover: 3, not 2",)),
    )  # fmt: skip
    return Review(
        rota, default_rulebook(), NOON, NOON,
        Source("/shared/rota.xlsx", "ab" * 32, "year = 2026\n"),
        (proposal, Proposal("B", "Nothing", "", (), ())),
        Search("cannot-hold", 12.5, 7, 2, (("ortools", "9.15"),),
               Conflict(("cover DCA", "contact"), True,
                        (WayOut("paramedics", "WTE", 1.2, True, "[]"),),
                        (True, False)), ("the search was killed; this is the best so far",),
               (Point(-349.0, 15, "A", True, '{"seat-hours given up": 349.0}', "{}"),)),
        (replace(finding, person=None, days=(), measured="none"),),
        (Problem("warning", "Rota", "D7", "X?", "a code", "say what it means"),
         Problem("note", None, None, "", "", "")),
        (Edit(NOON, CURRENT, "swapped", (change,)), Edit(NOON, "A", "", ())),
        (Decision(NOON, "Branch secretary", "A", "agreed"),),
        (Comment(NOON, "Branch secretary", "comment", CURRENT, "Too many", "p1", "daily-rest"),
         Comment(NOON, "Branch secretary", "agreed", "A", "", digest="ab" * 32)),
        True,
        Brief((Lock("p1", 0, 1), Lock(None, 0, 13, "Red"), Lock(None, 7, 8)),
              ("Balanced", "Best cover"), "keep", True),
    )  # fmt: skip


def test_every_part_of_a_review_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "northgate.ambrota"
    saved = save_review(full_review(), path)
    assert saved == replace(full_review(), saved=saved.saved)
    opened = open_review(path)
    assert opened == saved
    assert _cells(opened) == _cells(full_review())
    with sqlite3.connect(path) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        assert all(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)


def _cells(review: Review) -> list[str | None]:
    """Where every duty stands: no part of a duty's equality, but of the review."""
    changes = [c for owner in (*review.proposals, *review.edits) for c in owner.changes]
    moved = [duty for change in changes for duty in (*change.before, *change.after)]
    return [duty.cell for duty in (*review.current.duties, *review.current.before, *moved)]


def test_an_absent_source_search_and_demand_stay_absent(tmp_path: Path) -> None:
    bare = Review(
        Rota("Empty", RotaKind.CYCLIC, None, 7, (), (), ()), default_rulebook(), created=NOON
    )
    saved = save_review(bare, tmp_path / "bare.ambrota")
    assert open_review(tmp_path / "bare.ambrota") == saved
    assert saved.current.demand is None


def test_a_saved_file_carries_its_mark_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    save_review(full_review(), path)
    assert [item.name for item in tmp_path.iterdir()] == ["a.ambrota"]
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (7,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_saving_again_keeps_one_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    first = save_review(full_review(), path)
    second = save_review(replace(first, decisions=()), path)
    save_review(replace(second, proposals=(), findings=()), path)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.ambrota", "a.ambrota.bak"]
    assert open_review(tmp_path / "a.ambrota.bak") == second


@pytest.mark.parametrize("failing", ["write", "_copy_to_disk", "_keep_backup", "os.replace"])
def test_a_save_that_fails_midway_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "a.ambrota"
    saved = save_review(full_review(), path)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if failing == "os.replace":
            patch.setattr(document.os, "replace", fail)
        else:
            patch.setattr(document, failing, fail)
        with pytest.raises(UserError, match="No space left"):
            save_review(replace(saved, proposals=()), path)
    assert path.read_bytes() == before
    assert open_review(path) == saved
    assert not list(tmp_path.glob("*.tmp"))


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be saved"):
        save_review(full_review(), tmp_path / "nowhere" / "a.ambrota")


@pytest.mark.skipif(os.name == "nt", reason="permission bits")
def test_permissions_of_the_replaced_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    save_review(full_review(), path)
    path.chmod(0o640)
    save_review(full_review(), path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.ambrota"
    text.write_text("not a database")
    other = tmp_path / "other.ambrota"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE review (title)")
    for path in (text, other):
        with pytest.raises(UserError, match="no Ambrota review"):
            open_review(path)
    with pytest.raises(UserError, match="could not be opened"):
        open_review(tmp_path / "absent.ambrota")


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    save_review(full_review(), path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(UserError, match="newer Ambrota"):
        open_review(path)


def test_a_damaged_file_is_refused_and_the_backup_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    save_review(full_review(), path)
    save_review(full_review(), path)
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:4096] + bytes(4096) + whole[8192:]):
        path.write_bytes(damaged)
        with pytest.raises(UserError, match=r"damaged.*a\.ambrota\.bak"):
            open_review(path)


def test_a_row_that_belongs_to_nothing_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    save_review(full_review(), path)
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM people WHERE id = 'p1'")
    with pytest.raises(UserError, match="belongs to nothing"):
        open_review(path)


def test_an_older_file_is_brought_up_without_being_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    saved = save_review(full_review(), path)
    assert saved.source is not None
    assert saved.search is not None
    assert saved.search.conflict is not None
    with sqlite3.connect(path) as db:
        _as_version_6(db)
        _as_version_5(db)
        _as_version_4(db)
        _as_version_3(db)
        db.execute("ALTER TABLE review DROP COLUMN source_layout")
        _as_version_2(db)
        db.execute("PRAGMA user_version = 1")
    before = path.read_bytes()
    current = replace(
        saved.current,
        people=tuple(_of_version_2(person) for person in saved.current.people),
        pairings=(),
        bank_holidays=None,
    )
    source = replace(saved.source, layout=None)
    ways = tuple(replace(way, verified=False, gives="") for way in saved.search.conflict.ways_out)
    conflict = replace(saved.search.conflict, ways_out=ways, held_without=())
    search = replace(saved.search, conflict=conflict, notes=(), points=())
    # A rule that came after the file is off: the review was not made by it.
    newer = replace(saved.rulebook.rule("duty-length"), level=Level.OFF)
    book = saved.rulebook.with_rule(newer)
    assert open_review(path) == replace(
        saved, source=source, current=current, rulebook=book, search=search,
        comments=(), names_allowed=False, brief=None,
    )  # fmt: skip
    assert path.read_bytes() == before


def test_no_list_of_bank_holidays_is_not_an_empty_one(tmp_path: Path) -> None:
    for listed in (None, ()):
        rota = replace(full_review().current, bank_holidays=listed)
        path = tmp_path / "a.ambrota"
        save_review(replace(full_review(), current=rota), path)
        assert open_review(path).current.bank_holidays == listed


def test_edited_tables_of_pay_are_those_of_the_review(tmp_path: Path) -> None:
    steps = Annex5(steps=((5.0, 8.0), (10.0, 20.0)))
    book = replace(default_rulebook(), pay=PayTables("annex-5", annex_5=steps))
    saved = save_review(replace(full_review(), rulebook=book), tmp_path / "pay.ambrota")
    assert saved.rulebook.pay == open_review(tmp_path / "pay.ambrota").rulebook.pay == book.pay


def test_why_a_rule_is_set_so_is_kept(tmp_path: Path) -> None:
    book = replace(default_rulebook(), about="For one station.").with_reason("leave", "agreed")
    save_review(replace(full_review(), rulebook=book), tmp_path / "a.ambrota")
    assert open_review(tmp_path / "a.ambrota").rulebook == book


def test_a_file_from_before_briefs_is_opened_without_one_and_takes_one(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    saved = save_review(full_review(), path)
    with sqlite3.connect(path) as db:
        _as_version_6(db)
        _as_version_5(db)
        db.execute("PRAGMA user_version = 5")
    assert saved.search is not None
    assert saved.search.conflict is not None
    ways = tuple(replace(way, gives="") for way in saved.search.conflict.ways_out)
    conflict = replace(saved.search.conflict, ways_out=ways)
    search = replace(saved.search, conflict=conflict, points=())
    assert open_review(path) == replace(saved, brief=None, search=search)
    bare = save_review(replace(saved, brief=Brief((), (), "free")), path)
    assert open_review(path) == bare


def test_tables_brought_up_are_those_of_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ambrota"
    save_review(full_review(), path)
    with sqlite3.connect(path) as db:
        new = _columns(db)
        _as_version_6(db)
        _as_version_5(db)
        for statement in (*migrations.MIGRATIONS[6], *migrations.MIGRATIONS[7]):
            db.execute(statement)
        assert _columns(db) == new


def _columns(db: sqlite3.Connection) -> list[tuple[str, str, bool]]:
    """Of the sixth and seventh version: name, type, whether it must be stated (a key always)."""
    return [
        (name, kind, bool(stated or is_key))
        for table in ("brief", "aims", "locks", "points")
        for _, name, kind, stated, _, is_key in db.execute(f"PRAGMA table_info({table})")
    ]


def _as_version_6(db: sqlite3.Connection) -> None:
    """Take out what the seventh version added."""
    db.execute("DROP TABLE points")
    db.execute("ALTER TABLE ways_out DROP COLUMN gives")


def _as_version_5(db: sqlite3.Connection) -> None:
    """Take out what the sixth version added."""
    for name in ("brief", "aims", "locks"):
        db.execute(f"DROP TABLE {name}")


def _as_version_4(db: sqlite3.Connection) -> None:
    """Take out what the fifth version added."""
    db.execute("DROP TABLE comments")
    db.execute("ALTER TABLE review DROP COLUMN names_allowed")


def _as_version_3(db: sqlite3.Connection) -> None:
    """Take out what the fourth version added."""
    db.execute("DROP TABLE search_notes")
    db.execute("ALTER TABLE conflict_requirements DROP COLUMN held_without")
    db.execute("ALTER TABLE ways_out DROP COLUMN verified")


def _as_version_2(db: sqlite3.Connection) -> None:
    """Take out what the third version added."""
    db.execute("ALTER TABLE people DROP COLUMN band")
    db.execute("ALTER TABLE people DROP COLUMN unsocial")
    db.execute("ALTER TABLE restrictions DROP COLUMN private")
    for column in ("lists_bank_holidays", "rulebook_about", "pay"):
        db.execute(f"ALTER TABLE review DROP COLUMN {column}")
    db.execute("ALTER TABLE rules DROP COLUMN reason")
    db.execute("DELETE FROM rule_parameters WHERE rule = 'duty-length'")
    db.execute("DELETE FROM rules WHERE rule = 'duty-length'")
    db.execute("DROP TABLE pairings")
    db.execute("DROP TABLE bank_holidays")


def _of_version_2(person: Person) -> Person:
    limits = tuple(replace(one, private=False) for one in person.restrictions)
    return replace(person, band=None, unsocial=None, restrictions=limits)
