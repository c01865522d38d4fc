"""Texts that come once the codebook is made: placed once, to be read, never over what a person did."""

from __future__ import annotations

from datetime import timedelta

from consult.contributions.models import Contribution
from consult.db import db, now
from consult.synthesis import work
from consult.synthesis.actions import placing, themes
from consult.synthesis.queries import arrivals, coding, texts
from tests import make
from tests.conftest import visible_text
from tests.synthesis.coding import undo_last

SAID = {
    "Horaires": "Ouvrir le guichet de la mairie le samedi matin pour les salariés, numéro {}.",
    "Vélos": "Tracer une piste cyclable protégée entre la gare et le lycée, tronçon {}.",
}


def arrived(of, title, n):
    later = now() + timedelta(seconds=n)
    return make.contribution(of, title=title, body=SAID[title].format(n), published_at=later)


def test_new_texts_go_with_those_most_like_them_and_wait_to_be_read(browse, session, run_jobs):
    of = make.consultation()
    who = make.member(of.lab, "facilitator")
    ids = {}
    for title, said in SAID.items():
        rows = [make.contribution(of, title=title, body=said.format(n)) for n in range(5)]
        ids[title] = themes.create(of, who.id, title).id
        placing.place(of, [row.id for row in rows], who.id, ids[title])
    assert arrivals.how_many(of) == 0 and work.place_new(of) == 0
    new = [arrived(of, title, n) for n, title in enumerate([*SAID, *SAID])]
    strange = make.contribution(
        of, title="Xylophone", body="Zythum.", published_at=now() + timedelta(seconds=9)
    )
    browser = browse(who)
    page = browser.get(f"/concertations/{of.slug}/synthese/grille")
    assert "5 nouveaux textes" in visible_text(page)
    assert browser.post(f"/concertations/{of.slug}/synthese/grille/nouvelles").status_code == 303
    run_jobs()
    places = texts.places([row.id for row in new])
    assert [places[row.id][0].theme_id for row in new] == [ids["Horaires"], ids["Vélos"]] * 2
    assert {one[0].by for one in places.values()} == {"machine"}
    assert texts.places([strange.id]) == {}
    progress = coding.progress(of, coding.scheme(of))
    assert (progress.read, progress.placed, progress.left) == (0, 14, 1)
    undo_last(of, who)
    assert coding.progress(of, coding.scheme(of)).left == 5
    # Looked at once: what a person undid does not come back by itself.
    db.session.query(Contribution).update({"published_at": now() - timedelta(days=1)})
    work.place_arrivals.work()
    assert coding.progress(of, coding.scheme(of)).left == 5
