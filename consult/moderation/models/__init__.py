"""What is moderated, what was asked, what was decided."""

from .appeals import Appeal
from .cases import Case
from .decisions import KINDS, Decision
from .reports import Report
from .restrictions import Restriction
from .things import TARGETS, THINGS, about

__all__ = [
    "KINDS",
    "TARGETS",
    "THINGS",
    "Appeal",
    "Case",
    "Decision",
    "Report",
    "Restriction",
    "about",
]
