"""Random rotas of both kinds with everything odd that a workbook may hold, and random rulebooks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from ambrota.contact import contact_audit
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.model import (
    DAY,
    WEEK,
    Change,
    Course,
    Demand,
    DemandRow,
    Duty,
    Kind,
    Pairing,
    Person,
    Restriction,
    RestrictionKind,
    Rota,
    RotaKind,
    Session,
    Shift,
)
from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rules.base import Inspection, Level

SHIFTS = (
    Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
    Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
    Shift("E", Kind.COVER, 360, 840, 450, "RRV"),
    Shift("L", Kind.COVER, 850, 1330, None, "DCA"),
    Shift("T", Kind.COVER, 1020, 1620, 570, "RRV"),
    Shift("M", Kind.COVER, 535, 1130, None, None),
    Shift("LONG", Kind.COVER, 480, 2040, 1440, "DCA"),
    Shift("AM", Kind.COVER, 0, 390, 360, "DCA"),
    Shift("FREE", Kind.COVER, 540, 1020, 0, "DCA"),
    Shift("OW", Kind.OTHER_WORK, 540, 1020, 450),
    Shift("CT", Kind.CONTACT, 600, 660, 60),
    Shift("TR", Kind.TRAINING, 540, 1020, 450),
    Shift("CPD", Kind.TRAINING, 780, 1020, 240, category="cpd"),
    Shift("TRX", Kind.TRAINING, None, None, 450, category="Safe"),
    Shift("R", Kind.RELIEF, None, None, 450),
    Shift("RT", Kind.RELIEF, 420, 900, 450),
    Shift("AL", Kind.LEAVE),
    Shift("HL", Kind.LEAVE, 540, 780, 240),
    Shift("S", Kind.SICK, paid=450),
    Shift("RD", Kind.REST),
    Shift("??", Kind.UNKNOWN),
)
CODE = {shift.code: shift for shift in SHIFTS}
COMMON = ("D", "N", "E", "L", "T", "M")
RARE = ("LONG", "AM", "FREE", "OW", "CT", "TR", "CPD", "TRX", "R", "RT", "AL", "HL", "S", "??")
PATTERNS = (
    "DDNN....", "EEELL..", "NNN....", "DDDDDDD.", "D.D.N.N.", "MMTT...", "LLE.DD.", "DEL",
    "RRRDD..",
)  # fmt: skip
ROLES = ("Paramedic", "paramedic", "NQP", "EMT", "AAP", "ECA", "Team leader", "Call handler")
FIRSTS = (
    date(2026, 3, 16), date(2026, 3, 26), date(2026, 10, 12), date(2026, 10, 23),
    date(2026, 1, 5), date(2026, 7, 1), date(2026, 9, 6),
)  # fmt: skip
"""First days: on both sides of each clock change, and on other weekdays than Monday."""


def random_rota(random: Random, *, cyclic: bool) -> Rota:
    """A small rota that nothing protects from oddities; it carries its requirement."""
    people = _people(random, cyclic)
    first = None if cyclic else random.choice(FIRSTS) + timedelta(days=random.choice((0, 0, 3)))
    days = WEEK if cyclic else random.choice((5, 14, 28, 31, 35, 56))
    duties: list[Duty] = []
    before: list[Duty] = []
    carried = 0 if cyclic or random.random() < 0.4 else random.choice((1, 3, 14, 20))
    for person in people:
        codes = _codes(random, carried + days)
        for day, cell in enumerate(codes, start=-carried):
            into = before if day < 0 else duties
            into += [CODE[code].duty(person.id, day) for code in cell]
    rota = Rota(
        "Random", RotaKind.CYCLIC if cyclic else RotaKind.DATED, first, days, people,
        SHIFTS, tuple(duties), tuple(before), courses=_courses(random, people),
    )  # fmt: skip
    rota = replace(
        rota, pairings=_pairings(random, people), bank_holidays=_bank_holidays(random, rota)
    )
    rota = replace(rota, demand=_demand(random, rota))
    return replace(rota, sessions=_sessions(random, rota))


def _people(random: Random, cyclic: bool) -> tuple[Person, ...]:
    names = ("Rota",)
    sizes = (random.randint(2, 5),)
    if cyclic:
        names = ("Core", "Relief", "Leaders")[: random.randint(1, 3)]
        sizes = tuple(random.choice((1, 1, 2, 3, 4, 6)) for _ in names)
        if random.random() < 0.05:
            sizes = (7, *(8 for _ in sizes[1:]))
    groups = [name for name, size in zip(names, sizes, strict=True) for _ in range(size)]
    random.shuffle(groups)
    leaders = random.sample(range(len(groups)), min(len(groups), random.randint(1, 2)))
    return tuple(_person(random, row, group, leaders) for row, group in enumerate(groups))


def _person(random: Random, row: int, group: str, leaders: list[int]) -> Person:
    boss = random.choice(leaders)
    manager = f"p{boss}" if random.random() < 0.85 else random.choice((None, "p99"))
    received = (("statutory", 3.0), ("Safe", 2.0)) if random.random() < 0.2 else ()
    return Person(
        f"p{row}", f"Person {row}", random.choice((*ROLES, None, "Wizard")), None, manager,
        manager, random.choice((37.5, 37.5, 20.0, 60.0, None)), group,
        vacant=random.random() < 0.1,
        restrictions=tuple(_restriction(random) for _ in range(random.choice((0, 0, 1, 2)))),
        locked=random.random() < 0.1,
        opt_out=_opt_out(random),
        aspirant=random.random() < 0.2,
        training_received=received,
        grade_start=random.choice(FIRSTS) - timedelta(days=random.choice((0, 3, 27, 350)))
        if random.random() < 0.5
        else None,
    )  # fmt: skip


def _opt_out(random: Random) -> tuple[date | None, date | None] | None:
    if random.random() < 0.8:
        return None
    middle = random.choice(FIRSTS) + timedelta(days=random.randint(0, 40))
    return random.choice(((None, None), (middle, None), (None, middle)))


def _restriction(random: Random) -> Restriction:
    kind = random.choice(list(RestrictionKind))
    until = None
    if random.random() < 0.4:
        until = random.choice(FIRSTS) + timedelta(days=random.randint(0, 40))
    value = {
        RestrictionKind.NO_WEEKDAY: random.randrange(WEEK),
        RestrictionKind.NOT_BEFORE: random.choice((420, 540)),
        RestrictionKind.NOT_AFTER: random.choice((1140, 1320, 1440)),
        RestrictionKind.MAX_WEEKLY_HOURS: random.choice((900, 1500, 2250)),
    }.get(kind, 0)
    return Restriction(kind, f"{kind} {value}", value, ("D", " e "), until)


def _codes(random: Random, days: int) -> list[tuple[str, ...]]:
    """A pattern of days with odd entries strewn in, some cells with two."""
    pattern = random.choice(PATTERNS)
    turn = random.randrange(len(pattern))
    odd = random.choice((0.0, 0.05, 0.15, 0.3))
    cells: list[tuple[str, ...]] = []
    while len(cells) < days:
        code = pattern[(len(cells) + turn) % len(pattern)]
        cell: tuple[str, ...] = () if code == "." else (code,)
        if random.random() < odd:
            cell = (random.choice((*COMMON, *RARE)),)
        if random.random() < odd / 4:
            cell = (*cell, random.choice((*COMMON, *RARE)))
        if random.random() < odd / 4:
            cells += [("AL",)] * random.choice((3, 7, 14, 28))
        cells.append(cell or random.choice(((), (), ("RD",))))
    return cells[:days]


def _pairings(random: Random, people: tuple[Person, ...]) -> tuple[Pairing, ...]:
    """Some who are kept apart, one of them perhaps stated twice."""
    ids = [person.id for person in people]
    pairs = [random.sample(ids, 2) for _ in range(random.choice((0, 1, 3))) if len(ids) > 1]
    return tuple(Pairing(one, other) for one, other in pairs + [pair[::-1] for pair in pairs[:1]])


def _bank_holidays(random: Random, rota: Rota) -> tuple[tuple[date, str], ...] | None:
    """Those of the nation, or a list of the workbook: none, or a few about the rota's days."""
    if rota.first_day is None or random.random() < 0.5:
        return None
    days = range(-2, rota.days + 2)
    chosen = random.sample(days, min(len(days), random.choice((0, 3, 9))))
    return tuple((rota.first_day + timedelta(days=day), f"Day {day}") for day in sorted(chosen))


