"""Cover as people read it: by half hour, by role, in a typical week, by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.model import Change, Demand, DemandRow, Person, Rota, RotaKind, Session
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from ui.charts.cover_rows import headings, table_rows
from ui.charts.cover_words import (
    half_words,
    kept_words,
    next_short,
    on_duty,
    state_words,
)
from ui.charts.margins import Margins
from ui.charts.need_words import is_open, need_words
from ui.charts.role_split import ANYBODY, split
from ui.charts.scopes import typical_week, week_of_cycle
from ui.charts.series import Series, cover_series
from ui.charts.shortfalls import Stretch, next_of, short_words, stretch_words, stretches
from ui.main_window import MainWindow
from ui.panels.cover_choice import TYPICAL
from ui.panels.cover_key import MEETING, NEEDED, NOW, SHORT, SPARE, CoverKey, _drawn_far
from ui.version import Version

from .conftest import SHIFTS

Key = Qt.Key
ON_FILLED = 1.8


@pytest.fixture
def needed(small_rota: Rota) -> Rota:
    """The small rota, which needs two on the DCA on Monday and Tuesday from 10:00 to 12:00."""
    rows = tuple(DemandRow("DCA", None, day, None, 600, 720, 2) for day in (0, 1))
    rows += (DemandRow("DCA", "EMT", 0, None, 600, 720, 1),)
    return small_rota.with_demand(Demand("sheet", rows))


def at(day: int, hour: int, half: int = 0) -> tuple[int, int]:
    return day, hour * 2 + half


def of(rota: Rota, name: str = "DCA") -> Series:
    return next(one for one in cover_series(rota) if one.name == name)


# -- what is counted and said --------------------------------------------------------------------


def test_a_half_hour_is_read_out_as_a_sentence(needed: Rota) -> None:
    series = of(needed)
    assert half_words(needed, series, *at(0, 10)) == "Monday 4 May 2026 10:00: 2 of 2 DCA seats"
    assert half_words(needed, series, *at(1, 11)) == (
        "Tuesday 5 May 2026 11:00: 1 of 2 DCA seats, one short"
    )
    assert half_words(needed, series, *at(0, 9)) == (
        "Monday 4 May 2026 09:00: 2 of 0 DCA seats, two more than needed"
    )
    role = of(needed, "DCA · EMT")
    assert half_words(needed, role, *at(0, 10)) == (
        "Monday 4 May 2026 10:00: 2 of 1 DCA seats for EMT, one more than needed"
    )
    assert half_words(needed, series, *at(0, 10), None, [role]).endswith(
        "seats; EMT 1 of 1, any role 1 of 1"
    )
    assert state_words(series, needed) == ("DCA: 6 seat-hours short in 2 weeks. Needed: as stated.")


def test_each_role_has_its_own_cover(needed: Rota) -> None:
    names = [one.name for one in cover_series(needed)]
    assert names == ["DCA", "DCA · EMT"]
    own = of(needed, "DCA · EMT")
    assert own.required[at(0, 10)] == 1
    assert own.filled[at(0, 10)] == 2, "a team leader may fill it too"
    assert own.short[at(0, 10)] == 0
    assert own.short[at(7, 10)] == 1


def test_sessions_are_seen_in_it(needed: Rota) -> None:
    meeting = Session("contact", "one-to-one", "3", "1", 0, 600, 630)
    series = of(needed.with_sessions([meeting]))
    assert series.meeting[at(0, 10)] == 2, "both who meet are stood down"
    assert not series.meeting[at(0, 10, 1)]
    assert not series.training.any()
    said = half_words(needed, series, *at(0, 10), of(needed))
    assert said.endswith("10:00: 0 of 2 DCA seats, two short, two in a one-to-one")


def test_training_is_told_from_meetings(needed: Rota) -> None:
    taught = Session("training", "statutory", "3", None, 0, 600, 660)
    series = of(needed.with_sessions([taught]))
    assert series.training[at(0, 10)] == 1
    assert not series.meeting.any()


def test_a_typical_week_says_in_how_many_weeks_it_is_short(needed: Rota) -> None:
    week = typical_week(of(needed), needed)
    assert week.required.shape == (7, 48)
    assert week.weeks == 2
    short = (of(needed).short[[1, 8]] > 0)[:, 22].sum()
    assert week.weeks_short is not None
    assert week.weeks_short[at(1, 11)] == short
    said = half_words(needed, week, *at(1, 11))
    assert said.startswith("Tuesdays 11:00: usually ")
    assert f"short in {short} of 2 weeks" in said


def test_the_table_of_a_typical_week_names_weekdays(needed: Rota) -> None:
    rows = table_rows(needed, typical_week(of(needed), needed), only_short=True)
    assert {row[0] for row in rows} <= {"Monday", "Tuesday"}
    behind = table_rows(needed, of(needed), only_short=False, behind=of(needed))
    assert all(row[4] == row[-1] for row in behind)


def test_whoever_is_on_duty_then_and_nobody_else(needed: Rota) -> None:
    series = of(needed)
    assert on_duty(needed, series, *at(0, 10)) == [("1", 0), ("3", 0)]
    assert on_duty(needed, series, *at(0, 20)) == [("2", 0)]
    assert on_duty(needed, series, *at(1, 3)) == [("2", 0)], "a night belongs to the day before"
    assert on_duty(needed, of(needed, "DCA · EMT"), *at(0, 10)) == [("3", 0)]


def test_the_next_that_is_short_goes_round(needed: Rota) -> None:
    series = of(needed)
    first = next_short(series, 0, -1, 1)
    assert first == at(1, 10)
    assert first is not None
    last = next_short(series, *first, -1)
    assert last is not None
    assert last > first
    assert next_short(series, *last, 1) == first
    calm = replace(series, short=np.zeros_like(series.short))
    assert next_short(calm, 0, 0, 1) is None


def test_a_stretch_is_named_and_never_said_of_a_view_it_is_not_in(needed: Rota) -> None:
    series = of(needed)
    found = stretches(series.short)
    assert [one.begins for one in found] == [at(1, 10), at(7, 10)]
    assert sum(one.hours for one in found) == series.short_hours
    said = short_words(needed, series, found, range(3, 6))
    assert said == "Short Mon 11 May, 10:00–12:00 (4 of 6 seat-hours in 2 weeks)"
    assert next_of(found, range(10, 14)) == 0, "it goes round"
    some = short_words(needed, series, found, range(3))
    assert some == "Short Tue 5 May, 10:00–12:00 (2 of 6 seat-hours in 2 weeks)"
    alone = short_words(needed, series, found[:1], range(3, 6))
    assert alone == "Short Tue 5 May, 10:00–12:00 (2 seat-hours)"


def test_from_afar_a_day_says_what_it_has_to_spare(needed: Rota) -> None:
    far = Margins(of(needed))
    assert (far.spare[1], far.short[1]) == (0, 1)
    assert far.words(1) == "1 short at the worst"
    assert far.words(0) == "none to spare"
    assert _drawn_far(far, slice(None)) == (SPARE, SHORT)
    assert _drawn_far(far, slice(0, 1)) == (), "of days in sight only what they have"


def test_where_no_day_has_a_seat_to_spare_that_is_said(needed: Rota) -> None:
    series = of(needed)
    tight = np.zeros_like(series.required)
    worst = replace(series, required=tight, filled=tight, short=tight.copy())
    assert Margins(worst).none_words(needed).endswith("worst half hour of any day, none short")
    worst.short[at(1, 10)] = 2
    assert Margins(worst).none_words(needed).endswith("any day; 2 short on Tue 5 May")
    worst.short[at(7, 10)] = 1
    assert Margins(worst).none_words(needed).endswith("2 short at most, on 2 days from Tue 5 May")
    spare = replace(series, filled=tight + 1, required=tight, short=tight)
    assert Margins(spare).none_words(needed) == ""


def test_hours_after_midnight_are_of_the_night_before(needed: Rota) -> None:
    series = of(needed)
    assert half_words(needed, series, *at(0, 0)).startswith(
        "Monday 4 May 2026 00:00 (Sunday night)"
    )
    assert "night" not in half_words(needed, series, *at(0, 6))
    friday = replace(needed, first_day=date(2026, 5, 1))
    week = typical_week(of(friday), friday)
    assert half_words(friday, week, *at(1, 2)).startswith("Tuesdays 02:00 (Monday night)")
    short = replace(series, short=np.zeros_like(series.short))
    short.short[7, :14] = 1
    one = stretches(short.short)[0]
    assert stretch_words(needed, one) == "Sun night 10/11 May, 00:00–07:00"
    turn = replace(needed, first_day=date(2026, 5, 1))
    assert stretch_words(turn, Stretch(0, 13, 7, 1)) == "Thu night 30 Apr/1 May, 00:00–07:00"


@pytest.mark.parametrize("sample", ["northgate-dca-24-line", "eastfield-station-12-weeks"])
def test_roles_add_up_to_what_is_needed_and_filled(sample: str) -> None:
    rota = open_workbook(BY_ID[sample].path).rota
    series, every = of(rota), cover_series(rota)
    roles = [one for one in every if one.resource == "DCA" and one.role]
    parts = split(series, roles)
    assert parts[-1].name == ANYBODY
    assert (sum(one.filled for one in parts) == series.filled).all()
    assert (sum(one.needed for one in parts) == series.required).all()
    for role, part in zip(roles, parts, strict=False):
        assert (part.needed - part.filled >= role.short).all(), "what the audit finds is seen"
    names = headings(series, None, roles)
    assert names[-1] == ANYBODY
    assert "0 of 0" not in {cell for row in table_rows(rota, series, only_short=False, roles=roles)
                            for cell in row}  # fmt: skip


@pytest.fixture
def many(needed: Rota) -> Rota:
    """The same with more people than there is room for."""
    more = tuple(Person(f"m{at}", f"Person {at}", "EMT") for at in range(60))
    return replace(needed, people=(*needed.people, *more))


@pytest.fixture
def lines() -> Rota:
    """Three lines, the third of them vacant: two by day on Mondays, of whom one is in post."""
    people = (Person("1", "One", "EMT"), Person("2", "Two", "EMT"), Person("3", "VACANCY", "EMT"))
    people = (*people[:2], replace(people[2], vacant=True))
    day = SHIFTS[0]
    duties = (day.duty("1", 0), day.duty("2", 2), day.duty("3", 0))
    rota = Rota("Lines", RotaKind.CYCLIC, None, 7, people, SHIFTS, duties)
    return with_requirement(rota, filled_by_role)


def test_what_a_vacant_line_would_fill_is_said_not_to_be_in_the_need(lines: Rota) -> None:
    series = of(lines)
    assert series.vacant is not None
    assert series.vacant.sum() / 2 == 12
    assert series.required[at(0, 10)] == 1
    assert need_words(series, lines) == (
        "Needed: as the current rota fills, none was stated. The vacant line is not in it. "
        "It moves a line a week with the people, but is counted on line 3 in every week. "
        "Worst week: 3, with line 2 empty and 12 seat-hours below the need."
    )
    assert is_open(series)
    assert kept_words(series, lines) == (
        "DCA: cover as today; 12 seat-hours a week of the vacant line are open."
    )
    assert "Line 3 empty" in headings(series)
    assert "one more if line 3 were filled" in half_words(lines, series, *at(0, 10))


def test_a_week_of_the_cycle_is_looked_at_by_itself(lines: Rota) -> None:
    taught = Session("training", "cpd", "1", None, 0, 600, 720)
    series = of(lines.with_sessions([taught]))
    assert series.cycle is not None
    assert series.given_hours == 2
    assert (series.there >= series.required).all(), "over all weeks it does not look short"
    assert "0.7 seat-hours a week given up to people" in state_words(series, lines)
    assert not is_open(series), "what people are given is said first"
    assert kept_words(series, lines, 2.0).endswith("0.7 seat-hours a week given up to people.")
    assert kept_words(series, lines, 8.0).endswith(
        "0.7 of the 2.7 seat-hours a week given up to people; the other 2 on other resources."
    )
    assert "The vacant line (12 seat-hours a week) is not in it." in need_words(series, lines)
    assert "given up for a session: the same half hour in at most 1 of 3 weeks." in state_words(
        series, lines
    )
    assert "one given up to people in 1 of 3 weeks" in half_words(lines, series, *at(0, 10))
    first, second = (week_of_cycle(series, week) for week in (0, 1))
    assert (first.given_hours, second.given_hours) == (2, 0)
    assert first.least is not None
    assert (first.least <= first.filled).all()
    assert state_words(first, lines).startswith(
        "DCA, week 1 of 3: line 3 is empty, 12 seat-hours open, none below the need. "
        "2 seat-hours given up to people in this week."
    )
    rows = table_rows(lines, first, only_short=False)
    named = headings(first)
    there = next(row for row in rows if row[:2] == ("Monday", "10:00"))
    told = dict(zip(named, there, strict=True))
    assert (told["Needed"], told["Filled"], told["Short"], told["Given up"]) == ("1", "0", "0", "1")


# -- in the window -------------------------------------------------------------------------------


@pytest.fixture
def open_needed(qtbot: QtBot, window: MainWindow, needed: Rota) -> MainWindow:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(needed, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    return window


def test_keys_read_out_what_is_short_and_show_who_is_on_duty(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    chart = open_needed.cover.chart
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Down)
    assert chart.at == at(1, 10)
    assert chart.words(chart.at).startswith("Tuesday 5 May 2026 10:00: 1 of 2 DCA seats, one short")
    qtbot.keyClick(chart, Key.Key_Right)
    assert chart.at == at(1, 10, 1)
    qtbot.keyClick(chart, Key.Key_PageUp)
    assert chart.at == at(0, 10, 1)
    qtbot.keyClick(chart, Key.Key_Return)
    assert set(open_needed.grid.main.view.selected_cells()) == {("1", 0), ("3", 0)}


def test_a_click_in_the_chart_selects_who_is_on_duty_then(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    chart = open_needed.cover.chart
    column = chart._column(0)
    there = QPoint(column.left() + column.width() * 21 // 48, column.center().y())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=there)
    assert chart.at is not None
    assert chart.at[0] == 0
    assert set(open_needed.grid.main.view.selected_cells()) == {("1", 0), ("3", 0)}
    assert not chart.grab().isNull()
    panel = open_needed.cover
    assert panel.read.text() == chart.words(chart.at)
    qtbot.waitUntil(lambda: panel.read.geometry().bottom() < chart.geometry().top())
    panel.choice.setCurrentIndex(1)
    assert panel.read.text() == chart.words(chart.at), "of another resource it is read anew"


def test_a_typical_week_can_be_looked_at_and_leads_to_a_day(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    panel = open_needed.cover
    panel.scope.setCurrentText(TYPICAL)
    panel.chart.setFocus()
    qtbot.keyClick(panel.chart, Key.Key_Down)
    assert panel.chart.at is not None
    said = panel.chart.words(panel.chart.at)
    assert said.startswith("Mondays 10:00: usually 0 of 2 DCA seats, short in 1")
    qtbot.keyClick(panel.chart, Key.Key_Down)
    qtbot.keyClick(panel.chart, Key.Key_Return)
    assert {day for _, day in open_needed.grid.main.view.selected_cells()} == {1}
    open_needed.actions_by_id["cover_table"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if "typical" in one.windowTitle())
    assert dialog.model.rows[0][0] == "Monday"
    dialog.close()


def test_a_proposal_is_drawn_before_what_the_current_rota_fills(
    qtbot: QtBot, open_needed: MainWindow, needed: Rota
) -> None:
    panel = open_needed.cover
    assert panel.key.shown[:1] == (NEEDED,)
    assert SHORT in panel.key.shown
    assert NOW not in panel.key.shown
    gone = needed.with_changes([Change("3", 0, needed.by_cell["3", 0], ())])
    met = gone.with_sessions([Session("contact", "one-to-one", "3", "1", 2, 600, 630)])
    open_needed.session.add_proposals([Version("A", "One", met)], None)
    qtbot.waitUntil(lambda: not open_needed.session.background.busy(), timeout=60_000)
    assert {NOW, MEETING} <= set(panel.key.shown)
    assert panel.chart.behind is not None
    assert "one short, now 2" in panel.chart.words(at(0, 10))


@pytest.mark.parametrize(
    "choice", ["theme_light", "theme_dark", "theme_contrast", "theme_contrast_dark"]
)
def test_marks_stand_out_from_the_ground(window: MainWindow, choice: str) -> None:
    from ui.charts.marks import LEAST, contrast_of, mark_of
    from ui.theme import THEME

    window.actions_by_id[choice].trigger()
    for look in ("contact", "training", "night", "late"):
        assert contrast_of(mark_of(look), THEME.colour("ground")) >= LEAST, look
    for look in ("contact", "training"):
        assert contrast_of(mark_of(look), THEME.colour("filled")) >= ON_FILLED, look
    window.actions_by_id["theme_light"].trigger()


def test_the_link_goes_to_what_is_short_and_on_to_the_next(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    panel = open_needed.cover
    assert panel.missing.isVisible()
    assert not panel.said.isVisible(), "it is said once"
    qtbot.mouseClick(panel.missing, Qt.MouseButton.LeftButton)
    assert panel.chart.at == at(1, 10)
    assert not open_needed.grid.main.view.selected_cells() or panel.chart.at[0] == 1
    qtbot.mouseClick(panel.missing, Qt.MouseButton.LeftButton)
    assert panel.chart.at == at(7, 10)


def test_a_cell_in_sight_stays_so_when_a_half_hour_is_read_out(
    qtbot: QtBot, window: MainWindow, many: Rota
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(many, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    panel, view = window.cover, window.grid.main.view
    last = view.rowAt(view.viewport().height() - 12)
    view.setCurrentIndex(view.model().index(last, 0))
    view.scrollTo(view.currentIndex())
    high = view.viewport().height()
    panel.chart.go_to(at(0, 10))
    qtbot.waitUntil(lambda: view.viewport().height() < high)
    inside = view.viewport().rect()
    qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).bottom() <= inside.bottom())


@pytest.mark.parametrize("size", [(1440, 900), (1180, 720), (960, 600)])
def test_words_stand_once_and_whole_at_every_width(
    qtbot: QtBot, open_needed: MainWindow, size: tuple[int, int]
) -> None:
    open_needed.resize(*size)
    panel = open_needed.cover
    for words in (panel.need, panel.missing):
        qtbot.waitUntil(lambda words=words: words.height() >= words.heightForWidth(words.width()))
    assert panel.key.geometry().top() >= panel.chart.geometry().bottom()
    assert panel.need.geometry().bottom() <= panel.chart.geometry().top()


def test_the_table_says_whose_it_is_and_nought_is_a_figure(
    open_needed: MainWindow, needed: Rota
) -> None:
    open_needed.actions_by_id["cover_table"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if "Cover of" in one.windowTitle())
    assert dialog.windowTitle() == "Cover of DCA: current rota"
    dialog.only_short.setChecked(False)
    short = list(headings(of(needed))).index("Short")
    assert {row[short] for row in dialog.model.rows} == {"0", "1", "2"}
    side = dialog.model.index(0, short).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight
    dialog.close()


def test_beside_another_grid_a_week_has_the_whole_width(
    qtbot: QtBot, window: MainWindow, lines: Rota
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(lines, default_rulebook())
    window.session.add_proposals([Version("A", "One", lines)], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    chart = window.cover.chart
    under = window.grid.main.view.verticalHeader().width()
    assert chart._column(0).left() >= under
    window.actions_by_id["side_by_side"].trigger()
    qtbot.waitUntil(lambda: chart._column(0).left() < under)
    assert chart._column(6).right() > chart.width() * 0.9
    assert chart.half_at(chart._column(3).center()) == (3, 23)


def test_the_key_tells_only_what_is_in_sight(qtbot: QtBot, needed: Rota) -> None:
    key = CoverKey()
    qtbot.addWidget(key)
    key.show_of(of(needed), None, None, range(3, 6))
    assert SHORT not in key.shown
    key.show_of(of(needed), None, None, range(3))
    assert SHORT in key.shown
