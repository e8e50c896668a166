"""Tables (ListObjects) of a sheet that take in the rows added below them."""

from __future__ import annotations

import re
from collections.abc import Collection

from ambrota.sheets.cells import address, place
from ambrota.sheets.formulas.names import tables_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.writing.package import Package

_REF = re.compile(r'\bref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')


def grow_tables(package: Package, sheet: str, added: Collection[int], problems: Problems) -> None:
    """Let the table above added rows end with them; where it cannot, say so."""
    for part in tables_of(package.parts, package.sheets[sheet]):
        xml = package.parts[part].decode("utf-8")
        whole = _REF.search(xml)
        if whole is None:
            continue
        bottom, right = place(whole[2])
        if min(added) > bottom + 1 or 'totalsRowCount="1"' in xml:
            problems.warn(
                sheet, address(min(added), 1), f"rows {min(added)} to {max(added)}, added below "
                f"the table {whole[1]}:{whole[2]}", "rows within the table",
                "move them up into the table, so that its totals and filters take them in",
            )  # fmt: skip
            continue
        old, new = f":{whole[2]}", f":{address(max(added), right)}"
        package.replace_part(part, re.sub(rf'(\bref="[A-Z]+[0-9]+){old}"', rf'\g<1>{new}"', xml))
