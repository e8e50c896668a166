"""Duties as a station's own rota writes them: its codes, else times; its own mark for rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ambrota.model import Duty, Kind, Rota, Shift
from ambrota.sheets.cells import Value
from ambrota.sheets.imported import Source
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.times import times_code

_WORDS = {Kind.RELIEF: "REL", Kind.OTHER_WORK: "ADMIN", Kind.CONTACT: "1:1"}


class Writer:
    """Knows how the workbook writes each code, from the cells that were read."""

    def __init__(self, rota: Rota, source: Source) -> None:
        self.shifts = {code_key(shift.code): shift for shift in rota.shifts}
        sheets = {sheet.name: sheet for sheet in source.book.sheets}
        forms: dict[str, Counter[Value]] = {}
        coloured: Counter[str] = Counter()
        rest: Counter[Value] = Counter()
        for key, spot in source.spots.items():
            duties = rota.by_cell.get(key, ())
            if len(duties) != 1 or duties[0].unit is not None:
                continue
            if spot in source.marks or spot in source.ends or key in source.more:
                continue
            value = sheets[spot[0]].at(*spot[1:]).value
            if value is None:
                coloured[code_key(duties[0].code)] += 1
                continue
            forms.setdefault(code_key(duties[0].code), Counter())[value] += 1
            if duties[0].kind is Kind.REST:
                rest[value] += 1
        self._forms = forms
        self._colours = {key for key in coloured if key not in forms}
        self.rest: Value = rest.most_common(1)[0][0] if rest else None

    def by_colour(self, duties: Iterable[Duty]) -> str | None:
        """The code of a person-day that the rota says by the colour of a blank cell alone."""
        only = list(duties)
        shift = self.known(only[0]) if len(only) == 1 and not only[0].unit else None
        return shift.code if shift and code_key(shift.code) in self._colours else None

    def value(self, duties: Iterable[Duty]) -> Value:
        """What to write for the duties of one person-day."""
        work = [duty for duty in duties if duty.kind is not Kind.REST]
        if not work:
            stated = [self.known(duty) for duty in duties]
            return self._form(stated[0].code) if stated and stated[0] is not None else self.rest
        if len(work) == 1 and not work[0].unit and self.known(work[0]) is not None:
            return self._form(work[0].code)
        return " / ".join(self.text(duty) for duty in work)

    def known(self, duty: Duty) -> Shift | None:
        """The code of the workbook that says just this duty; None when it has none."""
        shift = self.shifts.get(code_key(duty.code))
        if shift is not None and _same(shift, duty):
            return shift
        return None

    def text(self, duty: Duty) -> str:
        """One entry: its code, else its times, with the callsign if it has one."""
        shift = self.known(duty)
        if shift is not None:
            text = shift.code
        elif duty.start is not None and duty.end is not None:
            word = _WORDS.get(duty.kind)
            times = times_code(duty.start, duty.end)
            text = f"{word} {times}" if word else times
        else:
            text = duty.code
        return f"{text} ({duty.unit})" if duty.unit and duty.unit not in text else text

    def marks(self, duty: Duty) -> bool:
        """Whether the duty is training that its cell alone does not say."""
        return duty.kind is Kind.TRAINING and duty.start is not None and self.known(duty) is None

    def _form(self, code: str) -> Value:
        """How cells say a code: as it is spelt, or as most of them do where none spells it so."""
        found = self._forms.get(code_key(code))
        if found is None or code in found:
            shift = self.shifts[code_key(code)]
            return code if found is not None else shift.code
        return found.most_common(1)[0][0]


def _same(shift: Shift, duty: Duty) -> bool:
    return (shift.kind, shift.start, shift.end) == (duty.kind, duty.start, duty.end)
