"""What the words for a kind of duty mean, and the few codes that mean the same everywhere."""

from __future__ import annotations

import re
from functools import lru_cache

from ambrota.model import Kind
from ambrota.sheets.words.plain import plain_text

_KIND_WORDS = {
    Kind.COVER: "cover|core|operational|working|work|on duty|shift|duty|front line|frontline|"
    "operations|ops",
    Kind.RELIEF: "relief|rel|flexi|float|unallocated",
    Kind.TRAINING: "training|train|course|education|study|learning",
    Kind.CONTACT: "contact|one to one|1 to 1|1 1|121|supervision meeting|team time|manager contact",
    Kind.OTHER_WORK: "other work|other|office|admin|administration|management|meeting|"
    "non operational|project|light duties|facility time|union|other duty|non core",
    Kind.REST: "rest|off|day off|rest day|non working day|not working|off duty|free",
    Kind.LEAVE: "leave|annual leave|al|holiday|maternity|paternity|absence|parental leave|"
    "special leave|maternity leave|paternity leave|compassionate leave|carers leave",
    Kind.SICK: "sick|sickness|sick leave|ill|illness",
}
_KINDS = {word: kind for kind, text in _KIND_WORDS.items() for word in text.split("|")}

_MEANING_WORDS = (
    (Kind.REST, r"rest days?|days? off|off duty|non[- ]?working|not working|^off$|^rest$"),
    (Kind.SICK, r"sick(ness)?|unwell"),
    (Kind.LEAVE, r"annual leave|leave|holidays?|maternity|paternity|adoption"),
    (Kind.RELIEF, r"relief|flexi|float"),
    (Kind.CONTACT, r"one[- ]to[- ]ones?|1[:-]1|121"),
    (Kind.TRAINING, r"training|course|study|cpd|key skills|mandatory|supervision|leadership"),
    (Kind.OTHER_WORK, r"admin\w*|office|management|meetings?|project|light duties|union|facility"),
    # Words of other languages, for workbooks that come from elsewhere.
    (Kind.SICK, r"zwolnienie lekarskie|chorob\w*|krank\w*|maladie|malattia|enfermedad|ziek\w*"),
    (Kind.LEAVE, r"urlop\w*|\w*urlaub|cong[eé]s?|vacaciones|ferie|verlof|gwyliau"),
    (Kind.REST, r"woln[eya]|niezatrudnion[ya]|frei|ruhetag|repos|riposo|libre|descanso|vrij"),
    (Kind.TRAINING, r"szkoleni\w*|schulung|fortbildung|formation|formaci[oó]n|opleiding"),
)

# A rest day worked is no rest day, and cover for leave is no leave.
_WORKED = re.compile(r"(rest days?|days? off|holidays?|leave|sick(ness)?) (work|cover)")

_SAFE = {
    Kind.REST: "RD|R/D|R-D|OFF|OFF DUTY|D/O|DO|D-O|DAY OFF|DAY-OFF|DAYS OFF|REST|REST DAY|REST-DAY|"
    "NWD|N/W|NOT WORKING|NON WORKING|NON-WORKING|NON WORKING DAY|NON-WORKING DAY|-|--|---|.|..|...|"
    "N/A|NONE|NIL|NAN|NULL",
    Kind.LEAVE: "AL|A/L|ANL|ANNUAL LEAVE|LEAVE|HOLIDAY|HOLIDAYS|HOL|MAT|PAT|MATERNITY|PATERNITY|"
    "SPL|MAT LEAVE|PAT LEAVE|MATERNITY LEAVE|PATERNITY LEAVE|ADOPTION LEAVE|PARENTAL LEAVE|"
    "SHARED PARENTAL LEAVE|SPECIAL LEAVE|COMPASSIONATE LEAVE|BEREAVEMENT LEAVE|CARERS LEAVE|"
    "CARER'S LEAVE|UNPAID LEAVE",
    Kind.SICK: "SICK|SICKNESS|SICK LEAVE|OFF SICK|S/L SICK|LTS|LONG TERM SICK",
    Kind.RELIEF: "REL|RELIEF|RLF|FLX|FLEXI",
    Kind.TRAINING: "TR|TRG|TRAIN|TRAINING|KS|KEY SKILLS|CSR|STAT|STAT/MAND|CPD",
    Kind.CONTACT: "1:1|121|ONE TO ONE",
    Kind.OTHER_WORK: "MTG|MEETING|ADMIN|OFFICE",
}  # fmt: skip


@lru_cache(maxsize=4096)
def code_key(text: str) -> str:
    """A code for comparison: no spaces, no difference of case, one kind of dash, 'A.L.' as 'AL'."""
    key = re.sub(r"\s+", "", plain_text(text)).casefold()
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", key):
        return key.replace(".", "")
    return key.rstrip(".") or key


_SAFE_CODES = {code_key(code): kind for kind, text in _SAFE.items() for code in text.split("|")}


@lru_cache(maxsize=4096)
def kind_of_word(text: str) -> Kind | None:
    """The kind that a Kind column states."""
    return _KINDS.get(re.sub(r"[^a-z0-9]+", " ", text.lower()).strip())


@lru_cache(maxsize=4096)
def kind_of_meaning(text: str) -> Kind | None:
    """The kind that a code's description states: 'Annual leave', 'Rest day'."""
    text = text.strip().lower()
    worked = _WORKED.search(text)
    for kind, pattern in _MEANING_WORDS:
        if worked and kind in (Kind.REST, Kind.LEAVE, Kind.SICK):
            continue
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            return kind
    return None


@lru_cache(maxsize=4096)
def safe_kind(code: str) -> Kind | None:
    """The kind of a code that means the same in every rota; None for D, N, R, L, S and the like."""
    return _SAFE_CODES.get(code_key(code))


_CATEGORIES = (
    ("supervision", r"supervision"),
    ("leadership", r"leader\w*|management|manager"),
    ("cpd", r"cpd|professional development"),
    ("statutory", r"stat\w*|mandatory|key skills|ks|csr|safeguarding|resus\w*"),
)


@lru_cache(maxsize=4096)
def training_category(*texts: str | None) -> str | None:
    """The training category that a code or its meaning names; None when it names none."""
    for text in texts:
        for category, pattern in _CATEGORIES:
            if text and re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text.lower()):
                return category
    return None
