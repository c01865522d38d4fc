"""The pages of votes, and what time does to them."""

from .. import work
from . import booth, ceremony, minutes, pages, preparation, proofs, receipts
from .blueprint import bp

__all__ = [
    "booth",
    "bp",
    "ceremony",
    "minutes",
    "pages",
    "preparation",
    "proofs",
    "receipts",
    "work",
]
