"""What is moderated, what was asked, what was decided."""

from .alerts import Alerted, Digest
from .appeals import Appeal
from .cases import Case
from .decisions import KINDS, Decision
from .merges import Left, Merge
from .readings import SecondReading
from .reports import Report
from .restrictions import Restriction
from .things import TARGETS, THINGS, about

__all__ = [
    "KINDS",
    "TARGETS",
    "THINGS",
    "Alerted",
    "Appeal",
    "Case",
    "Decision",
    "Digest",
    "Left",
    "Merge",
    "Report",
    "Restriction",
    "SecondReading",
    "about",
]
