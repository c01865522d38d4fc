"""Jobs of contributions: counts, receipts, news to authors and supporters. Each may run twice."""

from __future__ import annotations

from typing import Any

from .. import jobs
from ..accounts.models import User
from ..comments.models import Comment
from ..db import db, now
from ..labs.models import Charter, Lab
from ..labs.queries import in_words
from ..notifications import mails, topics
from ..notifications.actions import send
from ..notifications.letters import letter
from ..visibility import PUBLISHED
from . import campaigns, codes, tally
from .models import Contribution
from .queries import one


@jobs.every("* * * * * */2", "contributions.fold")  # every two seconds
def fold() -> None:
    tally.fold()


@jobs.every("* * * * * */5", "contributions.find_campaigns")  # every five seconds
def find_campaigns() -> None:
    campaigns.settle()


@jobs.every("17 3 * * *", "contributions.recount")
def recount() -> None:
    tally.recount()


@jobs.job("contributions.send_receipt")
def send_receipt(contribution_id: int) -> None:
    contribution = db.session.get(Contribution, contribution_id)
    if contribution is None:
        return
    author = db.session.get(User, contribution.author_id) if contribution.author_id else None
    to = author.email if author else contribution.contact_email
    code = codes.shown(contribution.code)
    if not to or mails.written("receipt", code, [to]):
        return
    said = letter(
        "receipt",
        author.language if author else contribution.language,
        contribution=contribution,
        code=code,
        person=author,
    )
    send(to=to, kind="receipt", user_id=author.id if author else None, **said)


@jobs.job("contributions.tell_supporters")
def tell_supporters(contribution_id: int, version: int) -> None:
    """One mail each, in their language, unless the text has left the public or changed again."""
    contribution = db.session.get(Contribution, contribution_id)
    if contribution is None or contribution.state != PUBLISHED or contribution.version != version:
        return
    people = one.supporters(contribution)
    about = f"/{contribution.id}/versions?apres={version}\n"
    told = mails.written("changed", about, [person.email for person in people])
    letters: dict[str, Any] = {}
    for person in people:
        if person.email in told:
            continue
        if person.language not in letters:
            letters[person.language] = letter(
                "changed", person.language, contribution=contribution, version=version
            )
        send(to=person.email, kind="changed", user_id=person.id, **letters[person.language])


LETTERS_AT_ONCE = 200


@jobs.job("contributions.tell_of_charter")
def tell_of_charter(charter_id: int, after: str = "") -> None:
    """One mail each to those who take part in the lab’s open consultations, by turns of some hundreds."""
    charter = db.session.get(Charter, charter_id)
    lab = db.session.get(Lab, charter.lab_id) if charter else None
    if charter is None or lab is None or charter.published_at is None:
        return
    people = one.participants(lab.id, now(), after, LETTERS_AT_ONCE)
    addresses = {person.email for person in people}
    about = f"/{lab.slug}/charte/{charter.version}/changements\n"
    skipped = mails.written("charter", about, addresses) | topics.silent(topics.CHARTER, addresses)
    for person in people:
        if person.email in skipped:
            continue
        skipped.add(person.email)
        stop = topics.address(person.email, topics.CHARTER, person.language)
        said = letter(
            "charter",
            person.language,
            lab=lab,
            charter=in_words(charter),
            unsubscribe=stop,
        )
        send(to=person.email, kind="charter", user_id=person.id, unsubscribe=stop, **said)
    if len(people) == LETTERS_AT_ONCE:
        jobs.defer(tell_of_charter, charter_id=charter_id, after=people[-1].email)


@jobs.job("contributions.tell_author")
def tell_author(comment_id: int) -> None:
    comment = db.session.get(Comment, comment_id)
    if comment is None or comment.state != PUBLISHED:
        return
    contribution = one.thread_owner(comment.thread_id)
    author = (
        db.session.get(User, contribution.author_id)
        if contribution and contribution.author_id
        else None
    )
    if contribution is None or author is None or author.closed_at is not None:
        return
    if mails.written("argument", f"#argument-{comment.id}\n", [author.email]):
        return
    said = letter("argument", author.language, contribution=contribution, comment=comment)
    send(to=author.email, kind="argument", user_id=author.id, **said)
