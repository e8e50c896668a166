"""Writes a station's workbook as stations do: a coloured grid, a legend and companion sheets."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sample_rotas.station import DAY_NAMES, Block, Code, Staff, Station, Table

MADE_ON = datetime(2026, 1, 2, 9, 0)
"""A fixed date of creation, so that a workbook written again is the same to the last byte."""

TITLE_ROW, SUBTITLE_ROW, WEEK_ROW, HEAD_ROW = 0, 1, 2, 3
TITLE_FILL, HEAD_FILL, WEEKEND_FILL = "#1F4E5F", "#D9E4E8", "#EEF3F5"


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook, codes: tuple[Code, ...]) -> None:
        edge = {"border": 1, "border_color": "#B8C2C8"}
        middle = {"align": "center", "valign": "vcenter"}
        head = {**edge, **middle, "bold": True, "bg_color": HEAD_FILL}
        white = {"font_color": "#FFFFFF", "bg_color": TITLE_FILL, "valign": "vcenter"}
        self.title = book.add_format({**white, "bold": True, "font_size": 16})
        self.subtitle = book.add_format({"italic": True, "font_color": "#5A6675"})
        self.head = book.add_format({**head, "text_wrap": True})
        self.head_date = book.add_format({**head, "num_format": "ddd dd/mm", "rotation": 90})
        self.week = book.add_format({**edge, **middle, "bold": True})
        self.text = book.add_format(edge)
        self.date = book.add_format({**edge, "num_format": "dd/mm/yyyy", "align": "left"})
        self.hours = book.add_format({**edge, "num_format": "0.0"})
        self.blank = book.add_format({**edge, **middle})
        self.blank_weekend = book.add_format({**edge, **middle, "bg_color": WEEKEND_FILL})
        self.code: dict[str, Format] = {
            code.code: book.add_format(
                {**edge, **middle, "bg_color": code.fill, "font_color": code.ink}
            )
            for code in codes
        }

    def of(self, code: str, weekday: int) -> Format:
        """The format of a rota cell: its code's colour, or blank."""
        plain = self.blank_weekend if weekday >= 5 else self.blank
        return self.code.get(code, plain)


def open_book(path: Path, title: str) -> xlsxwriter.Workbook:
    """A new workbook whose properties never change from one writing to the next."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": title, "author": "Rota office", "created": MADE_ON})
    return book


def write_station(station: Station, path: Path) -> None:
    """Write the station's rota sheets and every companion sheet."""
    book = open_book(path, station.blocks[0].title)
    styles = Styles(book, station.codes)
    for block in station.blocks:
        write_block(book, styles, station, block)
    write_companions(book, styles, station)
    book.close()


def write_companions(book: xlsxwriter.Workbook, styles: Styles, station: Station) -> None:
    """The legend, the people, the cover and whatever else the station keeps."""
    tables: dict[str, Table] = {
        "Shift codes": code_table(station.codes),
        "People": people_table(station),
    }
    if station.cover:
        tables["Cover"] = cover_table(station)
    tables.update(station.extras or {})
    for name, table in tables.items():
        sheet = book.add_worksheet(name)
        write_table(sheet, styles, table)
        if name == "Shift codes":
            for row, code in enumerate(station.codes, 1):
                sheet.write_string(row, 0, code.code, styles.code[code.code])


