"""Jobs of the synthesis."""

from .asking import ask
from .editions import keep_up, make
from .reading import place_arrivals, place_new, place_now, read
from .telling import tell_authors

__all__ = [
    "ask",
    "keep_up",
    "make",
    "place_arrivals",
    "place_new",
    "place_now",
    "read",
    "tell_authors",
]
