"""The smallest valid row of each kind; a test changes what it is about."""

from __future__ import annotations

import itertools
import os
import random
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from consult import storage, text
from consult.accounts import addresses
from consult.accounts.models import User
from consult.comments.models import Comment, Thread
from consult.consultations.models import Consultation, Phase, Theme
from consult.contributions.models import Attachment, Contribution, Revision
from consult.db import db, now
from consult.labs.models import Charter, Lab, Membership
from consult.votes import actions as vote_actions
from consult.votes import custody
from consult.votes import queries as votes
from consult.votes.box import sealing
from consult.votes.box.manifest import digest
from consult.votes.models import Elector, Envelope, Option, RollEntry, Vote, Waiting

_serial = itertools.count(1)


def add(row: Any) -> Any:
    db.session.add(row)
    db.session.flush()
    return row


def user(email: str = "", *, college: str = "", **more: Any) -> User:
    n = next(_serial)
    college = college or ("agent" if email.endswith("gouv.fr") else "citizen")
    host = "ain.gouv.fr" if college == "agent" else "exemple.fr"
    fields = {"name": f"Personne {n}", "created_at": now(), "appears_as": "name", **more}
    return add(User(email=(email or f"personne{n}@{host}").lower(), college=college, **fields))


def agent(**more: Any) -> User:
    return user(college="agent", **more)


def lab(**more: Any) -> Lab:
    n = next(_serial)
    fields = {
        "slug": f"labo-{n}",
        "name": f"Labo {n}",
        "region": "28",
        "city": "Rouen",
        "email": f"labo{n}@exemple.gouv.fr",
        "created_at": now(),
        **more,
    }
    return add(Lab(**fields))


def member(of: Lab, role: str = "moderator", who: User | None = None) -> User:
    who = who or agent()
    add(Membership(lab_id=of.id, user_id=who.id, role=role, since=now()))
    return who


def charter(lab_id: int, version: int = 1, *, published: bool = True, **rule: str) -> Charter:
    """Of one rule."""
    at = now()
    said = {"slug": "respect", "category": "insult", "title": "Rester courtois"}
    said |= {"text": "Sans injure.", "sentence": "Votre texte injurie.", "example": ""} | rule
    fields = {"introduction": "Bienvenue.", "rules": [said], "updated_at": at}
    fields |= {
        "summary": "Une règle." if published else "",
        "published_at": at if published else None,
    }
    return add(Charter(lab_id=lab_id, version=version, **fields))


def phase(kind: str = "ideas", start: float = -1, end: float = 1, **more: Any) -> dict[str, Any]:
    """A phase that opens ``start`` days from now and closes ``end`` days from now."""
    at = now()
    return {
        "kind": kind,
        "title": more.pop(
            "title", {"ideas": "Idées", "vote": "Scrutin", "reading": "Lecture"}[kind]
        ),
        "opens_at": at + timedelta(days=start),
        "closes_at": at + timedelta(days=end),
        **more,
    }


def consultation(
    *, phases: list[dict[str, Any]] | None = None, published: bool = True, **more: Any
) -> Consultation:
    n = next(_serial)
    at = now()
    of = more.pop("lab", None) or lab()
    fields = {
        "lab": of,
        "slug": f"concertation-{n}",
        "title": f"Comment mieux accueillir le public, question {n}\u202f?",
        "subject": "public-service",
        "essential": ["Une phrase simple."] * 5,
        "authority": "Le préfet de la région Normandie",
        "open_to_change": "Les horaires et les lieux.",
        "already_decided": "Le budget.",
        "decider": "Le préfet, après avis du labo.",
        "territory": "Normandie",
        "region": "28",
        "synthesis_due": date.today() + timedelta(days=60),
        "contact": "labo@exemple.gouv.fr",
        "data_notice": "Le préfet est responsable du traitement.",
        "created_at": at,
        "updated_at": at,
        "published_at": at - timedelta(days=30) if published else None,
        **more,
    }
    made = add(Consultation(**fields))
    for given in [phase()] if phases is None else phases:
        made.phases.append(Phase(**given))
    db.session.flush()
    return made


def theme(of: Consultation, name: str = "Accueil") -> Theme:
    return add(Theme(consultation_id=of.id, name=name, position=0))


