"""What one does about a text: report it, take it to read it, decide what becomes of it, undo that."""

from .alerts import choose_alerts
from .deciding import Reasons, decide, mark
from .lending import lend, release
from .refusals import NoLonger, NoReasons, NoSuchWords, NotOpen, Overtaken, TooLate
from .reporting import report
from .rereading import read_again
from .undoing import undo

__all__ = [
    "NoLonger",
    "NoReasons",
    "NoSuchWords",
    "NotOpen",
    "Overtaken",
    "Reasons",
    "TooLate",
    "choose_alerts",
    "decide",
    "lend",
    "mark",
    "read_again",
    "release",
    "report",
    "undo",
]
