"""What a proposal does to the members together, in a few sentences, nothing of weight left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ambrota.pay.effect import GAIN, LOSE, PayChange
from ui.changed_words import changed_words
from ui.counted_words import given_up, meet_words, nightly_words, odd_times_words, open_words
from ui.reading import count
from ui.version import Version, changes_between


def in_short(
    current: Version, shown: Version, pay: Iterable[PayChange], gone: int, new: int
) -> str:
    """Duties, sessions, seat-hours given up, rest days turned into training, findings and pay."""
    audit = shown.audit
    meets = meet_words(audit).text
    if shown.is_current:
        return f"The current rota alone: no proposal is compared. {meets}."
    meetings, taught = (
        sum(one.kind == kind for one in shown.rota.sessions)
        - sum(one.kind == kind for one in current.rota.sessions)
        for kind in ("contact", "training")
    )
    turned = round(audit.measures["rest-days-turned"].value)
    verdicts = Counter(one.verdict for one in pay)
    told = (
        changed_words(shown.rota, changes_between(current.rota, shown.rota)),
        f"{count(meetings, 'one-to-one', 'one-to-ones')} and "
        f"{count(taught, 'training session')} more",
        meets,
        *filter(None, [nightly_words(shown.rota)]),
        *(one.text for one in odd_times_words(shown.rota)),
        given_up(audit.cover, shown.rota) or "no seat given up to people",
        *filter(None, [open_words(audit.cover, shown.rota)]),
        f"{count(turned, 'rest day')} turned into training",
        f"{count(gone, 'finding')} {'goes' if gone == 1 else 'go'}, "
        f"{new:,} {'comes' if new == 1 else 'come'}",
        f"Unsocial pay: {verdicts[GAIN]:,} gain, {verdicts[LOSE]:,} lose (an estimate)",
    )
    return ". ".join(told) + "."
