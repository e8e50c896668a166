"""Days on duty with one's own team."""

from __future__ import annotations

import numpy as np

from ambrota.entries import Ints
from ambrota.measures.attendance import SPAN, Attendance, attendance
from ambrota.measures.base import TEAM, PeopleGauge
from ambrota.measures.scene import Scene


class OwnTeamDuties(PeopleGauge):
    """Duties shared with a colleague of the own team."""

    id = "own-team-duties"
    theme = TEAM
    name = "Duties with own team"
    unit = "% of duties"
    better = "higher"
    is_total = False
    statement = "Timed duties during some of which another person of the same team is on duty."

    def people(self, scene: Scene) -> dict[str, float]:
        """The share of everybody who has a team and a duty."""
        people = scene.rota.people
        number = {team: at for at, team in enumerate(dict.fromkeys(one.team for one in people))}
        team = np.array([number[one.team] if one.team else -1 for one in people], dtype=np.int64)
        found = attendance(scene)
        found = found.of(team[found.person] >= 0)
        others = _in_common(found, team[found.person]) - _in_common(found, found.person)
        person = found.person[found.own]
        count = np.bincount(person, minlength=len(people))
        met = np.bincount(person, others > 0, minlength=len(people))
        return {who: 100 * met[row] / count[row] for row, who in scene.in_post if count[row]}


def _in_common(found: Attendance, key: Ints) -> Ints:
    """With how many duties under the same key each of one's own has time in common."""
    starts, ends = key * SPAN + found.start, key * SPAN + found.end
    # Other keys' duties lie wholly before or wholly after: they start and end as often.
    begun = np.searchsorted(np.sort(starts), ends[found.own], "left")
    over = np.searchsorted(np.sort(ends), starts[found.own], "right")
    return begun - over
