"""The JSON documents of the command line: a rota and an audit as plain values, keys stable."""

from ambrota.documents.rota import problem_documents, session_document, show_document

__all__ = ["problem_documents", "session_document", "show_document"]
