"""Who is on the electoral list, until the box opens; then their links, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.dialects.postgresql import insert

from ... import jobs, journal
from ...accounts.addresses import mailbox
from ...db import db, touch
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import custody
from ..electoral_list import MOST, Listed
from ..electors import size
from ..models import AGAIN, ANOTHER, LINK, ROLL, Elector, Vote
from ..work import letters
from .preparing import refuse_if_frozen

AT_ONCE = 1_000


class NoRoll(Refused):
    message = _l(
        "Ce scrutin n’a pas de liste électorale\u00a0: choisissez-la d’abord dans ses règles."
    )
    status = 409


class RollTooLong(Refused):
    message = _l("Une liste électorale compte 20\u00a0000 personnes au plus.")


class NoLinks(Refused):
    message = _l(
        "Les liens n’existent que pendant le scrutin, de l’ouverture de l’urne à la clôture."
    )
    status = 409


class NoSuchElector(Refused):
    message = _l("Cette personne n’est pas, ou n’est plus, sur la liste.")
    status = 404


def enroll(vote: Vote, people: Sequence[Listed], actor_id: int) -> int:
    """Add to the list those who are not on it; how many were. The same list twice adds nobody."""
    _prepare(vote)
    before = size(vote.id)
    for start in range(0, len(people), AT_ONCE):
        db.session.execute(
            insert(Elector).on_conflict_do_nothing(),
            [
                {
                    "vote_id": vote.id,
                    "email": one.email,
                    "mailbox": one.mailbox,
                    "name": one.name,
                    "college": one.college,
                    "external_id": one.external_id,
                }
                for one in people[start : start + AT_ONCE]
            ],
        )
    after = size(vote.id)
    if after > MOST:
        raise RollTooLong
    _record("vote.enroll", vote, actor_id, added=after - before, size=after)
    return after - before


def strike(vote: Vote, elector_id: int, actor_id: int) -> None:
    """Take someone off the list, before the opening."""
    _prepare(vote)
    gone = db.session.execute(
        delete(Elector)
        .where(Elector.id == elector_id, Elector.vote_id == vote.id)
        .returning(Elector.id)
    ).scalar()
    if gone is None:
        raise NoSuchElector
    _record("vote.strike", vote, actor_id, size=size(vote.id))


def strike_all(vote: Vote, actor_id: int) -> None:
    _prepare(vote)
    db.session.execute(delete(Elector).where(Elector.vote_id == vote.id))
    _record("vote.strike_all", vote, actor_id)


def take(vote: Vote, actor_id: int) -> list[tuple[str, str]]:
    """The list as another voting system reads it; who took it away is in the journal."""
    if vote.electorate != ROLL:
        raise NoRoll
    rows = db.session.execute(
        select(Elector.email, Elector.external_id)
        .where(Elector.vote_id == vote.id)
        .order_by(Elector.email)
    )
    people = [(row.email, row.external_id) for row in rows]
    _record("vote.take_roll", vote, actor_id, size=len(people))
    return people


def send_again(vote: Vote, elector_id: int, actor_id: int) -> None:
    """The same link, to the same address."""
    _owe(vote, AGAIN, Elector.id == elector_id)
    _record("vote.link_again", vote, actor_id)


def replace_link(vote: Vote, elector_id: int, actor_id: int) -> None:
    """End a link at once, and write another one to the same address."""
    _owe(vote, ANOTHER, Elector.id == elector_id)
    _record("vote.link_replaced", vote, actor_id)


def ask_link(vote: Vote, email: str) -> None:
    """Whoever lost their link asks for it: nothing tells whether the address is on the list."""
    try:
        _owe(vote, AGAIN, Elector.mailbox == mailbox(email))
    except NoSuchElector:
        return


def _owe(vote: Vote, what: str, who: ColumnElement[bool]) -> None:
    if vote.electorate != ROLL or vote.manifest is None or vote.closed_at is not None:
        raise NoLinks
    mine = (who, Elector.vote_id == vote.id)
    one = db.session.scalar(select(Elector).where(*mine).with_for_update())
    if one is None:
        raise NoSuchElector
    if what == ANOTHER:
        one.serial, one.link, one.owed = one.serial + 1, None, ANOTHER
    elif one.owed not in (LINK, ANOTHER):  # these say more, and have not left yet
        one.owed = what
    db.session.flush()
    jobs.defer(letters.write_owed)


def _prepare(vote: Vote) -> None:
    """Alone with the vote: its box does not open meanwhile."""
    custody.hold(vote)
    refuse_if_frozen(vote)
    if vote.electorate != ROLL:
        raise NoRoll


def _record(verb: str, vote: Vote, actor_id: int, **details: Any) -> None:
    """How many, never who."""
    journal.record(verb, vote, actor_id, lab_id=vote.consultation.lab_id, **details)
    touch(vote.consultation.scope)
