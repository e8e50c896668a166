"""What is said of a row of days that may be other dates, or none."""

from __future__ import annotations

from datetime import date

from ambrota.sheets.cells import Cell, Sheet, range_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.months import Day, other_first
from ambrota.sheets.words.dates import PartDate


def name_either_month(
    sheet: Sheet, row: int, run: list[Day], month: int, first: date, problems: Problems
) -> None:
    """Say that the month of the title may be that of the other days as well."""
    other = other_first(sheet, row, run, month, first)
    if other is not None:
        problems.warn(
            sheet.name, run[0][0].address,
            f"days of two months under a title that names one; read as from {first:%d %b %Y}, "
            f"though they may begin on {other:%d %b %Y}",
            "each month over its own days",
            "name the second month over its first day, or state `first_day` in a layout (--layout)",
        )  # fmt: skip


def name_swapped(sheet: Sheet, run: list[Day], problems: Problems) -> None:
    """Say that dates were read with the month before the day."""
    cells = [cell.place for cell, _ in run]
    problems.warn(
        sheet.name, range_of(cells),
        f"dates that follow one another only with the month before the day ({run[0][0].text})",
        "the day before the month", "check the dates; the whole row was read that way",
    )  # fmt: skip


def name_hours(sheet: Sheet, run: list[Day], problems: Problems) -> None:
    """Say that columns are the hours of one day."""
    first, last = run[0][0], run[-1][0]
    problems.error(
        sheet.name, range_of([first.place, last.place]),
        f"columns {first.text} to {last.text} under the title of one day: its hours",
        "a column for each day, or one row per duty with its date, start and end",
        "write each person's times under the date, as 0700-1900; it was not read",
    )  # fmt: skip


def name_weekday(
    sheet: Sheet, cells: list[Cell], parts: list[PartDate], dates: list[date], problems: Problems
) -> None:
    """Say that the weekdays beside the dates are not theirs; the dates stand."""
    for cell, part, on in zip(cells, parts, dates, strict=True):
        if part.weekday not in (None, on.weekday()):
            problems.warn(
                sheet.name, cell.address,
                f"{on:%d %b %Y}, a {on:%A}, beside the name of another weekday",
                "each date with its own weekday",
                "correct the dates or the weekdays; the dates were read",
            )  # fmt: skip
            return


def refuse_days(sheet: Sheet, run: list[Day], *, whole: bool, problems: Problems) -> None:
    """Say what keeps a run of days from being dates."""
    if whole:
        wrong = next((cell for cell, part in run if not _exists(part)), run[0][0])
        problems.error(
            sheet.name, wrong.address, f"the date {wrong.text!r}",
            "dates that exist, each with its own weekday", "correct the heading",
        )  # fmt: skip
        return
    problems.error(
        sheet.name, run[0][0].address, "days in the heading without a year",
        "dates, or the year in the heading, the title or the sheet's name",
        "write the year above the days, or state it in a layout (--layout)",
    )  # fmt: skip


def _exists(part: PartDate) -> bool:
    """Whether a whole date is one, and on the weekday that stands beside it."""
    try:
        on = date(part.year or 0, part.month or 0, part.day)
    except ValueError:
        return False
    return part.weekday in (None, on.weekday())
