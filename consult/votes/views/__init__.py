"""The pages of votes, and what time does to them."""

from .. import work
from . import booth, ceremony, links, minutes, pages, paper, preparation, proofs, receipts, roll
from .blueprint import bp

__all__ = [
    "booth",
    "bp",
    "ceremony",
    "links",
    "minutes",
    "pages",
    "paper",
    "preparation",
    "proofs",
    "receipts",
    "roll",
    "work",
]
