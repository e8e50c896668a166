"""What is selected in the grid, not cell by cell: a year of a trust has 365,000 of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

Cell = tuple[str, int]
Block = tuple[int, int, int, int]
"""First and last row, first and last day."""


class Cells(Sequence[Cell]):
    """The cells of some blocks, block by block, made when they are asked for."""

    def __init__(self, ids: Sequence[str], blocks: Sequence[Block]) -> None:
        self._ids, self.blocks = ids, tuple(blocks)

    def __len__(self) -> int:
        return sum((b - t + 1) * (r - le + 1) for t, b, le, r in self.blocks)

    def __iter__(self) -> Iterator[Cell]:
        for top, bottom, left, right in self.blocks:
            for row in range(top, bottom + 1):
                for day in range(left, right + 1):
                    yield self._ids[row], day

    @overload
    def __getitem__(self, at: int) -> Cell: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Cell]: ...
    def __getitem__(self, at: int | slice) -> Cell | Sequence[Cell]:
        if isinstance(at, slice):
            return list(self)[at]
        at = at + len(self) if at < 0 else at
        for top, bottom, left, right in self.blocks:
            width = right - left + 1
            size = (bottom - top + 1) * width
            if at < size:
                return self._ids[top + at // width], left + at % width
            at -= size
        raise IndexError(at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def spanned(self) -> Block | None:
        """The smallest block that holds them all."""
        if not self.blocks:
            return None
        tops, bottoms, lefts, rights = zip(*self.blocks, strict=True)
        return min(tops), max(bottoms), min(lefts), max(rights)
