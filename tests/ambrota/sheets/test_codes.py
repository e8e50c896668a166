"""What a cell of a rota says."""

import datetime as dt
import time

import pytest

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.companions.legend_text import explained_in
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import parse_hours, parse_time

LEGEND = (
    Shift("D", Kind.COVER, 390, 1110, 690, "DCA"),
    Shift("N", Kind.COVER, 1110, 1830, 690, "DCA"),
    Shift("TR", Kind.TRAINING, 540, 1020, 450, category="statutory"),
    Shift("A / L", Kind.LEAVE),
)


def read(value: object, book: CodeBook | None = None):
    book = book or CodeBook(LEGEND, resource="DCA")
    return book.read(Cell(1, 1, value))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "kind", "start", "end"),
    [
        ("D", Kind.COVER, 390, 1110),
        (" d ", Kind.COVER, 390, 1110),
        ("a/l", Kind.LEAVE, None, None),
        ("0700-1900", Kind.COVER, 420, 1140),
        ("N 1900-0700 (M123)", Kind.COVER, 1140, 1860),
        ("Day 0700-1900", Kind.COVER, 420, 1140),
        ("TR 0900-1300", Kind.TRAINING, 540, 780),
        ("AL", Kind.LEAVE, None, None),
        ("off", Kind.REST, None, None),
        ("D/O", Kind.REST, None, None),
        ("–", Kind.REST, None, None),
        ("x", Kind.REST, None, None),
        ("Sick", Kind.SICK, None, None),
        ("REL", Kind.RELIEF, None, None),
        ("Early 0600-1400", Kind.COVER, 360, 840),
        ("D0700-1900", Kind.COVER, 420, 1140),
        ("0700-1900 DCA", Kind.COVER, 420, 1140),
        ("0700-1900 (Bury)", Kind.COVER, 420, 1140),
        ("07:00\n19:00", Kind.COVER, 420, 1140),
        ("Maternity leave", Kind.LEAVE, None, None),
        ("Off sick", Kind.SICK, None, None),
    ],
)
def test_certain_meanings(value: str, kind: Kind, start: int | None, end: int | None) -> None:
    reading = read(value)
    (shift, _), *rest = reading.entries
    assert not rest
    assert (shift.kind, shift.start, shift.end) == (kind, start, end)


@pytest.mark.parametrize(
    "value",
    ["RD", "R/D", "r / d", "R.D.", "D/O", "d.o.", "OFF", "Off.", "off duty", "Day off", "Rest",
     "Rest day", "NWD", "N/W", "-", "--", "\u2013", "\u2014", ".", "N/A", "None", "nan",
     "\uff32\uff24", "RD\u00a0", "R\u200bD", " rd "],
)  # fmt: skip
def test_rest_is_rest_with_or_without_a_legend(value: str) -> None:
    for book in (CodeBook(), CodeBook(LEGEND)):
        reading = read(value, book)
        assert [shift.kind for shift, _ in reading.entries] == [Kind.REST]
        assert reading.doubt is None


@pytest.mark.parametrize("value", [None, "", " ", "\u00a0", "\u200b", "\n"])
def test_blank_is_blank_however_it_is_written(value: str | None) -> None:
    assert CodeBook(LEGEND).read(Cell(1, 1, value)) is None


@pytest.mark.parametrize("value", ["X", "x", 0, "0", "O", "o"])
def test_a_mark_is_rest_only_beside_a_legend_that_names_no_other(value: object) -> None:
    settled = read(value)
    assert [shift.kind for shift, _ in settled.entries] == [Kind.REST]
    assert settled.doubt is not None
    assert settled.doubt.severity == "note"
    for book in (CodeBook(), CodeBook([*LEGEND, Shift("RD", Kind.REST)]),
                 CodeBook(LEGEND, explained=False)):  # fmt: skip
        assert read(value, book).entries[0][0].kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("R", "rest day or relief"), ("L", "late shift or leave"),
        ("S", "sickness or study or standby"), ("/", "on duty or a day off"),
        ("N*", "'N' with the mark '*'"), ("D?", "'D' with the mark '?'"),
        ("(D)", "'D' in brackets"), ("D+OT", "nothing explains 'OT'"),
        ("D 1/2", "'D' with '1/2' behind it"), ("AL(D)", "'AL' with '(D)' behind it"),
        ("D / AL", "an absence and a duty"), ("D/RD", "an absence and a duty"),
        ("9-5", "morning or evening"), ("07:00", "one time alone"), (12, "a number"),
        (0.25, "a single time"), ("0700-1900 AL", "'0700-1900' with 'AL' behind it"),
        ("0700-1900 (not worked)", "with '(not worked)' behind it"),
    ],
)  # fmt: skip
def test_what_is_asked_is_asked_in_so_many_words(value: object, says: str) -> None:
    reading = read(value)
    assert [shift.kind for shift, _ in reading.entries] == [Kind.UNKNOWN]
    assert reading.doubt is not None
    assert says in reading.doubt.found
    assert reading.doubt.todo


