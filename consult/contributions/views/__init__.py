"""Pages of contributions, by subject."""

from . import arguments, change, lists, one, receipts, support, write
from .blueprint import bp

__all__ = ["arguments", "bp", "change", "lists", "one", "receipts", "support", "write"]
