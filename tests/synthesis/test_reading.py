"""The engine reads as a job: its progress is seen, one at a time, nothing kept of what is given up."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text

from consult.db import db, now
from consult.demo.compose import compose
from consult.synthesis import again, work
from consult.synthesis.actions import reading as actions
from consult.synthesis.actions import refusals, themes
from consult.synthesis.again import Earlier
from consult.synthesis.models import ProposedGroup, ProposedTheme, Reading
from consult.synthesis.queries import coding, readings
from tests import make
from tests.conftest import visible_text

TEXTS = 60


@pytest.fixture
def scene(session):
    of = make.consultation()
    for one in compose(TEXTS):
        make.contribution(of, title=one.title, body=one.body)
    make.contribution(of, state="held", title="Caché", body="Le guichet du samedi.")
    return of, make.member(of.lab, "facilitator")


def test_public_texts_are_read_and_every_one_is_in_what_is_proposed(scene, run_jobs):
    of, who = scene
    reading = actions.start(of, who.id)
    with pytest.raises(refusals.AlreadyReading):
        actions.start(of, who.id)
    run_jobs()
    db.session.expire_all()
    assert (reading.done, reading.failure, reading.texts) == (100, "", TEXTS)
    assert reading.stamp["texts"] and reading.stamp["settings"]["seed"] == 1
    proposed = [
        theme for theme, accepted in readings.themes(reading, coding.scheme(of)) if accepted is None
    ]
    assert len(proposed) >= 2
    placed = {one[0] for theme in proposed for one in theme.places}
    assert len(placed) == TEXTS - reading.unplaced
    groups = db.session.scalar(select(func.count()).select_from(ProposedGroup))
    assert groups == sum(theme.groups for theme in proposed)
    first = readings.theme(reading, 1)
    assert readings.groups(first).rows[0].texts >= 1
    assert all(words.strip() for _number, words in readings.said(first.verbatims))
    themes.accept(of, who.id, {one.id: one.title for one in proposed})
    progress = coding.progress(of, coding.scheme(of))
    assert (progress.texts, progress.placed) == (TEXTS, len(placed))
    # Again, as a worker that died would: nothing is written twice.
    work.read.work(reading_id=reading.id)
    assert db.session.scalar(select(func.count()).select_from(ProposedTheme)) == len(proposed)


def test_what_is_in_the_codebook_is_not_proposed_again(scene, run_jobs, browse):
    of, who = scene
    read = [actions.start(of, who.id)]
    run_jobs()
    db.session.expire_all()
    first = readings.theme(read[0], 2)
    themes.accept(of, who.id, {first.id: "Un autre titre"})
    (kept,) = coding.scheme(of).standing()
    for one in list(compose(TEXTS + 3))[TEXTS:]:
        make.contribution(of, title=one.title, body=one.body)
    read.append(actions.start(of, who.id))
    run_jobs()
    db.session.expire_all()
    found = readings.themes(read[1], coding.scheme(of))
    same = [theme for theme, accepted in found if accepted == kept]
    assert [one.same_as_id for one in same] == [first.id]
    browser = browse(who)
    there = f"/concertations/{of.slug}/synthese/grille/lectures/{read[1].id}"
    page = browser.get(there)
    assert "Déjà dans la grille : Un autre titre" in visible_text(page)
    assert f'name="title-{same[0].id}"' not in page.text
    assert "Déjà dans la grille" in visible_text(browser.get(f"{there}/themes/{same[0].position}"))
    with pytest.raises(refusals.Overtaken):
        themes.accept(of, who.id, {same[0].id: "Deux fois"})
    # Merged, it is the theme where it counts.
    into = themes.create(of, who.id, "Les horaires")
    themes.merge(of, kept, into.id, who.id)
    for one in (first, same[0]):
        where = f"/concertations/{of.slug}/synthese/grille/lectures/{one.reading_id}"
        for page in (browser.get(where), browser.get(f"{where}/themes/{one.position}")):
            assert "Déjà dans la grille : Les horaires" in visible_text(page)
            assert f'/grille/themes/{into.id}"' in page.text
            assert f'/grille/themes/{kept}"' not in page.text
    # That one retired, it may be accepted again, from the reading that proposed it first too.
    themes.retire(of, into.id, who.id)
    assert "Déjà dans la grille" not in visible_text(browser.get(there))
    for one in (same[0], first):
        assert readings.accepted_as(one, coding.scheme(of)) is None
        (made,) = themes.accept(of, who.id, {one.id: "Un autre titre"})
        # Each of the two readings says it of what was accepted of the other.
        for other in (first, same[0]):
            assert readings.accepted_as(other, coding.scheme(of)) == made.id
        themes.retire(of, made.id, who.id)


def test_a_phase_is_compared_with_its_last_readings_however_many_were_of_others(session):
    days = [(-9, -7), (-6, -4), (-3, -1), (0, 2)]
    of = make.consultation(phases=[make.phase("ideas", *both) for both in days])
    phases = [phase.id for phase in of.phases]

    def read(phase_id):
        one = make.add(
            Reading(consultation_id=of.id, phase_id=phase_id, asked_at=now(), ended_at=now())
        )
        bare = {"terms": [], "texts": 1, "groups": 0, "verbatims": [], "sample": []}
        bare |= {"demands": [], "objections": [], "places": [[one.id, 1, None, None]]}
        return one, make.add(ProposedTheme(reading=one, position=1, title="Thème", **bare)).id

    made = [read(phase_id)[1] for phase_id in (phases[0], None, *phases[1:])]
    again, theirs = read(phases[0])
    assert [one.id for one in readings.earlier(again)] == [made[1], made[0]]
    whole, _own = read(None)  # the whole is compared with each phase
    assert [one.id for one in readings.earlier(whole)] == [theirs, *reversed(made)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [({1, 2, 3}, 7), ({1, 2, 8, 9}, 7), ({1, 4, 5}, 6), ({1, 4}, None), ({8, 9}, None)],
)
def test_a_theme_is_an_earlier_one_when_each_holds_most_of_the_other(texts, found):
    """Those of 8 and 9 came since."""
    read = frozenset(range(1, 7))
    earlier = [Earlier(6, frozenset({4, 5, 6}), read), Earlier(7, frozenset({1, 2, 3}), read)]
    assert again.same(frozenset(texts), earlier) == found


def test_a_reading_given_up_keeps_nothing_and_a_failed_one_says_so(scene, monkeypatch):
    of, who = scene
    with pytest.raises(refusals.NothingToRead):
        actions.start(make.consultation(), who.id)
    reading = actions.start(of, who.id)

    def told(_number, done, **_more):
        if done == 75:
            actions.give_up(of, reading, who.id)

    with monkeypatch.context() as patch:
        patch.setattr(work.reading, "_tell", told)
        work.read.work(reading_id=reading.id)
    assert reading.failure == "given-up"
    assert db.session.scalar(select(func.count()).select_from(ProposedTheme)) == 0
    again = actions.start(of, who.id)

    def broken(*_said):
        raise MemoryError

    monkeypatch.setattr(work.reading.engine, "read", broken)
    with pytest.raises(MemoryError):
        work.read.work(reading_id=again.id)
    db.session.expire_all()
    assert (again.failure, again.ended_at is not None) == ("failed", True)
    assert actions.start(of, who.id).id != again.id


def test_its_progress_is_seen_by_others_while_it_runs(app, committed, monkeypatch):
    """And a worker that takes it again begins again."""
    with app.app_context():
        of = make.consultation()
        reading = make.add(Reading(consultation_id=of.id, asked_at=now()))
        for one in compose(12):
            make.contribution(of, title=one.title, body=one.body)
        db.session.commit()
        number, seen = reading.id, []
        tell = work.reading._tell

        def watched(*said, **more):
            tell(*said, **more)
            with db.engine.connect() as other:
                asked = text("SELECT done FROM reading WHERE started_at IS NOT NULL")
                seen.append(other.execute(asked).scalar())

        monkeypatch.setattr(work.reading, "_tell", watched)
        work.read.work(reading_id=number)
        db.session.commit()
        assert seen[0] == 0 and seen == sorted(seen) and len(set(seen)) > 3
        assert db.session.get(Reading, number).done == 100
