"""What the window remembers between runs: one typed table over QSettings. Nothing of any rota."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ambrota.bank_holidays import ENGLAND

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its key, its default, and so its type."""

    key: str
    default: T


THEME_CHOICE = Setting("look/theme", "system")
TEXT_SIZE = Setting("look/size", 100)
GEOMETRY = Setting("window/geometry", QByteArray())
LAYOUT = Setting("window/layout", QByteArray())
SECONDS = Setting("propose/seconds", 60)
FOLDER = Setting("files/folder", "")
AUTHOR = Setting("review/author", "")
NATION = Setting("review/nation", ENGLAND)
AUTOSAVE = Setting("files/keep", True)
TOTALS = Setting("grid/totals", True)
LAYOUT_VERSION = 1
CHOSEN: tuple[Setting[Any], ...] = (
    THEME_CHOICE, TEXT_SIZE, SECONDS, AUTOSAVE, AUTHOR, NATION,
)  # fmt: skip
"""What the settings dialog shows, and what goes into a file for another computer."""


class Settings:
    """Typed reading and writing; a value of the wrong type is as good as none."""

    def __init__(self, store: QSettings | None = None) -> None:
        form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        self._own_place = None if store is None else Path(store.fileName()).parent
        self._store = store or QSettings(form, scope, "Ambrota", "Ambrota")

    def data_folder(self) -> Path:
        """Where the window keeps files of its own: beside its settings where these were placed."""
        place = QStandardPaths.StandardLocation.AppDataLocation
        return self._own_place or Path(QStandardPaths.writableLocation(place))

    def get(self, setting: Setting[T]) -> T:
        """The value, or the default where there is none of that type."""
        value: Any = self._store.value(setting.key, setting.default)
        try:
            if isinstance(setting.default, bool):
                # An INI file gives it back as a word.
                value = {"true": True, "false": False}.get(str(value).lower(), setting.default)
            elif isinstance(setting.default, int):
                return type(setting.default)(value)
        except (TypeError, ValueError):
            return setting.default
        return value if isinstance(value, type(setting.default)) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        self._store.setValue(setting.key, value)

    def reset(self, settings: Iterable[Setting[Any]]) -> None:
        """Go back to the defaults of some."""
        for one in settings:
            self._store.remove(one.key)

    def write_to(self, path: Path, settings: Iterable[Setting[Any]]) -> bool:
        """Write some of them into a file, for another computer; False where it takes none."""
        file = QSettings(str(path), QSettings.Format.IniFormat)
        for one in settings:
            file.setValue(one.key, self.get(one))
        file.sync()
        return file.status() == QSettings.Status.NoError and path.is_file()

    def read_from(self, path: Path, settings: Iterable[Setting[Any]]) -> int:
        """Take those that a file has; how many those were."""
        file = QSettings(str(path), QSettings.Format.IniFormat)
        found = [one for one in settings if file.contains(one.key)]
        there = Settings(file)
        for one in found:
            self.put(one, there.get(one))
        return len(found)

    def paths(self, key: str) -> list[Path]:
        """A list of files."""
        value: Any = self._store.value(key, [])
        return [Path(text) for text in ([value] if isinstance(value, str) else list(value or []))]

    def put_paths(self, key: str, paths: Iterable[Path]) -> None:
        """Remember a list of files."""
        self._store.setValue(key, [str(path) for path in paths])
