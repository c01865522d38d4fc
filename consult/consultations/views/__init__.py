"""The pages of consultations."""

from . import hub, life, lists, preparation, team
from .blueprint import bp

__all__ = ["bp", "hub", "life", "lists", "preparation", "team"]
