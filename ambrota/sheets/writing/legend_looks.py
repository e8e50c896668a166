"""How the workbook's legend shows each code, for codes that no rota cell holds yet."""

from __future__ import annotations

from collections.abc import Collection

from ambrota.sheets.imported import Source
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.writing.package import Package


def legend_looks(source: Source, codes: Collection[str], package: Package) -> dict[str, int]:
    """The format of the first coloured cell, outside the rota, that holds just a code."""
    rota = {
        *source.spots.values(), *source.ends.values(),
        *(spot for more in source.more.values() for spot in more),
    }  # fmt: skip
    pages = {sheet.name for sheet in source.found.companions.get("codes", [])}
    grids = {grid.sheet.name for grid in source.found.grids}
    found: dict[str, int] = {}
    for sheet in source.book.sheets:
        if sheet.name not in pages | grids:
            continue
        formats = package.styles_of(sheet.name)
        for place, cell in sheet.cells.items():
            if cell.fill is None or not isinstance(cell.value, str):
                continue
            key = code_key(cell.text)
            if key in codes and key not in found and (sheet.name, *place) not in rota:
                found[key] = formats.get(place, 0)
    return found
