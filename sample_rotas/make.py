"""Writes the sample workbooks, the same bytes each time: `python -m sample_rotas.make [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from sample_rotas import (
    BY_ID,
    FOLDER,
    eastfield,
    eoc,
    harbour,
    northgate,
    ridgeway,
    stonebridge,
)
from sample_rotas.station import Station
from sample_rotas.workbook import write_station


def _grid(build: Callable[[], Station]) -> Callable[[Path], None]:
    """Writes a station whose rota is a grid."""
    return lambda path: write_station(build(), path)


WRITERS: Mapping[str, Callable[[Path], None]] = {
    "northgate-dca-24-line": _grid(northgate.build),
    "eastfield-station-12-weeks": _grid(eastfield.build),
    "harbour-rrv-dca": _grid(harbour.build),
    "eoc-call-handling": _grid(eoc.build),
    "ridgeway-duty-export": ridgeway.write,
    "stonebridge-cannot-hold": _grid(stonebridge.build),
}


def make(folder: Path = FOLDER) -> list[Path]:
    """Write every sample into the folder; the paths written."""
    written = []
    for sample_id, write in WRITERS.items():
        path = folder / BY_ID[sample_id].file
        write(path)
        written.append(path)
    return written


if __name__ == "__main__":
    for made in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(made.name)
