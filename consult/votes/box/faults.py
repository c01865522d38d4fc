"""What is wrong with what one was given. The message is in French: scrutineers read it."""

from __future__ import annotations


class Fault(ValueError):
    """Something does not hold; ``str()`` is a sentence."""