@pytest.mark.parametrize(
    "value",
    ["R", "L", "S", "Q", "9-5", "D?", "D*", "TOIL", "SL", 7, dt.datetime(2026, 6, 18),
     dt.time(7, 0), "0700-1900 or D", "swap 0700-1900"],
)  # fmt: skip
def test_uncertain_cells_are_unknown_and_named(value: object) -> None:
    reading = read(value)
    (shift, _), *_ = reading.entries
    assert (shift.kind, shift.start, shift.end) == (Kind.UNKNOWN, None, None)
    assert reading.doubt is not None
    assert reading.doubt.severity in ("warning", "error")


def test_day_codes_without_a_legend_are_no_guess() -> None:
    for code in ("D", "N", "E", "L", "x"):
        assert read(code, CodeBook()).entries[0][0].kind is Kind.UNKNOWN


def test_a_legend_stands_above_the_words_that_are_the_same_everywhere() -> None:
    book = CodeBook([Shift("OFF", Kind.OTHER_WORK, 480, 960)])
    assert read("OFF", book).entries[0][0].kind is Kind.OTHER_WORK


def test_two_known_entries_are_two_duties_and_half_known_ones_are_unknown() -> None:
    both = read("D / TR")
    assert [shift.code for shift, _ in both.entries] == ["D", "TR"]
    half = read("D / Q")
    assert [shift.kind for shift, _ in half.entries] == [Kind.UNKNOWN]
    assert half.doubt is not None


@pytest.mark.parametrize("value", ["D+TR", "D & TR", "D\nTR", "D,TR", "D and TR", "d/tr"])
def test_two_duties_in_one_cell_however_they_are_joined(value: str) -> None:
    reading = read(value)
    assert [shift.code for shift, _ in reading.entries] == ["D", "TR"]
    assert reading.doubt is None


def test_two_pairs_of_times_are_two_duties() -> None:
    for slashed in ("0600/1000 / TR", "0600/1000+TR"):
        assert [shift.start for shift, _ in read(slashed).entries] == [360, 540]
    both = read("0600-1000 / 1400-1800")
    assert [(shift.start, shift.end) for shift, _ in both.entries] == [(360, 600), (840, 1080)]


def test_a_code_behind_times_is_an_entry_and_no_callsign() -> None:
    book = CodeBook([*LEGEND, Shift("N2", Kind.COVER, 1200, 1800)])
    for text in ("0600/1600\nN2", "D / N2", "D\nN2"):
        assert [shift.code for shift, _ in read(text, book).entries][1:] == ["N2"], text


def test_a_callsign_is_kept() -> None:
    assert read("D M123").entries[0][1] == "M123"
    assert read("D (M123)").entries[0][1] == "M123"
    assert read("N 1900-0700 (M123)").entries[0][1] == "M123"


def test_times_work_on_the_only_resource_there_is() -> None:
    assert read("0700-1900").entries[0][0].resource == "DCA"
    assert read("0700-1900", CodeBook(LEGEND)).entries[0][0].resource is None
    assert read("0700-1900 RRV").entries[0][0].resource == "RRV"
    assert read("RRV 0700-1900").entries[0][0] == Shift(
        "RRV 0700-1900", Kind.COVER, 420, 1140, resource="RRV"
    )


def test_times_beside_their_code_replace_its_times_and_paid_hours() -> None:
    shift, _ = read("D 0700-1500").entries[0]
    assert (shift.start, shift.end, shift.paid, shift.resource) == (420, 900, None, "DCA")


def test_a_blank_says_nothing_unless_its_colour_is_explained() -> None:
    leave = Shift("AL", Kind.LEAVE)
    book = CodeBook([leave], {"FFFFFF00": leave})
    assert book.read(Cell(1, 1, None)) is None
    assert book.read(Cell(1, 1, None, "FF00FF00")) is None
    coloured = book.read(Cell(1, 1, None, "FFFFFF00"))
    assert coloured is not None
    assert coloured.entries[0][0] is leave


@pytest.mark.parametrize("text", ["07:00" + " x" * 16_000, "( " * 16_000, "=" * 32_000])
def test_a_page_of_text_in_a_cell_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    reading = read(text)
    assert [shift.kind for shift, _ in reading.entries] == [Kind.UNKNOWN]
    assert "too long" in reading.doubt.found
    assert len(reading.doubt.found) < 100
    assert (parse_time(text), parse_hours(text), parse_span(text)) == (None, None, None)
    assert list(explained_in(text, {"d"})) == []
    assert time.perf_counter() - began < 2
