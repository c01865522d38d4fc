"""Reporting, and moderating."""

from . import alerts, deciding, log, queue, reporting, rereading, selection, transparency, undoing
from .blueprint import bp

__all__ = [
    "alerts",
    "bp",
    "deciding",
    "log",
    "queue",
    "reporting",
    "rereading",
    "selection",
    "transparency",
    "undoing",
]
