"""Whatever is decided then undone, refused then restored, or reversed on appeal, the public reads and
counts what it did before: texts, places, supports, arguments and answers."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from consult.contributions import tally
from consult.contributions.models import Support
from consult.db import db, now
from consult.moderation import actions, course
from consult.moderation.models import Case
from consult.moderation.queries import things
from tests import make

STATES = st.sampled_from(("published", "published", "held", "refused", "withdrawn"))
KINDS = ("publish", "mask", "amend", "refuse")
REASONS = actions.Reasons(ground="insult", sentence="Oui.", words="guichet")
BODY = "Le guichet ouvre tard."


@st.composite
def discussions(draw):
    """States of the arguments with those of their answers, and how many people back the text."""
    answers = st.lists(STATES, max_size=2)
    return draw(st.lists(st.tuples(STATES, answers), max_size=3)), draw(st.integers(0, 3))


def planted(of, discussion, before):
    arguments, backed = discussion
    author = make.user(name="Zoé Vidal", appears_as="name")
    row = make.contribution(of, author=author, body=BODY, state=before)
    make.attachment(row)
    said = []
    for number, (state, answers) in enumerate(arguments):
        said.append(make.comment(row, body=f"{BODY} {number}", state=state, author=author))
        above = said[-1].id
        said += [make.comment(row, parent_id=above, body=BODY, state=one) for one in answers]
    for _person in range(backed):
        who = make.user()
        kept = {"user_id": who.id, "college": who.college, "created_at": now()}
        make.add(Support(contribution_id=row.id, **kept))
    tally.recount()
    return row, said


def seen(browse, row):
    tally.fold()
    db.session.expire_all()
    hub = f"/concertations/{row.consultation.slug}/contributions"
    pages = [browse().get(address) for address in (f"{hub}/{row.id}", hub)]
    of = row.consultation
    counts = (of.contributions_count, of.comments_count, of.supports_count)
    return [(page.status_code, untimed(page.text)) for page in pages], counts


def untimed(said):
    return "\n".join(line for line in said.splitlines() if 'name="opened"' not in line)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(
    discussion=discussions(),
    before=st.sampled_from(("published", "published", "held", "amend")),
    target=st.integers(-2, 8),
    kind=st.sampled_from(KINDS),
    way=st.sampled_from(("undo", "restore", "appeal")),
)
def test_what_is_taken_back_leaves_nothing(browse, session, discussion, before, target, kind, way):
    of = make.consultation()
    row, said = planted(of, discussion, before)
    thing = (row, *said)[target % (1 + len(said))] if target >= 0 else other(row, target)
    open_to = course.open_to(things.kind_of(thing), thing.state)
    assume(kind in open_to and (way != "restore" or kind == "refuse"))
    assume(way != "appeal" or (kind != "publish" and thing.state == "published"))
    assume(way != "restore" or thing.state == "published")
    moderator, colleague = make.member(of.lab), make.member(of.lab)
    if thing.state == "published":
        actions.report(thing, ground="insult")
    known = seen(browse, row)
    waiting = cases()
    mark = actions.mark(thing)
    decision = actions.decide(thing, kind, moderator, seen=mark, reasons=REASONS)
    if way == "undo":
        actions.undo(decision, moderator)
        assert cases() == waiting
    elif way == "restore":
        actions.decide(thing, "restore", moderator, seen=actions.mark(thing))
    else:
        appeal, _new = actions.contest(decision)
        actions.decide_again(appeal, "reversed", colleague, reasons="Rien ne le justifie.")
    assert seen(browse, row) == known
    assert tally.recount() == {"contribution": [], "consultation": []}


def other(row, target):
    if target == -1:
        return things.target("attachment", row.attachments[0].id)
    return things.named(row)


def cases():
    found = select(Case.kind_of_thing, Case.reason, Case.reports, Case.due_at)
    return db.session.execute(found.where(Case.closed_at.is_(None)).order_by(Case.id)).all()
