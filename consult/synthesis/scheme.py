"""The themes of a codebook, with what merging and ranging one under another make of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Scheme:
    """``themes`` are rows with id, parent_id, merged_into_id, retired_at and title, in their order."""

    themes: dict[int, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Scheme:
        return cls({row.id: row for row in rows})

    def root(self, theme_id: int) -> int | None:
        """Where what is placed there counts: the theme it was merged into, if any; None once retired."""
        at, seen = theme_id, set[int]()
        while at in self.themes and at not in seen:
            seen.add(at)
            row = self.themes[at]
            if row.merged_into_id is None:
                return None if row.retired_at else at
            at = row.merged_into_id
        return None

    def above(self, theme_id: int) -> int | None:
        """The theme it is ranged under, if that one still stands and is of the first level."""
        parent = self.themes[theme_id].parent_id
        found = self.root(parent) if parent else None
        if found is None or found == theme_id:
            return None
        grand = self.themes[found].parent_id
        top = self.root(grand) if grand else None
        # Two levels: what was ranged under a theme that is now itself under another goes up with it.
        return top if top not in (None, theme_id, found) else found

    def named(self, theme_id: int) -> str:
        """Its title, after that of the theme above."""
        above, title = self.above(theme_id), str(self.themes[theme_id].title)
        return title if above is None else f"{self.themes[above].title} › {title}"

    def standing(self) -> list[int]:
        return [one for one in self.themes if self.root(one) == one]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """(theme as placed, theme where it counts), and once more for the theme above."""
        for one in self.themes:
            root = self.root(one)
            if root is not None:
                yield one, root
                above = self.above(root)
                if above is not None:
                    yield one, above

    def members(self, theme_id: int) -> list[int]:
        """The themes whose placements count in this one, those merged into it included."""
        return [one for one in self.themes if self.root(one) == theme_id]

    def merged(self, theme_id: int) -> list[Any]:
        return [self.themes[one] for one in self.members(theme_id) if one != theme_id]

    def tree(self) -> list[tuple[Any, list[Any]]]:
        """Each theme of the first level with those under it."""
        under: dict[int, list[Any]] = {}
        first = []
        for one in self.standing():
            above = self.above(one)
            if above is None:
                first.append(one)
            else:
                under.setdefault(above, []).append(self.themes[one])
        return [(self.themes[one], under.get(one, [])) for one in first]

    def ordered(self) -> list[tuple[Any, bool]]:
        """The themes that stand, each followed by those under it: (theme, whether it is under one)."""
        return [
            pair
            for one, under in self.tree()
            for pair in [(one, False), *((below, True) for below in under)]
        ]

    def __bool__(self) -> bool:
        return bool(self.standing())
