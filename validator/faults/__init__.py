"""The faults that reading can meet, each with its code, reason and remedy."""

from validator.faults import base, cells, files, package
from validator.faults.model import Fault

FAULTS: tuple[Fault, ...] = (*package.FAULTS, *files.FAULTS, *cells.FAULTS, *base.FAULTS)

__all__ = ["FAULTS", "Fault"]
