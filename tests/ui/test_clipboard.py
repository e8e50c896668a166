"""The selection for a spreadsheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ambrota.errors import UserError
from ambrota.model import Rota
from ui.clipboard import copied, leave_text, plain, put
from ui.grid.pasting import codes_of, filled, pasted
from ui.rota_model import Marks, RotaModel

IDS = ["1", "2", "3"]


@pytest.fixture
def model(small_rota: Rota) -> RotaModel:
    """The small rota as it is shown."""
    made = RotaModel()
    made.show(small_rota, Marks())
    return made


def test_a_block_is_copied_with_names_and_days(qtbot: QtBot, model: RotaModel) -> None:
    block = copied(model, (1, 2, 0, 2), headed=True)
    put(block.text(), block.html())
    said = QGuiApplication.clipboard().text()
    leave_text()
    assert QGuiApplication.clipboard().text() == said
    assert said.splitlines() == [
        "\t2026-05-04\t2026-05-05\t2026-05-06", "Adeyemi\tN\t\tD", "Bell\tD\t\tD",
    ]  # fmt: skip


def test_cells_alone_are_copied_with_their_colours(model: RotaModel) -> None:
    block = copied(model, (1, 1, 0, 0))
    assert block.text() == "N"
    assert "Adeyemi" not in block.html()
    assert "background:#2B3A67;color:#FFFFFF" in block.html()


def test_nothing_that_is_copied_becomes_a_formula(small_rota: Rota) -> None:
    people = (replace(small_rota.people[0], name='=HYPERLINK("x")'), *small_rota.people[1:])
    model = RotaModel()
    model.show(replace(small_rota, people=people), Marks())
    assert plain("=1") == "'=1"
    assert plain("+1") == "'+1"
    block = copied(model, (0, 0, 0, 0), headed=True)
    assert "'=HYPERLINK" in block.html().replace("&#x27;", "'")
    assert block.text().splitlines()[1].startswith("'=HYPERLINK")


# -- pasting -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("D\tN\r\n\tAL\r\n", [["D", "N"], ["", "AL"]]),
        ('D\t"N"\n', [["D", "N"]]),
        ("D\nN\tN", [["D", ""], ["N", "N"]]),
        ("'-1\t'x", [["-1", "'x"]]),
        ("", []),
        ("\t2026-05-04\nAdeyemi\tN\nBell\tD", [["N"], ["D"]]),
        ("Adeyemi\tN\nBell\tD", [["N"], ["D"]]),
        ("\tN\nD\t", [["", "N"], ["D", ""]]),
    ],
)
def test_what_a_spreadsheet_gives_is_a_block(text: str, block: list[list[str]]) -> None:
    assert codes_of(text, ["Okafor", "Adeyemi", "Bell"]) == block


def test_what_is_copied_is_pasted_the_same(model: RotaModel) -> None:
    for headed in (False, True):
        text = copied(model, (0, 2, 0, 13), headed=headed).text()
        block = codes_of(text, [one.name for one in model.people])
        assert pasted(model.rota, IDS, block, (0, 0, 0, 0)) == ((), (0, 2, 0, 13))


def test_a_block_is_repeated_where_it_fits_so_many_times(small_rota: Rota) -> None:
    changes, place = pasted(small_rota, IDS, [["D", "N"]], (1, 2, 3, 6))
    assert place == (1, 2, 3, 6)
    assert {(one.person, one.day): one.after[0].code for one in changes} == {
        ("2", 3): "D", ("2", 4): "N", ("2", 5): "D", ("3", 3): "D", ("3", 4): "N",
        ("3", 5): "D", ("3", 6): "N",
    }  # fmt: skip


def test_an_unknown_code_is_refused_by_the_cell_it_would_stand_in(small_rota: Rota) -> None:
    with pytest.raises(UserError) as refused:
        pasted(small_rota, IDS, [["D", "D"], ["N", "Q7"]], (1, 1, 2, 2))
    assert refused.value.where == "Bell, Thursday 7 May 2026"
    assert "Q7" in str(refused.value)


def test_a_block_that_reaches_beyond_the_rota_is_refused(small_rota: Rota) -> None:
    with pytest.raises(UserError, match="nothing was pasted") as refused:
        pasted(small_rota, IDS, [["D"] * 3], (2, 2, 12, 12))
    assert refused.value.expected == "at most 1 person by 2 days"


def test_a_block_is_filled_from_its_first_row_or_from_the_row_above(small_rota: Rota) -> None:
    def code(cell: tuple[str, int]) -> str:
        return "+".join(one.code for one in small_rota.by_cell.get(cell, ()))

    changes, place = filled(small_rota, IDS, (1, 1, 1, 1), across=False, code=code)
    assert place == (0, 1, 1, 1)
    assert [(one.person, one.day, one.after[0].code) for one in changes] == [("2", 1, "D")]
    changes, _ = filled(small_rota, IDS, (1, 1, 0, 3), across=True, code=code)
    assert [(one.day, one.after[0].code) for one in changes] == [(1, "N"), (2, "N"), (3, "N")]
    assert filled(small_rota, IDS, (0, 0, 4, 4), across=False, code=code)[0] == ()