def _courses(random: Random, people: tuple[Person, ...]) -> tuple[Course, ...]:
    if random.random() < 0.5:
        return ()
    trainer = random.choice((None, people[0].id, "outside"))
    return (
        Course("Safe", "statutory", 120, places=random.choice((None, 1)), trainer=trainer),
        Course("Lead", "leadership", 90, days=(1, 2, 3, 8, 9), earliest=540, latest=900),
    )


def _demand(random: Random, rota: Rota) -> Demand | None:
    """Stated, with and without roles, some of it for one date; or derived; or none needed."""
    way = random.random()
    if way < 0.45:
        return with_requirement(rota, filled_by_role).demand
    rows: list[DemandRow] = []
    for _ in range(random.randint(1, 5)):
        start, on = random.choice((0, 390, 420, 1140, 1155)), None
        if rota.first_day is not None and random.random() < 0.3:
            on = rota.first_day + timedelta(days=random.randrange(rota.days))
        for weekday in (None,) if on else random.sample(range(WEEK), random.randint(1, 7)):
            rows.append(
                DemandRow(
                    random.choice(("DCA", "DCA", "RRV", None)), random.choice((*ROLES, None)),
                    weekday, on, start, start + random.choice((30, 330, 720, 1440)),
                    random.randint(0, 2),
                )
            )  # fmt: skip
    return Demand("sheet", tuple(rows))


