"""The effect of a proposal on pay for unsocial hours, and the tables it is reckoned by."""

from __future__ import annotations

from typing import Any

from ambrota.compare import Pair
from ambrota.pay.effect import GAIN, LOSE, SAME, UNKNOWN, PayChange, PayEffect
from ambrota.pay.tables import VERIFY, PayTables
from ambrota.pay.toml import MEANING, rows
from ambrota.pay.words import ESTIMATE, evidence

Document = dict[str, Any]

KEYS = ("plain", "nights_and_saturdays", "sundays_and_holidays")


def pay_document(effect: PayEffect, tables: PayTables) -> Document:
    """`pay` of `compare`: everybody before and after, with what it was assumed from."""
    return {
        "note": ESTIMATE,
        "in_short": effect.words,
        "unit": "% of basic pay",
        "gain": effect.count(GAIN),
        "lose": effect.count(LOSE),
        "same": effect.count(SAME),
        "no_estimate": effect.count(UNKNOWN),
        "hours_equivalent": _pair(effect.total),
        "people": [_person(one, tables) for one in effect.people],
        "assumptions": list(effect.assumptions),
    }


def _person(one: PayChange, tables: PayTables) -> Document:
    now = one.after
    return {
        "id": now.person,
        "name": now.name,
        "scheme": now.scheme,
        "scheme_stated": now.scheme_stated,
        "band": now.band,
        "band_stated": now.band_stated,
        "verdict": one.verdict,
        "hours": {key: _pair(pair) for key, pair in zip(KEYS, one.hours, strict=True)},
        "outside_hours": _pair(one.outside),
        "section_2": _pair(one.section_2),
        "annex_5": _pair(one.annex_5),
        "own": _pair(one.own),
        "hours_equivalent": _pair(one.equivalent),
        "evidence": {"current": evidence(one.before, tables), "proposed": evidence(now, tables)},
    }


def _pair(pair: Pair | None) -> Document | None:
    if pair is None:
        return None
    return {"current": pair.before, "proposed": pair.after, "difference": pair.difference}


def tables_document(tables: PayTables) -> Document:
    """`pay` of `rules`: each entry as a rulebook writes it, with what it means."""
    shipped = dict(rows(PayTables()))
    return {
        "note": VERIFY,
        "entries": [
            {"name": name, "value": value, "default": shipped[name], "text": MEANING[name]}
            for name, value in rows(tables)
        ],
    }
