"""French typography for texts typed with ordinary spaces and apostrophes."""

from __future__ import annotations

import re

RULES = (
    (re.compile(r"'"), "’"),
    (re.compile(r" (?=[;!?])"), "\u202f"),
    (re.compile(r" (?=[:»])|(?<=«) "), "\u00a0"),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), "\u202f"),
    (re.compile(r"(?<=\d) (?=[€%])"), "\u00a0"),
)


def french(text: str) -> str:
    for seen, right in RULES:
        text = seen.sub(right, text)
    return text
