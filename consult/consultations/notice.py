"""The model of the information on personal data (RGPD, article 13), to be completed by the lab."""

from __future__ import annotations

from typing import Any

from ..i18n import gettext as _


def model(consultation: Any) -> str:
    return _(
        """**Responsable du traitement**\u00a0: %(authority)s. Les contributions sont recueillies par %(lab)s.

**Finalité**\u00a0: conduire cette concertation, en publier les contributions et la synthèse, et informer des suites données.

**Base légale**\u00a0: l’exécution d’une mission d’intérêt public (RGPD, article 6-1-e).

**Données**\u00a0: le texte des contributions, le nom ou le pseudonyme choisi, la commune si elle est indiquée\u202f; l’adresse électronique n’est jamais publiée.

**Destinataires**\u00a0: les contributions publiées sont visibles par tout le monde\u202f; les adresses électroniques ne paraissent sur aucune page. Le site est exploité avec des sous-traitants\u00a0: [À COMPLÉTER\u00a0: hébergeur].

**Durée de conservation**\u00a0: le lien entre une personne et sa contribution est conservé tant que son compte est ouvert\u202f; il est supprimé au plus tard [À COMPLÉTER\u00a0: date, et qui s’en charge].

**Vos droits**\u00a0: accès, rectification, effacement, limitation et opposition, en écrivant à %(contact)s ou au délégué à la protection des données\u00a0: [À COMPLÉTER\u00a0: adresse]. Vous pouvez saisir la CNIL (cnil.fr).""",
        authority=consultation.authority or _("[À COMPLÉTER\u00a0: l’autorité qui consulte]"),
        lab=consultation.lab.name,
        contact=consultation.contact or _("[À COMPLÉTER\u00a0: adresse de contact]"),
    )
