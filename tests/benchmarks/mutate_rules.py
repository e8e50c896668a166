"""Changes the rules one place at a time and runs their tests, which must notice each change.

    python -m tests.benchmarks.mutate_rules [--rule weekly_rest ...] [--list]

A change is: a comparison made looser or stricter or turned round, a number one more or less, `and`
for `or`, a `not` left out, yes for no. Texts are left alone. What no test notices is printed with
its line; the exit code is 1 if there is any. Linux and macOS only, for each change has a process.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy  # noqa: F401  loaded once, before the processes part
import pytest

ROOT = Path(__file__).parents[2]
RULES = ROOT / "ambrota" / "rules"
TESTS = ROOT / "tests" / "ambrota" / "rules"
OTHERS = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One place of a rule's file, written otherwise."""

    stem: str
    line: int
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """Dotted name of the module."""
        return f"ambrota.rules.{self.stem}"


def changes(path: Path) -> list[Change]:
    """Every change of one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for number, node in enumerate(ast.walk(tree)):
        for text, mutate in _mutations(node):
            other = copy.deepcopy(tree)
            mutate(list(ast.walk(other))[number])
            found.append(Change(path.stem, getattr(node, "lineno", 0), text, other))
    return found


def _mutations(node: ast.AST) -> Iterator[tuple[str, object]]:
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
            other = ast.And if isinstance(operator, ast.Or) else ast.Or
            yield f"{other.__name__} in place of the other", lambda at: setattr(at, "op", other())
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield "a not left out", lambda at: setattr(at, "op", ast.UAdd())


def _named(node: ast.Compare, place: int, other: type[ast.cmpop]) -> tuple[str, object]:
    def mutate(at: ast.Compare) -> None:
        at.ops[place] = other()

    return f"{other.__name__} for {type(node.ops[place]).__name__}: {ast.unparse(node)}", mutate


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
        path = str(RULES / f"{self.change.stem}.py")
        module.__file__ = path
        exec(compile(ast.fix_missing_locations(self.change.tree), path, "exec"), module.__dict__)


def noticed(change: Change, rounds: Sequence[Sequence[str]]) -> bool:
    """Whether a test fails; the rounds are tried one after the other."""
    return any(_fails(change, tests) for tests in rounds)


def _fails(change: Change, tests: Sequence[str]) -> bool:
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            sys.meta_path.insert(0, Instead(change))
            os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-n0", *tests])) != 0)
    return os.waitpid(child, 0)[1] != 0


def rounds_for(stem: str) -> list[list[str]]:
    """The tests that should notice, the nearest first."""
    own = TESTS / f"test_{stem}.py"
    rule = stem.replace("_", "-")
    page = [str(ROOT / "tests" / "ambrota" / name) for name in ("test_rules_page.py",)]
    twins = [str(ROOT / "tests" / "solver" / "test_slips.py"), "-k", f"{rule} and agree"]
    return [*([[str(own)]] if own.exists() else []), page, [str(TESTS)], twins]


def main() -> int:
    """Change every rule and print what no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rule", nargs="*", default=[], help="files, without .py")
    parser.add_argument("--list", action="store_true", help="print the changes, and stop")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    began, total, unnoticed = time.perf_counter(), 0, []
    for path in sorted(RULES.glob("*.py")):
        if path.stem in ("__init__", "base", "examples") or (
            given.rule and path.stem not in given.rule
        ):
            continue
        found = changes(path)
        total += len(found)
        if given.list:
            print(*(f"{path.stem}.py:{one.line}: {one.text}" for one in found), sep="\n")
            continue
        rounds = rounds_for(path.stem)
        unchanged = Change(path.stem, 0, "", ast.parse(path.read_text(encoding="utf-8")))
        if noticed(unchanged, rounds):
            raise SystemExit(f"{path.stem}: its tests fail as it stands")
        left = [one for one in found if not noticed(one, rounds)]
        unnoticed += left
        print(f"{path.stem}: {len(found) - len(left)} of {len(found)} changes noticed", flush=True)
        print(*(f"  line {one.line}: {one.text}" for one in left), sep="\n" if left else "")
    print(f"{total - len(unnoticed)} of {total} changes noticed in ", end="")
    print(f"{time.perf_counter() - began:.0f} s")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    raise SystemExit(main())