def contribution(
    of: Consultation | None = None,
    *,
    author: User | None = None,
    state: str = "published",
    **more: Any,
) -> Contribution:
    n = next(_serial)
    at = now()
    of = of or consultation()
    title = more.pop("title", f"Ouvrir le guichet le samedi {n}")
    body = more.pop("body", "Les personnes qui travaillent ne peuvent pas venir en semaine.")
    fields = {
        "consultation_id": of.id,
        "thread_id": add(Thread(consultation_id=of.id)).id,
        "code": f"T{n:09d}",
        "title": title,
        "body": body,
        "body_html": text.to_html(body),
        "author_id": author.id if author else None,
        "signature": author.name if author else "",
        "college": author.college if author else "citizen",
        "state": state,
        "state_since": at,
        "created_at": at,
        "published_at": at if state == "published" else None,
        "shuffle": random.random(),
        "title_stems": " ".join(text.stems(title)),
        "body_stems": " ".join(text.stems(body)),
        "extra": {},
        **more,
    }
    made = add(Contribution(**fields))
    add(
        Revision(
            contribution_id=made.id,
            version=1,
            title=title,
            body=body,
            body_html=made.body_html,
            written_at=at,
        )
    )
    return made


def attachment(
    to: Contribution, name: str = "plan.pdf", content: bytes = b"%PDF-1.4"
) -> Attachment:
    kept = {"media_type": "application/pdf", "size": len(content), "created_at": now()}
    digest = storage.storage().put(content)
    return add(Attachment(contribution_id=to.id, name=name, digest=digest, **kept))


def comment(
    on: Contribution, *, author: User | None = None, state: str = "published", **more: Any
) -> Comment:
    at = now()
    body = more.pop("body", "Le samedi matin suffirait.")
    fields = {
        "thread_id": on.thread_id,
        "consultation_id": on.consultation_id,
        "side": "for",
        "body": body,
        "body_html": text.to_html(body),
        "author_id": author.id if author else None,
        "signature": author.name if author else "",
        "college": author.college if author else "citizen",
        "state": state,
        "state_since": at,
        "created_at": at,
        "published_at": at if state == "published" else None,
        **more,
    }
    return add(Comment(**fields))


def vote(
    of: Consultation | None = None,
    *,
    options: int = 3,
    start: float = -1,
    end: float = 1,
    opened: bool = True,
    costs: tuple[int, ...] = (),
    listed: int = 0,
    **more: Any,
) -> Vote:
    """A vote, its box open if its hour has come, whatever the hour of its end."""
    of = of or consultation(phases=[phase("vote", start, end)])
    fields = {
        "consultation_id": of.id,
        "phase_id": next(p.id for p in of.phases if p.kind == "vote"),
        "title": "Quelles mesures d’abord\u202f?",
        "created_at": now() - timedelta(days=60),
        **({"electorate": "roll"} if listed else {}),
        **more,
    }
    made = add(Vote(**fields))
    for position in range(1, options + 1):
        cost = costs[position - 1] if costs else 0
        made.options.append(Option(position=position, label=f"Mesure {position}", cost=cost))
    for n in range(listed):
        enlist(made, f"inscrit{n + 1}@exemple.fr", name=f"Inscrite {n + 1}")
    db.session.flush()
    if opened and made.phase.opens_at <= now():
        custody.open_box(made)
    return made


def enlist(vote: Vote, email: str, **more: Any) -> Elector:
    """On the electoral list, before the box opens."""
    fields = {"mailbox": addresses.mailbox(email), "college": "citizen", **more}
    return add(Elector(vote_id=vote.id, email=email, **fields))


def ballot(vote: Vote, voter: Any, choice: Any) -> Any:
    """Cast as the booth does."""
    booth = votes.booth(vote.consultation.slug, vote.id)
    assert booth is not None
    return vote_actions.cast(booth, voter, choice)


def envelopes(vote: Vote, choices: list[tuple[Any, int]], stratum: str = "citizen") -> None:
    """Ballots of people that nothing else knows: (choice, how many)."""
    manifest = vote.manifest or {}
    box = manifest["box"]
    rows, marks, waiting = [], [], []
    for choice, number in choices:
        for _each in range(number):
            said = sealing.plaintext(digest(manifest), choice, sealing.new_code(), box["length"])
            sealed = sealing.seal(bytes.fromhex(box["public_key"]), said)
            mine = {"vote_id": vote.id, "stratum": stratum}
            marks.append({**mine, "tag": os.urandom(32)})
            hashed = sealing.hash_of(sealed)
            rows.append({**mine, "tag": os.urandom(32), "ciphertext": sealed, "hash": hashed})
            waiting.append({"vote_id": vote.id, "hash": hashed, "kind": "add"})
    db.session.execute(insert(RollEntry), marks)
    db.session.execute(insert(Envelope), rows)
    db.session.execute(insert(Waiting), waiting)


def counted(vote: Vote) -> dict[str, Any]:
    """Close the box whatever the hour, and count it."""
    custody.close(vote)
    custody.count_here(vote)
    kept = custody.result_of(vote.id)
    assert kept is not None
    found: dict[str, Any] = kept.said["result"]
    return found
