"""Writing a synthesis, and publishing it."""

from __future__ import annotations

from ... import journal, text
from ...consultations.models import Consultation
from ...db import db, now, touch
from ...errors import Refused
from ...i18n import format_time, ngettext
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from .. import quotes
from ..models import Synthesis
from ..queries import syntheses as queries


class Stale(Refused):
    """Someone else saved the draft since this page was opened."""

    def __init__(self, draft: Synthesis, zone: str) -> None:
        self.token = token_of(draft)
        super().__init__(
            _(
                "Ce brouillon a été enregistré à %(time)s par une autre personne, ou dans un autre "
                "onglet. Votre texte est ci-dessous\u00a0: enregistrez-le de nouveau pour remplacer l’autre.",
                time=format_time(draft.updated_at, zone),
            )
        )


class NothingToPublish(Refused):
    message = _l("Écrivez un titre et un texte avant de publier.")


class NotYet(Refused):
    message = _l("La concertation n’est pas encore publiée\u00a0: sa synthèse ne peut pas l’être.")


class UnknownQuotes(Refused):
    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers
        super().__init__(
            ngettext(
                "La contribution %(said)s n’est pas publique ou n’existe pas dans cette concertation.",
                "Les contributions %(said)s ne sont pas publiques ou n’existent pas dans cette concertation.",
                len(numbers),
                said=", ".join(f"#{number}" for number in numbers),
            )
        )


def token_of(draft: Synthesis | None) -> str:
    """What the page remembers of the draft it was opened on."""
    return draft.updated_at.isoformat() if draft else ""


def save(of: Consultation, who_id: int, title: str, body: str, token: str) -> Synthesis:
    """Keep the draft of the next version."""
    draft = queries.draft_held(of.id)
    if token != token_of(draft):
        if draft is None:
            token = ""  # published meanwhile: this text starts the next version
        elif (draft.title, draft.body) != (title, body):
            raise Stale(draft, of.lab.zone)
    made = html(of, body)
    if draft is None:
        draft = Synthesis(consultation_id=of.id, version=queries.next_version(of.id))
        db.session.add(draft)
    draft.title, draft.body, draft.body_html = title, body, made
    draft.written_by, draft.updated_at = who_id, now()
    db.session.flush()
    return draft


def html(of: Consultation, body: str) -> str:
    known = queries.quotable(of, quotes.quoted(body))
    return text.to_html(quotes.linked(body, f"/concertations/{of.slug}/contributions", known))


def publish(of: Consultation, who_id: int, token: str) -> Synthesis:
    """Make the draft a published version, which never changes."""
    draft = queries.draft_held(of.id)
    if of.published_at is None:
        raise NotYet
    if draft is None or not (draft.title and draft.body.strip()):
        raise NothingToPublish
    if token != token_of(draft):
        raise Stale(draft, of.lab.zone)
    numbers = quotes.quoted(draft.body)
    missing = quotes.missing(draft.body, queries.quotable(of, numbers))
    if missing:
        raise UnknownQuotes(missing)
    at = now()
    draft.body_html = html(of, draft.body)
    draft.written_by, draft.updated_at, draft.published_at = who_id, at, at
    of.synthesis_published_at = of.synthesis_published_at or at
    db.session.flush()
    journal.record(
        "synthesis.publish",
        draft,
        who_id,
        lab_id=of.lab_id,
        version=draft.version,
        quotes=len(numbers),
    )
    touch(of.scope, "site")
    return draft
