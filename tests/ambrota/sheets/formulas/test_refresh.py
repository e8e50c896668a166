"""Which figures change with the cells that formulas go by."""

from ambrota.sheets.formulas import refreshed
from ambrota.sheets.formulas.cells import read_cells
from ambrota.sheets.formulas.evaluate import Names


def sheet(*cells: str):
    return read_cells(f"<sheetData>{''.join(cells)}</sheetData>", ["D", "N"])


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


ROTA = sheet(
    row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>',
        '<c r="C1"><f>COUNTIF(A1:B1,"D")</f><v>1</v></c>',
        '<c r="D1"><f>C1*11.5</f><v>11.5</v></c>'),
    row(2, '<c r="A2" t="s"><v>0</v></c>', '<c r="B2" t="s"><v>0</v></c>',
        '<c r="C2"><f t="shared" ref="C2:C3" si="0">COUNTIF(A2:B2,"D")</f><v>2</v></c>'),
    row(3, '<c r="A3" t="s"><v>1</v></c>', '<c r="C3"><f t="shared" si="0"/><v>0</v></c>',
        '<c r="D3"><f>SUM(C1:C3)</f><v>3</v></c>', '<c r="E3"><f>NOW()</f><v>46000</v></c>'),
)  # fmt: skip


def test_figures_follow_through_other_formulas_and_shared_ones() -> None:
    found = refreshed({"Rota": ROTA}, Names(), {"Rota": {(1, 2): "D", (3, 1): "D"}})
    assert found.figures == {"Rota": {(1, 3): 2.0, (1, 4): 23.0, (3, 3): 1.0, (3, 4): 5.0}}
    assert not found.stale


def test_what_does_not_go_by_a_changed_cell_stays() -> None:
    assert not refreshed({"Rota": ROTA}, Names(), {"Rota": {(9, 9): "D"}})


def test_a_formula_that_is_not_understood_is_taken_out_and_what_goes_by_it() -> None:
    odd = sheet(
        row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1"><f>FORECAST(A1,1)</f><v>4</v></c>',
            '<c r="C1"><f>B1+1</f><v>5</v></c>',
            '<c r="D1" t="str"><f>A1&amp;"!"</f><v>wrong</v></c>'),
    )  # fmt: skip
    found = refreshed({"Rota": odd}, Names(), {"Rota": {(1, 1): "N"}})
    assert found.stale == {"Rota": {(1, 2), (1, 3), (1, 4)}}
    kept = refreshed({"Rota": odd}, Names(), {"Rota": {(1, 1): "N"}}, keep=[("Rota", 1, 2)])
    assert kept.stale == {"Rota": {(1, 3), (1, 4)}}


def test_references_to_other_sheets_and_whole_columns_count() -> None:
    total = sheet(row(1, '<c r="A1"><f>COUNTIF(Rota!A:A,"D")</f><v>2</v></c>',
                      "<c r=\"B1\"><f>INDIRECT(\"Rota!A1\")</f><v>7</v></c>"))  # fmt: skip
    found = refreshed({"Rota": ROTA, "All": total}, Names(), {"Rota": {(1, 1): None}})
    assert found.figures["All"] == {(1, 1): 1.0}
    assert found.stale == {"All": {(1, 2)}}


def test_an_array_formula_of_several_cells_is_never_half_right() -> None:
    array = sheet(
        row(1, '<c r="A1" t="s"><v>0</v></c>',
            '<c r="B1"><f t="array" ref="B1:C1">A1:A2</f><v>0</v></c>', '<c r="C1"><v>0</v></c>'),
    )  # fmt: skip
    assert refreshed({"R": array}, Names(), {"R": {(1, 1): "N"}}).stale == {"R": {(1, 2), (1, 3)}}
