"""Protected training: each person's floor, what each rota gives them, and what must wait."""

from __future__ import annotations

from ambrota.reports.book import Book, mark
from ambrota.reports.names import name_of
from ambrota.reports.page import Page, Value


def write_training(book: Book) -> None:
    """Everybody's hours beside their floor, then hours by category, what waits, what is refused."""
    page = book.page(
        "Training",
        "Protected training",
        "Hours of each person; the floor is pro rata to the rota's length and to contracted hours, "
        "less hours received, rounded up to the next half hour",
    )
    columns = max(7, 4 + len(book.candidates))
    page.widths(24, 16, 12, 12, *([12] * (columns - 4)))
    for candidate in book.candidates:
        training = candidate.audit.training
        page.line(
            f"{mark(candidate, book.current)}: {training.met} of {training.people} hold theirs",
            "good" if training.met == training.people else "alarm",
        )
    _everybody(book, page)
    _waiting(book, page)
    _courses(book, page)
    _refused(book, page, columns)
    page.sheet.repeat_rows(0, 1)
    page.printed(columns - 1)


def _everybody(book: Book, page: Page) -> None:
    page.section("Everybody", 4 + len(book.candidates))
    names = ["Person", "Role", "Received before", "Floor (h)"]
    names += [f"{mark(candidate, book.current)} (h)" for candidate in book.candidates]
    page.head(names, range(2, len(names)))
    rota = book.current.rota
    for person, now in book.current.audit.training.per_person.items():
        values: list[Value] = [name_of(rota, person), rota.person(person).role, now.received,
                               now.floor]  # fmt: skip
        looks = ["strong", "cell", "hours", "hours"]
        for candidate in book.candidates:
            one = candidate.audit.training.per_person.get(person)
            values.append(0 if one is None else one.hours)
            looks.append("hours_worse" if one is None or one.short else "hours")
        page.cells(values, looks)


def _waiting(book: Book, page: Page) -> None:
    page.section("Hours that must wait for a later rota, all people", 4 + len(book.candidates))
    names = ["Category", "", "", ""]
    names += [f"{mark(candidate, book.current)} (h)" for candidate in book.candidates]
    page.head(names, range(4, len(names)))
    waiting = [candidate.audit.training.waiting for candidate in book.candidates]
    for category in waiting[0]:
        values: list[Value] = [category, None, None, None]
        values += [one.get(category, 0.0) for one in waiting]
        page.cells(values, ["strong", "cell", "cell", "cell"] + ["hours"] * len(waiting))


def _courses(book: Book, page: Page) -> None:
    """Named courses, whose hours are part of those of their category."""
    lines = [candidate.audit.training.courses for candidate in book.candidates]
    if not lines[0]:
        return
    page.section("Named courses, all people: hours held", 4 + len(book.candidates))
    names = ["Course", "Category", "Needed (h)", "Received (h)"]
    names += [f"{mark(candidate, book.current)} (h)" for candidate in book.candidates]
    page.head(names, range(2, len(names)))
    for name, now in lines[0].items():
        values: list[Value] = [name, now.category, now.needed, now.received]
        values += [one[name].held if name in one else 0.0 for one in lines]
        page.cells(values, ["strong", "cell"] + ["hours"] * (len(values) - 2))
    page.line(
        "Needed: pro rata, part of the category's hours and not beside them. The list and its "
        "hours are local: the rulebook's training rule, and the Courses sheet.",
        "caption",
    )


def _refused(book: Book, page: Page, columns: int) -> None:
    refused = [
        (candidate, item.person, why)
        for candidate in book.candidates
        for items in (candidate.audit.training.invalid, candidate.audit.training.invalid_duties)
        for item, why in items
    ]
    if not refused:
        return
    page.section("In the rota, and not counted", columns)
    for candidate, person, why in refused:
        who = name_of(candidate.rota, person)
        page.line(f"{mark(candidate, book.current)}: {who}: {why}")
