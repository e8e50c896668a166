"""Files opened lately, and those pinned above them: kept in the settings, without Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.settings import Settings

MOST = 8
"""So many files that are not pinned are remembered."""
OPENED, PINNED = "files/recent", "files/pinned"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file of the list. `there`: whether it can still be found."""

    path: Path
    pinned: bool
    there: bool

    @property
    def line(self) -> str:
        """Where it is, or that it is not there any more."""
        folder = str(self.path.parent)
        return folder if self.there else f"Not found in {folder}: moved, renamed or deleted?"


class Recent:
    """The list: what is pinned first, as it was pinned; then the rest, newest first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def files(self) -> list[RecentFile]:
        """All of them, those that cannot be found too: somebody may look for them here."""
        pinned, opened = (self._settings.paths(key) for key in (PINNED, OPENED))
        rest = [path for path in opened if path not in pinned]
        return [RecentFile(path, path in pinned, path.is_file()) for path in [*pinned, *rest]]

    def add(self, path: Path) -> None:
        """Remember a file that was opened or saved; one that is pinned stays where it is."""
        if path not in self._settings.paths(PINNED):
            rest = [other for other in self._settings.paths(OPENED) if other != path]
            self._settings.put_paths(OPENED, [path, *rest][:MOST])

    def is_pinned(self, path: Path | None) -> bool:
        """Whether a file is pinned."""
        return path in self._settings.paths(PINNED)

    def pin(self, path: Path, on: bool) -> None:
        """Keep a file on top, or let it go back to the newest of the others."""
        self.remove(path)
        if on:
            self._settings.put_paths(PINNED, [*self._settings.paths(PINNED), path])
        else:
            self.add(path)

    def remove(self, path: Path) -> None:
        """Forget a file."""
        for key in (PINNED, OPENED):
            rest = [other for other in self._settings.paths(key) if other != path]
            self._settings.put_paths(key, rest)
