"""The figures that formulas show, kept right where the cells they go by are changed."""

from ambrota.sheets.formulas.refresh import Refreshed, refreshed

__all__ = ["Refreshed", "refreshed"]
