"""The public elections that the counts are held to, beside the repository, and elections in short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from consult.votes import reading
from consult.votes.counting import METHODS, count, profile_of
from tests.conftest import ROOT

REAL = ROOT.parent / "shared" / "data" / "votes"
needs_cases = pytest.mark.skipif(
    not REAL.is_dir(), reason=f"the public elections are not on this machine ({REAL})"
)


def told(name: str) -> Any:
    """What a file of expected results says; nothing where the files are absent."""
    path = REAL / name
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def read(name: str) -> Any:
    return reading.read(name, (REAL / name).read_bytes())


def counted(name: str, method: str, **variant: Any) -> dict[str, Any]:
    return reading.counted(read(name), METHODS[method], variant)


def count_of(
    method: str,
    options: Iterable[str],
    ballots: Iterable[tuple[int, Any]],
    prices: Iterable[int] = (),
    budget: int = 0,
    scale: int = 1,
    **variant: Any,
) -> dict[str, Any]:
    """Count ballots given as (how many, choice by identifiers)."""
    options = list(options)
    rules = METHODS[method].rules(options, variant, list(prices), budget, scale)
    return count(METHODS[method], profile_of(METHODS[method], options, ballots), rules)


def file_of(said: Mapping[str, Any]) -> Any:
    return reading.read("vote.json", json.dumps(said).encode())


def count_json(said: Mapping[str, Any], method: str, **variant: Any) -> dict[str, Any]:
    return reading.counted(file_of(said), METHODS[method], variant)
