"""What months and weekdays are called, in English and the other large languages of Europe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_MONTHS = (
    "january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec",
    "januar jaen|februar|maerz marz mrz|april|mai|juni|juli|august|september|oktober okt|november|"
    "dezember dez",
    "janvier janv|fevrier fevr fev|mars|avril avr|mai|juin|juillet juil|aout|septembre|octobre|"
    "novembre|decembre",
    "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|"
    "noviembre|diciembre dic",
    "gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre set|"
    "ottobre ott|novembre|dicembre",
    "janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro",
    "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
    "styczen stycznia|luty lutego|marzec marca|kwiecien kwietnia|maj maja|czerwiec czerwca|"
    "lipiec lipca|sierpien sierpnia|wrzesien wrzesnia|pazdziernik pazdziernika|"
    "listopad listopada|grudzien grudnia",
    "ionawr|chwefror chwef|mawrth|ebrill ebr|mai|mehefin meh|gorffennaf gorff|awst|medi|hydref|"
    "tachwedd tach|rhagfyr rhag",
)
MONTHS = {
    word: number
    for language in _MONTHS
    for number, words in enumerate(language.split("|"), 1)
    for word in words.split()
}
# Monday first; the first word of each is the full name, which means the same in every language.
_WEEKDAYS = (
    "monday mon mond mo|tuesday tue tues tu|wednesday wed weds wedn we|thursday thu thur thurs th|"
    "friday fri frid fr|saturday sat satu sa|sunday sun sund su",
    "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sa|sonntag so",
    "lundi lun lu|mardi mar ma|mercredi mer me|jeudi jeu je|vendredi ven ve|samedi sam sa|"
    "dimanche dim di",
    "lunes lun lu|martes mar ma|miercoles mie mi|jueves jue ju|viernes vie vi|sabado sab sa|"
    "domingo dom do",
    "lunedi lun lu|martedi mar ma|mercoledi mer me|giovedi gio gi|venerdi ven ve|sabato sab sa|"
    "domenica dom do",
    "segunda seg|terca ter|quarta qua|quinta qui|sexta sex|sabado sab|domingo dom",
    "maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo",
    "poniedzialek pon pn|wtorek wt|sroda sr sro|czwartek czw cz|piatek pt pi|sobota sob sb so|"
    "niedziela nd niedz ni nie",
    # Mawrth is March as well as Tuesday: its short name stands first, as only whole weeks count.
    "llun llu|maw mawrth|mercher mer|iau|gwener gwe|sadwrn sad|sul",
)
LANGUAGES = tuple(
    {word: number for number, words in enumerate(language.split("|")) for word in words.split()}
    for language in _WEEKDAYS
)
_FULL = {
    words.split()[0]: number
    for language in _WEEKDAYS
    for number, words in enumerate(language.split("|"))
} | {"sonnabend": 5}
_INITIALS = "MTWTFSS"
WEEK = 7
_LONGEST = 14


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """A word for comparison: lower case, without accents and the full stop of a short form."""
    text = unicodedata.normalize("NFD", text.strip().strip(".").lower())
    return "".join(c for c in text if not unicodedata.combining(c)).replace("ł", "l")


def month_number(word: str) -> int | None:
    """The month that a word names: 'Sept.' is 9, 'MARZEC' is 3."""
    return MONTHS.get(bare(word))


def weekday_of(text: str) -> int | None:
    """0 for Monday to 6 for Sunday from a weekday's name; short names in English only."""
    if len(text) > _LONGEST:
        return None
    word = bare(text)
    number = LANGUAGES[0].get(word)
    return number if number is not None else _FULL.get(word)


def may_name_weekday(value: object) -> bool:
    """Whether a cell's value could name a weekday in some language, if only by its initial."""
    return isinstance(value, str) and len(value) <= _LONGEST and _may_name(value)


@lru_cache(maxsize=8192)
def _may_name(text: str) -> bool:
    word = bare(text)
    return word.upper() in _INITIALS or any(word in language for language in LANGUAGES)


def weekdays_in(texts: Sequence[str]) -> list[int | None]:
    """The weekday that each text of one row names, in whichever language names the most.

    Short names of other languages count only so: 'Do' alone is rather a day off.
    """
    # A row of a rota says a few things many times: each is looked up once.
    known = {text: weekday_of(text) for text in set(texts)}
    english = [known[text] for text in texts]
    if _named(english) >= WEEK:
        return english
    words = {text: bare(text) for text in known}
    best = english
    for language in LANGUAGES[1:]:
        if language.keys().isdisjoint(words.values()):
            continue
        days = [language.get(words[text]) for text in texts]
        if _named(days) >= WEEK and _named(days) > _named(best):
            best = days
    return best if best is not english else _initials(texts) or english


def _named(days: Sequence[int | None]) -> int:
    return len(days) - days.count(None)


def _initials(texts: Sequence[str]) -> list[int | None] | None:
    """Weekdays of a row of initials, M T W T F S S: only whole weeks in order say so."""
    signs = {text: text.strip().upper() if len(text.strip()) == 1 else "." for text in set(texts)}
    row = "".join(signs[text] for text in texts)
    match = re.search(r"[MTWFS]{7,}", row)
    if match is None or match[0] not in (_INITIALS * (len(row) // WEEK + 2)):
        return None
    start = (_INITIALS * 2).index(match[0][:WEEK])
    days: list[int | None] = [None] * len(texts)
    for step in range(len(match[0])):
        days[match.start() + step] = (start + step) % WEEK
    return days