def _sessions(random: Random, rota: Rota) -> tuple[Session, ...]:
    """Sessions of every sort: most could count, some stand somewhere mad."""
    audited = contact_audit(Inspection(rota), default_rulebook().rule("contact")).per_person
    found = []
    for _ in range(random.choice((0, 3, 8, 16))):
        person = random.choice(rota.people)
        starts = audited[person.id].starts_by_day if person.id in audited else {}
        make = _training if random.random() < 0.5 else _meeting
        found.append(make(random, rota, person, starts))
    return tuple(found)


def _meeting(
    random: Random, rota: Rota, person: Person, starts: dict[int, tuple[int, ...]]
) -> Session:
    """A contact session at a time that would do, or at any other."""
    day, start = random.randrange(rota.days), random.choice((420, 645, 900, 905, 1140, 1290))
    if starts and random.random() < 0.85:
        day = random.choice(list(starts))
        start = random.choice(starts[day]) * 15 % DAY
    with_ = person.line_manager if random.random() < 0.9 else random.choice(rota.people).id
    category = random.choice(("one-to-one",) * 12 + ("team", "team", "chat"))
    length = random.choice((30, 30, 30, 45, 60, 20))
    return Session("contact", category, person.id, with_, day, start, start + length)


def _training(
    random: Random, rota: Rota, person: Person, starts: dict[int, tuple[int, ...]]
) -> Session:
    """A training session inside a duty that the person or somebody else has."""
    category = random.choice(("statutory", "cpd", "supervision", "leadership", "Safe", "Lead"))
    usual = {"cpd": 120, "supervision": 60, "Safe": 120, "Lead": 90}.get(category, 225)
    length = usual if random.random() < 0.8 else random.choice((60, 90, 180, 450))
    day, begins = _on_duty(random, rota, person)
    start = begins + random.choice((0, 0, 0, 30, 60, 125, 240))
    with_ = None if random.random() < 0.7 else random.choice((*rota.index, "outside"))
    return Session("training", category, person.id, with_, day, start, start + length)


def _on_duty(random: Random, rota: Rota, person: Person) -> tuple[int, int]:
    """A day and a minute of it at which the person begins a duty, where there is one."""
    rows = rota.groups[person.rota]
    own = rows if rota.is_cyclic else (rota.index[person.id],)
    duties = [d for d in rota.duties if d.start is not None and rota.index[d.person] in own]
    if not duties:
        return random.randrange(rota.days), 540
    daily = [duty for duty in duties if 360 <= (duty.start or 0) <= 600]
    duty = random.choice(daily or duties)
    week = 0
    if rota.is_cyclic:
        week = rows.index(rota.index[duty.person]) - rows.index(rota.index[person.id])
    return week % len(rows) * WEEK + duty.day, duty.start or 0


