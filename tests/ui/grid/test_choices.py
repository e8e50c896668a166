"""What a cell could hold, what each choice would do, and choosing by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ui.grid.choice_words import cover_words, finding_words, made_words, mended_words, people_words
from ui.grid.choices import Effect, Tally, choices, effect_of, ranked
from ui.main_window import MainWindow
from ui.theme import THEME

Key = Qt.Key


def test_rest_and_every_code_are_offered_those_of_the_role_first(small_rota: Rota) -> None:
    found = choices(small_rota, ("2", 0))
    assert [one.code for one in found] == ["", "N", "D", "AL", "TR"]
    assert [one.code for one in found if one.change is None] == ["N"]
    assert found[2].words == "day 07:00 to 19:00"
    assert choices(small_rota, ("2", 1))[0].change is None


def test_what_is_paid_more_or_less_stands_beside_the_seat(small_rota: Rota) -> None:
    night, day = small_rota.shifts[1], small_rota.shifts[0]
    paid = {one.code: one.paid for one in small_rota.shifts}
    found = {one.code: one for one in choices(small_rota, ("2", 0))}
    assert found[""].seat.endswith("11.5 h paid")
    assert found[""].seat.startswith("\N{MINUS SIGN}")
    assert paid[night.code] == paid[day.code]
    assert "paid" not in found["D"].seat


def test_a_duty_with_a_seat_comes_before_one_without_that_does_no_more(
    small_rota: Rota,
) -> None:
    found = [one for one in choices(small_rota, ("2", 0)) if one.change is not None]
    better = Effect((Tally("Early starts", False, 0, 1),))
    effects = {one.code: Effect() for one in found} | {"": better, "TR": better}
    assert ranked(found, effects)[0] == "D"
    law = Effect((Tally("Rest", True, 0, 1, law=True),))
    assert ranked(found, {**effects, "TR": law})[0] == "TR"


def test_what_only_leaves_a_seat_empty_comes_after_what_stands_there(small_rota: Rota) -> None:
    found = {one.code: one for one in choices(small_rota, ("2", 0))}
    law = Tally("Rest", True, 0, 1, law=True)
    effects = {"": Effect((law,), short=12), "D": Effect((law,), short=2), "TR": Effect((law,))}
    assert ranked([found[code] for code in ("", "N", "D", "TR")], effects) == ["TR", "D", "N", ""]


def test_cover_that_must_be_kept_is_named_where_it_is_newly_short(small_rota: Rota) -> None:
    book = default_rulebook()
    rota = with_requirement(small_rota, filled_by_role)
    before, after = audit(rota, book), audit(rota.with_changes([edited(rota, "1", 1, "")]), book)
    made = effect_of(before, after, book)
    assert not before.cover.short_hours
    assert made.short > 0
    assert "Cover short (a must)" in made_words(made)
    assert "Cover short (a must)" in mended_words(effect_of(after, before, book))
    should = book.with_rule(replace(book.rule("cover"), level=Level.SHOULD))
    assert "Cover" not in made_words(effect_of(before, after, should))


def test_findings_of_peoples_whole_rotas_are_counted_by_people() -> None:
    hours = Tally("Hours away from contract", True, 23, of_people=True)
    assert made_words(Effect((hours,))) == "▲ newly: Hours away from contract (23 people) (a must)"


def edited(rota: Rota, person: str, day: int, code: str) -> Change:
    found = next(one for one in choices(rota, (person, day)) if one.code == code)
    assert found.change is not None
    return found.change


def test_an_effect_names_the_findings_made_and_mended(small_rota: Rota) -> None:
    book = default_rulebook()
    before = audit(small_rota, book)
    tired = small_rota.with_changes([edited(small_rota, "2", 1, "D")])
    made = effect_of(before, audit(tired.with_demand(before.inspection.rota.demand), book), book)
    assert "Too little rest between duties (a must)" in finding_words(made).split("; ")[0]
    assert finding_words(made).startswith("newly: ")
    back = effect_of(audit(tired, book), before, book)
    assert "gone: Too little rest between duties (a must)" in finding_words(back)
    assert made.rank > Effect().rank > back.rank


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Effect(), ("no other finding", "as now", "as now")),
        (Effect(short=12.0, contact=-2),
         ("no other finding", "▲ 12 seat-hours more short", "2 fewer meet")),
        (Effect(short=-0.5, training=1, possible=1),
         ("no other finding", "▼ 0.5 seat-hours less short", "1 more could meet, 1 more trained")),
        (Effect((Tally("Nights in a row", False, 2, 0), Tally("Early starts", False, 0, 1),
                 Tally("Weekly hours", True, shift=1))),
         ("worse: Weekly hours (a must); newly: Nights in a row (2 times); gone: Early starts",
          "as now", "as now")),
    ],
)  # fmt: skip
def test_an_effect_is_told_in_words(effect: Effect, words: tuple[str, str, str]) -> None:
    assert (finding_words(effect), cover_words(effect), people_words(effect)) == words


def test_a_column_names_musts_and_counts_the_others_where_there_are_many() -> None:
    others = [Tally(name, False, 1) for name in ("Early", "Late")]
    many = Effect((*others, Tally("Rest", True, 1)))
    assert made_words(many) == "▲ newly: Rest (a must); and 2 to weigh"
    assert made_words(many, whole=True) == "▲ newly: Rest (a must), Early, Late"
    assert made_words(Effect(tuple(others))) == "▲ newly: Early, Late"


def test_what_is_gone_is_counted_apart_from_what_is_less_bad() -> None:
    gone = [Tally(name, False, 0, 1) for name in ("Early", "Late")]
    less = [Tally(name, False, shift=-1) for name in ("Weekends", "Speed")]
    rest = Tally("Rest", True, 0, 1)
    assert mended_words(Effect((*gone, *less, rest))) == (
        "▼ gone: Rest (a must); and 2 to weigh; less bad: 2 to weigh"
    )
    assert mended_words(Effect((*gone, *less))) == "▼ gone: 2 to weigh; less bad: 2 to weigh"


def test_law_comes_before_cover_and_cover_before_good_practice(small_rota: Rota) -> None:
    law, local = Tally("Rest", True, 1, law=True), Tally("Early starts", False, 3)
    found = {one.code: one for one in choices(small_rota, ("2", 1))}
    codes = {
        "law": Effect((law,)), "short": Effect(short=2), "early": Effect((local,)),
        "meet": Effect((local,), contact=1),
        "mends": Effect((replace(law, new=0, mended=1),), short=4),
    }  # fmt: skip
    made = [replace(found["D"], code=code) for code in codes]
    now = replace(found[""], code="now", change=None)
    leave = replace(found["AL"], code="leave")
    order = ["mends", "meet", "now", "early", "short", "law", "leave"]
    assert ranked([leave, now, *made], {**codes, "leave": Effect(training=1)}) == order


def test_choices_are_ranked_and_taken_by_key(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    small.grid.go_to([("2", 1)])
    view = small.grid.main.view
    qtbot.keyClick(view, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    popup = small.grid.choosing.popup
    assert popup is not None
    assert popup.title.text() == "Adeyemi, Tuesday 5 May 2026: rest"
    qtbot.waitUntil(lambda: len(popup.effects) == 4, timeout=60_000)
    settle(small)
    order = [popup._code(item) for item in popup._items()]
    assert order.index("D") > order.index("N")
    assert popup._of("D").text(2).startswith("▲ newly: Too little rest between duties (a must)")
    assert popup._of("D").foreground(2).color() == THEME.colour("worse")
    assert popup._of("D").text(1) == "day 07:00 to 19:00\nfills a DCA seat, +11.5 h paid"
    assert popup.said.text().startswith("Ranked by law")
    said = popup._of("D").data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("D, day 07:00 to 19:00, fills a DCA seat, +11.5 h paid. Newly: ")
    assert small.session.undo.count() == 0
    qtbot.keyClick(popup.list, Key.Key_N)
    qtbot.keyClick(popup.list, Key.Key_Return)
    assert [one.code for one in small.session.current.rota.by_cell["2", 1]] == ["N"]
    assert small.session.undo.text(0) == "Set Adeyemi, Tuesday 5 May 2026 to N"
    assert small.grid.choosing.popup is None
    settle(small)


def test_escape_leaves_all_as_it_is_and_nothing_more_is_worked_out(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    small.grid.go_to([("2", 1)])
    small.actions_by_id["choices"].trigger()
    popup = small.grid.choosing.popup
    assert popup is not None
    qtbot.keyClick(popup.list, Key.Key_Escape)
    assert small.grid.choosing.popup is None
    assert small.grid.choosing._left == []
    settle(small)
    assert small.session.undo.count() == 0


def test_an_edit_while_it_is_checked_is_waited_for(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    small.session._audit_seconds.clear()
    small.session.edit([("2", 3)], "D")
    small.grid.go_to([("2", 1)])
    small.actions_by_id["choices"].trigger()
    popup = small.grid.choosing.popup
    assert popup is not None
    qtbot.waitUntil(lambda: len(popup.effects) == 4, timeout=60_000)
    popup.hide()
    settle(small)
