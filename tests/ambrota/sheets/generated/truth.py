"""Random rotas as plain data, known before any workbook is written: who does what on which day."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ambrota.model import DAY, WEEK, Kind

Options = Mapping[str, str]
Random = Callable[[str], random.Random]
"""Gives the numbers for one feature, so that leaving another out does not change them."""


@dataclass(frozen=True)
class Worker:
    """A person, or the line of a cyclic rota with its label."""

    name: str
    number: str
    role: str
    team: str
    manager: str
    hours: float
    label: str = ""
    vacant: bool = False


@dataclass(frozen=True)
class Code:
    """A shift code and what it means."""

    text: str
    kind: Kind
    meaning: str
    start: int | None = None
    end: int | None = None
    paid: float | None = None
    resource: str | None = None


@dataclass(frozen=True)
class Entry:
    """One entry of a cell: a code, or times alone (`code` None); `unit` is a callsign."""

    code: Code | None
    start: int | None = None
    end: int | None = None
    unit: str | None = None

    @property
    def kind(self) -> Kind:
        """What the entry counts as; times alone are cover."""
        return Kind.COVER if self.code is None else self.code.kind


@dataclass(frozen=True)
class Truth:
    """One rota: workers down, days from 0; a cell that is missing is blank.

    Dated: from `first` for `days` days. Cyclic: `first` None, each worker is a line, days 0 to 6.
    """

    title: str
    first: date | None
    days: int
    workers: tuple[Worker, ...]
    codes: tuple[Code, ...]
    cells: Mapping[tuple[int, int], tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def dates(self) -> list[date]:
        """The days of a dated rota."""
        assert self.first is not None
        return [self.first + timedelta(days=day) for day in range(self.days)]

    def with_cells(self, cells: Mapping[tuple[int, int], tuple[Entry, ...]]) -> Truth:
        """The same rota with other entries."""
        return replace(self, cells={key: entries for key, entries in cells.items() if entries})


FIRST = (
    "Zoë", "Siân", "José", "Łukasz", "Anna", "Ben", "Carys", "Dylan", "Esther", "Farah", "Gwen",
    "Hamid", "Íde", "Jörg", "Kwame", "Liv", "Mo", "Niamh", "Olu", "Priya", "Quinn", "Rhys",
    "Saoirse", "Tom", "Una", "Victor", "Wendy", "Yusuf",
)  # fmt: skip
LAST = (
    "O'Neill", "Smith", "Smith-Jones", "van der Berg", "García López", "Żak", "Müller", "D’Arcy",
    "MacDonald", "ap Rhys", "Okafor", "Patel", "Lee", "Ng", "St John", "Able", "Bold", "Chief",
    "Day", "Friday", "March", "Knight", "May", "Young", "Ó Briain",
)  # fmt: skip
ROLES = ("Paramedic", "NQP", "EMT", "AAP", "ECA", "Senior Paramedic", "Call handler")
TEAMS = ("Red", "Blue", "A", "B", "Green team", "Watch 1")
ROTA_TITLES = ("DCA rota", "Car rota", "Relief rota", "EOC core", "Team leaders", "Night cars")

TIMED = (
    ("D", "Day", 420, 1140), ("N", "Night", 1140, 1860), ("E", "Early", 360, 1080),
    ("L", "Late", 840, 1560), ("LD", "Long day", 390, 1170), ("T", "Twilight", 960, 1560),
    ("M", "Mid shift", 600, 1320), ("D1", "Day car", 390, 1110), ("N2", "Night car", 1110, 1830),
    ("S", "Standby crew", 480, 1080), ("W", "Weekend cover", 540, 1260),
    ("H24", "Full day", 480, 1920), ("12D", "Twelve hours", 450, 1170),
    ("X1", "Extra vehicle", 525, 1245),
)  # fmt: skip
SAFE = ("RD", "OFF", "AL", "A/L", "SICK", "REL", "MAT")
UNTIMED = (
    ("RD", Kind.REST, "Rest day"), ("OFF", Kind.REST, "Day off"), ("R", Kind.REST, "Rest day"),
    ("AL", Kind.LEAVE, "Annual leave"), ("A/L", Kind.LEAVE, "Annual leave"),
    ("SICK", Kind.SICK, "Sickness"), ("REL", Kind.RELIEF, "Relief"),
    ("TR", Kind.TRAINING, "Training course"), ("MAT", Kind.LEAVE, "Maternity leave"),
)  # fmt: skip


def random_truth(
    options: Options, rng: Random, *, cyclic: bool, used: set[str] | None = None
) -> Truth:
    """A rota with what the options ask for. `used`: names and numbers of the others of the file."""
    size = rng("size")
    people = int(options.get("people", "") or size.randint(2, 8))
    days = WEEK if cyclic else int(options.get("days", "") or size.choice((7, 10, 14, 28, 31, 35)))
    codes = _codes(options, rng("codes"))
    workers = _workers(people, options, rng("people"), used if used is not None else set())
    first = None if cyclic else _first(options, rng("first"))
    made = Truth(rng("title").choice(ROTA_TITLES), first, days, workers, codes)
    return made.with_cells(_cells(made, options, rng))


def _first(options: Options, rng: random.Random) -> date:
    first = date(2025, 1, 1) + timedelta(days=rng.randrange(700))
    start = {"monday": 0, "sunday": 6, "saturday": 5}.get(options.get("week", ""))
    if start is not None:
        first += timedelta(days=(start - first.weekday()) % WEEK)
    return first


def _codes(options: Options, rng: random.Random) -> tuple[Code, ...]:
    choice = [one for one in TIMED if "full-days" in options or one[3] - one[2] < DAY]
    timed = rng.sample(choice, rng.randint(2, 5))
    untimed = _untimed(options, rng)
    resources = ("DCA",) if rng.random() < 0.5 else ("DCA", "RRV")
    codes = [
        Code(text, Kind.COVER, meaning, start, end, (end - start) / 60 - 0.5, rng.choice(resources))
        for text, meaning, start, end in timed
    ]
    return (*codes, *(Code(text, kind, meaning) for text, kind, meaning in untimed))


def _untimed(options: Options, rng: random.Random) -> list[tuple[str, Kind, str]]:
    """Codes without times: those that mean the same everywhere where no legend explains them."""
    if "marks" in options:
        return []
    choice = [one for one in UNTIMED if options.get("legend") != "none" or one[0] in SAFE]
    chosen = rng.sample(choice, rng.randint(1, 4))
    if options.get("legend") == "colours":
        # A colour has no code: it is known by what the legend says of it.
        by_colour = {one[2]: one for one in chosen if one[1] in (Kind.LEAVE, Kind.REST)}
        plain = [one for one in chosen if one[1] not in (Kind.LEAVE, Kind.REST)]
        return [*plain, *((meaning, kind, meaning) for meaning, (_, kind, _) in by_colour.items())]
    return chosen


def _workers(
    count: int, options: Options, rng: random.Random, used: set[str]
) -> tuple[Worker, ...]:
    names: list[str] = []
    while len(names) < count:
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        if name not in used:
            used.add(name)
            names.append(name)
    teams = sorted(rng.sample(TEAMS, min(3, len(TEAMS))))
    team_of = sorted(rng.choice(teams) for _ in names)
    numbers = [_free(str(n), used) for n in rng.sample(range(10_000, 99_999), count)]
    workers = []
    for at, name in enumerate(names):
        vacant = "vacancies" in options and at > 0 and rng.random() < 0.25
        # Nobody manages themselves and nobody is managed in a circle: only those above manage.
        manager = names[rng.randrange(at)] if at and rng.random() < 0.8 else ""
        workers.append(
            Worker(
                "VACANCY" if vacant else name, numbers[at], rng.choice(ROLES), team_of[at],
                "" if vacant else manager, rng.choice((37.5, 37.5, 30.0, 22.5, 18.75)),
                vacant=vacant,
            )
        )  # fmt: skip
    if "namesakes" in options and count > 1:
        workers[1] = replace(workers[1], name=workers[0].name, vacant=False)
    held = {worker.name for worker in workers}
    return tuple(w if w.manager in held else replace(w, manager="") for w in workers)


def _free(number: str, used: set[str]) -> str:
    """The number, or the next that nobody of the file has."""
    while number in used:
        number = str(int(number) + 1)
    used.add(number)
    return number


def _cells(truth: Truth, options: Options, rng: Random) -> dict[tuple[int, int], tuple[Entry, ...]]:
    pick = rng("cells")
    blank = pick.choice((0.0, 0.3, 0.6))
    # Without a heading, or among blank rows, a name is a person's only by what stands beside it.
    busy = {"bare", "spaced"} & set(options)
    cells: dict[tuple[int, int], tuple[Entry, ...]] = {}
    for worker in range(len(truth.workers)):
        for day in range(truth.days):
            entry = entry_of(pick.choice(truth.codes))
            if pick.random() >= blank or (busy and day % WEEK == 0):
                cells[worker, day] = (entry,)
    for feature, change in (
        ("full-days", _full_day),
        ("times", _times),
        ("units", _unit),
        ("two", _second),
    ):
        if feature in options:
            numbers = rng(feature)
            for key in list(cells):
                if numbers.random() < 0.3:
                    cells[key] = change(cells[key], truth, numbers)
    unknown = options.get("legend") == "none" and "learn" not in options
    if unknown or "spans" in options:
        cells = {key: tuple(map(_bare, entries)) for key, entries in cells.items()}
    return cells


def entry_of(code: Code) -> Entry:
    """The entry that a code alone makes."""
    return Entry(code, code.start, code.end)


def _bare(entry: Entry) -> Entry:
    return replace(entry, code=None) if entry.start is not None else entry


def _times(entries: tuple[Entry, ...], truth: Truth, rng: random.Random) -> tuple[Entry, ...]:
    start = rng.choice((0, 360, 375, 390, 420, 480, 600, 840, 1080, 1110, 1140, 1320, 1425))
    length = rng.choice((240, 450, 480, 600, 705, 720))
    return (Entry(None, start, start + length),)


def _full_day(entries: tuple[Entry, ...], truth: Truth, rng: random.Random) -> tuple[Entry, ...]:
    """24 hours: an end at the clock time of the start."""
    full = [code for code in truth.codes if (code.end or 0) - (code.start or 0) == DAY]
    if full or rng.random() < 0.5:
        return (entry_of(rng.choice(full)),) if full else entries
    start = rng.choice((420, 480, 600))
    return (Entry(None, start, start + DAY),)


def _unit(entries: tuple[Entry, ...], truth: Truth, rng: random.Random) -> tuple[Entry, ...]:
    unit = f"{rng.choice(('M', 'RV', 'NE'))}{rng.randint(10, 999)}"
    if len(entries) == 1 and entries[0].start is not None:
        return (replace(entries[0], unit=unit),)
    return entries


def _second(entries: tuple[Entry, ...], truth: Truth, rng: random.Random) -> tuple[Entry, ...]:
    """A second entry that does not overlap the first: training in the evening, or an extra."""
    timed = [code for code in truth.codes if code.start is not None]
    first = entries[0]
    if first.start is None or first.end is None or first.unit:
        return entries
    later = [code for code in timed if (code.start or 0) >= first.end]
    return (first, entry_of(rng.choice(later))) if later else entries
