"""What the counts of a version say, in words."""

from __future__ import annotations

from .. import geography
from ..i18n import format_number, ngettext
from ..i18n import gettext as _
from .counts import Counts
from .drawing import Step, Whisker


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


def incomparable(counts: Counts) -> tuple[str, str] | None:
    """Why the two colleges are not told side by side, and what that means."""
    if counts.citizens is None:
        return (
            _("Un des deux collèges compte moins de cinq contributions"),
            _(
                "Aucun chiffre par collège n’est publié\u00a0: un si petit nombre pourrait désigner quelqu’un."
            ),
        )
    if not counts.agents:
        return (
            _("Aucun agent n’a contribué"),
            _(
                "Il n’y a rien à comparer\u00a0: toutes les contributions sont de citoyens, ou d’un collège inconnu."
            ),
        )
    if not counts.citizens:
        return (
            _("Aucun citoyen n’a contribué"),
            _(
                "Il n’y a rien à comparer\u00a0: toutes les contributions sont d’agents, ou d’un collège inconnu."
            ),
        )
    if not counts.themes and not counts.findings:
        return (
            _("Rien à comparer"),
            _("Cette version n’a pas de thème, et aucune de ses phrases ne cite de contribution."),
        )
    return None


def over_time(step: Step) -> str:
    said = {
        "day": _("par jour"),
        "week": _("par semaine"),
        "month": _("par mois"),
        "quarter": _("par trimestre"),
        "year": _("par an"),
    }
    return _("Contributions reçues, %(step)s", step=said[step])


def place(code: str) -> str:
    """The name of a département, or of a collectivity overseas."""
    found = geography.departement(code) or geography.region(code)
    return found.name if found else code


def beside(counts: Counts) -> str:
    """What no département of the map counts."""
    said = []
    if counts.places and counts.elsewhere:
        said.append(
            ngettext(
                "Dans les départements qui en ont moins de cinq, ou tus avec eux\u00a0: %(num)s contribution",
                "Dans les départements qui en ont moins de cinq, ou tus avec eux\u00a0: %(num)s contributions",
                counts.elsewhere,
            )
            + "."
        )
    if counts.places and counts.unplaced:
        said.append(
            ngettext(
                "%(num)s contribution ne nomme pas de commune.",
                "%(num)s contributions ne nomment pas de commune.",
                counts.unplaced,
            )
        )
    return " ".join(said)


def groups() -> dict[str, str]:
    """What the flows call what they draw together."""
    return {
        "themes": _("Autres thèmes"),
        "none": _("Sans thème"),
        "sentences": _("Autres phrases"),
    }
