"""How numbers are written, and that a difference is that of the numbers shown."""

from __future__ import annotations

import pytest

from ambrota.compare import Pair
from ui.figures import difference, difference_words, figure, is_counted, places, written


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.01, "0"), (7.25, "7.2"), (13.0, "13"), (349.5, "349.5"), (1186.1, "1,186"),
     (17910.3, "17,910")],
)  # fmt: skip
def test_a_figure_is_written_one_way(value: float, text: str) -> None:
    assert figure(value) == text


@pytest.mark.parametrize(
    ("values", "decimals"),
    [((490, 477), 0), ((490, 477, 481.35), 1), ((1186.1, 1000), 0), ((0.96, 1.02), 2),
     ((9.1, 8.2), 1), ((0, 0), 0), ((), 0)],
)  # fmt: skip
def test_the_figures_of_a_row_have_the_same_decimals(
    values: tuple[float, ...], decimals: int
) -> None:
    assert places(values) == decimals


@pytest.mark.parametrize(
    ("before", "after", "better", "words"),
    [
        (7.4, 8.6, "higher", "▲ 1.2 more: better"),
        (4.0, 3.0, "lower", "▼ 1 less: better"),
        (0.0, 2.0, "lower", "▲ 2 more: worse"),
        (100.0, 88.64, "", "▼ 11.4 less"),
        (5.0, 5.001, "higher", "= same"),
        (490.0, 481.35, "higher", "▼ 8.6 less: worse"),
        (9.08, 8.2, "higher", "▼ 0.9 less: worse"),
        (218.5, 211.25, "higher", "▼ 7.3 less: worse"),
        (13293.4, 13280.0, "higher", "▼ 13 less: worse"),
    ],
)
def test_a_difference_has_its_sign_and_its_direction_in_words(
    before: float, after: float, better: str, words: str
) -> None:
    assert difference_words(Pair(before, after, better)) == words


@pytest.mark.parametrize("before", [0.0, 1.23, 9.15, 218.5, 490.04, 1186.06])
@pytest.mark.parametrize("after", [0.04, 2.55, 8.2, 211.25, 481.35, 1000.5])
def test_a_difference_is_that_of_the_two_numbers_shown(before: float, after: float) -> None:
    decimals = places((before, after))
    shown = [float(written(one, decimals).replace(",", "")) for one in (before, after)]
    told = difference(Pair(before, after))
    by = 0.0 if told is None else float(told.by.replace(",", ""))
    assert by == pytest.approx(abs(shown[1] - shown[0]), abs=1e-9)


def test_things_that_are_counted_are_fewer() -> None:
    assert difference_words(Pair(5, 3, "lower"), counted=True) == "▼ 2 fewer: better"
    assert is_counted("weekends a person")
    assert is_counted("people")
    assert not is_counted("h a week")
    assert not is_counted("seat-hours")
    assert not is_counted("% of basic pay")


def test_a_difference_gives_way_where_there_is_little_room() -> None:
    told = difference(Pair(46, 41, "lower"), counted=True)
    assert told is not None
    assert (told.whole, told.short, told.least) == ("▼ 5 fewer: better", "▼ 5 better", "▼ 5 ✓")
    price = difference(Pair(0, 349))
    assert price is not None
    assert (price.short, price.least) == ("▲ 349 more", "▲ 349")
