"""What the counts of a version say, in words."""

from __future__ import annotations

from ..i18n import format_number, ngettext
from ..i18n import gettext as _
from .drawing import Whisker


def signed(number: int) -> str:
    """« +18 », « −6 », « 0 »."""
    sign = "+" if number > 0 else "\u2212" if number < 0 else ""
    return sign + format_number(abs(number))


def gap(whisker: Whisker) -> str:
    """Who speaks more of it, by how many points, and how sure it is."""
    if not whisker.more:
        return _(
            "Pas d’écart sûr\u00a0: entre %(citizens)s et %(agents)s",
            citizens=ngettext(
                "%(num)s point de plus chez les citoyens",
                "%(num)s points de plus chez les citoyens",
                -whisker.low,
            ),
            agents=ngettext(
                "%(num)s point de plus chez les agents",
                "%(num)s points de plus chez les agents",
                whisker.high,
            ),
        )
    if whisker.more == "agent":
        points, low, high = whisker.points, whisker.low, whisker.high
        said = ngettext(
            "Les agents en parlent plus\u00a0: +%(num)s point, entre %(low)s et %(high)s",
            "Les agents en parlent plus\u00a0: +%(num)s points, entre %(low)s et %(high)s",
            points,
            low=signed(low),
            high=signed(high),
        )
    else:
        points, low, high = -whisker.points, -whisker.high, -whisker.low
        said = ngettext(
            "Les citoyens en parlent plus\u00a0: +%(num)s point, entre %(low)s et %(high)s",
            "Les citoyens en parlent plus\u00a0: +%(num)s points, entre %(low)s et %(high)s",
            points,
            low=signed(low),
            high=signed(high),
        )
    return said
