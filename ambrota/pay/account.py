"""What unsocial hours come to for each person, as a percentage of basic pay, under both schemes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ambrota.duties import FULL_TIME, contract_minutes
from ambrota.entries import Ints
from ambrota.model import Person, Rota
from ambrota.pay.averages import Floats, Staff, blocks_of
from ambrota.pay.hours import NIGHT, PLAIN, SUNDAY, Times, class_minutes, holidays_of
from ambrota.pay.tables import ANNEX_5, SCHEMES, Annex5, PayTables, Section2
from ambrota.rules.base import Inspection

EXACT = 1e-9
NO_CONTRACT = "no contracted hours"
AWAY = "away, or on duties without times, nearly throughout"
NO_FIGURE = "{} has no figure for band {}"


@dataclass(frozen=True, slots=True)
class PersonPay:
    """One person's pay for unsocial hours. Hours are a week at work; percentages of basic pay.

    `hours`: paid hours by class. `outside`: hours outside the day of Annex 5, breaks included, as
    of a full-time person. `section_2` and `annex_5` are None where there is no figure; `own` is the
    one of the person's scheme, and `why_none` says why there is none.
    """

    person: str
    name: str
    role: str | None
    scheme: str
    scheme_stated: bool
    band: int
    band_stated: bool
    contract: float
    hours: tuple[float, float, float]
    outside: float
    section_2: float | None
    annex_5: float | None
    why_none: str

    @property
    def own(self) -> float | None:
        """Per cent of basic pay under the person's scheme."""
        return self.annex_5 if self.scheme == ANNEX_5 else self.section_2

    @property
    def equivalent(self) -> float | None:
        """The same in paid hours a week."""
        return None if self.own is None else self.own / 100 * self.contract


@dataclass(frozen=True)
class PayAccount:
    """By row of the rota: see `PersonPay`; NaN where there is no figure. `hours` are by class."""

    rota: Rota
    tables: PayTables
    bands: Ints
    contract: Floats
    hours: Floats
    outside: Floats
    section_2: Floats
    annex_5: Floats

    @cached_property
    def own(self) -> Floats:
        """By row, per cent of basic pay under the person's scheme."""
        on_annex = [scheme_of(self.tables, one) == ANNEX_5 for one in self.rota.people]
        found: Floats = np.where(np.array(on_annex, dtype=np.bool_), self.annex_5, self.section_2)
        return found

    def people(self) -> Iterator[PersonPay]:
        """Everybody in post."""
        for row, person in enumerate(self.rota.people):
            if person.vacant:
                continue
            plain, night, sunday = np.nan_to_num(self.hours[:, row]).tolist()
            outside = float(np.nan_to_num(self.outside[row]))
            yield PersonPay(
                person.id, person.name, person.role,
                scheme_of(self.tables, person), person.unsocial is not None,
                int(self.bands[row]), person.band is not None,
                float(self.contract[row]), (plain, night, sunday), outside,
                _known(self.section_2[row]), _known(self.annex_5[row]), self._why_none(row),
            )  # fmt: skip

    def _why_none(self, row: int) -> str:
        if not np.isnan(self.own[row]):
            return ""
        if self.contract[row] <= 0:
            return NO_CONTRACT
        if np.isnan(self.outside[row]):
            return AWAY
        scheme = scheme_of(self.tables, self.rota.people[row])
        return NO_FIGURE.format(SCHEMES[scheme], self.bands[row])


def pay_account(inspection: Inspection, tables: PayTables, nation: str) -> PayAccount:
    """The account of a rota; vacant lines have theirs too, as if somebody held them."""
    return inspection.once(("pay", tables, nation), lambda: _account(inspection, tables, nation))


def timed_minutes(inspection: Inspection, times: Times, nation: str) -> Ints:
    """`class_minutes` of a rota, worked out once."""

    def work() -> Ints:
        rota = inspection.rota
        return class_minutes(rota, inspection.table, times, holidays_of(rota, nation))

    return inspection.once(("class minutes", times, nation), work)


def _account(inspection: Inspection, tables: PayTables, nation: str) -> PayAccount:
    rota, table = inspection.rota, inspection.table
    people = rota.people
    bands = [tables.band_of(one.role) if one.band is None else one.band for one in people]
    staff = Staff(table, np.array([contract_minutes(one) / 60 for one in people]), np.array(bands))
    hours = _paid_hours(inspection, tables.section_2, nation, staff)
    outside, annex_5 = _annex_5(inspection, tables.annex_5, nation, staff)
    section_2 = _section_2(tables.section_2, staff, hours)
    return PayAccount(rota, tables, staff.bands, staff.contract, hours, outside, section_2, annex_5)


def _paid_hours(inspection: Inspection, two: Section2, nation: str, staff: Staff) -> Floats:
    """By class and row: paid hours a week. An unpaid break is spread over its duty evenly."""
    table = inspection.table
    times = Times(two.evening, two.morning, two.whole_shift)
    length = table.end - table.start
    paid = np.divide(table.paid, length, out=np.zeros(len(length)), where=length > 0)
    minutes, whole = timed_minutes(inspection, times, nation), blocks_of(table, None)
    by_class = [staff.hours(minutes[kind] * paid, whole)[:, 0] for kind in (PLAIN, NIGHT, SUNDAY)]
    return np.stack(by_class) / staff.weeks(whole)[:, 0]


def _section_2(two: Section2, staff: Staff, hours: Floats) -> Floats:
    """By row, per cent of basic pay; NaN where the band has no figure."""
    none = (np.nan, np.nan)
    known = {band: two.percents(band) or none for band in set(staff.bands.tolist())}
    night, sunday = np.array([known[band] for band in staff.bands.tolist()]).reshape(-1, 2).T
    found: Floats = (night * hours[NIGHT] + sunday * hours[SUNDAY]) / np.where(
        staff.contract > 0, staff.contract, np.nan
    )
    return found


def _annex_5(
    inspection: Inspection, five: Annex5, nation: str, staff: Staff
) -> tuple[Floats, Floats]:
    """By row: hours a week outside the day, as of a full-time person, and per cent of basic pay.

    Over several blocks of weeks both are means of theirs.
    """
    minutes = timed_minutes(inspection, Times(five.day_to, five.day_from), nation)
    blocks = blocks_of(inspection.table, five.weeks)
    weeks = staff.weeks(blocks)
    with np.errstate(divide="ignore", invalid="ignore"):
        hours = staff.hours(minutes[NIGHT] + minutes[SUNDAY], blocks) / weeks
        full_time = hours * FULL_TIME / staff.contract[:, None]
        outside = np.nansum(full_time * weeks, axis=1) / np.nansum(weeks, axis=1)
        percent = np.nansum(_step(five, full_time) * weeks, axis=1) / np.nansum(weeks, axis=1)
    percent[staff.bands > five.highest_band] = np.nan
    return outside, percent


def _step(five: Annex5, hours: Floats) -> Floats:
    """The percentage of each average of weekly hours: exactly at a step is not over it."""
    over, percents = np.array([(0.0, 0.0), *five.steps]).T
    found: Floats = percents[np.searchsorted(over[1:], hours - EXACT, side="left")]
    return found


def scheme_of(tables: PayTables, person: Person) -> str:
    """The scheme that pays a person: as stated, else as the tables assume."""
    return person.unsocial or tables.scheme


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
