"""A text file in tokens, and what is wrong with it in one message."""

from __future__ import annotations

from pathlib import Path

from ambrota.errors import UserError

LARGEST = 1_000_000


class Tokens:
    """The words of a file one after another, comments left out; each knows its line."""

    def __init__(self, path: Path, form: str) -> None:
        self.path, self.form = path, form
        self.words = [
            (word, number)
            for number, line in enumerate(read_text(path, form).splitlines(), start=1)
            if not line.lstrip().startswith("#")
            for word in line.split()
        ]
        self.at = 0

    def word(self, what: str) -> str:
        """The next word."""
        if self.at == len(self.words):
            raise self.fault("the end of the file", what)
        self.at += 1
        return self.words[self.at - 1][0]

    def number(self, what: str, least: int = 0, most: int = 1_000_000) -> int:
        """The next word as a whole number within bounds."""
        word = self.word(what)
        if not (word.isascii() and word.isdecimal() and least <= int(word) <= most):
            raise self.fault(repr(word), f"{what}, a whole number from {least} to {most}")
        return int(word)

    def fault(self, found: str, expected: str) -> UserError:
        """The error at the word read last."""
        line = self.words[self.at - 1][1] if self.at else 1
        return UserError(
            f"The file is no {self.form}",
            where=f"{self.path}, line {line}",
            found=found,
            expected=expected,
            todo="name an instance in that format",
        )


def read_text(path: Path, form: str) -> str:
    """The text of a file. Raises UserError where there is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                f"The file is too large for a {form}",
                where=str(path),
                expected=f"at most {LARGEST:,} bytes",
            )
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UserError(f"The file is no {form}", where=str(path), expected="plain text") from None
    except OSError as error:
        raise UserError(
            "The file cannot be read",
            where=str(path),
            found=error.strerror or "an error",
            todo="check the name and the folder",
        ) from None
