"""How burdens are shared: which come first, on what scale, and when a wider range is worse."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ambrota.measures.base import CONTACT, NIGHTS, REST
from ui.board_fairness import fairness, fairness_words

PEOPLE = ("a", "b", "c")


def measure(
    *values: float, better: str = "lower", theme: str = REST, unit: str = "h", period: str = ""
) -> Any:
    return SimpleNamespace(
        name="Shown", compared_as="", unit=unit, better=better, section="people", theme=theme,
        per_person=dict(zip(PEOPLE, values, strict=True)), period=period,
        compared={"emt": tuple(sorted(values))},
    )  # fmt: skip


def version(aspirant: bool = False, **measures: Any) -> Any:
    person = SimpleNamespace(role="EMT", aspirant=aspirant)
    rota = SimpleNamespace(person=lambda _who: person, people=(person,))
    return SimpleNamespace(audit=SimpleNamespace(measures=measures), rota=rota)


def told(now: Any, then: Any) -> Any:
    (line,) = fairness(version(rests=now), version(rests=then))
    return line


def test_a_range_is_the_difference_of_the_ends_as_shown() -> None:
    line = told(measure(0, 0, 0), measure(20.25, 25, 29.46))
    assert [cell.text for cell in line.cells[2:5]] == [
        "0 · 0 · 0", "20.2 · 25.0 · 29.5", "0 → 9.3 !"
    ]  # fmt: skip


def test_a_wider_range_is_worse_only_where_somebody_loses() -> None:
    gains = told(measure(3, 3, 5), measure(3, 2, 1)).cells[4]
    assert (gains.text, gains.look) == ("2", "")
    gains = told(measure(3, 3, 3), measure(3, 3, 1)).cells[4]
    assert (gains.text, gains.look) == ("0 → 2", "")
    assert "nobody loses" in gains.tip
    loses = told(measure(3, 3, 3), measure(3, 3, 4)).cells[4]
    assert (loses.text, loses.look) == ("0 → 1 !", "bad")
    good = told(measure(3, 3, 5, better="higher"), measure(4, 4, 5, better="higher")).cells[4]
    assert (good.text, good.look) == ("2 → 1 ✓", "good")


def test_all_of_a_measure_stand_on_one_scale_from_nothing() -> None:
    now, then = measure(42.2, 44, 44), measure(42.2, 42.2, 44)
    then.compared = then.compared | {"nqp": (10.0, 50.0)}
    now.compared = now.compared | {"nqp": (10.0, 20.0)}
    lines = list(fairness(version(hours=now), version(hours=then)))
    assert [line.ends for line in lines] == [(0.0, 50.0)] * 2
    assert [line.cells[0].look for line in lines] == ["strong", ""]


def test_burdens_come_first_and_are_told_where_all_are_alike() -> None:
    measures = {
        "talks": measure(6, 6, 7, theme=CONTACT), "rests": measure(1, 2, 3),
        "nights": measure(28, 28, 28, theme=NIGHTS), "alike": measure(1, 1, 1),
    }  # fmt: skip
    same = measures["nights"]
    same.compared = same.compared | {"paramedic": (28.0, 28.0), "leader": (0.0, 0.0)}
    lines = list(fairness(version(**measures), version(**measures)))
    assert [line.key.split("/")[0] for line in lines] == ["nights", "nights", "rests", "talks"]
    assert [line.cells[1].text for line in lines[:2]] == ["5 in 2 roles", "2 leaders"]


def test_what_a_guarantee_makes_of_a_range_is_said() -> None:
    met = {"contact-sessions": measure(6, 6, 7, period="in 24 weeks")}
    words = fairness_words(version(**met), 4)
    assert "one in every 4 weeks comes to 6 for some and 7 for others in 24 weeks" in words
    assert "leadership" not in words
    wide = {"contact-sessions": measure(5, 6, 7)}
    words = fairness_words(version(aspirant=True, **wide), 4)
    assert "comes to" not in words
    assert "leadership training besides" in words
