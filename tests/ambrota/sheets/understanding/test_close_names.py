"""Names that may be one person's, and names that are not."""

import pytest

from ambrota.sheets.understanding.close_names import why_close


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("J Smith", "John Smith", "initials"),
        ("John Smith", "J. Smith", "initials"),
        ("Smith J", "John Smith", "initials"),
        ("SMITH, J", "John Smith", "initials"),
        ("Smith JA", "John Adam Smith", "initials"),
        ("J A Smith", "John Adam Smith", "initials"),
        ("Smith John", "John Smith", "order"),
        ("José Núñez", "Jose Nunez", "another way"),
        ("Mr John Smith", "John Smith", "another way"),
        ("Siân Lloyd-Jones", "Sian Lloyd Jones", "another way"),
        ("John Smiht", "John Smith", "one letter"),
        ("John Smit", "John Smith", "one letter"),
        ("Jon Smith", "John Smith", "one letter"),
        ("John Adam Smith", "John Smith", "one more"),
    ],
)
def test_close(one: str, other: str, word: str) -> None:
    found = why_close(one, other)
    assert found is not None
    assert word in found[1]
    assert why_close(other, one) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J Smith", "Mary Smith"),
        ("John Smith", "Mary Smith"),
        ("John Smith", "John Adeyemi"),
        ("Lee", "Lea"),
        ("J Smith", "J Patel"),
        ("", "John Smith"),
    ],
)
def test_not_close(one: str, other: str) -> None:
    assert why_close(one, other) is None


def test_another_surname_needs_the_same_first_name_and_role() -> None:
    assert why_close("Mary Jones", "Mary Patel") is None
    assert why_close("Mary Jones", "Mary Patel", same_role=False) is None
    found = why_close("Mary Jones", "Mary Patel", same_role=True)
    assert found is not None
    assert "another surname" in found[1]
    assert why_close("M Jones", "M Patel", same_role=True) is None
