"""What was read, how it is sorted, who did what; and what is published of it."""

from .asking import ModelConsent, ModelProposal, ModelRequest
from .coding import (
    BY,
    REASONS,
    Codebook,
    CodebookTheme,
    CodingAct,
    Handling,
    LegalPoint,
    Placement,
)
from .double import DoubleReading, ReadTwice
from .readings import ProposedGroup, ProposedTheme, Reading
from .syntheses import FORMATS, Citation, Edition, Outcome, Sentence, Synthesis

__all__ = [
    "BY",
    "FORMATS",
    "REASONS",
    "Citation",
    "Codebook",
    "CodebookTheme",
    "CodingAct",
    "DoubleReading",
    "Edition",
    "Handling",
    "LegalPoint",
    "ModelConsent",
    "ModelProposal",
    "ModelRequest",
    "Outcome",
    "Placement",
    "ProposedGroup",
    "ProposedTheme",
    "ReadTwice",
    "Reading",
    "Sentence",
    "Synthesis",
]
