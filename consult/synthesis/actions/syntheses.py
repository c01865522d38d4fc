"""Writing a synthesis, and publishing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ... import i18n, jobs, journal
from ...consultations.models import Consultation
from ...db import db, now, touch
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import certificate, dissent, manuscript, prose, work
from ..checking import Fault, check
from ..document import Document
from ..manuscript import Manuscript
from ..models import FORMATS, Synthesis
from ..queries import document as documents
from ..queries import syntheses as queries
from ..queries.document import name_of
from ..remarks import Remark, remarks
from . import keeping

LONGEST = 100_000  # characters of a draft


class Stale(Refused):
    """Someone else saved the draft since this page was opened: what is kept, beside what was typed."""

    message = _l("Entre-temps, ce brouillon a été enregistré avec un autre texte.")

    def __init__(self, draft: Synthesis) -> None:
        super().__init__()
        self.draft = draft


class Rewritten(Refused):
    message = _l("Entre-temps, quelqu’un a enregistré le brouillon\u00a0: relisez l’aperçu.")


class NothingToPublish(Refused):
    message = _l("Écrivez un titre et un texte avant de publier.")
    status = 422


class NotYet(Refused):
    message = _l("La concertation n’est pas encore publiée\u00a0: sa synthèse ne peut pas l’être.")
    status = 422


class Blocked(Refused):
    """A sentence fails, or a position would be lost: the page says which."""

    message = _l(
        "Des phrases sont à corriger avant de publier\u00a0: elles sont montrées ci-dessous."
    )
    status = 422


class ToSign(Refused):
    message = _l(
        "Signez de votre nom les phrases «\u00a0à vérifier\u00a0» et celles qui sont l’avis du labo."
    )
    status = 422


class NoName(Refused):
    message = _l("Votre compte n’a pas de nom\u00a0: donnez-le dans votre espace pour signer.")
    status = 422


def token_of(draft: Synthesis | None) -> str:
    """What the page remembers of the draft it was opened on."""
    return draft.updated_at.isoformat() if draft else ""


def save(of: Consultation, who_id: int, title: str, body: str, token: str) -> Synthesis:
    """Keep the draft of the next version."""
    draft = queries.draft_held(of.id)
    # Where it was published meanwhile, this text starts the next version.
    overtaken = draft is not None and token != token_of(draft)
    if draft is not None and overtaken and (draft.title, draft.body) != (title, body):
        raise Stale(draft)
    before = draft or queries.published(of.id)
    pins = before.pins if before is not None else {}
    pins = _pinned(of, manuscript.read(body), pins)
    if draft is None:
        draft = Synthesis(consultation_id=of.id, version=queries.next_version(of.id))
        db.session.add(draft)
    draft.title, draft.body, draft.pins = title, body, pins
    draft.written_by, draft.updated_at = who_id, now()
    db.session.flush()
    return draft


def _pinned(of: Consultation, text: Manuscript, before: dict[str, Any]) -> dict[str, Any]:
    """Each thing cited, as it was when it was first cited: what changes since is to be read again."""
    cited = text.references()
    new = [one for one in cited if name_of(one) not in before]
    found = {name_of(one): before[name_of(one)] for one in cited if name_of(one) in before}
    return found | queries.as_they_are(of, new)


def read_again(of: Consultation, token: str) -> Synthesis:
    """Whoever writes has read what changed since it was cited, and stands by the sentences."""
    draft = queries.draft_held(of.id)
    if draft is None or token != token_of(draft):
        raise Rewritten
    draft.pins = _pinned(of, manuscript.read(draft.body), {})
    draft.updated_at = now()
    db.session.flush()
    return draft


# Before publishing -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Examination:
    """All that publishing would say, and what is wrong with it."""

    document: Document
    faults: list[Fault]
    lost: list[dissent.Held]
    certificate: certificate.Certificate
    sought: bool  # positions, by a reading of the texts
    remarks: list[Remark]

    @property
    def blocking(self) -> list[Fault]:
        return [one for one in self.faults if one.blocking]

    @property
    def to_sign(self) -> list[str]:
        """The sentences that a named person answers for."""
        doubtful = {one.finding for one in self.faults if not one.blocking}
        return [
            one.id for one in self.document.findings if one.kind == "opinion" or one.id in doubtful
        ]

    @property
    def publishable(self) -> bool:
        return not self.blocking and not self.lost


def examine(of: Consultation, draft: Synthesis, signer: str) -> Examination:
    text = manuscript.read(draft.body)
    made = documents.of(of, text, draft.pins, version=draft.version, signed_by=signer)
    at = now().isoformat(timespec="seconds")
    lost = dissent.lost(made, *dissent.sizes(made))
    sought = documents.positions_sought(of)
    return Examination(
        made, check(made), lost, certificate.issue(made, at), sought, remarks(text, made)
    )


def publish(
    of: Consultation,
    who_id: int,
    token: str,
    *,
    signer: str,
    signed: bool = False,
    at: datetime | None = None,
) -> Synthesis:
    """Make the draft a published version, which never changes. A failing sentence, or a position that
    would be lost, forbids it; what a person answers for carries the name of ``signer``."""
    draft = queries.draft_held(of.id)
    if of.published_at is None:
        raise NotYet
    if draft is None or not (draft.title and draft.body.strip()):
        raise NothingToPublish
    if token != token_of(draft):
        raise Rewritten
    with i18n.speaking(i18n.SOURCE):  # kept for ever, and verified in this language
        findings = _kept(of, draft, who_id, signer=signer, signed=signed, at=at or now())
    db.session.flush()
    journal.record(
        "synthesis.publish",
        draft,
        who_id,
        lab_id=of.lab_id,
        at=draft.published_at,
        version=draft.version,
        sentences=findings,
        document=draft.document,
        certificate=draft.certificate,
    )
    jobs.defer(work.tell_authors, synthesis_id=draft.id)
    for format in FORMATS:
        jobs.defer(work.make, synthesis_id=draft.id, format=format)
    touch(of.scope, "site")
    return draft


def _kept(
    of: Consultation, draft: Synthesis, who_id: int, *, signer: str, signed: bool, at: datetime
) -> int:
    """How many sentences were published, with all that a version keeps."""
    seen = examine(of, draft, signer)
    if not seen.publishable:
        raise Blocked
    if seen.to_sign and not signed:
        raise ToSign
    if seen.to_sign and not signer:
        raise NoName
    signed_by = dict.fromkeys(seen.to_sign, signer)
    findings = tuple(
        replace(one, signed_by=signed_by.get(one.id)) for one in seen.document.findings
    )
    made = replace(seen.document, findings=findings, published_at=at.isoformat(timespec="seconds"))
    draft.body_html = prose.published(of.slug, draft.body, made)
    draft.written_by, draft.updated_at, draft.published_at = who_id, at, at
    draft.signed_by = signer
    of.synthesis_published_at = of.synthesis_published_at or at
    issued = certificate.issue(made, at.isoformat(timespec="seconds"))
    keeping.files(draft, made, issued, of.lab.zone)
    keeping.sentences(draft, made)
    keeping.outcomes(draft, made, issued)
    return len(findings)
