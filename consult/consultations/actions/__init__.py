"""What a lab does with its consultations: the only code that writes them."""

from .calendar import Named, save_timetable
from .drafts import create, duplicate, publish, remove
from .refusals import (
    AlreadyPublished,
    BadTimetable,
    Incomplete,
    NotEmpty,
    SavedMeanwhile,
    ThemeInUse,
    TooManyDocuments,
)
from .screens import save, save_frame

__all__ = [
    "AlreadyPublished",
    "BadTimetable",
    "Incomplete",
    "Named",
    "NotEmpty",
    "SavedMeanwhile",
    "ThemeInUse",
    "TooManyDocuments",
    "create",
    "duplicate",
    "publish",
    "remove",
    "save",
    "save_frame",
    "save_timetable",
]
