"""Line-manager contact: who meets whom, who cannot, who is excused, and each manager's load."""

from __future__ import annotations

from ambrota.compare import Candidate
from ambrota.reports.book import Book, mark
from ambrota.reports.names import day_words, name_of
from ambrota.reports.page import Page, Value

REASONS = {"none stated": "no line manager stated", "not in the rota": "manager not in the rota"}


def write_contact(book: Book) -> None:
    """Those without a manager or without overlap first, then everybody, managers, excuses."""
    terms = book.rulebook.rule("contact")
    page = book.page(
        "Contact",
        "Line-manager contact",
        f"At least one protected session of {terms.minutes} minutes with one's own line manager "
        f"in every {terms.weeks} weeks",
    )
    columns = max(8, 4 + 2 * len(book.candidates))
    page.widths(24, 24, 11, 11, *([11] * (columns - 4)))
    for candidate in book.candidates:
        contact = candidate.audit.contact
        text = f"{mark(candidate, book.current)}: {contact.met} of {contact.people} have it"
        if candidate is book.current:
            text += f"; {contact.possible} of {contact.people} could with no duty moved"
        page.line(text, "good" if contact.met == contact.people else "alarm")
    _without(book, page, columns)
    _everybody(book, page)
    _managers(book, page)
    _excused(book, page, columns)
    page.sheet.repeat_rows(0, 1)
    page.printed(columns - 1)


def _without(book: Book, page: Page, columns: int) -> None:
    contact, rota = book.current.audit.contact, book.current.rota
    if not contact.no_manager and not contact.no_overlap:
        return
    page.section("Nobody to meet: not counted, and for the trust to mend", columns)
    for person in contact.no_overlap:
        manager = name_of(rota, contact.per_person[person].manager)
        page.line(f"{name_of(rota, person)}: never on duty with {manager}", "alarm")
    for person, reason in contact.no_manager:
        page.line(f"{name_of(rota, person)}: {REASONS.get(reason, reason)}", "alarm")


def _everybody(book: Book, page: Page) -> None:
    columns = 4 + 2 * len(book.candidates)
    page.section("Everybody who has a line manager", columns)
    _groups(book, page, 4)
    names = ["Person", "Line manager", "Hours both on duty", "Periods possible"]
    names += ["sessions", "periods without"] * len(book.candidates)
    page.head(names, range(2, columns))
    current = book.current.audit.contact
    rota = book.current.rota
    for person, now in current.per_person.items():
        values: list[Value] = [name_of(rota, person), name_of(rota, now.manager),
                               now.shared_hours, now.possible]  # fmt: skip
        looks = ["strong", "cell", "hours", "whole"]
        for candidate in book.candidates:
            one = candidate.audit.contact.per_person.get(person)
            without = 0 if one is None else len(one.unmet)
            values += [0 if one is None else one.placed, without]
            looks += ["whole", "whole_worse" if without else "whole"]
        page.cells(values, looks)


def _groups(book: Book, page: Page, first: int) -> None:
    """Each candidate's name over its two columns."""
    page.head_groups(
        (first + 2 * number, first + 2 * number + 1, mark(candidate, book.current))
        for number, candidate in enumerate(book.candidates)
    )


def _managers(book: Book, page: Page) -> None:
    columns = 2 + 2 * len(book.candidates)
    page.section("Line managers: people, and hours of sessions held with them", columns)
    _groups(book, page, 2)
    page.head(
        ("Line manager", "People", *["sessions", "hours"] * len(book.candidates)),
        range(1, columns),
    )
    people: dict[str, int] = {}
    for one in book.current.audit.contact.per_person.values():
        people[one.manager] = people.get(one.manager, 0) + 1
    for manager, count in people.items():
        values: list[Value] = [name_of(book.current.rota, manager), count]
        looks = ["strong", "whole"]
        for candidate in book.candidates:
            minutes = _minutes_with(candidate, manager)
            values += [len(minutes), sum(minutes) / 60]
            looks += ["whole", "hours"]
        page.cells(values, looks)


def _minutes_with(candidate: Candidate, manager: str) -> list[int]:
    return [
        session.minutes
        for session in candidate.rota.sessions
        if session.kind == "contact" and session.with_ == manager
    ]


def _excused(book: Book, page: Page, columns: int) -> None:
    page.section("Excused: no timed duty in the period", columns)
    none = True
    for candidate in book.candidates:
        for one in candidate.audit.contact.excused:
            none = False
            rota = candidate.rota
            first, last = day_words(rota, one.from_day), day_words(rota, one.to_day)
            page.line(
                f"{mark(candidate, book.current)}: {name_of(rota, one.person)}, {first} to {last}: "
                f"{one.reason}"
            )
    if none:
        page.line("Nobody.", "text")
    for remark in book.current.audit.contact.remarks:
        page.paragraph(remark, columns)
