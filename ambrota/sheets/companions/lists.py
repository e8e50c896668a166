"""Rules, Requests, Courses, Training and Before: the short companion sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ambrota.model import WEEK, Course, Duty, Wish
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.companions.cover import parse_days
from ambrota.sheets.people.managers import Directory
from ambrota.sheets.people.people import Draft
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.tables import Table, find_table, note_unread_columns
from ambrota.sheets.words.dates import parse_date, weekday_of
from ambrota.sheets.words.headings import BEFORE, COURSES, REQUESTS, RULES, TRAINING, Vocabulary
from ambrota.sheets.words.kinds import training_category
from ambrota.sheets.words.times import parse_hours, parse_time

CATEGORIES = ("statutory", "cpd", "supervision", "leadership")


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of the Rules sheet as written, for the rulebook to apply."""

    rule: str
    level: str
    parameter: str
    value: str
    sheet: str
    cell: str
    reason: str = ""


@dataclass(frozen=True)
class Calendar:
    """The days of the rota: the first date of a dated one, None where it is cyclic."""

    first_day: date | None
    days: int

    def day_of(self, cell: Cell) -> int | None:
        """The day that a cell names: a date, or a weekday in a cyclic rota."""
        on = parse_date(cell.value)
        if on is not None:
            return None if self.first_day is None else (on - self.first_day).days
        return weekday_of(cell.text) if self.first_day is None else None


def _table(
    sheet: Sheet, vocabulary: Vocabulary, required: set[str], problems: Problems
) -> Table | None:
    table = find_table(sheet, vocabulary, required)
    if table is not None:
        note_unread_columns(table, vocabulary, problems)
    return table


def read_rules(sheet: Sheet, problems: Problems) -> list[RuleRow]:
    """The rows as written; a rule stands once and its further parameters below it."""
    table = _table(sheet, RULES, {"rule"}, problems)
    if table is None:
        return []
    rows: list[RuleRow] = []
    rule = ""
    for row in table.rows:
        rule = table.said(row, "rule") or rule
        level, parameter, value = (table.said(row, f) for f in ("level", "parameter", "value"))
        at, reason = table.address(row, "rule"), table.said(row, "reason")
        rows.append(RuleRow(rule, level, parameter, value, sheet.name, at, reason))
    return rows


def _person(table: Table, row: int, directory: Directory, problems: Problems) -> Draft | None:
    """The person a row is about; named when there is none or more than one."""
    text = table.said(row, "person")
    found = directory.all(text) if text else []
    if len(found) == 1:
        return found[0]
    many = (
        f"{text!r}, a name of {len(found)} people" if found else f"{text!r}, who is not in the rota"
    )
    problems.error(
        table.sheet.name, table.address(row, "person"), many if text else "a row without a person",
        "a name or staff number of a person in the rota", "correct it; the row was not read",
    )  # fmt: skip
    return None


def read_requests(
    sheet: Sheet, directory: Directory, calendar: Calendar, problems: Problems
) -> list[Wish]:
    """What people ask for, on which day, how much."""
    table = _table(sheet, REQUESTS, {"person", "wants"}, problems)
    wishes = []
    for row in table.rows if table else ():
        assert table is not None
        draft = _person(table, row, directory, problems)
        cell = table.cell(row, "day")
        day = calendar.day_of(cell) if cell is not None else None
        if day is None or not 0 <= day < calendar.days:
            _no_day(table, row, "day", problems)
            continue
        weight = _number(table, row, "weight", 1.0, problems)
        if draft is not None and weight is not None:
            wishes.append(Wish(draft.id, day, table.said(row, "wants"), weight))
    return wishes


def _no_day(table: Table, row: int, name: str, problems: Problems) -> None:
    problems.error(
        table.sheet.name, table.address(row, name), f"the day {table.said(row, name)!r}",
        "a date of the rota (in a cyclic rota a weekday)", "correct it; the row was not read",
    )  # fmt: skip


def _number(
    table: Table,
    row: int,
    name: str,
    default: float | None,
    problems: Problems,
    parse: Callable[[Cell], float | None] | None = None,
) -> float | None:
    """A number of 0 or more; blank is the default, anything else is named."""
    cell = table.cell(row, name)
    if cell is None or not cell.text:
        return default
    value = parse(cell) if parse else parse_hours(cell.value)
    if value is None or value < 0:
        problems.error(
            table.sheet.name, cell.address, f"{name} {cell.text!r}", "a number, 0 or more",
            "correct the number; the row was not read",
        )  # fmt: skip
        return None
    return value


