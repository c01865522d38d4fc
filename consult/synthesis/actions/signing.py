"""Signing a version of the codebook: from then on it is somebody’s reading, not a proposal."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson

from ... import journal
from ...consultations.models import Consultation
from ...db import db, now
from .. import acts
from ..models import Codebook
from ..queries import coding, readings
from . import refusals


def sign(
    of: Consultation, who: Any, note: str, seen: int, *, knowing_unread: bool = False
) -> Codebook:
    """What was seen is what is signed; that nobody read any text, knowingly."""
    acts.lock(of)
    if coding.last_act(of) != seen:
        raise refusals.Overtaken
    said = snapshot(of)
    if not said["themes"]:
        raise refusals.NothingToSign
    if said["progress"]["texts"] and not said["progress"]["read"] and not knowing_unread:
        raise refusals.NobodyRead
    signed = coding.codebooks(of)
    made = Codebook(
        consultation_id=of.id,
        number=(signed[0].number if signed else 0) + 1,
        at=now(),
        signed_by=who.name,
        note=note,
        snapshot=said,
        digest=digest(said),
    )
    db.session.add(made)
    db.session.flush()
    journal.record(
        "codebook.sign",
        made,
        who.id,
        lab_id=of.lab_id,
        consultation=of.id,
        number=made.number,
        digest=made.digest,
    )
    return made


def snapshot(of: Consultation) -> dict[str, Any]:
    known = coding.scheme(of)
    counts, progress = coding.counts(of, known), coding.progress(of, known)
    phases = {phase.id: phase.title for phase in of.phases}
    return {
        "consultation": {"slug": of.slug, "title": of.title},
        "themes": [
            {
                "id": theme.id,
                "title": theme.title,
                "description": theme.description,
                "parent": known.above(theme.id),
                "phase": phases.get(theme.phase_id, ""),
                "origin": theme.origin,
                "proposed_by": theme.proposed_by,
                "merged": [one.title for one in known.merged(theme.id)],
                "texts": counts.get(theme.id, 0),
            }
            for theme, _below in known.ordered()
        ],
        "progress": {
            "texts": progress.texts,
            "read": progress.read,
            "placed": progress.placed,
            "aside": progress.aside,
            "left": progress.left,
        },
        "engines": [one.stamp for one in readings.latest(of) if one.stamp],
    }


def digest(said: dict[str, Any]) -> str:
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()
