"""The whole of a synthesis as one value, from the database: what is checked, certified, exported.

What is hidden is there by its number alone: its words are nobody's to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import undefer

from ... import visibility
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...i18n import gettext as _
from ...visibility import PUBLISHED
from .. import document as documents
from ..checking import figures
from ..labels import REASONS, REFUSED
from ..language_model import suspicions
from ..manuscript import Manuscript, Reference, plain
from ..models import Handling, LegalPoint, Placement, Reading
from ..scheme import Scheme
from . import asking, coding, votes

LEAST = 3  # texts of a position


def of(
    consultation: Consultation,
    manuscript: Manuscript,
    pins: Mapping[str, Any],
    *,
    version: int = 1,
    signed_by: str = "",
) -> documents.Document:
    """As it would be published now, signed by ``signed_by`` where it is the lab's own opinion."""
    known = coding.scheme(consultation)
    texts = tuple(_contributions(consultation, known))
    themes = tuple(_themes(known))
    made = documents.Document(
        consultation=documents.Named(consultation.slug, consultation.title),
        version=version,
        received=documents.register_of(texts),
        contributions=texts,
        arguments=tuple(_arguments(consultation)),
        votes=tuple(votes.counted(consultation)),
        themes=themes,
        positions=tuple(_positions(consultation, {one.id: one for one in texts})),
    )
    named = {plain(one.title): one.id for one in themes}
    findings = [_filled(one, made) for one in _findings(manuscript, pins, named, made, signed_by)]
    return replace(made, findings=tuple(_from_model(consultation, findings)))


def _from_model(
    consultation: Consultation, findings: Sequence[documents.Finding]
) -> Iterator[documents.Finding]:
    """With the name of the model whose words they are, if they are."""
    origins = asking.origins(consultation)
    for one in findings:
        origin = origins.get(suspicions.folded(one.text)) if origins else None
        if origin is None:
            yield one
        else:
            yield replace(one, proposed_by=origin.model, accepted_by=origin.accepted_by or None)


def _filled(finding: documents.Finding, made: documents.Document) -> documents.Finding:
    """With its figures, as they are now; one that cannot be computed is left as it is written."""
    try:
        return replace(
            finding,
            shown=figures.fill(finding.text, finding, made),
            figures=figures.figures(finding, made),
        )
    except figures.NoSuchFigure:
        return finding


# What came in ------------------------------------------------------------------------------------


def _contributions(consultation: Consultation, known: Scheme) -> Iterator[documents.Contribution]:
    places = _places(consultation, known)
    asked = (
        select(
            Contribution.id,
            Contribution.version,
            Contribution.college,
            Contribution.departement,
            Contribution.title,
            Contribution.body,
            Contribution.state,
            Contribution.created_at,
            Contribution.supports_citizen,
            Contribution.supports_agent,
            Contribution.supports_counted,
            Handling.state.label("handling"),
            Handling.version.label("handled"),
            Handling.reason,
            Handling.note,
            func.coalesce(LegalPoint.standing, false()).label("pointed"),
        )
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .outerjoin(LegalPoint, LegalPoint.contribution_id == Contribution.id)
        .where(Contribution.consultation_id == consultation.id)
        .order_by(Contribution.id)
        .execution_options(yield_per=2000)
    )
    for row in db.session.execute(asked):
        shown = row.state == PUBLISHED
        themes, placed = places.get(row.id, ((), None))
        by_person = row.handling == "read"
        yield documents.Contribution(
            id=str(row.id),
            version=row.version,
            college=row.college,
            title=row.title if shown else "",
            text=row.body if shown else "",
            state="public" if shown else "hidden",
            received_at=row.created_at.isoformat(timespec="seconds"),
            themes=themes if shown else (),
            read="person" if by_person else "machine" if placed is not None else None,
            read_version=row.handled if by_person else placed,
            aside=_aside(row),
            supports=documents.Supports(
                row.supports_citizen, row.supports_agent, row.supports_counted
            )
            if shown
            else documents.Supports(),
            legal_or_safety=row.pointed and shown,
            departement=row.departement or None if shown else None,
        )


def _aside(row: Any) -> str | None:
    """Why nobody reads it for the synthesis."""
    if row.state == "refused":
        return str(REFUSED)
    if row.state == "withdrawn":
        return _("retirée par la personne qui l’a écrite")
    if row.handling == "aside" and row.handled == row.version and row.state == PUBLISHED:
        said = str(REASONS[row.reason])
        return f"{said}\u00a0: {row.note}" if row.note else said
    return None


