"""What may be typed in a cell."""

from __future__ import annotations

import pytest

from ambrota.errors import UserError
from ambrota.model import Kind, Rota
from ui.entries import change_to, entries


def test_a_code_is_known_in_any_case(small_rota: Rota) -> None:
    (duty,) = entries(small_rota, "2", 3, " n ")
    assert (duty.code, duty.kind, duty.start, duty.day) == ("N", Kind.COVER, 1140, 3)


def test_two_codes_make_two_entries(small_rota: Rota) -> None:
    assert [duty.code for duty in entries(small_rota, "2", 3, "AL+TR")] == ["AL", "TR"]


def test_nothing_is_rest(small_rota: Rota) -> None:
    assert entries(small_rota, "2", 0, "") == ()


def test_what_stands_there_already_is_no_change(small_rota: Rota) -> None:
    assert change_to(small_rota, "2", 0, "n") is None
    assert change_to(small_rota, "2", 1, "") is None


def test_an_unknown_code_is_refused_with_the_codes_there_are(small_rota: Rota) -> None:
    with pytest.raises(UserError, match=r"D, N, AL, TR, RD") as refused:
        entries(small_rota, "2", 0, "ZZ")
    assert "Adeyemi" in refused.value.where
