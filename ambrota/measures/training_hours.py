"""Protected training that people hold."""

from __future__ import annotations

from ambrota.measures.base import CONTACT, PeopleGauge
from ambrota.measures.scene import Scene


class TrainingHours(PeopleGauge):
    """Protected training hours."""

    id = "training-hours"
    theme = CONTACT
    name = "Protected training hours"
    unit = "h a person"
    better = "higher"
    statement = "Paid hours of training duties and of training sessions that count."
    source = "Culture review of ambulance trusts (NHS England, February 2024)"

    def people(self, scene: Scene) -> dict[str, float]:
        """Hours held by everybody."""
        return {who: one.hours for who, one in scene.training.per_person.items()}
