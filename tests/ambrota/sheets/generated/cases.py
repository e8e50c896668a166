"""Cases: a form with options drawn by a seed; run, judged, and made as small as it still fails."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ambrota.errors import UserError
from ambrota.sheets import Imported, read_rota
from tests.ambrota.sheets.generated import cyclic, dated, lists, weeks
from tests.ambrota.sheets.generated.changes import written_back
from tests.ambrota.sheets.generated.judge import differences
from tests.ambrota.sheets.generated.labels import LEGENDS, PERSON_FIELDS
from tests.ambrota.sheets.generated.lists import LIST_DATES
from tests.ambrota.sheets.generated.made import Form, Made
from tests.ambrota.sheets.generated.notation import DATES, MOMENTS, NO_MONTH, NO_YEAR, TIMES
from tests.ambrota.sheets.generated.save import FORMATS, PLAIN, save

FORMS: dict[str, Form] = {
    "dated-down": dated.dated_down,
    "dated-across": dated.dated_across,
    "two-columns": dated.two_columns,
    "weekly-blocks": dated.weekly_blocks,
    "month-sheets": dated.month_sheets,
    "shift-sheets": dated.shift_sheets,
    "cyclic": cyclic.cyclic,
    "cyclic-across": cyclic.cyclic_across,
    "cyclic-stacked": cyclic.stacked,
    "cyclic-beside": cyclic.beside,
    "cyclic-sheets": cyclic.cyclic_sheets,
    "weeks-dated": weeks.weeks_dated,
    "weeks-commencing": weeks.weeks_commencing,
    "weeks-undated": weeks.weeks_undated,
    "list": lists.one_row_per_duty,
}
PENDING: frozenset[str] = frozenset({
    "dated-across", "cyclic-across", "two-columns", "shift-sheets", "weeks-undated",
    "cyclic-beside", "week=saturday", "lines=letter", "wrong-total", "wrong-count", "signoff",
    "notes", "sections", "short-month", "full-days", "weekdays=below", "times=0600/1800+two",
})  # fmt: skip
"""Forms and options that are not read yet: "form", "option", "option=value", "one+another"."""

FLAGS = (
    "offset", "title", "notes", "logo", "signoff", "junk", "sections", "vacancies", "totals",
    "counts", "hidden-row", "hidden-column", "colours", "comments", "formulas", "units", "two",
    "case", "full-days", "first-last", "merged-header", *PERSON_FIELDS,
)  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "legend": LEGENDS,
    "format": FORMATS,
    "times": tuple(TIMES),
    "between": (" / ", "+", "\n", ", ", " & "),
    "weekdays": ("above", "below", "initials"),
    "dates": (*DATES, *NO_YEAR, *NO_MONTH),
    "year": ("title", "sheet", "file", "none"),
    "month": ("merged",),
    "week": ("monday", "sunday", "saturday"),
    "lines": ("number", "line", "wk", "week", "letter", "tl"),
    "holders": ("",),
    "moments": MOMENTS,
    "list": ("times", "datetimes", "codes"),
    "surname-first": ("",),
    "shuffled": ("",),
    "cancelled": ("",),
    "first-day": ("",),
    "upper": ("",),
    "short-month": ("",),
    "wrong-total": ("",),
    "wrong-count": ("",),
}
_GRID = {*FLAGS, "legend", "format", "times", "between", "wrong-total", "wrong-count"}
_DATED = {*_GRID, "dates", "weekdays", "year", "month"}
_CYCLIC = (_GRID | {"week", "lines", "holders"}) - {"first-last", "sections", "merged-header"}
_MANY = (_CYCLIC - {"vacancies"}) | {"holders"}
ALLOWED: dict[str, set[str]] = {
    "dated-down": _DATED,
    "dated-across": _DATED - {"sections"},
    "two-columns": (_DATED | {"moments"})
    - {"totals", "counts", "wrong-total", "wrong-count", "two", "units", "formulas", "times"},
    "weekly-blocks": _DATED - {"year", "month"} - {"totals", "wrong-total"},
    "month-sheets": (_DATED | {"short-month"}) - {"year", "month", "legend"},
    "shift-sheets": _DATED - {"times", "two", "units", "year", "month", "legend", "totals",
                              "wrong-total", "case", "formulas"},
    "cyclic": _CYCLIC,
    "cyclic-across": _CYCLIC,
    "cyclic-stacked": _MANY,
    "cyclic-beside": _MANY,
    "cyclic-sheets": _MANY - {"legend"},
    "weeks-dated": _GRID | {"dates", "upper"},
    "weeks-commencing": _GRID | {"upper"},
    "weeks-undated": _GRID | {"upper", "first-day"},
    "list": {"offset", "title", "notes", "junk", "format", "number", "role", "team",
             "vacancies", "full-days", "times", "dates", "moments", "list", "surname-first", "shuffled", "cancelled"},
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A form, a seed and its options: the same three make the same file."""

    form: str
    seed: int
    options: Mapping[str, str] = field(default_factory=dict)

    def rng(self, name: str) -> random.Random:
        """The numbers for one feature."""
        return random.Random(f"{self.form} {self.seed} {name}")

    @property
    def pending(self) -> bool:
        """Whether its form or one of its options is not read yet."""
        said = {self.form, *self.options, *(f"{k}={v}" for k, v in self.options.items())}
        return any(set(one.split("+")) <= said for one in PENDING)

    def __str__(self) -> str:
        said = " ".join(f"{k}={v!r}" if v else k for k, v in sorted(self.options.items()))
        return f"--form {self.form} --seed {self.seed} --only {said}".rstrip()

    def make(self) -> Made:
        """The sheets."""
        return FORMS[self.form](self.options, self.rng)


