"""A vote as its facilitator makes it, until its box opens."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ... import journal
from ...consultations.models import Consultation, Phase
from ...db import db, now, touch
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import custody, queries
from ..counting import METHODS
from ..models import CONFIDENTIAL, ROLL, Option, Vote
from ..wording import Wording

MOST_OPTIONS = 200
CLOSED_ROLLS = ("agents", ROLL)
LONGEST_LABEL = 200
LONGEST_DESCRIPTION = 500
DRAFTED = (
    "title",
    "description",
    "phase_id",
    "method_slug",
    "budget",
    "electorate",
    "secrecy",
    "publish",
    "paper",
)


class Frozen(Refused):
    message = _l(
        "Ce scrutin est ouvert ou l’a été\u00a0: rien ne peut plus y être modifié. Chacun doit "
        "voter sur les mêmes options et les mêmes règles."
    )


class EditedMeanwhile(Refused):
    field = "title"
    message = _l(
        "Quelqu’un d’autre a modifié ce scrutin pendant que vous écriviez. Ce que vous avez écrit est "
        "toujours là\u00a0: comparez avec la page du scrutin, puis enregistrez à nouveau pour le garder."
    )


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
    field = "rule_maximum"
    message = _l("Le maximum de choix dépasse le nombre d’options.")


class RepeatedOption(Refused):
    message = _l("La même option est écrite deux fois.")


class NoCost(Refused):
    message = _l(
        "Chaque projet a un coût\u00a0: écrivez-le à la fin de sa ligne, après une barre, par exemple "
        "«\u00a0Bancs place du marché | 12 000\u00a0»."
    )


class NoBudget(Refused):
    field = "budget"
    message = _l("Écrivez le montant de l’enveloppe à répartir.")


class OpenRoll(Refused):
    field = "electorate"
    message = _l(
        "Cette méthode n’est offerte qu’aux agents ou à une liste électorale\u00a0: une seule personne "
        "qui voterait sous deux adresses y gagnerait trop."
    )


class NoPaperHere(Refused):
    field = "paper"
    message = _l(
        "Cette méthode ne se vote pas sur papier\u00a0: une seule personne qui voterait aussi en ligne y "
        "gagnerait trop."
    )


class NoPaperList(Refused):
    field = "paper"
    message = _l(
        "Un scrutin sur liste électorale se vote en ligne seulement\u00a0: rien n’y empêche encore une même "
        "personne de voter aussi sur papier."
    )


class TooManyOptions(Refused):
    message = _l("Un scrutin compte deux cents options au plus.")


class LongOption(Refused):
    message = _l("Une option tient en 200 caractères au plus.")


class LongDescription(Refused):
    message = _l("L’explication d’une option tient en 500 caractères au plus.")


@dataclass(frozen=True)
class Draft:
    """A vote as its facilitator wants it."""

    title: str
    description: str
    phase: Phase
    method: str
    electorate: str
    options: list[Wording]
    variant: dict[str, Any] = field(default_factory=dict)
    secrecy: str = CONFIDENTIAL
    budget: Decimal = Decimal(0)
    publish: bool = False
    paper: dict[str, Any] | None = None  # {"place", "hours"}: see Vote


def create(consultation: Consultation, draft: Draft, actor_id: int) -> Vote:
    made = Vote(consultation_id=consultation.id, created_at=now())
    return _write(made, consultation, draft, "vote.create", actor_id)


def edit(vote: Vote, draft: Draft, actor_id: int, seen: str) -> Vote:
    """Change everything of a vote, until its box opens; ``seen`` is the version that was changed."""
    custody.hold(vote)
    db.session.expire(vote, ["options"])
    refuse_if_frozen(vote)
    if seen != version(vote):
        raise EditedMeanwhile
    return _write(vote, vote.consultation, draft, "vote.edit", actor_id)


def version(vote: Vote) -> str:
    """What a vote says now, as the form sends it back."""
    said: list[Any] = [str(getattr(vote, name)) for name in DRAFTED]
    said.append(sorted(vote.variant.items()))
    said.extend((o.label, o.description, str(o.cost), o.contribution_id) for o in vote.options)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def delete(vote: Vote, actor_id: int) -> None:
    custody.hold(vote)
    refuse_if_frozen(vote)
    journal.record("vote.delete", vote, actor_id, lab_id=vote.consultation.lab_id)
    touch(vote.consultation.scope)
    db.session.delete(vote)
    db.session.flush()


def refuse_if_frozen(vote: Vote) -> None:
    if vote.manifest is not None:
        raise Frozen


def _write(vote: Vote, of: Consultation, draft: Draft, verb: str, actor_id: int) -> Vote:
    options = _options(of, draft)
    vote.phase = draft.phase
    vote.title, vote.description = draft.title, draft.description
    vote.method_slug, vote.variant, vote.budget = draft.method, draft.variant, draft.budget
    vote.electorate, vote.publish, vote.paper = draft.electorate, draft.publish, draft.paper
    if vote.secrecy != draft.secrecy:
        vote.secrecy, vote.bureau = draft.secrecy, None
    vote.options.clear()
    db.session.add(vote)
    db.session.flush()
    vote.options.extend(options)
    db.session.flush()
    custody.rules_of(vote)  # refuses what the method does not take
    numbers = [option.contribution_id for option in options if option.contribution_id]
    journal.record(
        verb, vote, actor_id, lab_id=of.lab_id, options=len(options), contributions=numbers
    )
    touch(of.scope)
    return vote


def _options(of: Consultation, draft: Draft) -> list[Option]:
    if draft.phase.closes_at <= now():
        raise Frozen
    numbers = [one.number for one in draft.options if one.number is not None]
    titles = queries.titles(of.id, numbers)
    unknown = [number for number in numbers if number not in titles]
    if unknown:
        raise UnknownContribution(unknown)
    labels = [one.text or titles.get(one.number or 0, "") for one in draft.options]
    _check(labels, numbers, draft)
    return [
        Option(
            position=place,
            label=label,
            description=one.description,
            contribution_id=one.number,
            cost=one.cost or 0,
        )
        for place, (label, one) in enumerate(zip(labels, draft.options, strict=True), start=1)
    ]


def _check(labels: list[str], numbers: list[int], draft: Draft) -> None:
    if len(set(labels)) < len(labels) or len(set(numbers)) < len(numbers):
        raise RepeatedOption
    if len(labels) < 2:
        raise TooFewOptions
    if len(labels) > MOST_OPTIONS:
        raise TooManyOptions
    if (draft.variant.get("maximum") or 0) > len(labels):
        raise TooManyChoices
    method = METHODS[draft.method]
    if method.priced and draft.variant.get("costs") != "unit":
        if any(not one.cost for one in draft.options):
            raise NoCost
        if draft.budget <= 0:
            raise NoBudget
    if method.closed_roll_only and draft.electorate not in CLOSED_ROLLS:
        raise OpenRoll
    if method.closed_roll_only and draft.paper:
        raise NoPaperHere
    if draft.electorate == ROLL and draft.paper:
        raise NoPaperList
    if any(len(label) > LONGEST_LABEL for label in labels):
        raise LongOption
    if any(len(one.description) > LONGEST_DESCRIPTION for one in draft.options):
        raise LongDescription
