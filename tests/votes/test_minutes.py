"""The minutes say of a closed vote what its box and its list say, and nothing before."""

from __future__ import annotations

import hashlib
import re

from consult import throttle
from consult.votes import actions, board, custody, incidents
from tests import make
from tests.conftest import visible_text
from tests.votes.test_custody import key


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def test_there_are_no_minutes_before_the_close(browse, session):
    vote = make.vote()
    assert browse().get(path(vote, "/proces-verbal")).status_code == 404
    custody.close(vote)
    page = browse().get(path(vote, "/proces-verbal"))
    assert page.status_code == 200 and "pas encore dépouillée" in visible_text(page)


def test_minutes_are_made_within_the_limit_of_the_files_they_vouch_for(
    browse, session, monkeypatch
):
    vote = make.vote()
    custody.close(vote)
    monkeypatch.setattr(throttle, "PROOFS", 0)
    assert browse().get(path(vote, "/proces-verbal")).status_code == 429


def test_the_minutes_tell_the_three_numbers_the_result_and_the_incidents(browse, session):
    vote = make.vote(start=-2, end=-1)
    who = make.user()
    make.ballot(vote, who, ["1"])
    make.ballot(vote, who, ["2"])
    make.ballot(vote, make.user(), ["2"])
    incidents.tell(vote, "essai", "La salle a été évacuée une heure.")
    make.counted(vote)
    said = visible_text(browse().get(path(vote, "/proces-verbal")))
    assert re.search(r"Émargements\s+2\b", said) and re.search(r"liste publique\s+3\b", said)
    assert re.search(r"second bulletin\s+1\b", said)
    assert "La salle a été évacuée une heure." in said
    assert "Vote confidentiel" in said and "vote secret" not in said.lower()
    labels = [option.label for option in vote.options]
    assert all(label in said for label in labels)
    assert labels[1] in said.split("En une phrase")[1].split("bulletins")[0]


def test_each_fingerprint_is_that_of_the_file_everyone_may_fetch(browse, session):
    vote = make.vote(start=-2, end=-1, publish=True)
    make.ballot(vote, make.user(), ["1"])
    make.counted(vote)
    reader = browse()
    page = reader.get(path(vote, "/proces-verbal")).text
    rows = re.findall(
        r"<td>([a-z]+\.(?:json|txt))</td>\s*<td class=\"hash\">([0-9a-f]{64})</td>", page
    )
    assert len(rows) == 6
    for name, hashed in rows:
        content = reader.get(path(vote, f"/preuves/{name}")).data
        assert hashlib.sha256(content).hexdigest() == hashed
    head = board.signed_heads(vote.id)[-1].head
    assert head.root in page


def test_the_minutes_leave_a_line_for_each_scrutineer(browse, session):
    vote = make.vote(secrecy="sealed", opened=False)
    actions.deposit_key(vote, key(b"k" * 32)[0], make.user().id)
    custody.open_box(vote)
    make.ballot(vote, make.user(), ["1"])
    custody.close(vote)
    page = browse().get(path(vote, "/proces-verbal"))
    said = visible_text(page)
    for holder in vote.bureau["holders"]:
        assert said.count(holder["name"]) == 2
    assert page.text.count('minutes__sign"') == len(vote.bureau["holders"])
    assert vote.bureau["fingerprint"] in said
