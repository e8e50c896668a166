"""How a rota stands in a few words: cover, meetings and training, each counted once for all.

The scorecard, the cards of proposals and the log say the same by saying it from here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ambrota.cover import CoverAudit, seat_hours
from ambrota.duties import is_night
from ambrota.looks import session_cells
from ambrota.model import Rota, Session
from ambrota.spans import A_WEEK, span_words
from ui.figures import figure

GOOD, BAD, NOTICE = "good", "bad", "notice"
WEEKEND = (5, 6)


class Told(NamedTuple):
    """A sentence, and whether it is good news or bad ('' where neither)."""

    text: str
    look: str = ""


def meet_words(audit: Any) -> Told:
    """'23 of 26 meet their line manager; 3 have none in the rota'."""
    met, none = audit.contact.met, len(audit.contact.no_manager)
    whole = in_post(audit)
    if not audit.contact.people:
        return Told("Nobody’s line manager is in the rota", BAD)
    told = f"{met:,} of {whole:,} meet their line manager"
    return Told(told + (f"; {none_words(none)}" if none else ""), GOOD if met == whole else BAD)


def meet_lines(audit: Any) -> list[Told]:
    """The same in two lines: good where all meet who have a manager; then who has none."""
    met, people, none = audit.contact.met, audit.contact.people, len(audit.contact.no_manager)
    if not people:
        return [meet_words(audit)]
    told = f"{met:,} of {in_post(audit):,} meet their line manager"
    first = Told(told, GOOD if met == people else BAD)
    return [first, *([Told(none_words(none), NOTICE)] if none else [])]


def none_words(none: int) -> str:
    """'3 have none in the rota'; nothing where everybody has one."""
    return f"{none:,} {'has' if none == 1 else 'have'} none in the rota" if none else ""


def in_post(audit: Any) -> int:
    """Everybody who should meet a line manager, those included who have none in the rota."""
    return int(audit.contact.people) + len(audit.contact.no_manager)


def _held(rota: Rota, kind: str) -> list[tuple[Session, bool]]:
    """Every session of a kind, and whether it is in a night duty."""
    return [
        (one, any(map(is_night, rota.by_cell.get(cell, ()))))
        for cell, sessions in session_cells(rota).items()
        for one in sessions
        if one.kind == kind
    ]


def nightly_words(rota: Rota) -> str:
    """'18 of 146 one-to-ones in night duties'; nothing where none is."""
    held = _held(rota, "contact")
    nights = sum(night for _, night in held)
    whole = f"of {len(held):,} one-to-one{'s' * (len(held) != 1)}"
    return f"{nights:,} {whole} in night duties" if nights else ""


def odd_times_words(rota: Rota) -> list[Told]:
    """'73 of 121 training sessions at a weekend, 4 in night duties'.

    Weekends are told where more than a third falls on them.
    """
    held = _held(rota, "training")
    late = sum(rota.weekday(one.day) in WEEKEND for one, _ in held)
    nights = sum(night for _, night in held)
    whole = f"of {len(held):,} training session{'s' * (len(held) != 1)}"
    if 3 * late > len(held):
        told = f"{late:,} {whole} at a weekend" + f", {nights:,} in night duties" * (nights > 0)
    else:
        told = f"{nights:,} {whole} in night duties" * (nights > 0)
    return [Told(told, NOTICE)] if told else []


def training_words(audit: Any) -> Told:
    """'26 of 26 have their training'."""
    met, whole = audit.training.met, audit.training.people
    return Told(f"{met:,} of {whole:,} have their training", GOOD if met == whole else BAD)


def cover_words(audit: Any, rota: Rota) -> Told:
    """'Cover kept', 'Cover short: 7 seat-hours in 12 weeks'; of kept cover what is given up of it.

    What is given up is a price that was asked for: neither good nor bad.
    """
    if audit.cover.kept:
        given = given_up(audit.cover, rota)
        return Told(f"Cover kept but for {given}") if given else Told("Cover kept", GOOD)
    return Told(f"Cover short: {short_words(audit.cover, rota)}", BAD)


def cover_lines(audit: Any, rota: Rota) -> list[Told]:
    """The same in two lines where a vacant line is left out of a need taken from today's duties."""
    told, left = cover_words(audit, rota), open_words(audit.cover, rota)
    return [told, Told(left, NOTICE)] if left and audit.cover.kept else [told]


def open_words(cover: CoverAudit, rota: Rota) -> str:
    """'48 seat-hours a week of the vacant line are open'; nothing where the need is stated."""
    if cover.source != "derived":
        return ""
    return vacant_words(rota, vacant_hours(cover), A_WEEK if rota.is_cyclic else span_words(rota))


def vacant_hours(cover: CoverAudit) -> float:
    """Seat-hours that vacant lines would fill besides."""
    others = cover.with_vacancies
    return 0.0 if others is None else others.filled_hours - cover.filled_hours


def vacant_words(rota: Rota, hours: float, over: str) -> str:
    """'48 seat-hours a week of the vacant line are open'; nothing of no hours."""
    return f"{seats_words(hours)} {over} of {vacant_lines(rota)} are open" if hours else ""


def vacant_lines(rota: Rota) -> str:
    """'the vacant line', '3 vacant lines'."""
    vacant = sum(person.vacant for person in rota.people)
    return "the vacant line" if vacant == 1 else f"{vacant} vacant lines"


def short_words(cover: CoverAudit, rota: Rota, resource: str | None = None) -> str:
    """What is short: '7 seat-hours in 12 weeks'; what duties leave short of a cycle, every week."""
    if not rota.is_cyclic:
        return f"{seats_words(_hours(cover.short, resource))} {span_words(rota)}"
    always = _hours([one for one in cover.short if not one.of_sessions], resource)
    at_times = _hours([one for one in cover.short if one.of_sessions], resource)
    told = [f"{seats_words(always)} {A_WEEK}"] if always or not at_times else []
    told += [f"{seats_words(at_times)} {span_words(rota)}"] if at_times else []
    return " and ".join(told)


def given_up(cover: CoverAudit, rota: Rota) -> str:
    """'31.5 seat-hours a week given up to people'; nothing where nothing is."""
    if not cover.given_up_hours:
        return ""
    hours, over = cover.given_up_hours, span_words(rota)
    if rota.is_cyclic:
        hours, over = round(hours / cover.weeks, 1), A_WEEK
    return f"{seats_words(hours)} {over} given up to people"


def seats_words(hours: float) -> str:
    """'1 seat-hour', '102.5 seat-hours'."""
    return f"{figure(hours)} seat-hour{'s' * (hours != 1)}"


def _hours(seats: Any, resource: str | None) -> float:
    by_resource = seat_hours(seats)
    if resource is None:
        return sum(by_resource.values())
    return by_resource.get(resource, 0.0)
