"""Reading texts: themes, groups of ideas, campaigns, what is asked and objected. Pure, offline.

The same texts in any order, with the same settings, give the same reading. A theme is a proposal:
a person renames, merges, splits and signs it.
"""

from __future__ import annotations

from .arrivals import placed
from .reading import read
from .result import Excerpt, Group, Reading, Said, Settings, Stamp, Theme

__all__ = ["Excerpt", "Group", "Reading", "Said", "Settings", "Stamp", "Theme", "placed", "read"]
