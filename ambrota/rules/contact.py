"""Every person who has a line manager meets them, alone and protected, in every contact period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter


@dataclass(frozen=True)
class Contact(Rule):
    """Protected time with one's own line manager in every contact period."""

    id: ClassVar[str] = "contact"
    name: ClassVar[str] = "Line-manager contact"
    statement: ClassVar[str] = (
        "In every contact period everybody who has a line manager gets at least one protected "
        "session, alone, with their own line manager, while both are on duty."
    )
    source: ClassVar[str] = "Culture review of ambulance trusts (NHS England, February 2024)"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST

    weeks: int = parameter(4, "weeks", "length of a contact period", 1, 26)
    minutes: int = parameter(30, "minutes", "shortest session", 15, 240)
    earliest: int = parameter(420, "minute of the day", "no session starts before", 0, 1440)
    latest: int = parameter(1320, "minute of the day", "no session ends after", 0, 1440)
    after_start: int = parameter(30, "minutes", "left free after either duty starts", 0, 240)
    before_end: int = parameter(60, "minutes", "left free before either duty ends", 0, 240)
    excused_weeks: int = parameter(
        8, "weeks", "an excused run longer than this is brought to notice", 1, 104
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person and period without a valid session."""
        from ambrota.contact import contact_breaches

        yield from contact_breaches(inspection, self)

    def checked(self, inspection: Inspection) -> int:
        """People times periods that ask for a session."""
        from ambrota.contact import contact_audit

        return contact_audit(inspection, self).asked
