"""People of this workbook and of the last import. Everybody is invented."""

import pytest

from ambrota.sheets import Layout, read_rota
from ambrota.sheets.understanding.people_match import (
    Known,
    known_of,
    match_people,
    with_answers,
    with_same,
)

WEEK = ["D"] * 7


@pytest.fixture
def station(make, codes):
    """Reads a rota of people given as (staff number or None, name, role)."""

    def build(*people, layout=None):
        days = [f"{day:02d}/01/2026" for day in range(5, 12)]
        rows = [["Staff no", "Name", "Role", *days]]
        rows += [[number, name, role, *WEEK] for number, name, role in people]
        return read_rota(make(Rota=rows, Key=codes), layout=layout)

    return build


def names(people):
    """Who is the same as whom, new, gone, and asked about."""
    return (
        [(person.name, known.id) for person, known in people.same],
        [person.name for person in people.new],
        [known.name for known in people.gone],
        [(pair.person.name, pair.known.name) for pair in people.likely],
    )


def test_by_staff_number_whatever_the_name(station) -> None:
    before = known_of(station(("S104", "Mary Jones", "EMT"), ("S105", "Tom Bell", "EMT")))
    now = station(("S105", "Bell, Tom", "EMT"), ("S104", "Mary Patel", "EMT"))
    assert names(match_people(now, before)) == (
        [("Bell, Tom", "S105"), ("Mary Patel", "S104")], [], [], [],
    )  # fmt: skip


def test_by_exact_name_where_the_numbers_are_gone(station) -> None:
    before = known_of(station(("S104", "John Smith", "EMT"), ("S105", "Tom Bell", "EMT")))
    now = station((None, "SMITH,  John", "EMT"), (None, "Ann Cole", "EMT"))
    people = match_people(now, before)
    assert names(people) == ([("SMITH, John", "S104")], ["Ann Cole"], ["Tom Bell"], [])
    assert with_same(Layout(), people.same).ids == {"SMITH, John": "S104"}


@pytest.mark.parametrize(
    ("name", "known", "word"),
    [
        ("J Smith", "John Smith", "initials"),
        ("Smith John", "John Smith", "order"),
        ("John Smyth", "John Smith", "letter"),
        ("Mary Patel", "Mary Jones", "surname"),
    ],
)
def test_close_names_are_asked_about_and_never_taken(station, name, known, word) -> None:
    before = known_of(station(("S104", known, "EMT")))
    people = match_people(station((None, name, "EMT")), before)
    assert names(people) == ([], [], [], [(name, known)])
    assert word in people.likely[0].reason


def test_another_surname_in_another_role_is_somebody_else(station) -> None:
    before = known_of(station((None, "Mary Jones", "EMT")))
    people = match_people(station((None, "Mary Patel", "Paramedic")), before)
    assert names(people) == ([], ["Mary Patel"], ["Mary Jones"], [])


def test_the_same_name_with_another_number_is_asked_about(station) -> None:
    before = known_of(station(("S104", "John Smith", "EMT")))
    people = match_people(station(("S207", "John Smith", "EMT")), before)
    assert names(people) == ([], [], [], [("John Smith", "John Smith")])
    assert "S104" in people.likely[0].reason
    assert "S207" in people.likely[0].reason


def test_row_numbers_are_nobodys_number(station) -> None:
    first = [(str(n), name, "EMT") for n, name in enumerate(["Adams", "Bell", "Cole", "Dunn"], 1)]
    then = [(str(n), name, "EMT") for n, name in enumerate(["Abbott", "Adams", "Bell", "Cole"], 1)]
    people = match_people(station(*then), known_of(station(*first)))
    assert names(people)[:3] == (
        [("Adams", "1"), ("Bell", "2"), ("Cole", "3")], ["Abbott"], ["Dunn"],
    )  # fmt: skip


def test_two_who_may_be_meant_are_both_offered(station) -> None:
    before = known_of(station((None, "John Smith", "EMT"), (None, "Jane Smith", "EMT")))
    people = match_people(station((None, "J Smith", "EMT")), before)
    assert names(people)[3] == [("J Smith", "John Smith"), ("J Smith", "Jane Smith")]


def test_answers_are_settled_and_not_asked_again(station) -> None:
    before = known_of(station(("S104", "John Smith", "EMT"), ("S105", "Tom Bell", "EMT")))
    rows = (None, "J Smith", "EMT"), (None, "Tim Bell", "EMT")
    likely = match_people(station(*rows), before).likely
    layout = with_answers(Layout(), {"j-smith": "S104", "tim-bell": None}, likely)
    assert layout.ids == {"J Smith": "S104", "Tim Bell": "tim-bell"}
    people = match_people(station(*rows, layout=layout), before)
    assert names(people)[1:] == (["Tim Bell"], ["Tom Bell"], [])
    assert [known.id for _, known in people.same] == ["S104"]


def test_vacancies_and_lines_are_no_people(station, make, codes, lines) -> None:
    before = known_of(station((None, "VACANCY", "EMT"), (None, "Tom Bell", "EMT")))
    assert [known.name for known in before] == ["Tom Bell"]
    people = match_people(station((None, "Vacant 2", "EMT"), (None, "Tom Bell", "EMT")), before)
    assert names(people) == ([("Tom Bell", "tom-bell")], [], [], [])
    week = "D D D D D RD RD"
    cyclic = read_rota(make(Rota=lines(week, week, week, week), Key=codes))
    assert known_of(cyclic) == ()
    assert match_people(cyclic, before).same == ()


def test_a_rota_of_other_people_altogether_is_not_compared_name_by_name(station) -> None:
    many = [Known(f"Ann Bell{number}", f"S{number}") for number in range(60_000)]
    people = match_people(station((None, "Ann Belly", "EMT"), (None, "Tom Coles", "EMT")), many)
    assert [person.name for person in people.new] == ["Ann Belly", "Tom Coles"]


def test_two_of_one_name_are_told_apart_by_number_only(station) -> None:
    before = known_of(station(("S1", "John Smith", "EMT"), ("S2", "John Smith", "EMT")))
    people = match_people(station(("S2", "John Smith", "EMT"), ("S3", "John Smith", "EMT")), before)
    assert names(people) == ([("John Smith", "S2")], ["John Smith"], ["John Smith"], [])
    assert with_same(Layout(), people.same).ids == {}


def test_whoever_was_known_keeps_the_id_though_it_is_anothers_number_now(station) -> None:
    layout = Layout(ids={"Adams": "1"})
    rota = station(("1", "Abbott", "EMT"), ("2", "Adams", "EMT"), layout=layout).rota
    assert {person.name: person.id for person in rota.people} == {"Abbott": "1-2", "Adams": "1"}
