"""The table of rights, said in plain French on the help page: the same table, never a copy."""

from __future__ import annotations

from typing import Any

from . import permissions
from .i18n import lazy_gettext as _l

# In the order of a consultation's life. Rights that everyone has on every page are not printed.
RIGHTS = {
    "consultation.read": _l("Lire une concertation"),
    "contribution.read": _l("Lire une contribution"),
    "vote.result": _l("Lire le résultat d’un scrutin"),
    "synthesis.read": _l("Lire une synthèse"),
    "export.read": _l("Télécharger les données ouvertes"),
    "export.complete": _l("Télécharger l’export complet du labo"),
    "contribution.create": _l("Contribuer"),
    "contribution.edit": _l("Corriger une contribution"),
    "contribution.history": _l("Lire les versions qui n’ont pas paru"),
    "contribution.withdraw": _l("Retirer une contribution"),
    "contribution.support": _l("Soutenir une contribution"),
    "comment.create": _l("Écrire un argument"),
    "comment.withdraw": _l("Retirer un argument"),
    "vote.cast": _l("Voter"),
    "report.create": _l("Signaler un contenu"),
    "contribution.signature": _l("Savoir qui a écrit une contribution sans nom"),
    "moderation.decide": _l("Décider d’une modération"),
    "moderation.merge": _l("Regrouper des contributions, ou défaire un regroupement"),
    "moderation.log": _l("Télécharger le journal de la modération"),
    "moderation.restrict": _l("Avertir ou restreindre un compte"),
    "appeal.decide": _l("Décider d’un recours"),
    "consultation.create": _l("Préparer une concertation"),
    "consultation.edit": _l("Modifier une concertation"),
    "consultation.duplicate": _l("Reprendre une concertation comme modèle"),
    "consultation.delete": _l("Supprimer un brouillon de concertation"),
    "consultation.publish": _l("Publier une concertation"),
    "contribution.import": _l("Importer des contributions"),
    "vote.edit": _l("Préparer un scrutin"),
    "vote.roll": _l("Tenir la liste électorale d’un scrutin"),
    "vote.paper": _l("Saisir des bulletins papier"),
    "coding.place": _l("Lire les contributions pour la synthèse, et les ranger par thèmes"),
    "coding.edit": _l("Accepter, renommer et fusionner les thèmes de la grille de lecture"),
    "synthesis.edit": _l("Rédiger la synthèse"),
    "model.ask": _l("Demander des propositions au modèle de langage"),
    "model.agree": _l("Donner ou retirer l’accord du labo pour le modèle de langage"),
    "lab.edit": _l("Présenter un labo"),
    "lab.team": _l("Gérer l’équipe d’un labo"),
    "lab.charter": _l("Écrire la charte d’un labo"),
    "network.read": _l("Suivre tous les labos"),
    "network.domains": _l("Accepter un domaine d’adresses refusé comme jetable"),
}
# Said where the instance has a language model, and nowhere else.
OF_THE_MODEL = ("model.ask", "model.agree")
UNSAID = {
    "page.read",
    "account.use",
    "demo.use",
    "lab.read",
    "vote.read",
    "moderation.queue",
    "team.read",
    "consultation.join",
    "contribution.draft",
    "comment.read",
}

CONDITIONS: dict[Any, Any] = {
    permissions.anyone: _l("tout le monde"),
    permissions.signed_in: _l("connexion"),
    permissions.steward: _l("réseau des labos (DITP)"),
    permissions.moderator: _l("modération du labo"),
    permissions.facilitator: _l("animation du labo"),
    permissions.manager: _l("responsable du labo"),
    permissions.in_some_team: _l("équipe d’un labo"),
    permissions.facilitates_somewhere: _l("animation d’un labo"),
    permissions.author: _l("auteur ou autrice du texte"),
    permissions.not_author: _l("jamais sur son propre texte"),
    permissions.not_their_text: _l("jamais sur son propre texte"),
    permissions.answers_for_it: _l("animation du labo sur ce que le labo a écrit"),
    permissions.took_no_part: _l("jamais après avoir décidé du même texte"),
    permissions.unrestricted: _l("compte non restreint par le labo"),
    permissions.in_public: _l("public de la concertation"),
    permissions.with_account_if_asked: _l("connexion si le labo la demande"),
    permissions.elector: _l("collège ou liste électorale appelés à voter"),
    permissions.phase_open: _l("étape ouverte"),
    permissions.visible_consultation: _l("dès sa publication"),
    permissions.published_consultation: _l("concertation publiée"),
    permissions.unpublished: _l("avant sa publication"),
    permissions.visible_contribution: _l(
        "si elle est publiée, si vous l’avez écrite ou si vous la modérez"
    ),
    permissions.visible_comment: _l("s’il est publié, si vous l’avez écrit ou si vous le modérez"),
    permissions.amend_asked: _l("si la modération demande une correction"),
    permissions.public_contribution: _l("contribution publiée"),
    permissions.unsealed: _l("après la clôture, pour tous au même moment"),
    permissions.visible_synthesis: _l("dès sa publication"),
}
PHASE_OPEN = _l("étape ouverte")


def said(condition: Any) -> str:
    """Conditions made on the spot (open_for) are those that name a kind of phase."""
    return str(CONDITIONS.get(condition, PHASE_OPEN))


def table(*, model: bool) -> list[tuple[Any, list[str]]]:
    """(what, who and when) for each right; several ways to hold it are several lines."""
    return [
        (label, [", ".join(map(said, rules)) for rules in permissions.RIGHTS[right]])
        for right, label in RIGHTS.items()
        if right in permissions.RIGHTS and (model or right not in OF_THE_MODEL)
    ]
