"""Invented people: the labs' teams, a steward, agents and citizens."""

from __future__ import annotations

import random
from datetime import timedelta

from sqlalchemy import insert

from ..accounts.models import User
from ..db import db, now
from ..labs.models import Lab, Membership
from ..permissions import AGENT, CITIZEN
from ..text import fold
from .material.labs import FIRST_NAMES, LABS, LAST_NAMES, SERVICES, STEWARD
from .typography import french

CITIZENS, AGENTS = 620, 90
FIRST_CITIZEN, FIRST_AGENT = "Jeanne Carlier", "Paul Ferrand"


def fill(chance: random.Random) -> None:
    """The five labs with their teams, then everybody else."""
    add_user(STEWARD[0], STEWARD[1], AGENT, "name", steward=True)
    for place in LABS:
        lab = Lab(
            slug=place.slug,
            name=french(place.name),
            region=place.region,
            city=place.city,
            zone=place.zone,
            presentation=french(place.presentation),
            email=f"{place.slug}@demo.gouv.fr",
            created_at=now() - timedelta(days=700),
        )
        db.session.add(lab)
        for role, name, service in place.team:
            user = add_user(name, service, AGENT, "name")
            db.session.flush()
            db.session.add(Membership(lab_id=lab.id, user_id=user.id, role=role, since=now()))
    db.session.flush()
    _crowd(chance)


def add_user(name: str, service: str, college: str, appears_as: str, steward: bool = False) -> User:
    user = User(**_row(name, service, college, appears_as), steward=steward)
    db.session.add(user)
    return user


def _row(name: str, service: str, college: str, appears_as: str) -> dict[str, object]:
    host = "demo.gouv.fr" if college == AGENT else "demo.fr"
    return {
        "email": f"{fold(name).replace(' ', '.').replace(chr(39), '')}@{host}",
        "name": name,
        "service": french(service),
        "college": college,
        "appears_as": appears_as,
        "created_at": now() - timedelta(days=300),
    }


def _crowd(chance: random.Random) -> None:
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    drawn = chance.sample(names, CITIZENS + AGENTS - 2)
    citizens = [FIRST_CITIZEN, *drawn[: CITIZENS - 1]]
    agents = [FIRST_AGENT, *drawn[CITIZENS - 1 :]]
    rows = [
        _row(n, "", CITIZEN, "name" if chance.random() < 0.6 else "anonymous") for n in citizens
    ]
    rows += [
        _row(n, chance.choice(SERVICES), AGENT, chance.choice(["name", "agent", "service"]))
        for n in agents
    ]
    db.session.execute(insert(User), rows)
