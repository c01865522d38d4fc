"""What a published version keeps: its files, its sentences, what became of each thing received."""

from __future__ import annotations

from sqlalchemy import insert

from ... import storage
from ...db import db
from .. import certificate, counts
from ..certificate import Certificate
from ..document import Document, dump
from ..models import Citation, Outcome, Sentence, Synthesis


def files(draft: Synthesis, made: Document, issued: Certificate, zone: str) -> None:
    draft.document = storage.storage().put(dump(made))
    draft.certificate = storage.storage().put(certificate.dump(issued))
    draft.counts = storage.storage().put(counts.dump(counts.count(made, zone)))
    draft.received, draft.read = issued.received, issued.read
    draft.by_person = sum(one.account == "person" for one in issued.items)
    draft.aside, draft.unaccounted = issued.aside, issued.unaccounted


def sentences(draft: Synthesis, made: Document) -> None:
    titles = {one.id: one.title for one in made.themes}
    for one in made.findings:
        row = Sentence(
            synthesis_id=draft.id,
            number=int(one.id),
            theme=titles.get(one.theme or "", ""),
            kind=one.kind,
            text=one.text,
            shown=one.shown,
            direction=one.direction,
            signed_by=one.signed_by or "",
            proposed_by=one.proposed_by or "",
            accepted_by=one.accepted_by or "",
        )
        db.session.add(row)
        db.session.flush()
        for cited in one.sources:
            named = {
                "contribution": {"contribution_id": int(cited.id)},
                "argument": {"comment_id": int(cited.id)},
                "vote": {"vote_id": int(cited.id)},
            }[cited.kind]
            db.session.add(
                Citation(
                    sentence_id=row.id,
                    version=cited.version,
                    digest=cited.digest,
                    role=cited.role,
                    **named,
                )
            )


def outcomes(draft: Synthesis, made: Document, issued: Certificate) -> None:
    titles = {one.id: one.title for one in made.themes}
    placed = {one.id: [titles[theme] for theme in one.themes] for one in made.contributions}
    rows = [
        {
            "synthesis_id": draft.id,
            "contribution_id": int(one.id),
            "version": one.version,
            "account": one.account,
            "reason": one.reason or "",
            "themes": placed.get(one.id, []),
        }
        for one in issued.items
    ]
    if rows:
        db.session.execute(insert(Outcome), rows)
