"""What one does with votes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import text

from .. import journal
from ..consultations.models import Consultation, Phase
from ..db import db, now, touch
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from . import queries, secrecy
from .models import Option, Vote
from .wording import Wording

MOST_OPTIONS = 100
LONGEST_LABEL = 200


class Frozen(Refused):
    message = _l(
        "Ce scrutin est ouvert ou l’a été\u00a0: rien ne peut plus y être modifié. Chacun doit "
        "voter sur les mêmes options et les mêmes règles."
    )


class NotOpenYet(Refused):
    message = _l("Ce scrutin n’est pas encore ouvert.")
    status = 403


class Closed(Refused):
    message = _l("Ce scrutin est clos\u00a0: plus aucun bulletin ne peut y être déposé ni changé.")
    status = 403


class UnknownContribution(Refused):
    def __init__(self, numbers: Sequence[int]) -> None:
        listed = ", ".join(f"#{number}" for number in numbers)
        super().__init__(
            _l(
                "Introuvable parmi les contributions publiées de cette concertation\u00a0: %(listed)s.",
                listed=listed,
            )
        )


class TooFewOptions(Refused):
    message = _l("Un scrutin demande au moins deux options différentes.")


class TooManyChoices(Refused):
    message = _l("Le maximum de choix dépasse le nombre d’options.")


class RepeatedOption(Refused):
    message = _l("La même option est écrite deux fois.")


class TooManyOptions(Refused):
    message = _l("Un scrutin compte cent options au plus.")


class LongOption(Refused):
    message = _l("Une option tient en 200 caractères au plus.")


class KeyChanged(Refused):
    message = _l(
        "L’urne de ce scrutin est bloquée\u00a0: la clé qui empêche de voter deux fois a changé sur "
        "le serveur. Votre bulletin n’a pas été enregistré. Prévenez le labo\u00a0: l’administrateur "
        "doit remettre la clé d’origine (BALLOT_KEY)."
    )


@dataclass(frozen=True)
class Draft:
    """A vote as its facilitator wants it."""

    title: str
    description: str
    phase: Phase
    minimum: int
    maximum: int
    electorate: str
    options: list[Wording]


def create(consultation: Consultation, draft: Draft, actor_id: int) -> Vote:
    made = Vote(consultation_id=consultation.id, created_at=now())
    return _write(made, consultation, draft, "vote.create", actor_id)


def edit(vote: Vote, draft: Draft, actor_id: int) -> Vote:
    """Change everything of a vote, until its phase opens."""
    refuse_if_frozen(vote)
    return _write(vote, vote.consultation, draft, "vote.edit", actor_id)


def delete(vote: Vote, actor_id: int) -> None:
    refuse_if_frozen(vote)
    journal.record("vote.delete", vote, actor_id, lab_id=vote.consultation.lab_id)
    touch(vote.consultation.scope)
    db.session.delete(vote)
    db.session.flush()


def refuse_if_frozen(vote: Vote) -> None:
    if vote.phase.opens_at <= now() or vote.key_check:
        raise Frozen


def _write(vote: Vote, of: Consultation, draft: Draft, verb: str, actor_id: int) -> Vote:
    options = _options(of, draft)
    vote.phase = draft.phase
    vote.title, vote.description = draft.title, draft.description
    vote.minimum, vote.maximum = draft.minimum, draft.maximum
    vote.electorate = draft.electorate
    vote.options.clear()
    db.session.add(vote)
    db.session.flush()
    vote.options.extend(options)
    db.session.flush()
    numbers = [option.contribution_id for option in options if option.contribution_id]
    journal.record(
        verb, vote, actor_id, lab_id=of.lab_id, options=len(options), contributions=numbers
    )
    touch(of.scope)
    return vote


def _options(of: Consultation, draft: Draft) -> list[Option]:
    if draft.phase.opens_at <= now():
        raise Frozen
    numbers = [one.number for one in draft.options if one.number is not None]
    titles = queries.titles(of.id, numbers)
    unknown = [number for number in numbers if number not in titles]
    if unknown:
        raise UnknownContribution(unknown)
    labels = [one.text or titles.get(one.number or 0, "") for one in draft.options]
    _check(labels, numbers, draft)
    return [
        Option(position=place, label=label, contribution_id=one.number)
        for place, (label, one) in enumerate(zip(labels, draft.options, strict=True), start=1)
    ]


def _check(labels: list[str], numbers: list[int], draft: Draft) -> None:
    if len(set(labels)) < len(labels) or len(set(numbers)) < len(numbers):
        raise RepeatedOption
    if len(labels) < 2:
        raise TooFewOptions
    if len(labels) > MOST_OPTIONS:
        raise TooManyOptions
    if draft.maximum > len(labels):
        raise TooManyChoices
    if any(len(label) > LONGEST_LABEL for label in labels):
        raise LongOption


# The ballot and the mark on the roll are one statement. Two tabs, two nodes: the ballot committed
# last is the one that counts, and there is never a second one.
CAST = text(
    "WITH signed AS (INSERT INTO roll_entry (vote_id, user_id) VALUES (:vote_id, :user_id) "
    "ON CONFLICT DO NOTHING RETURNING 1) "
    "INSERT INTO ballot (id, vote_id, tag, college, choices) "
    "VALUES (:id, :vote_id, :tag, :college, :choices) "
    "ON CONFLICT (vote_id, tag) DO UPDATE SET choices = EXCLUDED.choices, college = EXCLUDED.college "
    "RETURNING NOT EXISTS (SELECT FROM signed)"
)
HOLD_KEY = text(
    "UPDATE vote SET key_check = CASE key_check WHEN '' THEN :fingerprint ELSE key_check END "
    "WHERE id = :vote_id RETURNING key_check"
)


def cast(booth: queries.Booth, voter: Any, chosen: Sequence[int]) -> bool:
    """Put the ballot of ``voter`` in the box; true when it replaces a former one.

    Not in the journal of acts: it would keep who voted when.
    """
    rules = queries.rules_of(booth, booth.positions)
    choices = queries.METHODS[booth.method_slug].ballot(chosen, rules)
    key = current_app.config["BALLOT_KEY"]
    _hold_to_key(booth, secrecy.fingerprint(key))
    ballot = {
        "id": uuid.uuid4(),
        "vote_id": booth.id,
        "user_id": voter.id,
        "tag": secrecy.tag(key, booth.id, voter.id),
        "college": voter.college,
        "choices": list(choices),
    }
    return bool(db.session.execute(CAST, ballot).scalar_one())


def _hold_to_key(booth: queries.Booth, fingerprint: str) -> None:
    """The first ballot fixes the key: under another one, everybody could vote a second time."""
    held = booth.key_check or db.session.scalar(
        HOLD_KEY, {"vote_id": booth.id, "fingerprint": fingerprint}
    )
    if held != fingerprint:
        raise KeyChanged
