"""The engine that proves: a relaxation of the whole problem in which chosen requirements are hard.

It asks less than the truth (meetings and training by the day, not by the hour; a manager may meet
any number a day), so whatever it finds impossible is impossible.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from ambrota.model import DAY, WEEK, Kind
from solver.constraints import contact, training
from solver.engines.grid import Expr, Lit
from solver.engines.relaxation import Group, Relaxation
from solver.primitives import Meeting, Teaching
from solver.problem import Cell, Choice
from solver.statement import Statement


class There(NamedTuple):
    """A choice that could put somebody on duty on a day; `back`: minutes by which it began earlier.

    `lit`: its variable, None where it is held for good. `seated`: whether it fills a needed seat.
    """

    choice: Choice
    back: int
    lit: Lit | None
    resource: str | None
    seated: bool


class Proof(Relaxation):
    """The relaxation with meetings and training: `hard`, `soft` and `counted` as there."""

    def __init__(
        self,
        statement: Statement,
        hard: frozenset[Group],
        soft: frozenset[Group] = frozenset(),
        counted: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(statement, hard, soft, counted)
        self.stood: dict[tuple[int, str | None], list[Expr]] = defaultdict(list)
        self._spare: dict[tuple[int, object, int], Lit | None] = {}
        self._meet()
        self._teach()
        self._leave_seats()
        if soft:
            self.model.minimize(sum(self.amounts))

    def _meet(self) -> None:
        made: dict[tuple[int, int], Lit | None] = {}
        for meeting in self.statement.meetings:
            if self._asked(("contact", meeting.with_, meeting.person)):
                clause = [
                    lit
                    for day in meeting.days
                    if (lit := self._could_meet(meeting, day, made)) is not None
                ]
                slip = self.slip(None, 1)
                self.model.add_bool_or(clause if slip is None else [*clause, slip])

    def _could_meet(
        self, meeting: Meeting, day: int, made: dict[tuple[int, int], Lit | None]
    ) -> Lit | None:
        """A variable that may be true when both hold duties that leave room to meet on that day."""
        if (meeting.person, day) in made:
            return made[meeting.person, day]
        mine, theirs = self._there(meeting.person, day), self._there(meeting.with_, day)
        pairs = [(one, other) for one in mine for other in theirs if self._fit(one, other)]
        met = self.model.new_bool_var("") if pairs else None
        if met is not None:
            self._pair_up(met, day, pairs)
        made[meeting.person, day] = met
        return met

    def _pair_up(self, met: Lit, day: int, pairs: list[tuple[There, There]]) -> None:
        """Meeting on that day takes a pair of choices that fit, and seats that can be spared."""
        together: list[Lit] = []
        for one, other in pairs:
            pair = self.model.new_bool_var("")
            for needed in (one.lit, other.lit, *self._seats_spared(one, other, day)):
                if needed is not None:
                    self.model.add_implication(pair, needed)
            together.append(pair)
        self.model.add_bool_or([~met, *together])

    def _seats_spared(self, one: There, other: There, day: int) -> list[Lit]:
        """What must be true of the day's cover for these two to leave their seats at one time."""
        leaving = Counter(each.resource for each in (one, other) if each.seated)
        spared = (self._can_spare(day, resource, seats) for resource, seats in leaving.items())
        return [lit for lit in spared if lit is not None]

    def _can_spare(self, day: int, resource: str | None, seats: int) -> Lit | None:
        """True only where so many seats of the resource can be spared at some time of the day."""
        on = day % WEEK if self.problem.rota.is_cyclic else day
        beyond = seats - self.statement.seats.allowance
        if beyond <= 0 or not self._whole(resource):
            return None
        if (on, resource, seats) not in self._spare:
            rule = self.statement.rule("contact")
            self._spare[on, resource, seats] = self._some_stretch(
                on, resource, beyond, rule.earliest, rule.latest
            )
        return self._spare[on, resource, seats]

    def _some_stretch(
        self, day: int, resource: str | None, beyond: int, earliest: int, latest: int
    ) -> Lit | None:
        """True only where some stretch between those hours is filled so far beyond its need."""
        stretches = [
            (row, filled)
            for (on, start, end, where), (row, filled) in self.widest.items()
            if (on, where) == (day, resource) and start < latest and end > earliest
        ]
        asked = sum(min(row.end, latest) - max(row.start, earliest) for row, _ in stretches)
        if asked < latest - earliest:
            return None  # For some of the time nobody is asked for, so seats can be spared then.
        able: list[Lit] = []
        for row, filled in stretches:
            spare = self.model.new_bool_var("")
            self.model.add(filled >= row.need + beyond).only_enforce_if(spare)
            able.append(spare)
        some = self.model.new_bool_var("")
        self.model.add_bool_or([~some, *able])
        return some

    def _there(self, row: int, day: int) -> list[There]:
        """Choices that could put somebody on duty on a day, begun then or the day before.

        Those of the day before only where they last past the hour from which people may meet.
        """
        found: list[There] = []
        fills = self.statement.seats.fills
        earliest: int = self.statement.rule("contact").earliest
        for back in (0, 1):
            cell = self.problem.cell_on(row, day - back)
            if cell is None:
                continue
            for number, (choice, lit) in self._open(cell):
                if not back or self._lasts(choice, DAY + earliest):
                    cover = [duty for duty in choice.duties if duty.kind is Kind.COVER]
                    seated = bool(cover) and bool(fills.get((cell.index, number)))
                    resource = cover[0].resource if cover else None
                    found.append(There(choice, back * DAY, lit, resource, seated))
        return found

    def _lasts(self, choice: Choice, minute: int) -> bool:
        return any(duty.end is not None and duty.end > minute for duty in choice.duties)

    def _fit(self, mine: There, theirs: There) -> bool:
        """Whether the two choices leave room to meet, by the rule's margins and hours."""
        rule = self.statement.rule("contact")
        back, before = mine.back, theirs.back
        for one in mine.choice.duties:
            for other in theirs.choice.duties:
                if (
                    one.start is None or other.start is None or one.end is None
                    or other.end is None or not {one.kind, other.kind} <= contact.HOSTS
                ):  # fmt: skip
                    continue
                low = max(one.start - back, other.start - before) + rule.after_start
                high = min(one.end - back, other.end - before) - rule.before_end
                low, high = max(low, rule.earliest), min(high, rule.latest)
                if -(-low // 15) * 15 + rule.minutes <= high:
                    return True
        return False

    def _teach(self) -> None:
        for teaching in self.statement.teachings:
            if self._asked(("training", teaching.person)):
                minutes = [
                    self._could_learn(teaching, day)
                    for day in range(self.problem.horizon(teaching.person))
                ]
                missing = self.excess(None, 1, teaching.floor, per_unit=True)
                have = self.total(teaching.weights) + sum(minutes)
                self.model.add(have + (0 if missing is None else missing) >= teaching.floor)

    def _could_learn(self, teaching: Teaching, day: int) -> Expr:
        """Minutes of a day that could go into training inside the duties of the person."""
        cell = self.problem.cell_on(teaching.person, day)
        if cell is None:
            return 0
        options = [(self._room(choice), choice, lit) for _, (choice, lit) in self._open(cell)]
        most = max(room for room, _, _ in options)
        if not most:
            return 0
        learnt = self.model.new_int_var(0, most, "")
        room_now = sum(room if lit is None else room * lit for room, _, lit in options)
        self.model.add(learnt <= room_now)
        resource = self._leaves(cell)
        if resource is not None and not self.problem.rota.is_cyclic:
            self.stood[day, resource].append(learnt)
        return learnt

    def _leaves(self, cell: Cell) -> str | None:
        """The resource that training inside any open choice of the cell takes somebody from.

        None where that differs, where no seat is left, or where a choice runs into the next day.
        """
        fills = self.statement.seats.fills
        on: set[str | None] = set()
        for number, choice in enumerate(cell.choices):
            if not self._room(choice):
                continue
            late = self._lasts(choice, DAY + self.statement.rule("training").earliest)
            if late or not fills.get((cell.index, number)):
                return None
            on |= {duty.resource for duty in choice.duties if duty.kind is Kind.COVER}
        return on.pop() if len(on) == 1 else None

    def _room(self, choice: Choice) -> int:
        rule = self.statement.rule("training")
        return sum(
            max(0, min(duty.end, rule.latest + ahead) - max(duty.start, rule.earliest + ahead))
            for duty in choice.duties
            for ahead in (0, DAY)
            if duty.kind in training.HOSTS and duty.start is not None and duty.end is not None
        )

    def _leave_seats(self) -> None:
        """Training inside duties of a day takes no more seat minutes than are spare that day."""
        rule = self.statement.rule("training")
        spare: dict[tuple[int, object], list[Expr]] = defaultdict(list)
        for (day, start, end, resource), (row, filled) in self.widest.items():
            if not self._whole(resource):
                continue
            low, high = max(start, rule.earliest), min(end, rule.latest)
            if low < high:
                seats = filled - row.need + self.statement.seats.allowance
                spare[day, resource].append((high - low) * seats)
        for place, learnt in self.stood.items():
            # A stretch that asks for nobody has no row: then there is no telling what is spare.
            if place in spare and self._covers_day(place):
                self.model.add(sum(learnt) <= sum(spare[place]))

    def _covers_day(self, place: tuple[int, str | None]) -> bool:
        rule = self.statement.rule("training")
        covered = sum(
            max(0, min(end, rule.latest) - max(start, rule.earliest))
            for day, start, end, resource in self.widest
            if (day, resource) == place
        )
        return bool(covered >= rule.latest - rule.earliest)
