"""Reporting, and moderating."""

from . import deciding, log, queue, reporting, selection, transparency, undoing
from .blueprint import bp

__all__ = ["bp", "deciding", "log", "queue", "reporting", "selection", "transparency", "undoing"]
