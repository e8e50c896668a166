"""What a sheet says about itself, compared with what was read from it."""

from ambrota.sheets.crosschecks.check import cross_check
from ambrota.sheets.crosschecks.told import Total

__all__ = ["Total", "cross_check"]