@dataclass
class Outcome:
    """What came of a case: `fails` is empty when all was read right or said."""

    case: Case
    fails: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def drawn(form: str, seed: int) -> Case:
    """The case of a form and a seed: from no decoration at all to a good deal of it."""
    rng = random.Random(f"options {form} {seed}")
    much = rng.choice((0.1, 0.25, 0.5))
    options: dict[str, str] = {}
    for name in (*FLAGS, *CHOICES):
        take = rng.random() < (much if name in FLAGS else max(much, 0.3))
        value = rng.choice(CHOICES[name]) if name in CHOICES else ""
        if take and name in ALLOWED[form]:
            options[name] = value
    return Case(form, seed, sound(form, options))


def sound(form: str, options: dict[str, str]) -> dict[str, str]:
    """Without options that contradict one another."""
    made = dict(options)
    kind = made.get("format", "xlsx")
    if kind in PLAIN:
        made["legend"] = made.get("legend", "below") if made.get("legend") != "sheet" else "below"
        made["year"] = "file" if made.get("year") == "sheet" else made.get("year", "title")
        for name in ("junk", "two" if made.get("between") == "\n" else ""):
            made.pop(name, None)
        if form in ("month-sheets", "shift-sheets", "cyclic-sheets", "list"):
            made.pop("format")
            if "legend" not in ALLOWED[form]:
                made.pop("legend")
    if kind in PLAIN | {"ods"}:
        for name in ("hidden-row", "hidden-column", "colours", "comments", "formulas",
                     "merged-header", "month"):  # fmt: skip
            made.pop(name, None)
    if form == "list":
        if "vacancies" in made:
            made["number"] = ""
        made["dates"] = made["dates"] if made.get("dates") in LIST_DATES else "real"
        if made.get("list") == "codes":
            made.pop("times", None)
    for wrong, right in (("wrong-total", "totals"), ("wrong-count", "counts")):
        if right not in made:
            made.pop(wrong, None)
    for name in ("times", "two", "units"):
        if name in made and "formulas" in made:
            made.pop("totals", None), made.pop("counts", None)
            made.pop("wrong-total", None), made.pop("wrong-count", None)
    if form.startswith("cyclic") and "manager" in made:
        made["holders"] = ""
    if "sections" in made:
        made.pop("team", None)
    whole = form in ("weekly-blocks", "month-sheets", "shift-sheets", "weeks-dated")
    if whole and made.get("dates") not in DATES:
        made.pop("dates", None)
    return made


def run(case: Case, folder: Path | None = None, *, back: bool = True) -> Outcome:
    """Write the case as a file, read it, compare; then change it, write it back and read again."""
    if folder is None:
        with tempfile.TemporaryDirectory() as made_folder:
            return run(case, Path(made_folder), back=back)
    made, outcome = case.make(), Outcome(case)
    if case.options.get("format") in PLAIN:
        # A text table has one sheet, called after the file.
        made.pages = [replace(made.pages[0], name=made.stem)]
    path = save(made.pages, folder, made.stem, case.options.get("format", "xlsx"))
    try:
        imported = read_rota(path, layout=made.layout)
    except UserError as error:
        outcome.fails.append(f"refused: {error}")
        return outcome
    except Exception as error:
        outcome.fails.append(f"crashed: {error!r}")
        return outcome
    _judge(made, imported, case, outcome)
    if back and not outcome.fails and not outcome.said:
        outcome.fails += written_back(made, imported, case.rng("changes"), folder)
    return outcome


def _judge(made: Made, imported: Imported, case: Case, outcome: Outcome) -> None:
    for found in differences(made, imported, case.options):
        (outcome.said if found.said else outcome.fails).append(
            f"{found.what} [{', '.join(found.cells[:3])}]"
        )
    expected = made.doubts or {"wrong-total", "wrong-count"} & set(case.options)
    if outcome.said and not expected:
        outcome.fails += [f"said, yet it could be known: {text}" for text in outcome.said]
    if not expected:
        outcome.alarms += [
            f"{p.severity} {p.sheet}!{p.cell}: {p.found}"
            for p in imported.problems
            if p.severity != "note"
        ]


def smallest(case: Case) -> Case:
    """The case with as few options, people and days as still fail in the same way."""

    def kinds(outcome: Outcome) -> set[str]:
        return {text.split(":")[0].split(" ")[0] for text in outcome.fails}

    wanted = kinds(run(case))
    best = case
    for small in ({"people": "1"}, {"people": "2"}, {"days": "7"}):
        best = _if_fails(best, {**best.options, **small}, wanted, kinds)
    for name in list(best.options):
        rest = {k: v for k, v in best.options.items() if k != name}
        best = _if_fails(best, rest, wanted, kinds)
    return best


def _if_fails(case: Case, options: dict[str, str], wanted: set[str], kinds) -> Case:  # type: ignore[no-untyped-def]
    other = Case(case.form, case.seed, options)
    try:
        return other if kinds(run(other)) & wanted else case
    except Exception:
        return case


def cases(seed: int, count: int, forms: Iterable[str] = ()) -> Iterable[Case]:
    """So many cases, the forms in turn."""
    names = list(forms) or list(FORMS)
    for number in range(count):
        yield drawn(names[number % len(names)], seed + number)