def write_block(book: xlsxwriter.Workbook, styles: Styles, station: Station, block: Block) -> None:
    """One sheet of the rota: title, headings, a row a person, hours at the end."""
    sheet = book.add_worksheet(block.sheet)
    dated = station.first_day is not None
    heads = ["Staff no", "Name", "Grade", "Team"] if dated else ["Line", "Name", "Grade"]
    days = len(block.staff[0].cells)
    last = len(heads) + days
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, block.title, styles.title)
    sheet.set_row(TITLE_ROW, 26)
    sheet.write_string(SUBTITLE_ROW, 0, block.subtitle, styles.subtitle)
    for column, head in enumerate(heads):
        sheet.write_string(HEAD_ROW, column, head, styles.head)
    _write_days(sheet, styles, station.first_day, len(heads), days)
    sheet.write_string(HEAD_ROW, last, "Paid hours", styles.head)
    paid = {code.code: code.paid for code in station.codes}
    for row, person in enumerate(block.staff, HEAD_ROW + 1):
        _write_person(sheet, styles, person, row, dated)
        total = sum(hours_of(person, day, paid) for day in range(days))
        sheet.write_number(row, last, round(total, 2), styles.hours)
    sheet.freeze_panes(HEAD_ROW + 1, len(heads))
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, len(heads) - 1, 13)
    sheet.set_column(len(heads), last - 1, 4.3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def hours_of(person: Staff, day: int, paid: dict[str, float | None]) -> float:
    """Paid hours of a cell; leave of unstated hours: a fifth of the contract, Monday to Friday."""
    code = person.cells[day]
    if not code:
        return 0.0
    stated = paid[code]
    if stated is not None:
        return stated
    return person.hours / 5 if day % 7 < 5 else 0.0


def _write_days(
    sheet: Worksheet, styles: Styles, first_day: date | None, left: int, days: int
) -> None:
    if first_day is None:
        sheet.set_row(HEAD_ROW, 32)
        for weekday, name in enumerate(DAY_NAMES):
            sheet.write_string(HEAD_ROW, left + weekday, name, styles.head)
        return
    sheet.set_row(HEAD_ROW, 58)
    for day in range(days):
        on = datetime.combine(first_day + timedelta(days=day), datetime.min.time())
        sheet.write_datetime(HEAD_ROW, left + day, on, styles.head_date)
    for monday in range(0, days, 7):
        name = f"Week {monday // 7 + 1}"
        at = left + monday
        sheet.merge_range(WEEK_ROW, at, WEEK_ROW, at + 6, name, styles.week)


def _write_person(sheet: Worksheet, styles: Styles, person: Staff, row: int, dated: bool) -> None:
    heads = [person.name, person.role, person.team] if dated else [person.name, person.role]
    if person.number.isdigit():
        sheet.write_number(row, 0, int(person.number), styles.text)
    else:
        sheet.write_string(row, 0, person.number, styles.text)
    for column, text in enumerate(heads, 1):
        sheet.write_string(row, column, text, styles.text)
    for day, code in enumerate(person.cells):
        at, look = len(heads) + 1 + day, styles.of(code, day % 7)
        if code:
            sheet.write_string(row, at, code, look)
        else:
            sheet.write_blank(row, at, None, look)


def write_table(sheet: Worksheet, styles: Styles, table: Table) -> None:
    """A companion sheet: headings, then rows; empty text is an empty cell."""
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            _write_value(sheet, styles, row, column, value)
    sheet.freeze_panes(1, 0)
    for column in range(len(table[0])):
        widest = max(len(str(row[column])) for row in table if column < len(row))
        sheet.set_column(column, column, min(max(widest + 2, 8), 46))


def _write_value(sheet: Worksheet, styles: Styles, row: int, column: int, value: object) -> None:
    if row == 0:
        sheet.write_string(row, column, str(value), styles.head)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), styles.date)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, styles.text)
    elif value not in (None, ""):
        sheet.write_string(row, column, str(value), styles.text)
    else:
        sheet.write_blank(row, column, None, styles.text)


def code_table(codes: tuple[Code, ...]) -> Table:
    """The Shift codes sheet."""
    head = ("Code", "Meaning", "Start", "End", "Paid hours", "Kind", "Resource")
    rows = [
        (c.code, c.meaning, c.start, c.end, "" if c.paid is None else c.paid, c.kind, c.resource)
        for c in codes
    ]
    return [head, *rows]


def people_table(station: Station) -> Table:
    """The People sheet."""
    key = "Line" if station.first_day is None else "Staff no"
    head = (
        key, "Name", "Role", "Team", "Line manager", "Contracted hours", "Restrictions", "Locked",
        "Vacant", "Aspirant",
    )  # fmt: skip
    rows = [
        (
            int(p.number) if p.number.isdigit() else p.number, p.name, p.role, p.team, p.manager,
            p.hours, p.restrictions, _yes(p.locked), _yes(p.vacant), _yes(p.aspirant),
        )
        for p in station.staff
    ]  # fmt: skip
    return [head, *rows]


def cover_table(station: Station) -> Table:
    """The Cover sheet, one row a need."""
    head = ("Resource", "Role", "Day", "From", "To", "Seats needed")
    rows = [(c.resource, c.role, c.day, c.start, c.end, c.seats) for c in station.cover]
    return [head, *rows]


def _yes(flag: bool) -> str:
    return "Yes" if flag else ""
