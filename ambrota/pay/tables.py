"""What unsocial hours are paid: section 2 and Annex 5 of Agenda for Change, as tables to edit."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambrota.grades import ASSISTANT, PARAMEDIC, TEAM_LEADER, TECHNICIAN, grade, normal_role

SECTION_2, ANNEX_5 = "section-2", "annex-5"
SCHEMES = {SECTION_2: "Section 2", ANNEX_5: "Annex 5"}
VERIFY = "Editable default; verify against your handbook"
OTHER = "other"

ByBand = tuple[tuple[int, float], ...]
Step = tuple[float, float]

_NAMED = {TEAM_LEADER: "team leader", PARAMEDIC: "paramedic", TECHNICIAN: "emt", ASSISTANT: "eca"}


@dataclass(frozen=True)
class Section2:
    """An extra percentage of basic pay for each paid hour at an unsocial time.

    `evening` and `morning`: clock minutes between which a weekday's hours are paid like Saturday's.
    `whole_shift`: a duty more than half of which lies between the two earns that on all its weekday
    hours. The percentages are by band.
    """

    evening: int = 20 * 60
    morning: int = 6 * 60
    whole_shift: bool = True
    nights_and_saturdays: ByBand = (
        (1, 47.0), (2, 41.0), (3, 35.0), *((band, 30.0) for band in range(4, 10)),
    )  # fmt: skip
    sundays_and_holidays: ByBand = (
        (1, 94.0), (2, 83.0), (3, 69.0), *((band, 60.0) for band in range(4, 10)),
    )  # fmt: skip

    def percents(self, band: int) -> tuple[float, float] | None:
        """For nights and Saturdays, and for Sundays and public holidays; None: no figure."""
        nights, sundays = dict(self.nights_and_saturdays), dict(self.sundays_and_holidays)
        return (nights[band], sundays[band]) if band in nights and band in sundays else None


@dataclass(frozen=True)
class Annex5:
    """One percentage of basic pay, by the average of weekly hours outside the day from Monday.

    `steps`: (over so many hours a week, per cent), lowest first; up to the first it is a local
    matter. The average runs over `weeks`, or over one cycle.
    """

    day_from: int = 7 * 60
    day_to: int = 19 * 60
    weeks: int = 13
    highest_band: int = 7
    steps: tuple[Step, ...] = ((5.0, 9.0), (9.0, 13.0), (13.0, 17.0), (17.0, 21.0), (21.0, 25.0))


@dataclass(frozen=True)
class PayTables:
    """Everything that pay for unsocial hours is reckoned with; part of the rulebook.

    `scheme` is that of people whose scheme is not stated; `bands` are assumed from the role of
    those whose band is not stated.
    """

    scheme: str = SECTION_2
    section_2: Section2 = field(default_factory=Section2)
    annex_5: Annex5 = field(default_factory=Annex5)
    bands: tuple[tuple[str, int], ...] = (
        ("team leader", 7), ("paramedic", 6), ("nqp", 5), ("newly qualified paramedic", 5),
        ("emt", 4), ("aap", 4), ("eca", 3), ("ecsw", 3), ("call handler", 3), ("dispatcher", 4),
        (OTHER, 5),
    )  # fmt: skip

    def band_of(self, role: str | None) -> int:
        """The band assumed of a role: as listed, else that of its grade, else that of others."""
        known, name = dict(self.bands), normal_role(role)
        if name in known and name != OTHER:
            return known[name]
        return known.get(_NAMED.get(grade(role), OTHER), known[OTHER])
