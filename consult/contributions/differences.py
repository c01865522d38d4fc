"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Indel


class Piece(NamedTuple):
    kind: str  # same, removed, added
    text: str


def tokens(text: str) -> list[str]:
    """Words, each with the spaces that follow it, so that joining them gives the text back."""
    return re.findall(r"\S+\s*|\s+", text)


def sides(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """The text before with what was removed, and the text after with what was added."""
    one, other = tokens(before), tokens(after)
    left: list[Piece] = []
    right: list[Piece] = []
    old, new = ([token.strip() for token in side] for side in (one, other))
    # Not difflib, whose time explodes on words that repeat: anybody may open the page.
    for step in Indel.opcodes(old, new):
        kept = step.tag == "equal"
        gone = "".join(one[step.src_start : step.src_end])
        come = "".join(other[step.dest_start : step.dest_end])
        if gone:
            left.append(Piece("same" if kept else "removed", gone))
        if come:
            right.append(Piece("same" if kept else "added", come))
    return left, right


def paragraphs(before: str, after: str) -> list[tuple[list[Piece], list[Piece]]]:
    """Only what differs, some paragraphs of one text beside those that stand there in the other."""
    one, other = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    found: list[tuple[list[Piece], list[Piece]]] = []
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(one, other):
        if step.tag != "equal":
            gone += one[step.src_start : step.src_end]
            come += other[step.dest_start : step.dest_end]
        elif gone or come:
            found.append(sides("\n\n".join(gone), "\n\n".join(come)))
            gone, come = [], []
    if gone or come:
        found.append(sides("\n\n".join(gone), "\n\n".join(come)))
    return found
