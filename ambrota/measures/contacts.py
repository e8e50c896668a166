"""Contact as people meet it: sessions, and the longest time without one."""

from __future__ import annotations

from itertools import pairwise

from ambrota.contact_periods import PersonContact
from ambrota.measures.base import CONTACT, PeopleGauge
from ambrota.measures.scene import Scene


class ContactSessions(PeopleGauge):
    """One-to-ones with the own line manager."""

    id = "contact-sessions"
    theme = CONTACT
    name = "One-to-ones with own line manager"
    unit = "sessions a person"
    better = "higher"
    is_total = False
    statement = "Protected sessions that count, over the rota or the weeks that are judged."
    source = "Culture review of ambulance trusts (NHS England, February 2024)"

    def counted_days(self, scene: Scene, who: str) -> int | None:
        """Sessions are judged over as many weeks as both cycles take to go round."""
        return scene.contact.per_person[who].horizon.days

    def people(self, scene: Scene) -> dict[str, float]:
        """Sessions of everybody who has a line manager in the rota."""
        return {who: float(one.placed) for who, one in scene.contact.per_person.items()}


class ContactGap(PeopleGauge):
    """The longest time without contact."""

    id = "contact-gap"
    theme = CONTACT
    name = "Longest gap between one-to-ones"
    unit = "days"
    better = "lower"
    pool = "most"
    is_total = False
    statement = (
        "Days from one session to the next; in a dated rota also from its first day and to its "
        "last; without any session, all of its days."
    )
    source = "Culture review of ambulance trusts (NHS England, February 2024)"

    def people(self, scene: Scene) -> dict[str, float]:
        """The longest gap of everybody who has a line manager in the rota."""
        return {who: float(_gap(one)) for who, one in scene.contact.per_person.items()}


def _gap(one: PersonContact) -> int:
    days = sorted(one.session_days)
    if not days:
        return one.horizon.days
    if one.horizon.wraps:
        edges = [*days, days[0] + one.horizon.days]
    else:
        edges = [0, *days, one.horizon.days]
    return max(b - a for a, b in pairwise(edges))
