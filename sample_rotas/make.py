"""Writes the sample workbooks, the same bytes each time: `python -m sample_rotas.make [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from sample_rotas import BY_ID, FOLDER, eastfield, northgate
from sample_rotas.station import Station
from sample_rotas.workbook import write_station

STATIONS: Mapping[str, Callable[[], Station]] = {
    "northgate-dca-24-line": northgate.build,
    "eastfield-station-12-weeks": eastfield.build,
}


def make(folder: Path = FOLDER) -> list[Path]:
    """Write every sample into the folder; the paths written."""
    written = []
    for sample_id, build in STATIONS.items():
        path = folder / BY_ID[sample_id].file
        write_station(build(), path)
        written.append(path)
    return written


if __name__ == "__main__":
    for made in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(made.name)
