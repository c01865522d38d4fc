"""Reporting, and moderating."""

from . import deciding, queue, reporting, selection, undoing
from .blueprint import bp

__all__ = ["bp", "deciding", "queue", "reporting", "selection", "undoing"]
