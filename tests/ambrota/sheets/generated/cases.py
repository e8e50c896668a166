"""Cases: a form with options and a seed; run, judged, and made as small as it still fails."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ambrota.errors import UserError
from ambrota.sheets import Imported, read_rota
from tests.ambrota.sheets.generated import cyclic, dated, lists, weeks
from tests.ambrota.sheets.generated.changes import written_back
from tests.ambrota.sheets.generated.judge import differences
from tests.ambrota.sheets.generated.made import Form, Made
from tests.ambrota.sheets.generated.options import PENDING, drawn_options, sound
from tests.ambrota.sheets.generated.save import PLAIN, save

FORMS: dict[str, Form] = {
    "dated-down": dated.dated_down,
    "dated-across": dated.dated_across,
    "two-columns": dated.two_columns,
    "weekly-blocks": dated.weekly_blocks,
    "month-sheets": dated.month_sheets,
    "team-sheets": dated.team_sheets,
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
    "list-sheets": lists.lists_on_sheets,
}
WRONG = {"wrong-total", "wrong-count", "duplicates"}
"""Options that put something wrong in the sheet, which must then be said."""


@dataclass(frozen=True)
class Case:
    """A form, a seed and its options: the same three make the same file."""

    form: str
    seed: int
    options: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def drawn(cls, form: str, seed: int) -> Case:
        """The case of that form and seed with options of its own."""
        return cls(form, seed, drawn_options(form, seed))

    @property
    def pending(self) -> bool:
        """Whether its form or one of its options is not read yet."""
        said = {self.form, *self.options, *(f"{k}={v}" for k, v in self.options.items())}
        return any(set(one.split("+")) <= said for one in PENDING)

    def rng(self, name: str) -> random.Random:
        """The numbers for one feature."""
        return random.Random(f"{self.form} {self.seed} {name}")

    def __str__(self) -> str:
        said = " ".join(f"'{k}={v}'" if v else k for k, v in sorted(self.options.items()))
        return f"--form {self.form} --seed {self.seed} --only {said}".rstrip()

    def make(self) -> Made:
        """The sheets."""
        made = FORMS[self.form](self.options, self.rng)
        if self.options.get("format") in PLAIN:
            # A text table has one sheet, called after the file.
            made.pages = [replace(made.pages[0], name=made.stem)]
        if "odd-names" in self.options:
            for page in made.pages:
                page.name = {"Rota": "Ops! – O'Hare v2.1", "Lines": "Líne & co"}.get(
                    page.name, page.name
                )
        return made

    def save(self, made: Made, folder: Path) -> Path:
        """The file."""
        return save(made.pages, folder, made.stem, self.options.get("format", "xlsx"))


@dataclass
class Outcome:
    """What came of a case: `fails` is empty when all was read right, or was wrong and is said."""

    case: Case
    fails: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether something was read otherwise than written and nothing says so."""
        spoken = ("refused", "said", "false alarm", "crashed")
        return any(not text.startswith(spoken) for text in self.fails)


def run(case: Case, folder: Path | None = None) -> Outcome:
    """Write the case as a file, read it, compare; then change it, write it back and read again."""
    if folder is None:
        with tempfile.TemporaryDirectory() as made_folder:
            return run(case, Path(made_folder))
    made, outcome = case.make(), Outcome(case)
    path = case.save(made, folder)
    try:
        imported = read_rota(path, layout=made.layout)
    except UserError as error:
        outcome.fails.append(f"refused: {error}")
        return outcome
    except Exception as error:
        outcome.fails.append(f"crashed: {error!r}")
        return outcome
    _judge(made, imported, case, outcome)
    if not outcome.fails and not outcome.said:
        outcome.fails += written_back(made, imported, case.rng("changes"), folder)
    return outcome


def _judge(made: Made, imported: Imported, case: Case, outcome: Outcome) -> None:
    for found in differences(made, imported, case.options):
        (outcome.said if found.said else outcome.fails).append(
            f"{found.what} [{', '.join(found.cells[:3])}]"
        )
    if made.doubts or WRONG & set(case.options):
        return
    outcome.fails += [f"said, yet it can be known: {text}" for text in outcome.said]
    if not outcome.fails:
        # Random duties do overlap; all else that is said of a sound sheet is a false alarm.
        outcome.fails += [
            f"false alarm: {p.severity} {p.sheet}!{p.cell}: {p.found}"
            for p in imported.problems
            if p.severity != "note" and "overlaps" not in p.found and p.sheet not in made.others
        ]


def smallest(case: Case) -> Case:
    """The case with as few options, people and days as still fail in the same way."""
    wanted = _ways(run(case))
    for small in ({"people": "1"}, {"people": "2"}, {"days": "7"}):
        case = _if_fails(case, {**small, **case.options}, wanted)
    for name in list(case.options):
        case = _if_fails(case, {k: v for k, v in case.options.items() if k != name}, wanted)
    return case


def _ways(outcome: Outcome) -> set[str]:
    return {text.split(":")[0].split(" ")[0] for text in outcome.fails}


def _if_fails(case: Case, options: dict[str, str], wanted: set[str]) -> Case:
    other = Case(case.form, case.seed, sound(case.form, options))
    return other if _ways(run(other)) & wanted else case


def cases(seed: int, count: int, forms: tuple[str, ...] = ()) -> Iterator[Case]:
    """So many cases, the forms in turn."""
    names = forms or tuple(FORMS)
    for number in range(count):
        yield Case.drawn(names[number % len(names)], seed + number)
