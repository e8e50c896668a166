"""The load of line managers: people, contact hours, own duties on cover."""

from __future__ import annotations

from collections import Counter

from ambrota.measures.base import MANAGERS, PeopleGauge
from ambrota.measures.scene import Scene
from ambrota.model import Kind


def managers(scene: Scene) -> Counter[str]:
    """People of each line manager in the rota who is named and in post."""
    return Counter(one.manager for one in scene.contact.per_person.values())


class ManagerPeople(PeopleGauge):
    """People for each line manager."""

    id = "manager-people"
    theme = MANAGERS
    name = "People per line manager"
    unit = "people"
    better = "lower"
    is_total = False
    statement = "People in post who have this line manager."

    def people(self, scene: Scene) -> dict[str, float]:
        """People of each manager."""
        return {who: float(count) for who, count in managers(scene).items()}


class ManagerContactHours(PeopleGauge):
    """A line manager's time in sessions."""

    id = "manager-contact-hours"
    theme = MANAGERS
    name = "Contact hours per line manager"
    unit = "h a manager"
    better = "higher"
    statement = (
        "Hours of contact sessions held, team sessions once, over the weeks that are judged."
    )

    def counted_days(self, scene: Scene, who: str) -> int | None:
        """Sessions are judged over as many weeks as both cycles take to go round."""
        people = scene.contact.per_person.values()
        return max(one.horizon.days for one in people if one.manager == who)

    def people(self, scene: Scene) -> dict[str, float]:
        """Contact hours of each manager."""
        held = {
            (session.with_, session.day, session.start, session.end)
            for session in scene.rota.sessions
            if session.kind == "contact"
        }
        hours: Counter[str | None] = Counter()
        for manager, _, start, end in held:
            hours[manager] += end - start
        return {who: hours[who] / 60 for who in managers(scene)}


class ManagerCoverDuties(PeopleGauge):
    """A line manager's own duties on cover."""

    id = "manager-cover-duties"
    theme = MANAGERS
    name = "Own cover duties per line manager"
    unit = "duties a manager"
    better = "lower"
    statement = "Timed duties on cover that the line manager works."

    def people(self, scene: Scene) -> dict[str, float]:
        """Cover duties of each manager, over the rota or one whole cycle."""
        count = scene.tally(scene.table.timed & scene.table.is_kind(Kind.COVER))
        found = {}
        for who in managers(scene):
            found[who] = float(count[list(scene.walk_of(who).people)].sum())
        return found
