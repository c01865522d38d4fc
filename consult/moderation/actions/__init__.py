"""What one does about a text: report it, take it to read it, decide what becomes of it, undo that."""

from .deciding import Reasons, decide, mark
from .lending import lend, release
from .refusals import NoLonger, NoReasons, NoSuchWords, NotOpen, Overtaken, TooLate
from .reporting import report
from .undoing import undo

__all__ = [
    "NoLonger",
    "NoReasons",
    "NoSuchWords",
    "NotOpen",
    "Overtaken",
    "Reasons",
    "TooLate",
    "decide",
    "lend",
    "mark",
    "release",
    "report",
    "undo",
]
