"""How a benchmark is run: plain values, the same for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
Say = Callable[[str], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Settings:
    """Wall-clock seconds for each question asked, the seed and the solver's workers."""

    seconds: float
    seed: int = 1
    workers: int = 2