def read_courses(
    sheet: Sheet, directory: Directory, calendar: Calendar, problems: Problems
) -> list[Course]:
    """Named courses with their lengths, days, places and trainers."""
    table = _table(sheet, COURSES, {"course"}, problems)
    courses = []
    for row in table.rows if table else ():
        assert table is not None
        name = table.said(row, "course")
        hours = _number(table, row, "hours", None, problems)
        if not name:
            continue
        if not hours:
            problems.error(
                sheet.name, table.address(row, "hours"), f"the course {name!r} without hours",
                "its length in hours", "write its length; the course was not read",
            )  # fmt: skip
            continue
        places = _number(table, row, "places", None, problems)
        courses.append(
            Course(
                name, _category(table, row, name, problems), round(hours * 60),
                _course_days(table, row, calendar, problems), _clock(table, row, "start", problems),
                _clock(table, row, "end", problems), None if places is None else int(places),
                _trainer(table, row, directory, problems),
            )
        )  # fmt: skip
    return courses


def _category(table: Table, row: int, course: str, problems: Problems) -> str:
    stated = table.said(row, "category")
    category = stated.lower() if stated.lower() in CATEGORIES else training_category(stated)
    if category is None:
        category = training_category(course) or "statutory"
        problems.note(
            table.sheet.name, table.address(row, "category"),
            f"the category {stated!r} of {course!r}", "one of " + ", ".join(CATEGORIES),
            f"correct it if it is not {category}, as it was read",
        )  # fmt: skip
    return category


def _course_days(table: Table, row: int, calendar: Calendar, problems: Problems) -> tuple[int, ...]:
    cell = table.cell(row, "days")
    if cell is None or not cell.text:
        return ()
    named = parse_days(cell)
    if named is None:
        _no_day(table, row, "days", problems)
        return ()
    days: set[int] = set()
    for day in named:
        if isinstance(day, date):
            if calendar.first_day is not None:
                days.add((day - calendar.first_day).days)
        elif calendar.first_day is None:
            days.add(day)
        else:
            first = (day - calendar.first_day.weekday()) % WEEK
            days.update(range(first, calendar.days, WEEK))
    return tuple(sorted(day for day in days if 0 <= day < calendar.days))


def _clock(table: Table, row: int, name: str, problems: Problems) -> int | None:
    cell = table.cell(row, name)
    if cell is None or not cell.text:
        return None
    minute = parse_time(cell.value)
    if minute is None:
        problems.error(
            table.sheet.name, cell.address, f"the time {cell.text!r}", "a time like 08:00",
            "correct the time; it was not read",
        )  # fmt: skip
    return minute


def _trainer(table: Table, row: int, directory: Directory, problems: Problems) -> str | None:
    """The trainer's id when they are in the rota, else the name as stated."""
    text = table.said(row, "trainer")
    draft = directory.one(text) if text else None
    if text and draft is None:
        problems.note(
            table.sheet.name, table.address(row, "trainer"),
            f"the trainer {text!r}, not in the rota",
            "a person of the rota, or a trainer from outside",
            "nothing, if the trainer comes from outside",
        )  # fmt: skip
    return draft.id if draft is not None else text or None


def read_training(sheet: Sheet, directory: Directory, problems: Problems) -> None:
    """Hours of training that people have received already, by category."""
    table = _table(sheet, TRAINING, {"person", "hours"}, problems)
    for row in table.rows if table else ():
        assert table is not None
        draft = _person(table, row, directory, problems)
        hours = _number(table, row, "hours", 0.0, problems)
        if draft is None or hours is None:
            continue
        stated = table.said(row, "category")
        category = stated.lower() if stated.lower() in CATEGORIES else training_category(stated)
        category = category or stated or "statutory"
        draft.received[category] = draft.received.get(category, 0.0) + hours


def read_before(
    sheet: Sheet, directory: Directory, calendar: Calendar, book: CodeBook, problems: Problems
) -> list[Duty]:
    """Duties of the days just before the first day, as negative days."""
    table = _table(sheet, BEFORE, {"person", "date", "code"}, problems)
    duties: list[Duty] = []
    if table is not None and calendar.first_day is None:
        problems.warn(
            sheet.name, None, "duties before the first day of a cyclic rota", "a dated rota",
            "take the sheet out: a cyclic rota has no days before it",
        )  # fmt: skip
        return []
    for row in table.rows if table else ():
        assert table is not None
        draft = _person(table, row, directory, problems)
        day = calendar.day_of(table.sheet.at(row, table.columns["date"]))
        if day is None or not -60 <= day < 0:
            last = (calendar.first_day or date.min) - timedelta(days=1 if calendar.first_day else 0)
            problems.error(
                sheet.name, table.address(row, "date"), f"the date {table.said(row, 'date')!r}",
                f"a date of the 60 days up to {last:%d %b %Y}", "correct it; the row was not read",
            )  # fmt: skip
            continue
        cell = table.sheet.at(row, table.columns["code"])
        reading = book.read(cell)
        if draft is None or reading is None:
            continue
        if reading.doubt is not None:
            doubt = reading.doubt
            problems.add(
                doubt.severity,
                sheet.name,
                cell.address,
                doubt.of([doubt.entry]),
                doubt.expected,
                doubt.todo,
            )
        where = f"{sheet.name}!{cell.address}"
        duties += [shift.duty(draft.id, day, where) for shift, _ in reading.entries]
    return sorted(duties, key=lambda duty: (duty.day, duty.person))
