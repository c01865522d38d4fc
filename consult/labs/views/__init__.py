"""The pages of labs, of their teams and of their charters."""

from . import charter, drafting, pages
from .blueprint import bp

__all__ = ["bp", "charter", "drafting", "pages"]
