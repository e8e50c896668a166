"""The review workbook: what a director, a manager and a representative are shown."""

from ambrota.reports.workbook import write_review

__all__ = ["write_review"]
