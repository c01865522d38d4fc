"""The table that `make bench` prints: each figure beside its target, said as it is."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

MET, MISSED = "atteint", "**manqué**"


@dataclass
class Report:
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, what: str, figure: float, unit: str, target: float | None, beside: str) -> None:
        """``target`` is a ceiling, or a floor when it is negative."""
        verdict, asked = "", "–"
        if target is not None:
            floor = target < 0
            verdict = MET if (figure >= -target if floor else figure <= target) else MISSED
            asked = f"{'≥' if floor else '≤'} {spaced(abs(target))} {unit}".strip()
        self.rows.append((what, f"{spaced(figure)} {unit}".strip(), asked, verdict, beside))

    def failed(self, what: str, why: str) -> None:
        self.rows.append((what, "–", "–", MISSED, why))

    def markdown(self) -> str:
        head = ("Mesure", "Valeur", "Cible", "", "À côté")
        lines = [head, ("---",) * len(head), *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def spaced(value: float) -> str:
    """Three figures that count, thousands spaced, a comma."""
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}".replace(",", "\u202f").replace(".", ",")


def machine() -> str:
    """What the figures were measured on."""
    said = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in said if "model name" in line), "?")
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    python = platform.python_version()
    return f"{os.cpu_count()} cœurs ({model}), {pages:.0f} Gio de mémoire, Python {python}, Linux"
