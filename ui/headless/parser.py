"""The commands and their options, as the contract of the command line names them."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from ambrota import __version__
from ambrota.errors import UserError
from ambrota.fatigue.inputs import LEVELS, Inputs, option

Add = Callable[[Any], None]
COMMANDS = ("show", "check", "propose", "compare", "fatigue", "rules", "demo", "bench", "ask")


class Parser(argparse.ArgumentParser):
    """Says in one message what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments."""
        raise UserError(
            f"The command cannot be understood: {message}", todo=f"see {self.prog} --help"
        )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options. Raises UserError where they cannot be understood."""
    return _parser().parse_args(arguments)


def _parser() -> Parser:
    parser = Parser(
        prog="ambrota",
        description="Reviews ambulance rotas. Without a command: the window, on FILE if given.",
        epilog="ambrota FILE opens a workbook or a review in the window; "
        "ambrota --representative FILE opens it to be read, by numbers in place of names.",
    )
    parser.add_argument("--version", action="version", version=f"ambrota {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, told, parents, add in _commands():
        add(commands.add_parser(name, parents=parents, help=told))
    return parser


def _commands() -> Iterator[tuple[str, str, Sequence[Parser], Add]]:
    """Each command: its name, what it gives, the options it shares, what adds its own."""
    common, searching = _common(), _searching()
    reads = [common, _reading()]
    yield "show", "what was read from FILE", reads, _one_file
    told = "findings, measures, guarantees and cover of the rota in FILE"
    yield "check", told, reads, _one_file
    told = "better rotas, each as a workbook, and review.xlsx comparing them"
    yield "propose", told, [*reads, searching], _propose
    yield "compare", "what a proposed rota changes, for whom", reads, _compare
    told = "the fatigue and risk index of each duty (withdrawn 2021; comparison only)"
    yield "fatigue", told, reads, _fatigue_inputs
    yield "rules", "every rule and measure, with its source", [common], _rules
    told = "the main job on a bundled sample, into ./ambrota-demo/"
    yield "demo", told, [common, searching], _demo
    yield "ask", "why not, why, and what for", reads, _ask
    yield "bench", "the solver on public instances", [], _bench


def _one_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--against", type=Path, metavar="RULES", help="another rulebook to compare it with"
    )


