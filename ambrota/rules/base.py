"""What a rule is: a statement with a source and a status, its parameters, and how it is audited."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from ambrota.demand import Requirement, requirement
from ambrota.duties import DutyTable, duty_table
from ambrota.model import Change, Rota, changes_between
from ambrota.rules.breach import Breach as Breach
from ambrota.rules.examples import Example
from ambrota.sessions import Presence

if TYPE_CHECKING:
    from ambrota.audit import Audit

T = TypeVar("T")

PATTERN = 28
"""Days within which what a pattern of duties brings with it comes again."""


class Level(StrEnum):
    """Must: no proposal may breach it. Should: a breach costs. Shown: reported. Off: not judged."""

    MUST = "must"
    SHOULD = "should"
    SHOWN = "shown"
    OFF = "off"


class Status(StrEnum):
    """Where a rule's force comes from."""

    LAW = "law"
    CONTRACT = "contract"
    GUIDANCE = "guidance"
    LOCAL = "local"


def parameter(default: Any, unit: str, text: str, low: float, high: float) -> Any:
    """A rule's parameter: its default, its unit, what it means, and the range it may take."""
    return field(default=default, metadata={"unit": unit, "text": text, "low": low, "high": high})


def switch(default: bool, text: str) -> Any:
    """A rule's parameter that is yes or no."""
    return parameter(default, "", text, 0, 1)


def choice(default: str, text: str, options: tuple[str, ...]) -> Any:
    """A rule's parameter that is one of a few words."""
    return field(default=default, metadata={"unit": "", "text": text, "options": options})


@dataclass(frozen=True)
class Earlier:
    """What was found before an edit, and the ids of the people whose duties it changed.

    The people, their sessions, the requirement, the current rota and the rulebook are the same as
    then.
    """

    audit: Audit
    changed: frozenset[str]


@dataclass(frozen=True)
class Inspection:
    """What a rule looks at: a rota, and the current rota it must not be worse than, if any.

    `earlier`: what may be kept of the audit before an edit.
    """

    rota: Rota
    current: Rota | None = None
    earlier: Earlier | None = None

    @cached_property
    def table(self) -> DutyTable:
        """The duty table of the rota."""
        return duty_table(self.rota)

    @cached_property
    def touched(self) -> Inspection | None:
        """The people alone whose duties an edit changed; None where all is looked at anew."""
        return self._alone(self.rota) if self.earlier else None

    @cached_property
    def touched_before(self) -> Inspection | None:
        """The same people as they stood before the edit."""
        return self._alone(self.earlier.audit.inspection.rota) if self.earlier else None

    def _alone(self, rota: Rota) -> Inspection:
        ids = self.earlier.changed if self.earlier else frozenset()
        return Inspection(rota.of_people(ids), self.current and self.current.of_people(ids))

    def settled(self) -> Inspection:
        """The same, with what was worked out, and without the audit before an edit.

        Each audit keeps its inspection: with the one before in it, none would ever be forgotten.
        """
        kept = Inspection(self.rota, self.current)
        known = self.__dict__.keys() - {"earlier", "touched", "touched_before"}
        kept.__dict__.update({name: self.__dict__[name] for name in known})
        return kept

    @cached_property
    def presence(self) -> Presence:
        """Who is on duty when."""
        return Presence(self.rota, self.table)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Person-days that differ from the current rota; none without one."""
        return () if self.current is None else changes_between(self.current, self.rota)

    @cached_property
    def requirement(self) -> Requirement:
        """Seats needed, from the current rota's demand where there is one to be judged against."""
        return requirement(self.rota)

    @cached_property
    def _worked_out(self) -> dict[object, Any]:
        return {}

    def once(self, key: object, work: Callable[[], T]) -> T:
        """What `work` gives, worked out for this key the first time only."""
        if key not in self._worked_out:
            self._worked_out[key] = work()
        return cast(T, self._worked_out[key])


@dataclass(frozen=True)
class Rule(ABC):
    """One rule. Its id is its file name with dashes; ids are stored and so never change.

    Class attributes say what it is; dataclass fields made with `parameter`, `switch` or `choice`
    say what can be set. `alone`: whether a person's (or a cycle's) breaches depend on nobody else's
    duties, so that a change elsewhere cannot touch them. `apart`: days between a person's breaches
    that are still one finding: what comes with every duty of a pattern is told once. `no_twin`: why
    the search does not state it, where it does not. `passes` and `fails`: a rota that keeps it and
    one that does not, for the reader.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    statement: ClassVar[str]
    source: ClassVar[str]
    status: ClassVar[Status]
    default_level: ClassVar[Level]
    alone: ClassVar[bool] = True
    apart: ClassVar[int] = 1
    no_twin: ClassVar[str] = ""
    passes: ClassVar[Example]
    fails: ClassVar[Example]

    level: Level = field(default=Level.MUST, kw_only=True)

    @abstractmethod
    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """Every elementary breach of the rule."""

    def count(self, inspection: Inspection) -> int:
        """How many elementary breaches there are; for a rule that is broken often, not one by one.

        It is asked of rules that are only shown, whose breaches nobody may ever look at.
        """
        return sum(1 for _ in self.audit(inspection))

    @abstractmethod
    def checked(self, inspection: Inspection) -> int:
        """How many times the rule was looked at: pairs of duties, windows, people."""

    @classmethod
    def parameters(cls) -> dict[str, dict[str, Any]]:
        """Name, unit, meaning, range (or options) and default of each parameter."""
        return {
            item.name: {**item.metadata, "default": item.default}
            for item in fields(cls)
            if item.metadata
        }
