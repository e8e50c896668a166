"""WTE needed, in post and vacant as one sum with its reasons, and what too little relief means."""

from __future__ import annotations

from ambrota.audit import Audit
from ambrota.figures import figure
from ambrota.measures.establishment import ABSTRACTION

ENOUGH = 100
"""Per cent of expected abstraction from which on relief suffices."""


def establishment_words(audit: Audit | None) -> str:
    """How many WTE are missing and of what sum, and why cover holds all the same."""
    if audit is None:
        return ""
    needed, posts, vacant = (
        round(audit.measures[key].value, 1) for key in ("wte-needed", "wte-in-post", "wte-vacant")
    )
    away = f"{figure(needed * ABSTRACTION)} of them for leave, sickness, training and meetings"
    what = f"{figure(needed)} WTE needed ({away}: {ABSTRACTION:.0%} of paid time)"
    missing = round(needed - posts, 1)
    if missing <= 0:
        told = f"{what}; {figure(posts)} in post, {figure(-missing)} more."
        if not audit.cover.kept:
            told += " Cover is short all the same: of who is on when, not of how many there are."
        return told
    posts_open = f" ({figure(min(vacant, missing))} of it a vacant post)" if vacant else ""
    told = f"{what}, {figure(posts)} in post: {figure(missing)} missing{posts_open}."
    return f"{told} {_why_kept(audit)}".rstrip()


def _why_kept(audit: Audit) -> str:
    if not audit.cover.kept:
        return ""
    if audit.cover.source == "derived":
        return (
            "Cover is kept because the need is what today’s duties fill; what is missing is who "
            "stands in for people who are away."
        )
    return "Cover is kept while nobody is away; what is missing is who stands in for them."


def relief_is_low(audit: Audit) -> bool:
    """Whether relief falls short of what is expected away, and nobody is there above the need."""
    values = {key: audit.measures[key].value for key in ("wte-needed", "wte-in-post")}
    enough = values["wte-in-post"] >= values["wte-needed"]
    return not enough and audit.measures["relief-sufficiency"].value < ENOUGH


def relief_words(audit: Audit) -> str:
    """What it means that relief covers so little of the time people are away."""
    value = audit.measures["relief-sufficiency"].value
    if value >= ENOUGH:
        return ""
    told = (
        f"Relief covers {figure(value)} % of the time that people are expected to be away "
        f"({ABSTRACTION:.0%} of paid time); {ENOUGH} % is enough."
    )
    if not relief_is_low(audit):
        return f"{told} The rest can come from people in post above the need."
    return f"{told} The rest falls on overtime, on leave refused or on seats left empty."
