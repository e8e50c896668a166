"""Span of control."""

from __future__ import annotations

from dataclasses import replace

from ambrota.audit import inspect
from ambrota.rules.span_of_control import SpanOfControl


def test_span_of_control(dated, audited) -> None:
    names = ["boss", *(f"p{n}" for n in range(16))]
    about = {name: {"line_manager": "boss"} for name in names[1:]}
    rota = dated(dict.fromkeys(names, "D D"), **about)
    (breach,) = audited(SpanOfControl(), rota)
    assert (breach.person, breach.day, breach.amount) == (0, 1, 1)
    assert breach.message == "boss is the line manager of 16 people; at most 15"
    assert breach.evidence == "16 − 15 = 1 too many"
    vacant = replace(rota, people=(*rota.people[:-1], replace(rota.people[-1], vacant=True)))
    assert audited(SpanOfControl(), vacant) == []
    elsewhere = replace(rota, people=tuple(replace(p, line_manager="?") for p in rota.people))
    assert audited(SpanOfControl(), elsewhere) == []
    assert SpanOfControl().checked(inspect(rota)) == 1
