"""The bytes of a file to its sheets, by the reader that its content needs."""

from __future__ import annotations

from ambrota.errors import UserError
from ambrota.parsing.content import kind_of
from ambrota.parsing.packed import Parsed


def parse(data: bytes, name: str, suffix: str) -> Parsed:
    """The sheets of a file called so. Raises `UserError` with the one reason why not.

    The readers are imported where they are needed: each costs time that the others' files save.
    """
    kind = kind_of(data, suffix)
    try:
        return _read(kind, data, name, suffix)
    except (UserError, MemoryError):
        raise
    except Exception as error:
        # The readers raise whatever their parsers raise; a damaged file is the user's to mend.
        from ambrota.parsing.other_books import unreadable

        raise unreadable(error) from error


def _read(kind: str, data: bytes, name: str, suffix: str) -> Parsed:
    if kind == "text":
        from ambrota.parsing.text_table import read_text

        return Parsed([read_text(data, name, suffix)])
    if kind == "html":
        from ambrota.parsing.web_page import read_web_page

        return Parsed(read_web_page(data, name))
    if kind == "xml":
        from ambrota.parsing.xml_2003 import read_xml_2003

        return Parsed(read_xml_2003(data))
    if kind == "xlsx":
        from ambrota.parsing.xlsx import read_xlsx

        return Parsed(read_xlsx(data))
    from ambrota.parsing.other_books import read_other

    return read_other(data)
