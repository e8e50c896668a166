"""An audit as the document of `check`, and the rules judged by as that of `rules`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ambrota.audit import Audit
from ambrota.documents.pay import tables_document
from ambrota.documents.rest_owed import rest_document
from ambrota.documents.rota import problem_documents
from ambrota.examples import example_documents
from ambrota.findings import cells_of_all
from ambrota.law import lowered_words
from ambrota.measures import ALL as MEASURES
from ambrota.model import Rota
from ambrota.pay import toml as pay_toml
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Level, Rule
from ambrota.sheets.problems import ImportProblem

Document = dict[str, Any]


def check_document(rota: Rota, audit: Audit, problems: Iterable[ImportProblem] = ()) -> Document:
    """Findings, breaches of each rule, laws lowered, measures, guarantees and cover."""
    return {
        "rota": {
            "title": rota.title,
            "kind": str(rota.kind),
            "people": len(rota.people),
            "days": rota.days,
        },
        "rulebook": {
            "name": audit.rulebook.name,
            "law_lowered": lowered_words(audit.rulebook),
        },
        "findings": [
            {**finding.as_json(), "cells": list(cells)}
            for finding, cells in zip(
                audit.findings, cells_of_all(rota, audit.findings), strict=True
            )
        ],
        "rules": {rule: count.as_json() for rule, count in audit.rules.items()},
        "measures": {id_: measure.as_json() for id_, measure in audit.measures.items()},
        "guarantees": {"contact": audit.contact.as_json(), "training": audit.training.as_json()},
        "cover": audit.cover.as_json(),
        "compensatory_rest": rest_document(rota, audit),
        "problems": problem_documents(problems),
    }


def rules_document(book: Rulebook, against: Rulebook | None = None) -> Document:
    """Every rule and measure: id, statement, source, status, parameters as set and as shipped.

    `against`: another rulebook, from which the differences are told.
    """
    told: Document = {} if against is None else {"against": _differences(book, against)}
    return told | {
        "rulebook": book.name,
        "about": book.about,
        "rules": [_rule(rule, book.reasons.get(rule.id, "")) for rule in book.rules],
        "measures": [
            {
                "id": measure.id,
                "name": measure.name,
                "unit": measure.unit,
                "better": measure.better,
                "theme": measure.theme,
                "statement": measure.statement,
                "source": measure.source,
                "status": "local",
                "parameters": [],
            }
            for measure in MEASURES
        ],
        "pay": tables_document(book.pay),
    }


def _differences(book: Rulebook, against: Rulebook) -> Document:
    return {
        "rulebook": against.name,
        "differences": [
            {
                "rule": one.rule.id,
                "what": one.what,
                "value": _plain(one.new),
                "against": _plain(one.old),
                "reason": one.reason,
            }
            for one in book.differences(against)
        ]
        + [
            {"rule": "pay", "what": name, "value": value, "against": other, "reason": ""}
            for name, value, other in pay_toml.differences(book.pay, against.pay)
        ],
    }


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Level) else value


def _rule(rule: Rule, reason: str) -> Document:
    return {
        "id": rule.id,
        "name": rule.name,
        "statement": rule.statement,
        "source": rule.source,
        "status": str(rule.status),
        "level": str(rule.level),
        "default_level": str(rule.default_level),
        "reason": reason,
        "searched": not rule.no_twin,
        "not_searched_because": rule.no_twin,
        "examples": example_documents(type(rule)),
        "parameters": [
            {
                "name": name,
                "value": getattr(rule, name),
                "default": about["default"],
                "unit": about["unit"],
                "text": about["text"],
                **{key: about[key] for key in ("low", "high", "options") if key in about},
            }
            for name, about in rule.parameters().items()
        ],
    }
