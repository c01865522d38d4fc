"""What is wrong in a sentence: the words it rests on, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    finding: str
    code: str
    words: str  # those of the sentence it rests on; of the source when the sentence has none
    message: str
    blocking: bool = True  # else « à vérifier »: a named person lifts it
