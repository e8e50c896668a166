"""Any rota, written in any supported layout, reads back the same; written back, the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ambrota.sheets.generated.cases import FORMS, Case, run, smallest
from tests.ambrota.sheets.generated.options import PENDING

SEED, EACH = 20_260, 16


@pytest.mark.parametrize("form", [form for form in FORMS if form not in PENDING])
def test_what_is_written_is_read_and_nothing_differs_in_silence(form: str, tmp_path: Path) -> None:
    for seed in range(SEED, SEED + EACH):
        case = Case.drawn(form, seed)
        if not case.pending and run(case, _folder(tmp_path, seed)).fails:
            least = smallest(case)
            pytest.fail(f"{least}\n" + "\n".join(run(least).fails[:5]))


def _folder(path: Path, seed: int) -> Path:
    made = path / str(seed)
    made.mkdir()
    return made
