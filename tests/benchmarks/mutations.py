"""What may befall a file: its bytes, parts, XML, values and references changed at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.benchmarks.odd_files import (
    NASTY,
    as_ods,
    as_page,
    as_text,
    as_xlsx,
    as_xml_2003,
    parts_of,
    rota_rows,
    sample,
    with_nasty_values,
    zipped,
)

ATTRIBUTES = (
    *("", "0", "-1", "1", "99999999999", "x", "true", "hidden", "inlineStr", "s", "str", "b", "e"),
    *("A1", "A0", "XFD1048576", "ZZZ99999999", "A1:B2", "B2:A1", "A1:XFD1048576", "d", "n"),
)


def with_broken_bytes(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, lost, doubled, or cut off."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8, 40))):
        at = rng.randrange(len(out) + 1)
        length = rng.choice((1, 1, 2, 16, 300))
        match rng.randrange(5):
            case 0:
                out[at : at + length] = rng.randbytes(len(out[at : at + length]))
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at:at] = rng.choice(
                    (b"\x00", b'"', b"<", b"\xff\xfe", b"\n", b";", rng.randbytes(3))
                )
            case _ if rng.random() < 0.2:
                del out[at:]
            case _:
                out[at : at + 1] = b"\x00"
    return bytes(out)


def with_broken_parts(data: bytes, rng: random.Random) -> bytes:
    """An archive with parts lost, swapped, emptied, doubled or changed within."""
    parts = parts_of(data)
    for _ in range(rng.randrange(1, 4)):
        name, other = rng.choice(list(parts)), rng.choice(list(parts))
        match rng.randrange(16):
            case 0:
                parts.pop(name)
            case 1:
                parts[name], parts[other] = parts[other], parts[name]
            case 2:
                parts[name] = b""
            case 3:
                parts[f"{name}x"] = parts[name]
            case 4:
                parts[name] = with_broken_bytes(parts[name], rng)
            case _:
                parts[name] = with_broken_xml(parts[name], rng)
        if not parts:
            break
    return zipped(parts)


def with_broken_xml(part: bytes, rng: random.Random) -> bytes:
    """XML whose attributes, texts, elements and names are changed: mostly still well formed."""
    text = part.decode("utf-8", "replace")
    for _ in range(rng.choice((1, 1, 3, 10))):
        text = rng.choice(_XML)(text, rng)
    return text.encode("utf-8", "replace")


def _attribute(text: str, rng: random.Random) -> str:
    return _one(r'(?<==")[^"<>]*(?=")', text, rng, lambda _: str(rng.choice(ATTRIBUTES)))


def _content(text: str, rng: random.Random) -> str:
    value = re.sub("[<&]", "", str(rng.choice(NASTY)))
    return _one(r"(?<=>)[^<>]+(?=<)", text, rng, lambda _: value)


def _twice(text: str, rng: random.Random) -> str:
    return _one(r"<(\w+)\b[^<>]*>[^<>]*</\1>|<\w[^<>]*/>", text, rng, lambda found: found * 2)


def _without(text: str, rng: random.Random) -> str:
    return _one(
        r"<(\w+)\b[^<>]*>[^<>]*</\1>|<\w[^<>]*/>|\s\w+=\"[^\"<>]*\"", text, rng, lambda _: ""
    )


def _reference(text: str, rng: random.Random) -> str:
    column, row = (
        rng.choice(("A", "B", "AA", "XFD", "ZZZ")),
        rng.choice((0, 1, 2, 9, 1048576, 1048577)),
    )
    return _one(r'(?<=\br=")[A-Z]*\d+(?=")', text, rng, lambda _: f"{column}{row}")


def _one(pattern: str, text: str, rng: random.Random, change: Callable[[str], str]) -> str:
    """One of the matches near a random place changed."""
    start = rng.randrange(len(text) + 1)
    match = re.compile(pattern).search(text, max(0, start - 200))
    if match is None:
        return text
    return text[: match.start()] + change(match[0]) + text[match.end() :]


_XML = (_attribute, _attribute, _content, _content, _twice, _without, _reference)


def case(seed: int) -> tuple[str, bytes]:
    """A file's name and bytes: the same for the same seed."""
    rng = random.Random(seed)
    rows = rota_rows(rng)
    if rng.random() < 0.6:
        rows = with_nasty_values(rows, rng)
    kind = rng.choices(
        ("xlsx", "xlsm", "sample", "csv", "tsv", "ods", "page", "xml"), (6, 1, 3, 4, 1, 2, 1, 1)
    )[0]
    makers = {"csv": as_text, "tsv": as_text, "ods": as_ods, "page": as_page, "xml": as_xml_2003}
    data = sample(rng.randrange(9)) if kind == "sample" else makers.get(kind, as_xlsx)(rows, rng)
    how = rng.random()
    if kind in {"xlsx", "xlsm", "sample", "ods"}:
        if how < 0.8:
            data = with_broken_parts(data, rng) if how < 0.74 else with_broken_bytes(data, rng)
    elif kind in {"page", "xml"} and how < 0.5:
        data = with_broken_xml(data, rng)
    elif how < 0.8:
        data = with_broken_bytes(data, rng)
    suffix = {"sample": "xlsx", "page": "xls", "xml": "xls"}.get(kind, kind)
    if rng.random() < 0.03:
        suffix = rng.choice(("xlsx", "xls", "xlsb", "csv", "ods"))
    return f"rota.{suffix}", data
