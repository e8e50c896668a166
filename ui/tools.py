"""What the window uses of the rest of Ambrota, in one place so that tests can put their own in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ambrota.model import Rota
from ui.warming import warm_opened


def _open_workbook(path: Path, layout: Any = None) -> Any:
    from ambrota.opening import open_workbook

    return open_workbook(path, layout=layout)


def _opened(imported: Any) -> Any:
    from ambrota.opening import opened

    return opened(imported)


def _audit(rota: Rota, rulebook: Any, current: Rota | None, earlier: Any) -> Any:
    from ambrota.audit import audit

    return audit(rota, rulebook, current, earlier)


def _job(request: Any) -> Any:
    from solver.job import Job

    return Job(request)


def _ask(request: Any, work: str) -> Any:
    from solver.job import Job

    return Job(request, work)


@dataclass(frozen=True)
class Tools:
    """Reading, checking and searching. Imported when first used: the window opens at once."""

    open_workbook: Callable[..., Any] = _open_workbook
    of_imported: Callable[[Any], Any] = _opened
    audit: Callable[[Rota, Any, Rota | None, Any], Any] = _audit
    job: Callable[[Any], Any] = _job
    ask: Callable[[Any, str], Any] = _ask

    def opened(self, path: Path, layout: Any = None) -> Any:
        """Read a workbook, and do beforehand what would be felt later."""
        return _warmed(self.open_workbook(path, layout) if layout else self.open_workbook(path))

    def taken(self, imported: Any) -> Any:
        """Open what was imported already, in the same way."""
        return _warmed(self.of_imported(imported))


def _warmed(found: Any) -> Any:
    warm_opened(found)
    return found
