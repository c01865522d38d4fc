"""What the rules of the codebook do not allow."""

from __future__ import annotations

from typing import Any

from ...errors import Refused
from ...i18n import format_moment
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l


class Overtaken(Refused):
    """Someone wrote there since the page was opened."""

    message = _l("Entre-temps, quelqu’un a modifié la grille\u00a0: rien n’est enregistré.")


class StandsOnIt(Refused):
    """What was done later rests on this act: it is to be undone first."""

    def __init__(self, who: str, at: Any, zone: str) -> None:
        super().__init__(
            _(
                "%(who)s a modifié depuis ce que cet acte avait fait (%(moment)s). "
                "Annulez d’abord cet acte-là, dans l’historique.",
                who=who or _("Le programme"),
                moment=format_moment(at, zone),
            )
        )


class UndoneAlready(Refused):
    message = _l("Cet acte est déjà annulé.")


class Homeless(Refused):
    message = _l(
        "Ce que cet acte avait retiré était dans un thème qui n’existe plus\u00a0: "
        "il ne peut plus être annulé."
    )


class TitleTaken(Refused):
    status = 422

    def __init__(self, theme_id: int, title: str) -> None:
        self.theme_id, self.title = theme_id, title
        super().__init__(
            _("Un thème de la grille porte déjà ce titre\u00a0: %(title)s.", title=title)
        )


class TitledTwice(Refused):
    status = 422

    def __init__(self, title: str) -> None:
        super().__init__(
            _("Deux des thèmes choisis auraient le même titre\u00a0: %(title)s.", title=title)
        )


class NobodyRead(Refused):
    """The codebook of texts that no person has read is signed knowingly, or not at all."""

    message = _l("Cochez la case pour signer une grille dont personne n’a lu de texte.")
    status = 422


class NoTitle(Refused):
    message = _l("Donnez un titre au thème.")
    status = 422


class NoTheme(Refused):
    """It was merged, retired, or is of another consultation."""

    message = _l("Ce thème n’est plus dans la grille\u00a0: choisissez-en un autre.")


class BelowItself(Refused):
    message = _l("Un thème ne peut être ni fusionné avec lui-même, ni rangé sous lui-même.")
    status = 422


class TooDeep(Refused):
    message = _l("La grille a deux niveaux\u00a0: choisissez un thème du premier niveau.")
    status = 422


class NothingChosen(Refused):
    message = _l("Cochez au moins un élément.")
    status = 422


class NothingFound(Refused):
    message = _l("Aucun texte à relire ne contient ces mots.")
    status = 422


class AlreadyReading(Refused):
    message = _l(
        "Une lecture est déjà en cours\u00a0: attendez sa fin, ou abandonnez-la avant d’en lancer une autre."
    )


class NothingToRead(Refused):
    message = _l("Il n’y a pas encore assez de contributions publiques à lire.")
    status = 422


class NothingToSign(Refused):
    message = _l("La grille n’a pas de thème\u00a0: il n’y a rien à signer.")
    status = 422


class DrawnAlready(Refused):
    message = _l("Un tirage est en cours\u00a0: finissez-le avant d’en faire un autre.")


class NothingToDraw(Refused):
    message = _l("Personne n’a encore relu de texte\u00a0: il n’y a rien à tirer au sort.")
