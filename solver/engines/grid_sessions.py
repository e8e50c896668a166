"""Cover, meetings and teaching of the day-by-day engine: sessions placed at real times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from ambrota.demand import HALF_HOUR, Key
from solver.engines.grid import Expr, Grid, Lit
from solver.engines.tally import unmet, untaught
from solver.plan import Plan
from solver.primitives import Meeting, Placing, Teaching
from solver.sessions.margins import CROWDED, Margins, Place, busy_slots
from solver.sessions.spare import Halves
from solver.stages import GIVEN_UP, HOLDING, MUST, SESSIONS, TIGHT, Aim
from solver.statement import Statement

Group = tuple[int, str | None, int]
"""(day of the longest frame, resource, half hour of the day)."""


class SessionGrid(Grid):
    """A neighbourhood in which some sessions are placed anew.

    `kept`: sessions of the plan that stay; `offered`: those that may be placed.
    """

    def __init__(
        self,
        statement: Statement,
        plan: Plan,
        free: frozenset[int],
        aim: Aim,
        kept: tuple[Placing, ...],
        offered: Iterable[Placing],
    ) -> None:
        super().__init__(statement, plan, free, aim)
        offered = tuple(offered)
        kept = self.kept = (*kept, *(placing for placing in offered if not placing.counts))
        self.margins = Margins(statement, plan)
        self.standing = {placing.session for placing in plan.placed}
        self.short: dict[int, Lit] = {}
        self.filled: dict[int, Expr] = {}
        for placing in kept:
            self._keep(placing)
        self._fill_rows()
        for placing in kept:
            self.margins.take(placing)
        self.offered: list[tuple[Placing, Lit]] = []
        for placing in offered:
            if placing.counts:
                self._offer(placing)
        self._one_at_a_time()
        self._stand_down()
        if aim.weighs(TIGHT):
            self._keep_one_spare()
        self._meet()
        self._teach()
        self.model.minimize(self.dues.total())

    def _keep(self, placing: Placing) -> None:
        """A kept session's hosts must go on hosting it."""
        for host in placing.hosts:
            lits: list[Lit] = []
            for literal in host:
                options = self.options(literal)
                if options is True:
                    break
                if options is not False:
                    lits += options
            else:
                self.model.add_bool_or(lits)
        for bar in placing.bars:
            if bar[0] in self.held:
                self.model.add_bool_or(self.otherwise(bar))

    def _fill_rows(self) -> None:
        """Seat rows that free cells could fill: as full as needed, or no shorter than now."""
        terms: dict[int, list[Lit]] = defaultdict(list)
        base = list(self.margins.have)
        fills = self.statement.seats.fills
        for cell, lits in self.held.items():
            for choice, lit in enumerate(lits):
                for row in fills.get((cell, choice), ()):
                    terms[row].append(lit)
                    if self.plan.held[cell] == choice:
                        base[row] -= 1
        for number in sorted(terms):
            self.filled[number] = cp_model.LinearExpr.sum(terms[number]) + base[number]
            self._need_row(number)

    def _need_row(self, number: int) -> None:
        row = self.statement.seats.rows[number]
        most = row.need if self.aim.cover_gives else self.margins.short[number]
        if most:
            short = self.short[number] = self.model.new_int_var(0, most, "")
            self.dues.add(HOLDING, MUST // 10 * (row.end - row.start) // HALF_HOUR, short, most)
        self.model.add(self.filled[number] + self.missing(number) >= row.need)

    def missing(self, number: int) -> Expr:
        """Seats that this row and those above it may still be short of."""
        rows = (number, *self.statement.seats.rows[number].above)
        return sum(self.short.get(row, self.margins.short[row]) for row in rows)

    def _offer(self, placing: Placing) -> None:
        """A variable for a session that could be placed here, unless something forbids it."""
        if any(slot in self.margins.taken for slot in busy_slots(placing)):
            return
        places = self.margins.places(placing)
        if not self._could_stand_down(places):
            return
        needs: list[list[Lit]] = []
        for host in placing.hosts:
            options = [self.options(literal) for literal in host]
            if any(option is True for option in options):
                continue
            needs.append([lit for option in options if isinstance(option, list) for lit in option])
        bars: list[Lit] = []
        for bar in placing.bars:
            option = self.options(bar)
            if option is True:
                return
            if option is not False:
                bars += option
        if not all(needs):
            return
        lit = self.model.new_bool_var("")
        for need in needs:
            self.model.add_bool_or([*need, ~lit])
        for bar_lit in bars:
            self.model.add_implication(lit, ~bar_lit)
        self.model.add_hint(lit, placing.session in self.standing)
        given_up = self.margins.given_up(places)
        crowded = CROWDED * self.margins.crowded(places)
        if self.aim.order:
            self.dues.add(GIVEN_UP, 0 if self._gives_least else given_up, lit)
            self.dues.add(SESSIONS, 1 + crowded, lit)
        else:
            self.dues.add(SESSIONS, 1 + self.aim.given_up * (given_up + crowded), lit)
        self.offered.append((placing, lit))

    def _could_stand_down(self, places: list[Place]) -> bool:
        seats, stood = self.statement.seats, self.margins.stood
        return all(
            place[1] in self.filled
            or self.margins.margin(place[1]) + seats.allowed(seats.rows[place[1]].key[0])
            >= stood[place] + leaving
            for place, leaving in Counter(places).items()
        )

    def _one_at_a_time(self) -> None:
        """Nobody is in two sessions at once."""
        slots: dict[tuple[int, int, int], list[Lit]] = defaultdict(list)
        for placing, lit in self.offered:
            for slot in busy_slots(placing):
                slots[slot].append(lit)
        done: set[tuple[int, ...]] = set()
        for lits in slots.values():
            key = tuple(lit.index for lit in lits)
            if len(lits) > 1 and key not in done:
                done.add(key)
                self.model.add_at_most_one(lits)

    def _stand_down(self) -> None:
        """Sessions leave no seat short beyond the allowance, on any resource in any half hour."""
        leaving: dict[Group, dict[int, list[Lit]]] = defaultdict(lambda: defaultdict(list))
        rows = self.statement.seats.rows
        for placing, lit in self.offered:
            for day, row, half in self.margins.places(placing):
                leaving[day, rows[row].key[0], half][row].append(lit)
        for day, row, half in self.margins.stood:
            group = day, rows[row].key[0], half
            if row in self.filled or group in leaving:
                leaving[group].setdefault(row, [])
        alike: dict[tuple[object, ...], list[Group]] = defaultdict(list)
        for group, lits in leaving.items():
            key = tuple(
                (row, self.margins.stood[group[0], row, group[2]], *(lit.index for lit in going))
                for row, going in sorted(lits.items())
            )
            alike[key].append(group)
        for groups in alike.values():
            self._spare(groups[0], leaving[groups[0]], len(groups))

    @property
    def _gives_least(self) -> bool:
        """Whether as few seats given up as can be come before anything else that may differ."""
        return bool(self.aim.order) and GIVEN_UP in self.aim.order[0]

    def _spare(self, group: Group, leaving: dict[int, list[Lit]], times: int) -> None:
        """One half hour of a resource: no more seats given up than may be, or than are now."""
        day, resource, half = group
        most = max(self.statement.seats.allowed(resource), self.margins.given(day, resource, half))
        limit: Expr = most
        given = self._given(group, most)
        if most and self._gives_least:
            limit = self.model.new_int_var(0, most, "")
            self.model.add(sum(given.values()) <= limit)
            self.dues.add(GIVEN_UP, times, limit, most)
        for number, lits in sorted(leaving.items()):
            row = self.statement.seats.rows[number]
            if not lits and number not in self.filled and not given:
                continue
            spare: Expr = limit
            if given and row.key[1] is not None:
                rows = (row, *(self.statement.seats.rows[above] for above in row.above))
                spare = sum(given[key] for key in dict.fromkeys(each.key for each in rows))
            filled = self.filled.get(number, self.margins.have[number])
            stood = self.margins.stood[day, number, half]
            self.model.add(filled + self.missing(number) + spare >= row.need + stood + sum(lits))

    def _keep_one_spare(self) -> None:
        """What half hours without a seat to spare cost, wherever a free cell could fill one."""
        for rows in Halves(self.statement).widest.values():
            if not self.filled.keys().isdisjoint(rows):
                tight = self.model.new_bool_var("")
                for row in rows:
                    filled = self.filled.get(row, self.margins.have[row])
                    self.model.add(filled + tight >= self.statement.seats.rows[row].need + 1)
                self.dues.add(TIGHT, 1, tight)

    def _given(self, group: Group, limit: int) -> dict[Key, Lit]:
        """Seats given up by role; empty where the rows themselves share what may be given up.

        They do where each comes after those above it all through the half hour.
        """
        numbers = self.margins.rows_at(*group)
        rows = [self.statement.seats.rows[number] for number in numbers]
        roles = [row for row in rows if row.key[1] is not None]
        keys = dict.fromkeys(row.key for row in roles)
        if not limit or sum(not row.above for row in roles) < 2 or len(keys) < 2:
            return {}
        given = {key: self.model.new_int_var(0, limit, "") for key in keys}
        self.model.add(sum(given.values()) <= limit)
        return given

    def _meet(self) -> None:
        """Meetings whose people or days are open: one session each, or the unmet stay unmet."""
        by_person: dict[int, list[tuple[Placing, Lit]]] = defaultdict(list)
        for placing, lit in self.offered:
            if placing.counts and placing.session.kind == "contact":
                by_person[placing.person].append((placing, lit))
        met = Plan(self.plan.held, self.kept)
        for meeting in self.statement.meetings:
            if unmet(meeting, met):
                self._hold_meeting(meeting, by_person[meeting.person])

    def _hold_meeting(self, meeting: Meeting, offered: list[tuple[Placing, Lit]]) -> None:
        days = set(meeting.days)
        clause = [lit for placing, lit in offered if placing.session.day in days]
        if unmet(meeting, self.plan):
            slip = self.model.new_bool_var("")
            self.dues.add(HOLDING, MUST, slip)
            clause.append(slip)
        self.model.add_bool_or(clause)

    def _teach(self) -> None:
        minutes: dict[int, list[tuple[int, Lit]]] = defaultdict(list)
        for placing, lit in self.offered:
            if placing.counts and placing.session.kind == "training":
                minutes[placing.person].append((placing.session.minutes, lit))
        kept = Plan(self.plan.held, self.kept)
        for teaching in self.statement.teachings:
            if teaching.person in minutes or self._touches(teaching):
                self._teach_person(teaching, minutes[teaching.person])
            elif untaught(teaching, kept) > untaught(teaching, self.plan):
                self.model.add_bool_or([])

    def _touches(self, teaching: Teaching) -> bool:
        return any(cell in self.held for cell in teaching.weights) or any(
            cell in self.held for earlier, _, _ in teaching.lost for cell, _ in earlier
        )

    def _teach_person(self, teaching: Teaching, offered: list[tuple[int, Lit]]) -> None:
        standing = sum(
            placing.session.minutes
            for placing in self.kept
            if placing.counts
            and placing.session.kind == "training"
            and placing.person == teaching.person
        )
        held = self.total(teaching.weights) + standing - self.lost(teaching)
        placed = sum(length * lit for length, lit in offered)
        now = untaught(teaching, self.plan)
        missing: Expr = 0
        if now:
            missing = self.model.new_int_var(0, now, "")
            self.dues.add(HOLDING, MUST // 60, missing, now)
        self.model.add(held + placed + missing >= teaching.floor)

    def read(self, solver: cp_model.CpSolver) -> Plan:
        """The plan that a solution stands for."""
        held = {
            cell: next(number for number, lit in enumerate(lits) if solver.boolean_value(lit))
            for cell, lits in self.held.items()
        }
        placed = tuple(p for p, lit in self.offered if solver.boolean_value(lit))
        return self.plan.with_cells(held, (*self.kept, *placed))
