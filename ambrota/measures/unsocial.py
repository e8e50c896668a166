"""Unsocial hours, and what they add to pay."""

from __future__ import annotations

import numpy as np

from ambrota.measures.base import Floats, PeopleGauge, RowGauge
from ambrota.measures.scene import Scene
from ambrota.pay.account import pay_account, timed_minutes
from ambrota.pay.hours import NIGHT, SUNDAY, Times
from ambrota.pay.tables import VERIFY

TIMES = Times(evening=20 * 60, morning=6 * 60)


class UnsocialHours(RowGauge):
    """Hours at times that attract a payment."""

    id = "unsocial-hours"
    name = "Unsocial hours"
    unit = "h a person"
    better = "lower"
    statement = (
        "Hours of duty, breaks included, outside 06:00-20:00 on Monday to Friday, and all of "
        "Saturday, Sunday and, in a dated rota, public holidays, midnight to midnight. Times are "
        "of the local clock; a duty across a clock change counts the hours that pass."
    )
    source = "The times of Agenda for Change section 2; the definition is Ambrota's"

    def rows(self, scene: Scene) -> Floats:
        """Unsocial hours of each row."""
        minutes = timed_minutes(scene.inspection, TIMES, scene.rulebook.nation)
        return scene.tally(scene.table.timed, (minutes[NIGHT] + minutes[SUNDAY]) / 60)


class UnsocialPay(PeopleGauge):
    """What unsocial hours add to basic pay."""

    id = "unsocial-pay"
    name = "Unsocial-hours pay"
    unit = "% of basic pay"
    better = "higher"
    is_total = False
    alone = True
    statement = (
        "An estimate, not payroll: what unsocial hours add to each person's basic pay under their "
        "own scheme, section 2 or Annex 5 of Agenda for Change, by the tables of the rulebook "
        "(docs/pay.md). Higher is better here because no rota should be designed to cut "
        "unsocial-hours payments; that fewer unsocial hours are easier to live with is the measure "
        "above. People for whom the tables have no figure are left out."
    )
    source = f"Tables of pay: {VERIFY}"

    def people(self, scene: Scene) -> dict[str, float]:
        """The percentage of each person who has one."""
        own = pay_account(scene.inspection, scene.rulebook.pay, scene.rulebook.nation).own
        return {who: float(own[row]) for row, who in scene.in_post if not np.isnan(own[row])}
