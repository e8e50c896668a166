"""Formulas as they read where they are copied to."""

import pytest

from ambrota.sheets.formulas.copied import copied


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("A1", "C2"),
        ("$A1+A$1+$A$1", "$A2+C$1+$A$1"),
        ("SUM(A1:B9)*LOG10(C3)", "SUM(C2:D10)*LOG10(E4)"),
        ("COUNTIF(Rota!A:A,$B:B)+SUM(1:$3)", "COUNTIF(Rota!C:C,$B:D)+SUM(2:$3)"),
        ("""'Q1 "A1"'!B2&"B2 ""B2"" """, """'Q1 "A1"'!D3&"B2 ""B2"" """),
        ("Q1!A1+[1]Other!A1+Duties[Paid A1]", "Q1!C2+[1]Other!C2+Duties[Paid A1]"),
        ("IF(D2>1.5E2,Night_A1,TRUE)", "IF(F3>1.5E2,Night_A1,TRUE)"),
        ("XFD1048576", "B1"),
    ],
)
def test_what_is_not_fixed_moves_one_down_and_two_right(text: str, reads: str) -> None:
    assert copied(text, 1, 2) == reads
