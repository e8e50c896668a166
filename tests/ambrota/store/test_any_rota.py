"""open(save(review)) == review for any rota, dated and cyclic, to the last cell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ambrota.model import (
    Change,
    Demand,
    DemandRow,
    Duty,
    Kind,
    Person,
    Restriction,
    RestrictionKind,
    Rota,
    RotaKind,
    Session,
    Shift,
)
from ambrota.rulebook import default_rulebook
from ambrota.store import CURRENT, Edit, Proposal, Review, open_review, save_review

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe_words = st.none() | words
dates = st.dates(date(2020, 1, 1), date(2035, 12, 31))
hours = st.floats(0, 60, allow_nan=False) | st.integers(0, 60)


@st.composite
def duties(draw: st.DrawFn, ids: list[str], first: int, last: int) -> Duty:
    start = draw(st.none() | st.integers(0, 1439))
    end = None if start is None else start + draw(st.integers(1, 1440))
    return Duty(
        draw(st.sampled_from(ids)), draw(st.integers(first, last)), draw(words),
        draw(st.sampled_from(Kind)), start, end, draw(st.none() | st.integers(0, 1440)),
        draw(maybe_words), draw(maybe_words), draw(maybe_words), draw(maybe_words),
    )  # fmt: skip


restrictions = st.builds(
    Restriction,
    st.sampled_from(RestrictionKind),
    words,
    st.integers(0, 9999),
    st.lists(words, max_size=3).map(tuple),
    st.none() | dates,
)


@st.composite
def people(draw: st.DrawFn, number: int) -> Person:
    return Person(
        f"p{number}", draw(words), draw(maybe_words), draw(maybe_words), draw(maybe_words),
        draw(maybe_words), draw(st.none() | hours), draw(words), draw(st.booleans()),
        draw(st.lists(restrictions, max_size=2).map(tuple)), draw(maybe_words),
        draw(st.booleans()), draw(st.none() | st.tuples(st.none() | dates, st.none() | dates)),
        draw(st.booleans()), draw(st.lists(st.tuples(words, hours), max_size=2).map(tuple)),
        draw(st.none() | dates),
    )  # fmt: skip


def sessions(ids: list[str], days: int) -> st.SearchStrategy[Session]:
    return st.builds(
        Session, st.sampled_from(["contact", "training"]), words, st.sampled_from(ids),
        maybe_words, st.integers(0, days), st.integers(0, 1439), st.integers(1440, 2000),
    )  # fmt: skip


demands = st.builds(
    Demand,
    st.sampled_from(["sheet", "derived"]),
    st.lists(
        st.builds(
            DemandRow, maybe_words, maybe_words, st.none() | st.integers(0, 6), st.none() | dates,
            st.integers(0, 1439), st.integers(1440, 2880), st.integers(0, 20),
        ),
        max_size=4,
    ).map(tuple),
)  # fmt: skip


@st.composite
def rotas(draw: st.DrawFn) -> Rota:
    dated = draw(st.booleans())
    count = draw(st.integers(1, 4))
    days = draw(st.integers(1, 40)) if dated else 7
    ids = [f"p{number}" for number in range(count)]
    return Rota(
        draw(words),
        RotaKind.DATED if dated else RotaKind.CYCLIC,
        draw(dates) if dated else None,
        days,
        tuple(draw(people(number)) for number in range(count)),
        tuple(draw(st.lists(st.builds(Shift, words, st.sampled_from(Kind)), max_size=3))),
        tuple(draw(st.lists(duties(ids, 0, days - 1), max_size=12))),
        tuple(draw(st.lists(duties(ids, -14, -1), max_size=4))) if dated else (),
        tuple(draw(st.lists(sessions(ids, days * count), max_size=4))),
        draw(st.none() | demands),
    )


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    rota = draw(rotas())
    ids = list(rota.index)
    some = st.lists(duties(ids, 0, rota.days - 1), max_size=2).map(tuple)
    changes = st.lists(
        st.builds(Change, st.sampled_from(ids), st.integers(0, rota.days - 1), some, some),
        max_size=3,
    ).map(tuple)
    proposals = tuple(
        Proposal(name, draw(words), draw(words), draw(changes),
                 tuple(draw(st.lists(sessions(ids, rota.days), max_size=2))))
        for name in "ABC"[: draw(st.integers(0, 3))]
    )  # fmt: skip
    at = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 10**6)))
    edits = tuple(Edit(at, CURRENT, draw(words), draw(changes)) for _ in proposals)
    return Review(rota, default_rulebook(), at, proposals=proposals, edits=edits)


def cells(review: Review) -> list[str | None]:
    owners = (*review.proposals, *review.edits)
    moved = [
        duty
        for owner in owners
        for change in owner.changes
        for duty in (*change.before, *change.after)
    ]
    return [duty.cell for duty in (*review.current.duties, *review.current.before, *moved)]


@settings(max_examples=40, deadline=None)
@given(reviews())
def test_a_review_is_reopened_the_same_to_the_last_cell(review: Review) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.ambrota"
        saved = save_review(review, path)
        opened = open_review(path)
    assert opened == saved
    assert cells(opened) == cells(review)
