"""What the tests of copies share: a rota with other duties, and the copy that it is written to."""

from __future__ import annotations

from pathlib import Path

from ambrota.model import Change, Kind, Rota
from ambrota.sheets import Imported, ImportProblem, copy_suffix, write_back


def work(rota: Rota) -> set[tuple[object, ...]]:
    """Every entry but rest, which a blank says as well."""
    return {
        (d.person, d.day, d.code, d.kind, d.start, d.end, d.paid, d.resource, d.category, d.unit)
        for d in rota.duties
        if d.kind is not Kind.REST
    }


def changed(rota: Rota, *edits: tuple) -> Rota:
    """The rota with (person, day, duties) put in place."""
    return rota.with_changes(
        Change(person, day, rota.by_cell.get((person, day), ()), tuple(after))
        for person, day, after in edits
    )


def written(
    imported: Imported, proposed: Rota, name: str = "copy"
) -> tuple[Path, tuple[ImportProblem, ...]]:
    """The copy beside the file, and what could not be written into it."""
    target = imported.source.path.parent / f"{name}{copy_suffix(imported)}"
    return target, write_back(imported, proposed, target)
