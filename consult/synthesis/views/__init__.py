"""Reading what was said, writing the synthesis."""

from .. import work
from . import asking, coding, counted, syntheses, writing
from .blueprint import bp

__all__ = [
    "asking",
    "bp",
    "coding",
    "counted",
    "syntheses",
    "work",  # its jobs are those of every worker
    "writing",
]
