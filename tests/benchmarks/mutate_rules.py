"""Changes the rules one place at a time and runs their tests, which must notice each change.

    python -m tests.benchmarks.mutate_rules [--rule weekly_rest ...] [--list]

A change is: a comparison made looser or stricter or turned round, a number one more or less, `and`
for `or`, a `not` left out, yes for no. Texts and examples are left alone. What no test notices is
printed with its line; the exit code is 1 if there is any. Linux and macOS only: each change has a
process of its own, parted from one that has collected the tests.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy  # noqa: F401  loaded once, before the processes part
import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parents[2]
RULES = ROOT / "ambrota" / "rules"
NO_RULES = ("__init__", "base", "examples")
TESTS = ("ambrota/rules", "ambrota/test_rules_page.py", "ambrota/test_rulebook.py")
FURTHER = {
    "contact": ("ambrota/test_contact.py", "ambrota/test_contact_oracle.py"),
    "training": ("ambrota/test_training.py",),
    "cover": ("ambrota/test_cover.py",),
}
"""Tests of what these rules report, beside their own."""
LIMIT = 60
"""Seconds that the tests of one change may take: one that never ends is noticed too."""
OTHERS = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
Mutation = tuple[str, Callable[[Any], None]]


@dataclass(frozen=True)
class Change:
    """One place of a rule's file, written otherwise; `within`: the function it stands in.

    `place`: which node of the file it is, and which of that node's changes.
    """

    stem: str
    line: int
    text: str
    within: str | None
    place: tuple[int, int]

    @property
    def module(self) -> str:
        """Dotted name of the module."""
        return f"ambrota.rules.{self.stem}"

    def code(self) -> CodeType:
        """The changed module, compiled."""
        path = RULES / f"{self.stem}.py"
        tree = ast.parse(path.read_text(encoding="utf-8"))
        number, which = self.place
        node = list(ast.walk(tree))[number]
        list(_mutations(node))[which][1](node)
        return compile(ast.fix_missing_locations(tree), str(path), "exec")

    def __str__(self) -> str:
        return f"{self.stem}.py:{self.line}: {self.text}"


def changes(path: Path) -> list[Change]:
    """Every change of one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    number = {node: place for place, node in enumerate(ast.walk(tree))}
    return [
        Change(path.stem, getattr(node, "lineno", 0), text, within, (number[node], which))
        for node, within in _places(tree, None)
        for which, (text, _) in enumerate(_mutations(node))
    ]


def _places(node: ast.AST, within: str | None) -> Iterator[tuple[ast.AST, str | None]]:
    """Every node but examples and decorators, with the outermost function that it stands in."""
    match node:
        case ast.AnnAssign(target=ast.Name(id="passes" | "fails")):
            return
        case ast.Assign(targets=[ast.Name(id=name)]) if name.startswith("_"):
            return  # facts of examples
        case ast.Call(func=ast.Name(id="dataclass")) | ast.keyword(arg="strict"):
            return
        case ast.ClassDef() if within is None or within.endswith("."):
            inner = f"{within or ''}{node.name}."
        case ast.FunctionDef() if within is None or within.endswith("."):
            inner = f"{within or ''}{node.name}"
        case _:
            inner = within
    yield node, within if within and not within.endswith(".") else None
    for child in ast.iter_child_nodes(node):
        # What a function's arguments are by default is no part of its code.
        yield from _places(child, within if isinstance(child, ast.arguments) else inner)


def _mutations(node: ast.AST) -> Iterator[Mutation]:
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                for other in OTHERS[type(operator)]:
                    yield _named(node, place, other)
        case ast.Constant(value=bool() as value):
            yield f"{not value} for {value}", lambda at: setattr(at, "value", not at.value)
        case ast.Constant(value=int() | float() as value):
            for step in (1, -1):
                yield (
                    f"{value + step} for {value}",
                    lambda at, step=step: setattr(at, "value", at.value + step),
                )
        case ast.BoolOp(op=operator):
            turned = ast.And if isinstance(operator, ast.Or) else ast.Or
            yield f"{turned.__name__}: {ast.unparse(node)}", lambda at: setattr(at, "op", turned())
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            again = ast.UnaryOp(node.op, node.operand)
            yield f"left out: {ast.unparse(node)}", lambda at: setattr(at, "operand", again)


def _named(node: ast.Compare, place: int, other: type[ast.cmpop]) -> Mutation:
    def mutate(at: Any) -> None:
        at.ops[place] = other()

    return f"{other.__name__} for {type(node.ops[place]).__name__}: {ast.unparse(node)}", mutate


def put_in_place(change: Change) -> None:
    """Give the function that a change stands in its changed code, wherever it is known."""
    assert change.within is not None
    found: Any = sys.modules[change.module]
    for name in change.within.split("."):
        found = vars(found)[name]
    for wrapped in ("__func__", "fget", "func", "__wrapped__"):
        found = getattr(found, wrapped, found)
    assert isinstance(found, FunctionType)
    code = change.code()
    for name in change.within.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name)
    found.__code__ = code


class Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the changed module in place of the file."""

    def __init__(self, change: Change) -> None:
        self.change = change

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The changed module's spec, where that module is asked for."""
        if name != self.change.module:
            return None
        return importlib.util.spec_from_loader(
            name, self, origin=str(RULES / f"{self.change.stem}.py")
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        module.__file__ = str(RULES / f"{self.change.stem}.py")
        exec(self.change.code(), module.__dict__)


class Once:
    """Runs the collected tests once for each change, and keeps what none of them noticed."""

    def __init__(self, changes: Sequence[Change], say: Callable[[str], None]) -> None:
        self.changes = changes
        self.say = say
        self.left: list[int] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of one run of all tests; they must pass as the rules stand."""
        if all(change.within for change in self.changes) and _noticed(session.items, None):
            raise AssertionError
        for number, change in enumerate(self.changes):
            if not _noticed(nearest(change.stem, session.items), change):
                self.left.append(number)
                self.say(str(change))
        return True


def nearest(stem: str, items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests that might notice a change in a file, the likeliest first.

    For a rule those of its own file, those run for it by its id, and those that know its class; for
    what several rules share all of them.
    """
    ending = f"[{stem.replace('_', '-')}]"
    shared = not any(item.name.endswith(ending) for item in items)
    found: list[list[pytest.Item]] = [[], [], [], []]
    for item in items:
        of_all = item.path.name in ("test_rules_page.py", "test_rulebook.py")
        named = of_all or item.name.endswith(ending)
        if item.path.stem == f"test_{stem}":
            found[0].append(item)
        elif item.path.name == "test_slips.py":
            found[3] += [item] if "agree" in item.name and (named or shared) else []
        elif named or shared or _knows(item, f"ambrota.rules.{stem}"):
            found[1 if named else 2].append(item)
    return [item for near in found for item in near]


def _knows(item: pytest.Item, module: str) -> bool:
    known = vars(getattr(item, "module", None) or pytest).values()
    return any(getattr(each, "__module__", None) == module for each in known)


def _noticed(items: Sequence[pytest.Item], change: Change | None) -> bool:
    """Whether a test fails, in a process of its own, or none ends in time."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    signal.alarm(LIMIT)
    failed = True
    with contextlib.suppress(BaseException):
        if change is not None and change.within:
            put_in_place(change)
        failed = any(
            report.failed
            for item, following in zip(items, [*items[1:], None], strict=True)
            for report in runtestprotocol(item, log=False, nextitem=following)
        )
    os._exit(failed)


def left_by(changes: Sequence[Change], out: int) -> list[int]:
    """Places of the changes that no test notices, all judged on tests collected once.

    What is not in a function (of it there is one at a time) changes before anything is loaded.
    """
    if not changes[0].within:
        sys.meta_path.insert(0, Instead(changes[0]))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    further = [test for stem in {one.stem for one in changes} for test in FURTHER.get(stem, ())]
    names = [str(ROOT / "tests" / name) for name in (*TESTS, *further, "solver/test_slips.py")]
    once = Once(changes, lambda text: os.write(out, f"{text}\n".encode()))
    code = pytest.main(["-q", "-s", "-p", "no:cacheprovider", *names], plugins=[once])
    if code == pytest.ExitCode.INTERNAL_ERROR:
        raise RuntimeError("the tests fail as the rules stand")
    return once.left


def unnoticed(changes: Sequence[Change]) -> list[Change]:
    """Those that no test notices; they are printed as they are found."""
    inner = [change for change in changes if change.within]
    outer = [[change] for change in changes if not change.within]
    found = []
    for together in ([inner] if inner else []) + outer:
        with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as apart:
            out = os.dup(1)
            found += [together[place] for place in apart.submit(left_by, together, out).result()]
            os.close(out)
    return found


def main() -> int:
    """Change every rule and print what no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rule", nargs="*", default=[], help="files, without .py")
    parser.add_argument("--list", action="store_true", help="print the changes, and stop")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    stems = [path.stem for path in sorted(RULES.glob("*.py")) if path.stem not in NO_RULES]
    stems = [stem for stem in stems if stem in given.rule or not given.rule]
    found = [change for stem in stems for change in changes(RULES / f"{stem}.py")]
    if given.list:
        print(*found, sep="\n")
        return 0
    began = time.perf_counter()
    left = unnoticed(found)
    total, missed = Counter(one.stem for one in found), Counter(one.stem for one in left)
    print(*(f"{stem}: {total[stem] - missed[stem]} of {total[stem]}" for stem in total), sep="\n")
    print(f"{len(found) - len(left)} of {len(found)} changes noticed in ", end="")
    print(f"{time.perf_counter() - began:.0f} s")
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
