"""What one does about a text: report it, take it to read it, decide what becomes of it, undo that."""

from .alerts import choose_alerts
from .appealing import contest, decide_again
from .deciding import Reasons, decide, mark
from .lending import lend, release
from .refusals import (
    AlreadyAnswered,
    AlreadyRead,
    NoAccount,
    NoLonger,
    NoLongerStands,
    NoReasons,
    NoSuchWords,
    NotOpen,
    Overtaken,
    SixMonthsPassed,
    TookPart,
    TooLate,
    WarnFirst,
    Withdrawn,
)
from .reporting import Reporter, due, report
from .rereading import read_again
from .restricting import restrict
from .undoing import undo

__all__ = [
    "AlreadyAnswered",
    "AlreadyRead",
    "NoAccount",
    "NoLonger",
    "NoLongerStands",
    "NoReasons",
    "NoSuchWords",
    "NotOpen",
    "Overtaken",
    "Reasons",
    "Reporter",
    "SixMonthsPassed",
    "TooLate",
    "TookPart",
    "WarnFirst",
    "Withdrawn",
    "choose_alerts",
    "contest",
    "decide",
    "decide_again",
    "due",
    "lend",
    "mark",
    "read_again",
    "release",
    "report",
    "restrict",
    "undo",
]
