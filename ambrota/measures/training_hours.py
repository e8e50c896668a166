"""Protected training that people hold."""

from __future__ import annotations

from ambrota.measures.base import CONTACT, PeopleGauge
from ambrota.measures.scene import Scene
from ambrota.sessions import horizon_of


class TrainingHours(PeopleGauge):
    """Protected training hours."""

    id = "training-hours"
    theme = CONTACT
    name = "Protected training hours"
    unit = "h a person"
    better = "higher"
    statement = "Paid hours of training duties and of training sessions that count."
    source = "Culture review of ambulance trusts (NHS England, February 2024)"

    def counted_days(self, scene: Scene, who: str) -> int | None:
        """Sessions are judged over as many weeks as both cycles take to go round."""
        return horizon_of(scene.rota, scene.rota.index[who]).days

    def people(self, scene: Scene) -> dict[str, float]:
        """Hours held by everybody."""
        return {who: one.hours for who, one in scene.training.per_person.items()}
