"""Days on duty with one's own team."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from ambrota.entries import Ints
from ambrota.measures.base import TEAM, PeopleGauge
from ambrota.measures.scene import Scene
from ambrota.model import DAY
from ambrota.sessions import LOOK_BACK


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
        teams: dict[str, list[int]] = defaultdict(list)
        for row, _ in scene.in_post:
            team = scene.rota.people[row].team
            if team:
                teams[team].append(row)
        found = {}
        for rows in teams.values():
            days = max(scene.table.walks[scene.walk_of_row[row]].days for row in rows)
            # Colleagues' duties just beyond the end of a cycle are shared as well.
            spans = {row: scene.inspection.presence.spans(row, days + LOOK_BACK) for row in rows}
            starts = np.sort(np.concatenate([spans[row].start for row in rows]))
            ends = np.sort(np.concatenate([spans[row].end for row in rows]))
            for row in rows:
                own = spans[row]
                inside = (own.start >= 0) & (own.start < days * DAY)
                if inside.any():
                    start, end = own.start[inside], own.end[inside]
                    mine = np.sort(own.start), np.sort(own.end)
                    others = _overlapping(start, end, starts, ends) - _overlapping(
                        start, end, *mine
                    )
                    found[scene.rota.people[row].id] = 100 * float((others > 0).mean())
        return found


def _overlapping(start: Ints, end: Ints, starts: Ints, ends: Ints) -> Ints:
    """How many of the spans with these sorted starts and ends each span has time in common with."""
    count: Ints = np.searchsorted(starts, end, "left") - np.searchsorted(ends, start, "right")
    return count
