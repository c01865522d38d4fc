"""From which states each decision may be taken, and the state it leads to."""

from __future__ import annotations

COURSE = {
    "publish": (("held", "amend", "published"), "published"),
    "amend": (("held", "published"), "amend"),
    "refuse": (("held", "amend", "published"), "refused"),
    "restore": (("refused",), "published"),
}
WITH_REASONS = ("amend", "refuse")


def open_to(state: str) -> list[str]:
    """The decisions that a text in ``state`` is open to."""
    return [kind for kind, (before, _after) in COURSE.items() if state in before]


def first_public_version(version: int, public_from: int, was_public: bool) -> int:
    """Once published: versions before are readable only if they were public without a fault."""
    return min(public_from, version) if was_public else version
