"""What was understood of a workbook, in one sentence."""

from __future__ import annotations

from ambrota.model import WORK_KINDS, Kind, Rota
from ui.reading import count


def sentence(rota: Rota) -> str:
    """'24 people, Monday 5 January to Sunday 29 March 2026, 1,344 duties in 6 codes.'"""
    parts = [_who(rota), _when(rota), _what(rota)]
    return ", ".join(parts) + "."


def _who(rota: Rota) -> str:
    if rota.is_cyclic:
        return f"{count(len(rota.people), 'line')} of a week each"
    return count(len(rota.people), "person", "people")


def _when(rota: Rota) -> str:
    first, last = rota.date_of(0), rota.date_of(rota.days - 1)
    if first is None or last is None:
        return "Monday to Sunday"
    begins = f"{first:%A} {first.day} {first:%B}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{begins}{year} to {last:%A} {last.day} {last:%B %Y}"


def _what(rota: Rota) -> str:
    """Duties and their codes; then what is not understood of the codes."""
    told = []
    known = {shift.code for shift in rota.shifts if shift.kind in WORK_KINDS}
    duties = sum(duty.is_work for duty in rota.duties)
    if duties:
        told.append(f"{_many(duties, 'duty', 'duties')} in {count(len(known), 'code')}")
    unknown = [duty.code for duty in rota.duties if duty.kind is Kind.UNKNOWN]
    if unknown:
        codes = count(len(set(unknown)), "code")
        told.append(f"{_many(len(unknown), 'entry', 'entries')} in {codes} not understood")
    return ", ".join(told) or "no duties"


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
