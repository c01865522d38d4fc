"""Labs, and who comes in and out of their teams. Each act is in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from .. import geography, journal
from ..accounts import queries as people
from ..accounts import sessions
from ..accounts.models import User
from ..db import db, lock, now, touch
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from ..notifications.actions import send
from ..notifications.letters import letter
from ..permissions import MANAGER
from . import queries
from .charter import Rule, changes, reordered
from .models import INVITATION_LIFE, Charter, Invitation, Lab, Membership
from .roles import ROLE_LABELS


class AlreadyInTeam(Refused):
    message = _l("Cette personne fait déjà partie de l’équipe.")


class LastManager(Refused):
    message = _l(
        "Un labo garde toujours une personne responsable\u00a0: donnez d’abord ce rôle à quelqu’un d’autre."
    )


class SlugTaken(Refused):
    message = _l("Cette adresse est déjà celle d’un autre labo.")


class SavedMeanwhile(Refused):
    message = _l(
        "Quelqu’un d’autre a enregistré ou publié la charte pendant que vous écriviez. Votre texte "
        "est ci-dessous\u00a0: enregistrez pour le garder à la place du sien."
    )


class NothingChanged(Refused):
    message = _l("Ce projet dit la même chose que la charte en vigueur\u00a0: rien à publier.")


def create(
    *, slug: str, name: str, region: str, city: str, email: str, actor_id: int | None = None
) -> Lab:
    if queries.lab_of(slug) is not None:
        raise SlugTaken
    known = geography.region(region)
    lab = Lab(
        slug=slug,
        name=name,
        region=region,
        city=city,
        email=email,
        zone=known.zone if known else geography.PARIS,
        presentation="",
        created_at=now(),
    )
    db.session.add(lab)
    db.session.flush()
    journal.record("lab.created", lab, actor_id, lab_id=lab.id)
    touch("site")
    return lab


def edit(lab: Lab, actor_id: int, **texts: str) -> None:
    """Change what the lab says of itself."""
    changed = [field for field, said in texts.items() if getattr(lab, field) != said]
    for field in changed:
        setattr(lab, field, texts[field])
    db.session.flush()
    if changed:
        journal.record("lab.edited", lab, actor_id, lab_id=lab.id, fields=changed)
        touch("site")


def invite(lab: Lab, email: str, role: str, *, actor: Any = None, language: str = "fr") -> None:
    """Ask someone to join. A second invitation replaces the first, and writes again."""
    known = people.user_of(email)
    if known is not None and queries.membership_of(lab.id, known.id) is not None:
        raise AlreadyInTeam
    by = actor.id if actor else None
    values = {"role": role, "invited_by": by, "created_at": now()}
    invitation_id = db.session.execute(
        insert(Invitation)
        .values(lab_id=lab.id, email=email, **values)
        .on_conflict_do_update(index_elements=["lab_id", "email"], set_=values)
        .returning(Invitation.id)
    ).scalar_one()
    invitation = db.session.get_one(Invitation, invitation_id, populate_existing=True)
    journal.record("member.invited", invitation, by, lab_id=lab.id, role=role)
    tell_invited(lab, email, role, known.language if known else language)


def tell_invited(lab: Lab, email: str, role: str, language: str) -> None:
    said = letter(
        "invitation", language, lab=lab, role=ROLE_LABELS[role], days=INVITATION_LIFE.days
    )
    send(to=email, kind="invitation", **said)


def withdraw_invitation(invitation: Invitation, actor_id: int) -> None:
    journal.record("member.uninvited", invitation, actor_id, lab_id=invitation.lab_id)
    db.session.delete(invitation)
    db.session.flush()


def join_invited(user: User) -> None:
    """The proved address was invited: each invitation still alive becomes a membership."""
    at = now()
    for invitation in queries.invitations_of(user.email):
        if not invitation.is_alive(at):
            continue
        join(invitation.lab_id, user.id, invitation.role)
        db.session.delete(invitation)
    db.session.flush()


def join(lab_id: int, user_id: int, role: str) -> None:
    """One who is of the team already keeps their role, and joins nothing."""
    joined = db.session.scalar(
        insert(Membership)
        .values(lab_id=lab_id, user_id=user_id, role=role, since=now())
        .on_conflict_do_nothing(index_elements=["lab_id", "user_id"])
        .returning(Membership.id)
    )
    if joined is None:
        return
    sessions.shorten(user_id)
    membership = queries.membership_of(lab_id, user_id)
    assert membership is not None
    journal.record("member.joined", membership, user_id, lab_id=lab_id, role=membership.role)


def change_role(membership: Membership, role: str, actor_id: int) -> None:
    if role != MANAGER:
        keep_a_manager(membership)
    former, membership.role = membership.role, role
    db.session.flush()
    if former != role:
        journal.record(
            "member.changed", membership, actor_id, lab_id=membership.lab_id, was=former, role=role
        )


def remove(membership: Membership, actor_id: int | None) -> None:
    """Out of the team, and out of its pages within seconds."""
    keep_a_manager(membership)
    lab_id, user_id = membership.lab_id, membership.user_id
    journal.record("member.removed", membership, actor_id, lab_id=lab_id, user=user_id)
    db.session.delete(membership)
    db.session.flush()


def keep_a_manager(membership: Membership) -> None:
    if list(queries.managers_of(membership.lab_id)) == [membership.user_id]:
        raise LastManager


def leave_all(user: User) -> None:
    """Before an account closes: its teams go on without it, if someone manages them."""
    for team in queries.teams_of(user.id):
        membership = queries.membership_of(team.id, user.id)
        assert membership is not None
        remove(membership, user.id)
    db.session.execute(delete(Invitation).where(Invitation.email == user.email))


# The charter -------------------------------------------------------------------------------------


def charter_mark(lab: Lab) -> str:
    """What whoever edits the charter has before their eyes: the draft, or what is in force."""
    draft = queries.draft_of(lab.id)
    if draft is not None:
        return f"{draft.version}.{draft.updated_at.isoformat()}"
    return f"{queries.charter_of(lab.id).version}."


def save_charter(
    lab: Lab, introduction: str, rules: Sequence[Rule], actor_id: int, seen: str
) -> Charter:
    """Keep a draft, the only one of the lab."""
    lock(lab)
    if charter_mark(lab) != seen:
        raise SavedMeanwhile
    draft = queries.draft_of(lab.id)
    if draft is None:
        draft = Charter(lab_id=lab.id, version=queries.charter_of(lab.id).version + 1)
        db.session.add(draft)
    draft.introduction = introduction
    draft.rules = [one.kept() for one in rules]
    draft.by, draft.updated_at = actor_id, now()
    db.session.flush()
    return draft


def discard_charter(lab: Lab) -> None:
    lock(lab)
    draft = queries.draft_of(lab.id)
    if draft is not None:
        db.session.delete(draft)
        db.session.flush()


def publish_charter(lab: Lab, summary: str, actor_id: int, seen: str) -> Charter:
    lock(lab)
    draft = queries.draft_of(lab.id)
    if draft is None or charter_mark(lab) != seen:
        raise SavedMeanwhile
    before, after = queries.charter_of(lab.id), queries.in_words(draft)
    changed = changes(before.rules, after.rules)
    same_order = not reordered(before.rules, after.rules)
    if not changed and same_order and before.said_in_french() == after.introduction:
        raise NothingChanged
    draft.summary, draft.by = summary, actor_id
    draft.published_at = now()
    db.session.flush()
    journal.record(
        "charter.published",
        draft,
        actor_id,
        lab_id=lab.id,
        version=draft.version,
        rules=[f"{one.kind} {one.rule.slug}" for one in changed],
    )
    touch("site")
    return draft
