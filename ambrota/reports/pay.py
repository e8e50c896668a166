"""Pay effect: what each proposal does to everybody's pay for unsocial hours."""

from __future__ import annotations

from collections.abc import Iterable

from ambrota.compare import Pair, signed
from ambrota.pay.effect import PayChange, PayEffect, by_loss, pay_effect
from ambrota.pay.tables import SCHEMES, VERIFY, PayTables
from ambrota.pay.toml import MEANING, rows
from ambrota.pay.words import ESTIMATE, evidence
from ambrota.reports.book import Book, short_name
from ambrota.reports.page import Page, Value

GROUPS = ("Plain, h", "Nights and Saturdays, h", "Sundays and holidays, h", "Annex 5 hours, h",
          "Section 2, %", "Annex 5, %")  # fmt: skip
"""Paid hours by class, hours that Annex 5 counts, and the percentages of both schemes."""

OWN, FIRST, WORDS = 4, 8, 14
COLUMNS = FIRST + 2 * len(GROUPS) + 2


def write_pay(book: Book) -> None:
    """What it rests on, then a table for each proposal, then the tables of pay."""
    page = book.page(
        "Pay effect", "Pay for unsocial hours",
        f"{ESTIMATE}: per cent of basic pay, hours a week at work, now and as proposed",
    )  # fmt: skip
    page.widths(24, 17, 18, 11, 8, 10, 9, 9, *([10, 10] * len(GROUPS)), 48, 48)
    page.sheet.freeze_panes(0, 1)
    current = book.current.rota
    effects = [(one, pay_effect(current, one.rota, book.rulebook)) for one in book.proposals]
    first = effects[0][1] if effects else pay_effect(current, current, book.rulebook)
    page.section("What the estimate rests on", COLUMNS)
    for text in first.assumptions:
        page.paragraph(f"•  {text}", WORDS)
    for proposal, effect in effects:
        _effect(page, short_name(proposal, book.current), effect, book.rulebook.pay)
    if not effects:
        _effect(page, "Current rota", first, book.rulebook.pay)
    _tables(page, book.rulebook.pay)
    page.printed(COLUMNS - 1)


def _effect(page: Page, name: str, effect: PayEffect, tables: PayTables) -> None:
    page.section(f"{name}: {effect.words}", COLUMNS)
    over = [(FIRST + 2 * at, FIRST + 2 * at + 1, group) for at, group in enumerate(GROUPS)]
    page.head_groups([(OWN, OWN + 3, "Under their own scheme"), *over])
    page.head(
        ("Person", "Role", "Scheme", "Band",
         "% now", "% proposed", "+/\N{MINUS SIGN}", "paid h a week",
         *["now", "proposed"] * len(GROUPS), "Sum now", "Sum proposed"),
        (OWN, OWN + 1, *range(FIRST, FIRST + 2 * len(GROUPS))), (OWN + 2, OWN + 3),
    )  # fmt: skip
    for one in by_loss(effect.people):
        _person(page, one, tables)


def _person(page: Page, one: PayChange, tables: PayTables) -> None:
    now = one.after
    values: list[Value] = [
        now.name, now.role,
        _stated(SCHEMES[now.scheme], now.scheme_stated), _stated(str(now.band), now.band_stated),
    ]  # fmt: skip
    values += _both(one.own)
    looks = ["strong", "muted", "cell", "cell", "hours", "hours"]
    for pair in (one.own, one.equivalent):
        same = pair is None or pair.verdict == "the same"
        values.append("" if same or pair is None else signed(pair.difference))
        looks.append("the same" if pair is None else pair.verdict)
    for pair in (*one.hours, one.outside, one.section_2, one.annex_5):
        values += _both(pair)
        looks += ["hours", "hours"]
    values += [evidence(one.before, tables), evidence(now, tables)]
    page.cells(values, [*looks, "the same", "the same"])


def _both(pair: Pair | None) -> Iterable[Value]:
    return (None, None) if pair is None else (round(pair.before, 4), round(pair.after, 4))


def _stated(text: str, is_stated: bool) -> str:
    return text if is_stated else f"{text}, assumed"


def _tables(page: Page, tables: PayTables) -> None:
    page.section(f"Tables of pay in the rulebook. {VERIFY}.", COLUMNS)
    shipped = dict(rows(PayTables()))
    for name, value in rows(tables):
        was = "" if value == shipped[name] else f"; as shipped {shipped[name]}"
        page.paragraph(f"pay.{name} = {value}: {MEANING[name]}{was}", WORDS)
