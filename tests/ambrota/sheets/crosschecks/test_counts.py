"""Counts that tell little: noughts, a month's last day, and figures that are none."""

import datetime as dt

import pytest

from ambrota.sheets import read_rota

WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def wrong(path) -> list[tuple[str, str]]:
    """The sheets and cells of totals that disagree."""
    return [(p.sheet, p.cell) for p in read_rota(path).problems if p.severity == "warning"]


@pytest.mark.parametrize(("label", "cells"), [("Number on duty", ["D5"]), ("No. on E", [])])
def test_a_wrong_count_among_noughts_is_named(make, codes, label, cells) -> None:
    rows = [["Line", *WEEK], [], ["1", "RD", None, "D"], ["2", None, "RD"]]
    rows += [[label, 0, 0, 5, 0, 0, 0, 0]]
    assert [cell for _, cell in wrong(make(Lines=rows, Key=codes))] == cells


def test_more_on_duty_than_stand_there_is_named(make, codes) -> None:
    """Nobody has anything but leave, so that nothing tells what is counted: 4 of 1 it is not."""
    rows = [["Line", *WEEK], [], ["1", None, None, "AL"], ["2", "AL"]]
    rows += [["Total on duty", 0, 0, 4, 0, 0, 0, 0]]
    assert wrong(make(Lines=rows, Key=codes)) == [("Lines", "D5")]


def test_rows_of_noughts_tell_nothing_of_other_blocks(make, codes) -> None:
    """'No. on E' where nobody has times on any of its days fits duties with times as well."""
    quiet = [["1", "RD", None, "RD"], [], ["2", None, None, "AL"]]
    busy = [["1", "0600-1800", "RD", "RD"], [], ["2", "0600-1800", "AL"]]
    rows = []
    for title, lines in (("Relief rota", quiet), ("Car rota", busy)):
        rows += [[title], ["Line", *WEEK], *lines, [], ["No. on E", *[0] * 7], []]
    assert wrong(make(Lines=rows, Key=codes)) == []


def test_what_a_count_means_in_one_month_it_means_on_the_last_day_of_another(make, dated) -> None:
    legend = [["Code", "Meaning", "Times"], ["D", "Day", "0700-1900"], ["AL", "Leave", None]]
    april = dated(("A Able", "D . D AL D . D"), ("B Bold", ". D D . AL . D"),
                  first=dt.date(2026, 4, 1))  # fmt: skip
    april.append(["On duty", 1, 1, 2, 0, 1, 0, 2])
    march = dated(("A Able", ". D"), ("B Bold", "D ."), first=dt.date(2026, 3, 30))
    right, other = [*march, ["On duty", 1, 1]], [*march, ["On duty", 1, 4]]
    assert wrong(make(Mar=right, Apr=april, Key=legend)) == []
    assert wrong(make(Mar=other, Apr=april, Key=legend)) == [("Mar", "C4")]


def test_the_figures_of_a_legend_beside_the_rota_are_no_totals(make, dated, codes) -> None:
    days = dated(("A Able", "AL AL . . ."), ("B Bold", ". . . D ."), ("C Cole", "N N . . ."))
    rows = [[*row, None, *said] for row, said in zip([*days, [None] * 6], codes[:5], strict=True)]
    problems = read_rota(make(Rota=rows)).problems
    assert not [p for p in problems if "figures" in p.found or "add up" in p.found]
