"""The JSON documents of the command line: plain values under stable keys."""

from ambrota.documents.audit import check_document, rules_document
from ambrota.documents.comparison import comparison_document
from ambrota.documents.rota import problem_documents, session_document, show_document

__all__ = [
    "check_document",
    "comparison_document",
    "problem_documents",
    "rules_document",
    "session_document",
    "show_document",
]
