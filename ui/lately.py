"""What was worked out of the last few things: asked for by many panes, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
KEPT = 6


class Lately(Generic[T]):
    """Keeps what `work` gave for the things themselves, not for others that equal them."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._known: dict[int, tuple[Any, T]] = {}

    def __call__(self, thing: Any) -> T:
        """What is known of it, or else is worked out."""
        known = self._known.get(id(thing))
        if known is None:
            found = self._work(thing)
            while len(self._known) >= KEPT:
                del self._known[next(iter(self._known))]
            # The thing is kept too, so that no other can come to have its id meanwhile.
            known = self._known[id(thing)] = thing, found
        return known[1]

    def __contains__(self, thing: object) -> bool:
        """Whether it was worked out already."""
        return id(thing) in self._known
