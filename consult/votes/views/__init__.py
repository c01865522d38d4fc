"""The pages of votes."""

from . import booth, ceremony, pages, preparation, proofs
from .blueprint import bp

__all__ = ["booth", "bp", "ceremony", "pages", "preparation", "proofs"]
