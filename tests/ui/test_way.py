"""The way through in words: in each state what is done, what is next, and where that leads."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ambrota.sheets.problems import ImportProblem
from solver.request import Conflict, Give, Outcome, SolveStatus, WayOut
from ui.main_window import MainWindow
from ui.panels.way_bar import DONE, NEXT, OPEN, STEPS, WAITING
from ui.theme import THEME
from ui.version import CURRENT, Version
from ui.way import import_steps, size_words, steps


def session_of(rota: Rota | None, **other: Any) -> Any:
    """A session as far as the way through looks at it."""
    made = {
        "is_open": rota is not None, "proposals": [], "problems": (), "outcome": None,
        "seen": set(), "chosen": None, "exported": False, "shown": CURRENT,
    } | other  # fmt: skip
    if rota is not None:
        found = audit(rota, default_rulebook())
        made["current"] = Version(CURRENT, "Current", rota, audit=found)
    session = SimpleNamespace(**made)
    session.version = lambda _key: session.current
    return session


def told(session: Any, *, searching: bool = False) -> tuple[str, str, str]:
    """(step that is next, what came of it so far, what the button says)."""
    stands = steps(session, searching=searching)
    order = [stand.state for stand in stands.values()]
    assert list(stands) == list(STEPS)
    assert order.count(NEXT) <= 1
    for name, stand in stands.items():
        if stand.state == NEXT:
            assert stand.can, "the next step can always be gone to"
            return name, stand.detail, stand.words
    assert set(order) <= {DONE, OPEN}
    return "", "", ""


def test_nothing_is_open() -> None:
    assert told(session_of(None)) == ("Open", "no rota yet", "Next: open a rota")


def test_a_rota_goes_from_step_to_step(small_rota: Rota) -> None:
    problem = SimpleNamespace(severity="error")
    start = session_of(small_rota, problems=(problem,))
    assert told(start) == ("Understand", "1 to look at", "Next: look at what was read")
    read = session_of(small_rota)
    assert told(read)[0] == "Check"
    assert told(read)[1].endswith(" findings")
    assert told(read)[2] == "Next: see the findings"
    checked = session_of(small_rota, seen={"Understand", "Check"})
    assert told(checked) == ("Propose", "not yet", "Next: say what to guarantee")


def test_what_leaves_something_open_has_no_green_tick(small_rota: Rota) -> None:
    problem = SimpleNamespace(severity="warning")
    looked = session_of(small_rota, problems=(problem,) * 5, seen={"Understand", "Check"})
    stands = steps(looked, searching=False)
    assert (stands["Understand"].state, stands["Understand"].detail) == (OPEN, "5 to look at")
    assert stands["Check"].state == OPEN, "there are findings"
    assert stands["Open"].state == DONE
    clean = session_of(small_rota, seen={"Understand", "Check"})
    nothing_found = SimpleNamespace(findings=())
    clean.current = Version(CURRENT, "Current", small_rota, audit=nothing_found)
    stands = steps(clean, searching=False)
    assert stands["Understand"].state == stands["Check"].state == DONE
    conflict = SimpleNamespace(conflict=object())
    kept = steps(session_of(small_rota, proposals=[1], outcome=conflict), searching=False)
    assert (kept["Propose"].state, kept["Propose"].detail) == (OPEN, "not all can hold")
    stuck = steps(session_of(small_rota, outcome=conflict), searching=False)
    assert (stuck["Propose"].state, stuck["Compare"].state) == (OPEN, WAITING)


@pytest.mark.parametrize("at", STEPS)
def test_next_never_names_the_step_one_stands_in(small_rota: Rota, at: str) -> None:
    problem = SimpleNamespace(severity="error")
    for session in (
        session_of(None),
        session_of(small_rota, problems=(problem,)),
        session_of(small_rota, seen={"Check"}),
        session_of(small_rota, seen={"Understand", "Check"}),
        session_of(small_rota, proposals=[1, 2]),
        session_of(small_rota, proposals=[1, 2], seen={"Compare"}),
        session_of(small_rota, proposals=[1, 2], chosen="A"),
    ):
        for searching in (False, True):
            stands = steps(session, searching=searching, at=at)
            assert [name for name, stand in stands.items() if stand.here] == [at]
            assert not stands[at].words
            others = [stand for name, stand in stands.items() if name != at]
            assert all(bool(stand.words) == (stand.state == NEXT) for stand in others)


def test_a_rota_of_several_cycles_says_each(small_rota: Rota) -> None:
    assert size_words(small_rota) == "3 people"
    several = SimpleNamespace(is_cyclic=True, groups={"DCA": range(24), "Leaders": range(3)})
    assert size_words(cast(Rota, several)) == "24 + 3 lines"
    one = SimpleNamespace(is_cyclic=True, groups={"": range(1200)})
    assert size_words(cast(Rota, one)) == "1,200 lines"


def test_the_button_leads_on_from_where_one_stands(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    problem = ImportProblem("warning", "Rota", "B2", "?", "a duty code", "name it")
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.session.problems = (problem,)
    left, way = Qt.MouseButton.LeftButton, window.way
    qtbot.waitUntil(lambda: "Check" in window.session.seen)
    window.refresh()
    assert way.next.text() == "Next: look at what was read ›"
    qtbot.mouseClick(way.next, left)
    qtbot.waitUntil(lambda: way.steps["Understand"].stand.here)
    assert way.next.text() == "Next: say what to guarantee ›"
    assert way.steps["Understand"].stand.state == OPEN
    qtbot.mouseClick(way.next, left)
    qtbot.waitUntil(lambda: way.steps["Propose"].stand.here)
    assert way.next.isHidden(), "the pane has its own button"
    window.docks["Findings"].raise_()
    qtbot.waitUntil(lambda: way.steps["Check"].stand.here)
    assert way.next.text() == "Next: say what to guarantee ›"


def test_who_compares_is_led_to_decide(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> None:
    window.session.take(small_rota, default_rulebook())
    window.session.add_proposals([Version("A", "One", small_rota)], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    qtbot.waitUntil(lambda: window.way.steps["Check"].stand.here)
    assert window.way.next.text() == "Next: compare with Current ›"
    window.actions_by_id["compare"].trigger()
    assert window.way.steps["Compare"].stand.here
    assert window.way.steps["Compare"].stand.state == DONE
    assert window.way.next.text() == "Next: decide ›"
    qtbot.mouseClick(window.way.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.way.steps["Decide"].stand.here)
    assert window.way.next.isHidden()
    window.actions_by_id["compare"].trigger()
    window.actions_by_id["compare"].trigger()
    assert window.way.steps["Compare"].stand.here, "what is done last counts, not the pane beside"
    qtbot.mouseClick(window.way.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.way.steps["Decide"].stand.here)


def test_who_decides_without_a_comparison_is_led_to_one(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    window.session.take(small_rota, default_rulebook())
    window.session.add_proposals([Version("A", "One", small_rota)], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.actions_by_id["decide"].trigger()
    qtbot.waitUntil(lambda: window.way.steps["Decide"].stand.here)
    assert window.way.next.text() == "Next: compare with Current ›"


def test_findings_are_counted_of_the_rota_that_is_shown(small_rota: Rota) -> None:
    session = session_of(small_rota, proposals=[1])
    session.version = lambda _key: Version("A", "A", small_rota, audit=SimpleNamespace(findings=()))
    assert steps(session, searching=False)["Check"].detail == "0 findings"


def test_while_it_searches_the_way_leads_to_the_search(small_rota: Rota) -> None:
    looking = session_of(small_rota, seen={"Understand", "Check"})
    assert told(looking, searching=True) == (
        "Propose", "searching …", "Next: see how the search goes",
    )  # fmt: skip
    again = session_of(small_rota, proposals=[1, 2], seen={"Compare"}, chosen="A")
    assert told(again, searching=True)[0] == "Propose"


def test_what_cannot_hold_leads_to_the_ways_out(small_rota: Rota) -> None:
    stuck = session_of(
        small_rota, seen={"Understand", "Check"}, outcome=SimpleNamespace(conflict=object())
    )
    assert told(stuck) == ("Decide", "ways out", "Next: see why, and ways out")
    assert steps(stuck, searching=False)["Propose"].detail == "cannot hold"


def test_proposals_are_compared_decided_on_and_exported(small_rota: Rota) -> None:
    made = {"proposals": [1, 2, 3]}
    assert told(session_of(small_rota, **made)) == (
        "Compare", "3 to compare", "Next: compare with Current",
    )  # fmt: skip
    seen = made | {"seen": {"Compare"}}
    assert told(session_of(small_rota, **seen)) == ("Decide", "not yet", "Next: decide")
    chosen = seen | {"chosen": "B"}
    assert told(session_of(small_rota, **chosen)) == ("Export", "not yet", "Next: export it")
    assert told(session_of(small_rota, **chosen, exported=True)) == ("", "", "")


def test_the_wizard_says_what_is_open() -> None:
    assert import_steps(2)["Understand"].detail == "2 questions"
    assert import_steps(0)["Understand"].here
    assert not import_steps(0)["Understand"].words, "the page has its own button"
    assert import_steps(0)["Export"].state == WAITING


# -- in the window -------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [960, 1180, 1440])
def test_every_step_says_its_words_whole(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, width: int
) -> None:
    window.session.take(small_rota, default_rulebook())
    window.session.add_proposals([Version("A", "One", small_rota)], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.way.width() <= width)
    detail = QFontMetrics(THEME.font("caption"))
    for step in window.way.steps.values():
        assert step.stand.detail
        assert step.width() >= detail.horizontalAdvance(step.stand.detail) + 28
        assert step.height() >= 24
    button = window.way.next
    assert button.geometry().right() <= window.way.width()
    assert button.width() >= button.sizeHint().width()


@pytest.mark.parametrize(("percent", "width"), [(125, 960), (150, 1180), (200, 1180), (200, 1440)])
def test_in_large_type_fewer_words_are_said_but_whole(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, percent: int, width: int
) -> None:
    way = window.way
    window.desk.manners.dressing.resize(percent)
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.resize(width, 700)
    qtbot.waitUntil(lambda: way.width() <= width)
    QTest.qWait(0)
    shown = [*way.steps.values(), way.next]
    for one, after in itertools.pairwise(shown):
        assert one.width() >= one.sizeHint().width()
        assert one.geometry().right() < after.geometry().left()
    assert way.next.geometry().right() <= way.width()
    assert way.next.width() >= way.next.sizeHint().width()
    names = QFontMetrics(THEME.font(bold=True))
    for name, step in way.steps.items():
        if step.stand.state == NEXT:
            assert step.width() >= names.horizontalAdvance(name) + 28
    window.desk.manners.dressing.resize(100)
    qtbot.waitUntil(lambda: way.next.text().startswith("Next: "))


def test_a_conflict_without_a_proposal_is_shown_with_its_ways_out(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.session.seen |= {"Understand", "Check"}
    way = WayOut("1 seat fewer on Friday", "seats", 1.0, gives=(Give("cover"),))
    stuck = Conflict(("Cover on Friday",), True, (way,))
    outcome = Outcome(SolveStatus.CANNOT_HOLD, 1.0, 1, 1, {}, (), stuck)
    window.session.add_proposals([], outcome)
    window.docks["Findings"].raise_()
    assert window.way.next.text() == "Next: see why, and ways out ›"
    qtbot.mouseClick(window.way.next, Qt.MouseButton.LeftButton)
    assert window.decide.isVisible()
    told = [one.text() for one in window.decide.findChildren(QLabel)]
    assert "No proposals yet" not in told
    assert "•  Cover on Friday" in told
    assert [one.text() for one in window.decide.ways] == ["Try this"]
    qtbot.waitUntil(window.decide.ways[0].hasFocus)


def test_once_all_is_done_the_way_leads_to_the_next_rota(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.take(small_rota, default_rulebook())
    window.session.add_proposals([Version("A", "One", small_rota)], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.session.use("A")
    window.session.exported = True
    window.refresh()
    assert window.way.next.text() == "Done: open another rota ›"
    assert window.way.next.isVisibleTo(window.way)
    with qtbot.waitSignal(window.way.went) as went:
        monkeypatch.setattr(window.desk.files, "open", lambda: None)
        qtbot.mouseClick(window.way.next, Qt.MouseButton.LeftButton)
    assert went.args == ["Open"]


def test_where_nothing_is_open_the_page_has_the_one_button(window: MainWindow) -> None:
    assert window.way.steps["Open"].stand.here
    assert window.way.next.isHidden()
    assert window.start.drop.button.isVisibleTo(window)
