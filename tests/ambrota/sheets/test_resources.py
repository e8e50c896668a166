"""One spelling of resources and roles, and requirements that do not say which resource."""

import datetime as dt

from ambrota.sheets import read_rota

PEOPLE = [["Name", "Role"], ["A Able", "Paramedic"], ["B Baker", "ECA"]]


def opened(make, dated, codes, cover, people=PEOPLE):
    rota = dated(("A Able", "D D D"), ("B Baker", "D N ."))
    return read_rota(make(Rota=rota, Shift_codes=codes, People=people, Cover=cover))


def rows_of(imported):
    return [(row.resource, row.role) for row in imported.rota.demand.rows]


def test_resources_and_roles_are_one_whatever_their_case(make, dated, codes) -> None:
    cover = [
        ["Resource", "Role", "Day", "From", "To", "Seats needed"],
        ["dca", "PARAMEDIC", "Mon", "07:00", "18:00", 1],
        [" Dca", "paramedic", "Tue", "07:00", "18:00", 1],
    ]
    imported = opened(make, dated, codes, cover)
    assert rows_of(imported) == [("DCA", "Paramedic"), ("DCA", "Paramedic")]
    assert imported.problems == ()


def test_without_a_resource_the_only_one_is_meant(make, dated, codes) -> None:
    cover = [["Day", "From", "To", "Seats needed"], ["Mon", "07:00", "18:00", 1]]
    imported = opened(make, dated, [row for row in codes if row[-1] != "RRV"], cover)
    assert rows_of(imported) == [("DCA", None)]
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet, "'DCA'" in problem.found) == ("note", "Cover", True)


def test_without_a_resource_of_two_an_error_says_so(make, dated, codes) -> None:
    cover = [["Day", "From", "To", "Seats needed"], ["Mon", "07:00", "18:00", 1]]
    imported = opened(make, dated, codes, cover)
    assert rows_of(imported) == [(None, None)]
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet) == ("error", "Cover")
    assert "'DCA', 'RRV'" in problem.found


def test_seats_that_nobody_can_fill_are_named(make, dated, codes) -> None:
    cover = [
        ["Resource", "Role", "Day", "From", "To", "Seats needed"],
        ["Helicopter", "Paramedics", "Mon", "07:00", "18:00", 1],
    ]
    found = [problem.found for problem in opened(make, dated, codes, cover).problems]
    assert found == [
        "seats on 'Helicopter', which no duty or shift code works on",
        "seats for 'Paramedics', which nobody in the rota may fill",
    ]


def test_seats_for_dates_that_the_rota_does_not_have_are_named(make, dated, codes) -> None:
    cover = [
        ["Resource", "Day", "From", "To", "Seats needed"],
        ["DCA", dt.date(2026, 1, 6), "07:00", "18:00", 1],
        ["DCA", dt.date(2027, 1, 6), "07:00", "18:00", 1],
    ]
    imported = opened(make, dated, codes, cover)
    assert [row.date for row in imported.rota.demand.rows] == [dt.date(2026, 1, 6)]
    (problem,) = imported.problems
    assert (problem.severity, problem.found[:21]) == ("warning", "seats for 06 Jan 2027")


def test_a_cyclic_rota_has_no_seats_by_date(make, codes) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    rota = [["Line", "Name", *days], [1, "A Able", "D", "D", None, None, None, None, None]]
    cover = [
        ["Resource", "Day", "From", "To", "Seats needed"],
        ["DCA", "Mon", "07:00", "18:00", 1],
        ["DCA", dt.date(2026, 1, 6), "07:00", "18:00", 1],
    ]
    imported = read_rota(make(Rota=rota, Shift_codes=codes, Cover=cover))
    assert [row.weekday for row in imported.rota.demand.rows] == [0]
    (problem,) = imported.problems
    assert (problem.severity, problem.sheet) == ("error", "Cover")