def _places(
    consultation: Consultation, known: Scheme
) -> dict[int, tuple[tuple[str, ...], int | None]]:
    """The themes of each text, and the version that was placed."""
    asked = (
        select(
            Placement.contribution_id,
            func.array_agg(Placement.theme_id.distinct()),
            func.max(Placement.version),
        )
        .where(Placement.consultation_id == consultation.id)
        .group_by(Placement.contribution_id)
    )
    found: dict[int, tuple[tuple[str, ...], int | None]] = {}
    for number, themes, version in db.session.execute(asked):
        roots = {known.root(one) for one in themes} - {None}
        if roots:
            found[number] = (tuple(sorted(str(one) for one in roots)), version)
    return found


def _themes(known: Scheme) -> Iterator[documents.Theme]:
    for one in known.standing():
        above = known.above(one)
        yield documents.Theme(str(one), known.themes[one].title, str(above) if above else None)


def _arguments(consultation: Consultation) -> Iterator[documents.Argument]:
    """Those that anyone may read."""
    asked = (
        select(Comment.id, Contribution.id.label("on"), Comment.side, Comment.college, Comment.body)
        .join(Contribution, Contribution.thread_id == Comment.thread_id)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == consultation.id,
            visibility.public_contribution(Contribution, Consultation),
            Comment.state == PUBLISHED,
        )
        .order_by(Comment.id)
        .execution_options(yield_per=2000)
    )
    for row in db.session.execute(asked):
        yield documents.Argument(
            str(row.id), str(row.on), row.side, row.college, row.body, "public"
        )


def _positions(
    consultation: Consultation, texts: Mapping[str, documents.Contribution]
) -> Iterator[documents.Position]:
    """What several people say nearly alike, large or small, as long as they still do. Its title is
    what one of them says."""
    for reading in _last_readings(consultation):
        for number, held in enumerate(reading.positions, start=1):
            kept = [texts[str(one)] for one, version in held if _stands(texts, one, version)]
            if len(kept) >= LEAST:
                title = _opening(kept[0])
                holding = tuple(one.id for one in kept)
                yield documents.Position(f"{reading.id}-{number}", title, holding)


def _opening(one: documents.Contribution) -> str:
    """Its words on one line; a text that came without a title has its own beginning for one, said once."""
    title, said = " ".join(one.title.split()), " ".join(one.text.split())
    return said if said.startswith(title.rstrip(" …")) else f"{title} {said}"


def _stands(texts: Mapping[str, documents.Contribution], number: int, version: int) -> bool:
    there = texts.get(str(number))
    return there is not None and there.state == "public" and there.version == version


def positions_sought(consultation: Consultation) -> bool:
    """The texts were read for what several people hold, once at least."""
    return next(_last_readings(consultation), None) is not None


def _last_readings(consultation: Consultation) -> Iterator[Reading]:
    """The last of each phase, and of the whole: what was read before the whole was read again is
    read in it."""
    seen: set[int | None] = set()
    asked = (
        select(Reading)
        .where(Reading.consultation_id == consultation.id, Reading.ended_at.is_not(None))
        .where(Reading.failure == "")
        .order_by(Reading.id.desc())
        .options(undefer(Reading.positions))
    )
    for reading in db.session.scalars(asked):
        if reading.phase_id not in seen:
            yield reading
        seen.add(reading.phase_id)
        if reading.phase_id is None:
            return


# What is written ---------------------------------------------------------------------------------


def name_of(reference: Reference) -> str:
    return f"{reference.kind} {reference.number}"


def _findings(
    manuscript: Manuscript,
    pins: Mapping[str, Any],
    themes: Mapping[str, str],
    made: documents.Document,
    signed_by: str,
) -> Iterator[documents.Finding]:
    for number, said in enumerate(manuscript.sentences, start=1):
        sources = tuple(_source(one, pins, made) for one in said.references)
        yield documents.Finding(
            id=str(number),
            text=said.text,
            shown=said.text,
            theme=themes.get(plain(said.theme)) if said.theme else None,
            kind="finding" if sources else "opinion",
            signed_by=None if sources else signed_by or None,
            direction=said.direction,  # type: ignore[arg-type]
            sources=sources,
        )


def _source(
    reference: Reference, pins: Mapping[str, Any], made: documents.Document
) -> documents.Source:
    """Pinned to what was read when it was cited; to nothing when it never could be."""
    pin = pins.get(name_of(reference))
    there = made.by_kind[reference.kind].get(str(reference.number))
    if pin is not None:
        version, digest = int(pin[0]), str(pin[1])
    elif there is not None:
        version, digest = there.version, documents.digest(there)
    else:
        version, digest = 0, ""
    return documents.Source(
        reference.kind,  # type: ignore[arg-type]
        str(reference.number),
        version,
        digest,
        reference.role,  # type: ignore[arg-type]
    )