def _propose(parser: argparse.ArgumentParser) -> None:
    """Where proposals are written, how long they may take and what they begin with."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument("--seconds", type=_positive, default=60.0, metavar="N", help=_BUDGET)
    _beginning(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    """The two rotas, and where the report goes."""
    parser.add_argument("current", type=Path, metavar="CURRENT")
    parser.add_argument("proposed", type=Path, metavar="PROPOSED")
    parser.add_argument("--out", type=Path, metavar="REPORT.xlsx", help="the same as a workbook")


def _demo(parser: argparse.ArgumentParser) -> None:
    """How long the bundled sample may take."""
    parser.add_argument("--seconds", type=_positive, default=20.0, metavar="N", help=_BUDGET)


def _ask(parser: argparse.ArgumentParser) -> None:
    """Whose days a question is about, and what is asked of them."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--person", metavar="PERSON", help="an id or a full name")
    parser.add_argument(
        "--days", metavar="FROM[:TO]", help="dates, or days 0 to 6 of a line; one alone is that day"
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--off", action="store_true", help="could they be off?")
    what.add_argument("--code", metavar="C", help="could this code stand there?")
    what.add_argument("--no-nights", action="store_true", help="could they have no nights?")
    what.add_argument("--why", action="store_true", help="why does this stand there?")
    what.add_argument("--needs", action="store_true", help="what would cover take, in WTE?")
    parser.add_argument("--seconds", type=_positive, default=20.0, metavar="N")
    parser.add_argument("--seed", type=_whole, default=1, metavar="N")


def _bench(parser: argparse.ArgumentParser) -> None:
    """What `bench` measures, each with its own options."""
    benches = parser.add_subparsers(dest="bench", required=True, metavar="BENCHMARK")
    rotating = benches.add_parser("rotating", help="rotating workforce scheduling, cyclic")
    rotating.add_argument("instances", type=Path, nargs="+", metavar="FILE")
    dated = benches.add_parser("dated", help="shift scheduling, dated")
    dated.add_argument("instance", type=Path, metavar="FILE")
    stations = benches.add_parser("stations", help="stations of a trust, made up by their size")
    for size, default in (("people", 48), ("weeks", 12), ("stations", 1)):
        stations.add_argument(f"--{size}", type=_from_1_to(10_000), default=default, metavar="N")
    for each, seconds in ((rotating, 10.0), (dated, 60.0), (stations, 60.0)):
        each.add_argument("--json", action="store_true", help="one JSON document on stdout")
        each.add_argument(
            "--seconds",
            type=_positive,
            default=seconds,
            metavar="N",
            help="wall-clock budget for each file or question (default %(default).0f)",
        )
        each.add_argument("--seed", type=_whole, default=1, metavar="N")
        each.add_argument("--workers", type=_from_1_to(256), default=2, metavar="N")


_BUDGET = "wall-clock budget for all proposals (default %(default).0f)"


def _common() -> Parser:
    options = Parser(add_help=False)
    options.add_argument("--json", action="store_true", help="one JSON document on stdout")
    options.add_argument("--rules", type=Path, metavar="FILE.toml", help="a rulebook")
    return options


def _reading() -> Parser:
    options = Parser(add_help=False)
    options.add_argument("--layout", type=Path, metavar="FILE.toml", help="a saved import layout")
    options.add_argument("--sheet", metavar="NAME", help="only this sheet's rota")
    options.add_argument("--rota", metavar="NAME", help="only the rota of this name")
    return options


def _searching() -> Parser:
    options = Parser(add_help=False)
    options.add_argument("--seed", type=_whole, default=1, metavar="N")
    options.add_argument("--workers", type=_from_1_to(256), default=2, metavar="N")
    options.add_argument("--alternatives", type=_from_1_to(26), default=3, metavar="K")
    options.add_argument(
        "--lock", action="append", default=[], metavar="WHAT",
        help="leave as it is: PERSON[:FROM[:TO]]; team=NAME[:FROM[:TO]]; day=FROM[:TO] for "
        "everybody; sessions or sessions=PERSON for meetings and training placed. May be repeated",
    )  # fmt: skip
    options.add_argument(
        "--repeatable", action="store_true",
        help="the same proposals from the same files, seed and versions: the budget then counts "
        "work and not time",
    )  # fmt: skip
    options.add_argument(
        "--first-day", type=_date, metavar="DATE", help="a Monday: puts a cyclic rota on a calendar"
    )
    return options


def _beginning(propose: argparse.ArgumentParser) -> None:
    """Where the search begins, if not with FILE's own rota."""
    propose.add_argument(
        "--from", dest="begin", type=Path, metavar="PROPOSED",
        help="begin with this copy of FILE, a proposal perhaps edited by hand: nothing proposed "
        "is worse than it; locks keep what stands in it",
    )  # fmt: skip
    propose.add_argument(
        "--starts", choices=("keep", "free", "teams"), default="keep",
        help="who begins on which line of a cyclic rota: keep as it is (default), free where "
        "people can then meet their managers, or free with teams kept together",
    )  # fmt: skip
    propose.add_argument(
        "--repair",
        action="store_true",
        help="one proposal, which changes as few days as can be so that everything holds again",
    )


def _fatigue_inputs(parser: Parser) -> None:
    """An option for each input of the index; their ranges are checked with the inputs."""
    parser.add_argument("file", type=Path, metavar="FILE")
    for name, about in Inputs.parameters().items():
        parser.add_argument(
            option(name),
            type=_number,
            default=about["default"],
            metavar="LEVEL" if name in LEVELS else "MIN",
            help=f"{about['text']} (default %(default)g)",
        )


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text!r} is no number")
    return value


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 7 * 24 * 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return value


def _from_1_to(most: int) -> Callable[[str], int]:
    def whole_number(text: str) -> int:
        if not (text.isdecimal() and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to {most}")
        return int(text)

    return whole_number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-01-05") from None