def random_changes(random: Random, rota: Rota) -> Rota:
    """The rota with some cells replaced by what others hold; no training comes into it."""
    cells = [
        tuple(duty.code for duty in duties)
        for duties in rota.by_cell.values()
        if all(duty.kind is not Kind.TRAINING for duty in duties)
    ]
    changes = []
    for person in rota.people:
        for day in range(rota.days):
            if random.random() < 0.15:
                codes = random.choice([(), *cells])
                after = tuple(CODE[code].duty(person.id, day) for code in codes)
                now = rota.by_cell.get((person.id, day), ())
                changes.append(Change(person.id, day, now, after))
    return rota.with_changes(changes)


def random_rulebook(random: Random) -> Rulebook:
    """Every rule a must, with parameters that bind in rotas this small."""
    options = {
        "daily-rest": {"hours": (11.0, 12.5, 16.0, 24.0)},
        "weekly-rest": {
            "period_days": (7, 14, 14),
            "form": ("either", "2 x 24 h", "1 x 48 h"),
            "strict": (False, True),
        },
        "weekly-hours": {
            "limit": (20.0, 37.3, 48.0),
            "weeks": (1, 2, 3, 17),
            "reference": ("rolling", "rolling", "fixed"),
            "exclude_leave": (True, True, False),
            "exclude_sick": (True, False),
        },
        "night-hours": {"limit": (3.0, 5.5, 8.0), "weeks": (1, 2, 17), "share": (0.1, 0.3333, 0.5)},
        "special-hazard": {"hours": (8.0, 11.5, 15.0)},
        "breaks": {"longer_than": (4.0, 6.0, 12.0), "minutes": (20, 30, 31)},
        "consecutive-duties": {"most": (1, 3, 5, 6)},
        "consecutive-nights": {"most": (1, 2, 3)},
        "rest-after-nights": {"hours": (24.0, 46.0, 75.0)},
        "duty-length": {"hours": (8.0, 10.0, 12.0)},
        "night-length": {"hours": (8.0, 9.5)},
        "consecutive-long-duties": {"most": (1, 2, 3), "hours": (7.5, 10.0, 12.0)},
        "early-starts": {"earliest": (360, 420, 421)},
        "consecutive-early-starts": {"most": (1, 2, 3), "earliest": (361, 420, 540)},
        "quick-returns": {"hours": (12.0, 14.0)},
        "short-recovery": {"hours": (12.5, 16.0, 30.0)},
        "sleep-after-nights": {"least": (1, 2, 3), "both_ways": (True, False)},
        "rotation-direction": {"within": (12.0, 48.0, 75.5), "slack": (1, 60, 120)},
        "rotation-speed": {"least": (1, 2), "most": (2, 3), "slow": (5, 21), "hours": (24.0, 48.0)},
        "hours-in-seven-days": {"limit": (20.0, 37.3, 60.0)},
        "shortest-run": {"least": (1, 2, 3, 7)},
        "days-off": {"least": (1, 2, 3, 7)},
        "consecutive-days-off": {"most": (2, 4, 14)},
        "start-variation": {"hours": (0.0, 1.0, 2.0, 7.0)},
        "permanent-nights": {"percent": (20, 50)},
        "skill-mix": {"paramedic_only": (True, False), "months": (0, 1, 12)},
        "relief-notice": {"days": (7, 28)},
        "relief-share": {"percent": (5, 20, 34)},
        "bank-holidays": {
            "most": (0, 1, 3),
            "of": (4, 8),
            "nation": ("England and Wales", "Scotland", "Northern Ireland"),
        },
        "weekends-off": {"weeks": (1, 2, 3, 5), "least": (0, 1, 2)},
        "cover": {"substitution": (True, False)},
        "contact": {"weeks": (1, 2, 4, 5), "minutes": (30, 45), "after_start": (0, 30)},
        "training": {"statutory": (22.5, 90.0), "rest_after_night": (0.0, 24.0, 48.0)},
    }
    book = default_rulebook()
    for rule in book.rules:
        chosen = {name: random.choice(some) for name, some in options.get(rule.id, {}).items()}
        book = book.with_rule(replace(rule, level=Level.MUST, **chosen))
    return book
