"""The review as a representative sees it: copies that nothing can be saved from or edited in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ambrota.anonymous import Mask, anonymous
from ambrota.rulebook import Rulebook
from ui.session import Session
from ui.version import CURRENT, Version


class Mirror(Session):
    """A session of copies: panels show it as they show the review, and change nothing of it."""

    def show_copies(self, versions: Sequence[Version], rulebook: Any, shown: str) -> None:
        """Show these in place of what was shown; what has no audit yet gets one."""
        self.background.forget()
        self.rulebook, self.versions = rulebook, {one.key: one for one in versions}
        self.shown = shown if shown in self.versions else CURRENT
        self.opened.emit()
        self.versions_changed.emit()
        for version in versions:
            if version.audit is None:
                self.check(version.key)
        self.show(self.shown)


def masked_book(rulebook: Rulebook, mask: Callable[[str], str]) -> Rulebook:
    """The rulebook with what was written by hand masked."""
    reasons = {rule: mask(reason) for rule, reason in rulebook.reasons.items()}
    return replace(rulebook, reasons=reasons)


def copies(versions: Sequence[Version], *, names: bool) -> list[Version]:
    """The versions as they are, or with numbers in place of names and still to be audited."""
    if names:
        return list(versions)
    mask = Mask(versions[0].rota)
    return [
        replace(
            one, name=mask(one.name), why=mask(one.why), rota=anonymous(one.rota), audit=None,
            proposal=None, certificate=None, as_made=None, made_from=None, judged=None,
        )
        for one in versions
    ]  # fmt: skip
