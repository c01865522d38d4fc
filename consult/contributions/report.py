"""What is asked of an import, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field

from .importing import Columns, Fault


@dataclass
class Report:
    """Every row of the file is in exactly one of these."""

    read: int = 0
    added: int = 0
    known: int = 0  # already imported, the same
    changed: list[Fault] = field(
        default_factory=list
    )  # already imported, otherwise: left as it was
    bad: list[Fault] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)  # contributions that the file only names
    written: bool = False


@dataclass(frozen=True)
class Order:
    """What to do with a file."""

    kind: str
    columns: Columns
    label: str  # « Grand Débat, 2019 »
    all_or_nothing: bool = False
    placeholders: bool = False  # a contribution that is only named is made, and says so
    dry: bool = False
