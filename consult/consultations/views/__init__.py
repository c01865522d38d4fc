"""The pages of consultations."""

from . import hub, lists
from .blueprint import bp

__all__ = ["bp", "hub", "lists"]
