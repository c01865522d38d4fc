"""Reporting, moderating, deciding again."""

from .. import work
from . import (
    alerts,
    appeals,
    deciding,
    log,
    merging,
    queue,
    reporting,
    rereading,
    restricting,
    selection,
    statements,
    transparency,
    undoing,
)
from .blueprint import bp

__all__ = [
    "alerts",
    "appeals",
    "bp",
    "deciding",
    "log",
    "merging",
    "queue",
    "reporting",
    "rereading",
    "restricting",
    "selection",
    "statements",
    "transparency",
    "undoing",
    "work",  # its scheduled jobs are those of every worker
]
