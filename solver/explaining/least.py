"""The part of a conflict from which nothing can be left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def least(
    background: list[T], some: list[T], cannot: Callable[[list[T]], bool], *, changed: bool = False
) -> list[T]:
    """The part of `some` that is needed for a conflict with the background, by halving.

    `cannot`: whether these cannot hold together. `changed`: whether the background is another than
    the one that `some` is known to be in conflict with.
    """
    if changed and cannot(background):
        return []
    if len(some) == 1:
        return some
    middle = len(some) // 2
    first, second = some[:middle], some[middle:]
    kept = least([*background, *first], second, cannot, changed=True)
    others = least([*background, *kept], first, cannot, changed=bool(kept))
    return [*others, *kept]
