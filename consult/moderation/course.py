"""From which states each decision may be taken, and the state it leads to."""

from __future__ import annotations

COURSE = {
    "publish": (("held", "amend", "published"), "published"),
    "mask": (("held", "amend", "published"), "published"),
    "amend": (("held", "published"), "amend"),
    "refuse": (("held", "amend", "published"), "refused"),
    "restore": (("refused",), "published"),
}
WITH_REASONS = ("mask", "amend", "refuse", "warn", "restrict")
# What each kind of thing is open to. Of the lab's own text, only a correction is asked.
OPEN_TO = {
    "contribution": tuple(COURSE),
    "comment": tuple(COURSE),
    "attachment": ("publish", "refuse", "restore"),
    "profile": ("publish", "refuse", "restore"),
    "consultation": ("publish", "amend"),
}


def open_to(kind: str, state: str) -> list[str]:
    """The decisions that a thing of that kind, in ``state``, is open to."""
    return [one for one in OPEN_TO[kind] if state in COURSE[one][0]]


def after(kind: str, decision: str, state: str) -> str:
    """The state of the thing once decided. A question stays public while its lab corrects it."""
    return state if kind == "consultation" else COURSE[decision][1]


def first_public_version(version: int, public_from: int, was_public: bool) -> int:
    """Once published: versions before are readable only if they were public without a fault."""
    return min(public_from, version) if was_public else version
