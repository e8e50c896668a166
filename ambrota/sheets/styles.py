"""Which look a changed cell takes, where a rota colours its cells by what they say."""

from __future__ import annotations

from collections.abc import Mapping

from ambrota.model import Shift
from ambrota.sheets.cells import Place, Sheet, Value, as_text
from ambrota.sheets.entries import Spot
from ambrota.sheets.kinds import code_key


class Looks:
    """The look of what is said on one sheet, when its colours go by code.

    `numbers`: the style number of each cell. `explained`: colours that the legend gives a meaning.
    """

    def __init__(
        self,
        sheet: Sheet,
        spots: Mapping[tuple[str, int], Spot],
        explained: Mapping[str, Shift],
        numbers: Mapping[Place, int],
    ) -> None:
        self._sheet = sheet
        self._explained = explained
        self._numbers = numbers
        self._places: dict[str, list[Place]] = {}
        for where, row, column in spots.values():
            cell = sheet.at(row, column)
            if where == sheet.name and not (cell.value is None and cell.fill in explained):
                self._places.setdefault(code_key(cell.text), []).append((row, column))
        self._by_code = self._goes_by_code()

    def _goes_by_code(self) -> bool:
        """Whether equal entries look alike and different ones do not all."""
        fills = [{self._sheet.at(*place).fill for place in at} for at in self._places.values()]
        alike = all(len(found) == 1 for found in fills)
        return alike and len(set().union(*fills)) > 1

    def style(self, row: int, column: int, value: Value) -> int | None:
        """The style number for a cell that is to say `value`; None to keep the one it has.

        Copied from a cell that says the same, of the same column or row if there is one. A blank
        never keeps a colour that the legend explains.
        """
        own = self._sheet.at(row, column).fill
        explained = value is None and own in self._explained
        if not self._by_code and not explained:
            return None
        places = self._places.get(code_key(as_text(value)), ())
        best = min(places, key=lambda p: (p[1] != column, p[0] != row, p), default=None)
        if best is None:
            return 0 if explained else None
        return self._numbers.get(best, 0)
