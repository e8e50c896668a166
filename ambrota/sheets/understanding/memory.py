"""What was settled for a form of workbook: used by itself the next time, until it is forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ambrota.errors import UserError
from ambrota.sheets.build import rota_of
from ambrota.sheets.cells import Workbook, as_text
from ambrota.sheets.imported import Imported
from ambrota.sheets.layout import Layout
from ambrota.sheets.people.people import name_key, slug
from ambrota.sheets.understanding.ends import Mark
from ambrota.sheets.understanding.form import fingerprint
from ambrota.sheets.understanding.next_month import Kept, for_any_month, for_this_book
from ambrota.sheets.understanding.people_match import Known, known_of, match_people, with_same

ENOUGH = 5
A_FIFTH = 0.2


@dataclass(frozen=True)
class Remembered:
    """What a file of the memory holds."""

    path: Path
    kept: Kept
    people: tuple[Known, ...]


class Memory:
    """Layouts in a folder, a file for each form of workbook and station that uses it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, book: Workbook) -> Layout | None:
        """What was settled for a workbook of this form; None for a new one.

        People who are certainly the same keep the ids under which the last import knew them.
        """
        known = self._known(book)
        if known is None:
            return None
        layout = for_this_book(known.kept, book)
        if not _renamed(known.people, _texts(book)):
            return layout
        try:
            same = match_people(rota_of(book, layout=layout), known.people).same
        except UserError:
            # No rota is found this way: the user is asked where it is, with what is still known.
            return layout
        return with_same(layout, same)

    def people(self, book: Workbook) -> tuple[Known, ...]:
        """Who was in the last import of a workbook of this form."""
        known = self._known(book)
        return () if known is None else known.people

    def keep(self, book: Workbook, layout: Layout, imported: Imported | None = None) -> None:
        """Remember what was settled and who was imported, but not what holds in this file only.

        Raises `OSError` when it cannot be written.
        """
        known, kept = self._known(book), for_any_month(layout, book)
        people = known_of(imported) if imported else known.people if known else ()
        said = {
            "layout": kept.layout.to_toml(),
            "sheets": kept.sheets,
            "ends": kept.ends,
            "people": people,
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        path = known.path if known else self._free_path(book)
        beside = path.with_suffix(f".{os.getpid()}.tmp")
        beside.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(beside, path)

    def forget(self, book: Workbook) -> None:
        """Forget what was settled for a workbook of this form. Raises `OSError` if it cannot."""
        if (known := self._known(book)) is not None:
            known.path.unlink(missing_ok=True)

    def _known(self, book: Workbook) -> Remembered | None:
        """Of stations that share a form, the one whose people are in the book."""
        found = [one for path in self._paths(book) if (one := _read(path)) is not None]
        if not found:
            return None
        words = _words(_texts(book))
        shares = [_share(one.people, words) for one in found]
        best = max(range(len(found)), key=lambda number: shares[number])
        return found[best] if shares[best] >= A_FIFTH else None

    def _paths(self, book: Workbook) -> list[Path]:
        return sorted(self._folder.glob(f"{fingerprint(book)}-*.json"))

    def _free_path(self, book: Workbook) -> Path:
        form, number = fingerprint(book), 1
        while (path := self._folder / f"{form}-{number}.json").exists():
            number += 1
        return path


def _texts(book: Workbook) -> set[str]:
    """Everything that stands in a book, once."""
    values = (cell.value for sheet in book.sheets for cell in sheet.cells.values())
    return {as_text(value) for value in {v for v in values if isinstance(v, str | int)}}


def _renamed(people: Iterable[Known], texts: set[str]) -> bool:
    """Whether anybody who is still there may come to have another id than before.

    Nobody does whose number is there still, or whose id is made from a name written as it was.
    """
    words = _words(texts)
    return any(
        _words([known.name]) <= words
        and known.id not in texts
        and not (known.id == slug(known.name) and known.name in texts)
        for known in people
    )


def _share(people: Iterable[Known], words: set[str]) -> float:
    """Which part of the people a book names; a few people may all have changed."""
    found = [_words([known.name]) <= words for known in people]
    return sum(found) / len(found) if len(found) >= ENOUGH else max(1.0 * any(found), A_FIFTH)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in name_key(text).split()}


def _read(path: Path) -> Remembered | None:
    """What a file keeps; one that cannot be read is no reason to refuse the user's workbook."""
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        people = tuple(Known(*map(_text, one)) for one in said["people"])
        ends = {
            sheet: {field: Mark(int(line), str(text), int(behind))
                    for field, (line, text, behind) in marks.items()}
            for sheet, marks in said["ends"].items()
        }  # fmt: skip
        kept = Kept(dict(said["sheets"]), Layout.from_toml(said["layout"]), ends)
        return Remembered(path, kept, people)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, UserError):
        return None


def _text(value: object) -> Any:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return value
