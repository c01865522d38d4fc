"""Reporting, and moderating."""

from . import deciding, queue, reporting
from .blueprint import bp

__all__ = ["bp", "deciding", "queue", "reporting"]
