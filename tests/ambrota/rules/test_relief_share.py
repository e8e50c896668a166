"""Relief share."""

from __future__ import annotations

import pytest

from ambrota.rules.relief_share import ReliefShare

# line -> hundredths of a day over 34 %
SHARES = {
    "a third": ("D D R", []),
    "a half": ("D R", [(1, 32)]),
    "all": ("R R -", [(2, 132)]),
    "no work at all": ("AL - S", []),
    "leave and rest are not worked": ("D R AL - -", [(4, 32)]),
    "17 of 50 is exactly 34 %": ("D*33 R*17", []),
    "18 of 51": ("D*33 R*18", [(50, 66)]),
    "a day of both is relief and worked once": ("D+R D", [(1, 32)]),
}


@pytest.mark.parametrize("case", SHARES, ids=str)
def test_relief_share(case, dated, charged) -> None:
    line, expected = SHARES[case]
    assert charged(ReliefShare(), dated({"P": line})) == expected


def test_relief_share_of_the_rotas_own_days(dated, audited) -> None:
    assert audited(ReliefShare(), dated({"P": "D"}, before={"P": "R R"})) == []
    assert audited(ReliefShare(), dated({"P": "R"}, P={"vacant": True})) == []
    (breach,) = audited(ReliefShare(), dated({"P": "D R -"}))
    assert breach.message == (
        "P, up to Wednesday 7 Jan 2026: 1 day of 2 worked are relief; at most 34 %"
    )
    assert breach.evidence == "1 ÷ 2 = 50.0 %; limit 34 %"
    assert (breach.measured, breach.limit) == (50.0, 34)


def test_relief_share_of_a_cycle_is_one_for_all_its_lines(cyclic, audited) -> None:
    found = audited(ReliefShare(), cyclic("D D D D -*3", "R R R -*4"))
    assert [(b.person, b.day, b.amount) for b in found] == [(1, 6, 300 - 34 * 7)]
    assert "one turn of the cycle" in found[0].message
    assert audited(ReliefShare(percent=43), cyclic("D D D D -*3", "R R R -*4")) == []


def test_a_hundredth_of_a_day_is_over(dated, audited) -> None:
    (breach,) = audited(ReliefShare(percent=33), dated({"P": "D D R"}))
    assert (breach.amount, breach.measured) == (1, 33.3)
    assert breach.evidence == "1 ÷ 3 = 33.3 %; limit 33 %"
