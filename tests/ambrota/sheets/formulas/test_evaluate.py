"""Formulas worked out as Excel works them out."""

import pytest

from ambrota.sheets.formulas.evaluate import Evaluator, Listed, Names
from ambrota.sheets.formulas.tree import NotUnderstoodError, parse
from ambrota.sheets.formulas.values import Wrong

ROWS = [
    ["Name", "Mon", "Tue", "Wed", "Thu", "Hours"],
    ["Ann Able", "D", "N", None, "d ", 23.0],
    ["Bob Bold", "RD", "D", "D", 12.0, 24.5],
    ["Cy Chief", None, "", "N", True, "x"],
]
CODES = [["Code", "Hours"], ["D", 11.5], ["N", 12.0], ["RD", None]]


class Grid:
    """Two small sheets."""

    def __init__(self) -> None:
        self.held = {
            (name, row, column): value
            for name, rows in (("rota", ROWS), ("key", CODES))
            for row, values in enumerate(rows, 1)
            for column, value in enumerate(values, 1)
            if value is not None
        }

    def value(self, key):
        return self.held.get((key[0].casefold(), *key[1:]))

    def extent(self, sheet):
        return (4, 6) if sheet.casefold() == "rota" else (4, 2)


NAMES = Names(
    {"codes": "Key!$A$2:$A$4", "nought": "0"},
    {"staff": Listed("Rota", 2, 4, {"name": 1, "hours": 6})},
)


def worked_out(formula: str, key=("rota", 2, 7), down: int = 0, right: int = 0):
    return Evaluator(Grid(), NAMES).result(parse(formula), key, down, right)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('COUNTIF(B2:E2,"D")', 1.0),
        ('COUNTIF(B2:E2,"d*")', 2.0),
        ("COUNTIF(B2:E3,A10)", 0.0),
        ('COUNTIF(B2:E4,"<>")', 10.0),
        ('COUNTIF(B2:E4,"")', 3.0),
        ('COUNTIF(F2:F4,">23")', 1.0),
        ('SUM(COUNTIF(B2:E3,{"D","N"}))', 4.0),
        ('COUNTIFS(B2:B4,"D",A2:A4,"Ann*")', 1.0),
        ("SUM(F2:F4)", 47.5),
        ("SUM(F:F)", 47.5),
        ("COUNTA(B2:E2)", 3.0),
        ("COUNTBLANK(B4:D4)", 2.0),
        ('SUMPRODUCT((B2:E2="D")*11.5)', 11.5),
        ('SUMPRODUCT((B2:E3="D")+(B2:E3="N"))', 4.0),
        ('SUMPRODUCT(--(LEN(B2:E2)>0),--(B2:E2<>"N"))', 2.0),
        ("SUMPRODUCT(SUMIF(Key!A2:A4,B2:E2,Key!B2:B4))", 23.5),
        ('SUMIF(A2:A4,"Bob Bold",F2:F4)', 24.5),
        ("AVERAGE(F2:F3)", 23.75),
        ("VLOOKUP(C2,Key!$A$2:$B$4,2,FALSE)", 12.0),
        ("INDEX(Key!$B$2:$B$4,MATCH(B2,Key!$A$2:$A$4,0))", 11.5),
        ("_xlfn.XLOOKUP(B2,codes,Key!$B$2:$B$4)", 11.5),
        ('IF(B2="D","day","other")&"!"', "day!"),
        ("IF(nought,1,2)", 2.0),
        ('IFERROR(VLOOKUP("zz",Key!A:B,2,0),0)', 0.0),
        ("F2/nought", Wrong("#DIV/0!")),
        ('VLOOKUP("zz",Key!A:B,2,0)', Wrong("#N/A")),
        ('SUMPRODUCT(--ISNUMBER(MATCH(B2:E3,{"D","N"},0)))', 4.0),
        ("-2^2", 4.0),
        ("10%*50", 5.0),
        ("ROUND(2.675,2)", 2.68),
        ("SUM(staff[Hours])", 47.5),
        ("staff[[#This Row],[Hours]]*2", 46.0),
        ("B3", "RD"),
        ("Rota!B4", 0.0),
        ("WEEKDAY(46027,2)", 1.0),
        ("F2>23", False),
        ('"a"="A"', True),
        ("AND(F2>20,OR(B2=\"N\",C2=\"N\"))", True),
    ],
)  # fmt: skip
def test_values_are_those_of_excel(formula, value) -> None:
    assert worked_out(formula) == value


def test_a_copied_formula_moves_what_is_not_fixed() -> None:
    assert worked_out('COUNTIF($B2:$E2,"D")', ("rota", 3, 7), down=1) == 2.0
    assert worked_out("$F$2", ("rota", 3, 8), down=1, right=1) == 23.0


@pytest.mark.parametrize(
    "formula",
    [
        "NETWORKDAYS(1,2)",
        "A1:A3 B1:B3",
        "SUM(Sheet1:Sheet3!A1)",
        "VLOOKUP(1,A:B,2)",
        "A2:A4+1",
        "x+1",
    ],
)
def test_what_is_not_understood_is_not_guessed(formula) -> None:
    with pytest.raises(NotUnderstoodError):
        worked_out(formula)
