"""Sourced chronologies as open data: read, validate and build timeline packages.

>>> from validator import validate
>>> validate(".").valid
True
"""

from validator.api import build, diff, dossier, load, read, validate
from validator.findings import CouldNotRun, Finding, Report, Severity

__version__ = "0.1.0"
__all__ = [
    "CouldNotRun",
    "Finding",
    "Report",
    "Severity",
    "__version__",
    "build",
    "diff",
    "dossier",
    "load",
    "read",
    "validate",
]
