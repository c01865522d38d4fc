"""The workbench: reading what was said, and sorting it into a codebook."""

from . import codebook, double, history, readings, rules, signing, texts, themes

__all__ = ["codebook", "double", "history", "readings", "rules", "signing", "texts", "themes"]
