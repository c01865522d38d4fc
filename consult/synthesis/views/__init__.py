"""Writing the synthesis."""

from . import syntheses
from .blueprint import bp

__all__ = ["bp", "syntheses"]
