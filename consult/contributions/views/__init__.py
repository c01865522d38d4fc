"""Pages of contributions, by subject."""

from . import arguments, campaigns, change, importing, lists, one, receipts, support, write
from .blueprint import bp

__all__ = [
    "arguments",
    "bp",
    "campaigns",
    "change",
    "importing",
    "lists",
    "one",
    "receipts",
    "support",
    "write",
]
