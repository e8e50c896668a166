"""A rota's duties in columns: hundreds of thousands of entries, of a few dozen shapes.

What is asked of every entry (is it a night, is it work, when does it start) is asked of each shape
once and read off for all entries at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from ambrota.model import Duty, Kind, Rota

Ints = NDArray[np.int64]
Int32s = NDArray[np.int32]
Bools = NDArray[np.bool_]

_PERSON, _DAY = attrgetter("person"), attrgetter("day")
_SHAPE = attrgetter("code", "kind", "start", "end", "paid", "resource", "category")


@dataclass(frozen=True)
class Entries:
    """Columns of equal length, one row per duty: those carried in, then the rota's, as they stand.

    `row` of the person, `day`, and `shape`: index into `shapes`, where one duty stands for all that
    differ from it in no more than person, day, unit and cell. `carried`: how many were carried in.
    """

    duties: tuple[Duty, ...]
    row: Int32s
    day: Int32s
    shape: Int32s
    shapes: tuple[Duty, ...]
    carried: int

    @property
    def own(self) -> slice:
        """The rota's own entries, those carried in left out."""
        return slice(self.carried, None)

    def ints(self, tell: Callable[[Duty], int]) -> Ints:
        """A number of each entry, told by its shape."""
        return np.array([tell(shape) for shape in self.shapes], dtype=np.int64)[self.shape]

    def mask(self, tell: Callable[[Duty], bool]) -> Bools:
        """What is true of each entry, told by its shape."""
        return np.array([tell(shape) for shape in self.shapes], dtype=np.bool_)[self.shape]

    def of_kind(self, kinds: Container[Kind]) -> Bools:
        """Mask of the entries of these kinds."""
        return self.mask(lambda shape: shape.kind in kinds)


def ranks(count: Ints) -> Ints:
    """0, 1, 2 ... within each entry that is repeated so many times."""
    ends = np.cumsum(count)
    found: Ints = np.arange(int(count.sum())) - np.repeat(ends - count, count)
    return found


def entries_of(rota: Rota) -> Entries:
    """The entries of a rota, worked out anew; `Rota.entries` keeps them."""
    duties = (*rota.before, *rota.duties) if rota.before else rota.duties
    count, number = len(duties), _Numbers()
    shape = np.fromiter(map(number.__getitem__, map(_SHAPE, duties)), np.int32, count)
    one = np.zeros(len(number), dtype=np.int64)
    one[shape] = np.arange(count)
    return Entries(
        duties=duties,
        row=np.fromiter(map(rota.index.__getitem__, map(_PERSON, duties)), np.int32, count),
        day=np.fromiter(map(_DAY, duties), np.int32, count),
        shape=shape,
        shapes=tuple(duties[at] for at in one.tolist()),
        carried=len(rota.before),
    )


class _Numbers(dict[object, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, key: object) -> int:
        return self.setdefault(key, len(self))
