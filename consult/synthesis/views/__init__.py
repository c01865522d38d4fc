"""Reading what was said, writing the synthesis."""

from .. import work
from . import coding, syntheses
from .blueprint import bp

__all__ = [
    "bp",
    "coding",
    "syntheses",
    "work",  # its jobs are those of every worker
]
