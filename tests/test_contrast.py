"""Pairs of colours that our pages put on each other, in both themes (axe cannot tell them)."""

from __future__ import annotations

import re
from functools import cache

import pytest

from consult import assets

TEXT = [
    ("--text-default-grey", "--background-default-grey"),
    ("--text-default-grey", "--background-alt-grey"),
    ("--text-default-grey", "--background-alt-blue-france"),
    ("--text-title-grey", "--background-alt-blue-france"),
    ("--text-mention-grey", "--background-default-grey"),
    ("--text-mention-grey", "--background-alt-grey"),
    ("--text-title-blue-france", "--background-alt-grey"),
    ("--text-active-blue-france", "--background-default-grey"),
    ("--text-active-blue-france", "--background-contrast-grey"),
    ("--text-action-high-grey", "--background-default-grey"),
    ("--text-inverted-blue-france", "--background-active-blue-france"),
    ("--text-default-error", "--background-default-grey"),
    ("--text-default-success", "--background-contrast-success"),
    ("--text-title-grey", "--background-contrast-success"),
    ("--text-title-grey", "--yellow-tournesol-850-200"),
    ("--text-title-grey", "--green-emeraude-850-200"),
    ("--text-title-grey", "--pink-tuile-850-200"),
    ("--text-title-grey", "--purple-glycine-850-200"),
    ("--text-title-grey", "--blue-ecume-850-200"),
    ("--text-title-grey", "--brown-caramel-850-200"),
    ("--text-title-grey", "--green-archipel-850-200"),
]
DRAWN = [
    ("--background-active-blue-france", "--background-contrast-grey"),
    ("--artwork-minor-green-emeraude", "--background-default-grey"),
    ("--background-action-high-green-emeraude", "--background-default-grey"),
    ("--background-action-high-pink-tuile", "--background-default-grey"),
    ("--border-active-blue-france", "--background-default-grey"),
    ("--border-plain-grey", "--background-default-grey"),
    ("--pink-tuile-main-556", "--background-default-grey"),
    ("--yellow-tournesol-sun-407-moon-922", "--background-default-grey"),
    ("--green-emeraude-sun-425-moon-753", "--background-default-grey"),
    ("--pink-tuile-sun-425-moon-750", "--background-default-grey"),
    ("--purple-glycine-sun-319-moon-630", "--background-default-grey"),
    ("--blue-ecume-sun-247-moon-675", "--background-default-grey"),
    ("--brown-caramel-sun-425-moon-901", "--background-default-grey"),
    ("--green-archipel-sun-391-moon-716", "--background-default-grey"),
]


@cache
def variables(theme: str) -> dict[str, str]:
    text = (assets.DIST / assets.manifest()["app.css"]).read_text()
    found: dict[str, str] = {}
    for selector, body in re.findall(r"([^{}]*)\{([^{}]*)\}", text):
        everywhere = ":root" in selector and "data-fr-theme" not in selector
        dark = "data-fr-theme=dark" in selector and selector.strip().startswith(":root")
        if everywhere or (dark and theme == "dark"):
            found.update(re.findall(r"(--[\w-]+):([^;}]+)", body))
    return found


def luminance(theme: str, name: str) -> float:
    value = variables(theme)[name]
    while value.startswith("var("):
        value = variables(theme)[value[4:-1]]
    digits = value.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * one for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: str, one: str, other: str) -> float:
    low, high = sorted((luminance(theme, one), luminance(theme, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    assert contrast(theme, text, ground) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), DRAWN)
def test_what_is_drawn_can_be_seen(theme: str, shape: str, ground: str) -> None:
    assert contrast(theme, shape, ground) >= 3
