"""Which look a changed cell takes: that which cells with the same code have on its sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from ambrota.sheets.cells import Place, Sheet, Value, as_text
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.writing.cell_formats import CellFormats, Look

_NEARLY_ALL, _BETTER = 0.9, 0.01
_Key = Callable[["_Shown"], Hashable]


@dataclass(frozen=True)
class _Shown:
    """One rota cell: what it says, and how it looks."""

    place: Place
    key: str
    look: Look


class Looks:
    """The looks of the rota cells of one sheet: by code, by row, by column, or by none of them.

    `numbers`: the format of each cell. `explained`: the code that a blank of a colour stands for.
    `legend`: cells elsewhere in the workbook that show a code, with their formats.
    """

    def __init__(
        self,
        sheet: Sheet,
        places: Iterable[Place],
        explained: Mapping[str, str],
        numbers: Mapping[Place, int],
        formats: CellFormats,
        legend: Mapping[str, int],
    ) -> None:
        self._sheet, self._explained = sheet, explained
        self._numbers, self._formats, self._legend = numbers, formats, legend
        seen = {number: formats.look(number) for number in {0, *numbers.values()}}
        # Where all look alike and no colour means anything, there is nothing to find out.
        alike = not explained and len(set(seen.values())) < 2
        self._shown = [] if alike else [self._of(place, seen) for place in places]
        self._by_key: dict[str, list[_Shown]] = {}
        for one in self._shown:
            self._by_key.setdefault(one.key, []).append(one)
        self._by_code, self._base = self._settle()

    def _of(self, place: Place, looks: Mapping[int, Look]) -> _Shown:
        cell = self._sheet.at(*place)
        key = code_key(cell.text) if cell.value is not None else ""
        if not key and cell.fill is not None and cell.fill in self._explained:
            key = code_key(self._explained[cell.fill])
        return _Shown(place, key, looks[self._numbers.get(place, 0)])

    def _settle(self) -> tuple[dict[str, Look], _Key | None]:
        """The look of each code that has one of its own, and what the looks of the others go by."""
        if len({one.look for one in self._shown}) < 2:
            return {}, None
        simple: list[_Key] = [lambda s: None, lambda s: s.place[1], lambda s: s.place[0]]
        plain = max(simple, key=lambda by: self._share(by) + (by is simple[0]) * _BETTER)
        best, by_code, base = self._share(plain), {}, plain
        for by in simple:
            own = self._own_looks(by)
            share = self._share(by, own)
            if share > best + _BETTER / 2:
                best, by_code, base = share, own, by
        return (by_code, base) if best >= _NEARLY_ALL else ({}, None)

    def _own_looks(self, base: _Key) -> dict[str, Look]:
        """Codes that look alike in nearly all their cells, and unlike their surroundings."""
        around = self._usual(base, [one for one in self._shown if not one.key] or self._shown)
        found: dict[str, Look] = {}
        for key, cells in self._by_key.items():
            look, times = Counter(one.look for one in cells).most_common(1)[0]
            differs = any(around.get(base(one), look) != look for one in cells)
            if key and times >= _NEARLY_ALL * len(cells) and differs:
                found[key] = look
        return found

    @staticmethod
    def _usual(base: _Key, cells: Iterable[_Shown]) -> dict[Hashable, Look]:
        counted: dict[Hashable, Counter[Look]] = {}
        for one in cells:
            counted.setdefault(base(one), Counter())[one.look] += 1
        return {key: counter.most_common(1)[0][0] for key, counter in counted.items()}

    def _share(self, base: _Key, own: Mapping[str, Look] | None = None) -> float:
        """The share of cells that look as such a rule says."""
        own = own or {}
        others = [one for one in self._shown if one.key not in own]
        usual = self._usual(base, others)
        right = sum(one.look == usual[base(one)] for one in others)
        right += sum(one.look == own[one.key] for one in self._shown if one.key in own)
        return right / len(self._shown)

    def style(self, place: Place, value: Value, colour_of: str | None = None) -> int | None:
        """The format for a cell that is to say `value`; None to keep the one it has.

        `colour_of`: the code that a blank says by its colour. A blank that says nothing never keeps
        a colour that the legend explains.
        """
        own = self._numbers.get(place, 0)
        key = code_key(as_text(value) if colour_of is None else colour_of)
        donor = self._donor(place, key, forced=colour_of is not None)
        chosen = None if donor is None else self._formats.mixed(own, donor)
        explained = value is None and colour_of is None
        if explained and self._fill_after(place, donor) in self._explained:
            return self._formats.mixed(own, 0)
        return None if chosen == own else chosen

    def _fill_after(self, place: Place, donor: int | None) -> str | None:
        if donor is None:
            return self._sheet.at(*place).fill
        at = next((p for p, number in self._numbers.items() if number == donor), None)
        return None if at is None else self._sheet.at(*at).fill

    def _donor(self, place: Place, key: str, *, forced: bool) -> int | None:
        """The format whose fill and font a cell takes that is to say `key`."""
        if not forced and (self._base is None or not self._by_code):
            return None
        same = self._by_key.get(key, [])
        wanted = self._by_code.get(key)
        if wanted is not None or (forced and same):
            return self._nearest(place, [one for one in same if wanted in (None, one.look)])
        if not same and key in self._legend:
            return self._legend[key]
        assert self._base is not None
        return self._around(place)

    def _around(self, place: Place) -> int | None:
        """How cells without a look of their own look in that place."""
        assert self._base is not None
        here = self._base(_Shown(place, "", ("", "")))
        others = [
            one for one in self._shown if one.key not in self._by_code and self._base(one) == here
        ]
        others = others or [one for one in self._shown if one.key not in self._by_code]
        if not others:
            return 0
        look = Counter(one.look for one in others).most_common(1)[0][0]
        return self._nearest(place, [one for one in others if one.look == look])

    def _nearest(self, place: Place, cells: Iterable[_Shown]) -> int:
        row, column = place
        best = min(
            cells,
            key=lambda one: (
                one.place[1] != column,
                one.place[0] != row,
                abs(one.place[0] - row) + abs(one.place[1] - column),
                one.place,
            ),
        )
        return self._numbers.get(best.place, 0)
