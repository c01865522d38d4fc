"""Pages of contributions, by subject."""

from . import arguments, change, importing, lists, one, receipts, support, write
from .blueprint import bp

__all__ = ["arguments", "bp", "change", "importing", "lists", "one", "receipts", "support", "write"]
