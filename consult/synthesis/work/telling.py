"""What authors are told of a synthesis that was published."""

from __future__ import annotations

from ... import jobs
from ...db import db
from ...notifications import mails, topics
from ...notifications.actions import send
from ...notifications.letters import letter
from ..models import Synthesis
from ..queries import authors, syntheses
from ..queries.authors import Fed

LETTERS_AT_ONCE = 200


@jobs.job("synthesis.tell_authors")
def tell_authors(synthesis_id: int, after: str = "") -> None:
    """One mail to each author: what their texts became. Of a later version, only to those for whom
    something changed. By turns of some hundreds; run twice, nobody is written to twice."""
    synthesis = db.session.get(Synthesis, synthesis_id)
    if synthesis is None or synthesis.published_at is None:
        return
    of = synthesis.consultation
    people = authors.reached(of.id, after, LETTERS_AT_ONCE)
    addresses = [person.email for person in people]
    about = f"/{of.slug}/synthese?version={synthesis.version}\n"
    skipped = mails.written("synthesis", about, addresses)
    skipped |= topics.silent(topics.SYNTHESIS, addresses)
    now_said = authors.fed(synthesis, people)
    earlier = syntheses.published(of.id, synthesis.version - 1)
    before = authors.fed(earlier, people) if earlier else {}
    for person in people:
        texts = now_said.get(person.email, [])
        if person.email in skipped or not texts or (earlier and _same(texts, before[person.email])):
            continue
        skipped.add(person.email)
        stop = topics.address(person.email, topics.SYNTHESIS, person.language)
        said = letter(
            "synthesis",
            person.language,
            consultation=of,
            synthesis=synthesis,
            texts=texts,
            unsubscribe=stop,
        )
        send(to=person.email, kind="synthesis", user_id=person.id, unsubscribe=stop, **said)
    if len(people) == LETTERS_AT_ONCE:
        jobs.defer(tell_authors, synthesis_id=synthesis_id, after=people[-1].email)


def _same(texts: list[Fed], before: list[Fed]) -> bool:
    return [(one.id, one.words) for one in texts] == [(one.id, one.words) for one in before]
