"""What stands in a copy as in the original and is not for everybody's eyes."""

from __future__ import annotations

from ambrota.sheets.imported import Imported
from ambrota.sheets.problems import Problems


def name_private(imported: Imported, problems: Problems) -> None:
    """Say which sheets of the copy may tell a reason or what a private agreement is."""
    for sheet in imported.source.found.companions.get("pairings", []):
        problems.note(
            sheet.name, None, "who is kept apart, and perhaps why, in the copy as in the original",
            "a copy that tells no more than its readers may know",
            "take the sheet out of the copy before you pass it on",
        )  # fmt: skip
    private = [
        person
        for person in imported.rota.people
        if any(agreement.private for agreement in person.restrictions)
    ]
    if private:
        problems.note(
            None, None,
            f"private agreements of {len(private)} in the cells of the copy as in the original",
            "a copy that tells no more than its readers may know",
            "clear these cells of the copy before you pass it on",
        )  # fmt: skip
