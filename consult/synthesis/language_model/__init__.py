"""A language model, where the instance has one: what it is sent, how it is asked, what is kept of its
answer. Pure; nothing here reads the database, and nothing leaves but by ``endpoint.complete``.
"""

from .answers import Findings, Groups, Invalid, Titles, read
from .endpoint import Answer, Endpoint, Failed, complete
from .material import Piece, drawn, fitting, masked, numbers

__all__ = [
    "Answer",
    "Endpoint",
    "Failed",
    "Findings",
    "Groups",
    "Invalid",
    "Piece",
    "Titles",
    "complete",
    "drawn",
    "fitting",
    "masked",
    "numbers",
    "read",
]
