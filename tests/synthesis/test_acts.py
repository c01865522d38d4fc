"""Acts on a codebook: undone, each leaves every row as it was; two people lose nothing."""

from __future__ import annotations

import random
import threading

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from consult import journal
from consult.consultations.models import Consultation
from consult.contributions.models import Contribution
from consult.db import db
from consult.errors import Refused
from consult.synthesis.actions import placing, pointing, refusals, signing, themes, undoing
from consult.synthesis.models import CodebookTheme, CodingAct, Handling, Placement
from consult.synthesis.queries import coding, texts
from tests import make
from tests.synthesis.coding import proposal, state, undo_last

WORDS = ("guichet", "vélo", "école")


@pytest.fixture
def scene(session):
    of = make.consultation()
    who = make.member(of.lab, "facilitator")
    rows = [make.contribution(of, title=f"Titre {WORDS[n % 3]}", body="Corps.") for n in range(9)]
    return of, who, rows


def standing(of):
    return coding.scheme(of).standing()


def some_act(chance, of, who, rows, proposed):
    """One act at random, of any kind, on rows at random."""
    there = standing(of)
    pick = chance.choice
    numbers = [row.id for row in chance.sample(rows, 3)]
    any_theme = pick(there) if there else None
    kinds = {
        "create": lambda: themes.create(
            of, who.id, f"Thème {chance.random()}", parent_id=pick([None, any_theme])
        ),
        "accept": lambda: themes.accept(of, who.id, {pick(proposed).id: f"T {chance.random()}"}),
        "read": lambda: placing.read(
            of,
            numbers[0],
            who.id,
            chance.sample(there, min(len(there), chance.randint(0, 2))),
            {(0, 5): [any_theme]} if any_theme and chance.random() < 0.5 else {},
        ),
        "aside": lambda: placing.set_aside(of, numbers[0], who.id, "other", "Vide."),
        "point": lambda: pointing.point(
            of, numbers[0], who.id, standing=chance.random() < 0.7, note=pick(["", "Dit."])
        ),
        "mark": lambda: placing.mark_read(of, numbers, who.id),
    }
    if any_theme:
        kinds |= {
            "describe": lambda: themes.describe(
                of, any_theme, who.id, f"Nom {chance.random()}", "Dit.", pick([None, pick(there)])
            ),
            "merge": lambda: themes.merge(of, any_theme, pick(there), who.id),
            "retire": lambda: themes.retire(of, any_theme, who.id),
            "move": lambda: placing.move(of, numbers, who.id, any_theme, pick([None, pick(there)])),
            "split": lambda: placing.move(
                of, numbers, who.id, any_theme, None, f"Part {chance.random()}"
            ),
            "place": lambda: placing.place(of, numbers, who.id, any_theme),
            "rule": lambda: placing.by_rule(
                of, who.id, f"{pick(WORDS)}, {pick(WORDS)}", any_theme, pick(["", texts.LEFT])
            ),
        }
    kinds[pick(sorted(kinds))]()


def tried(chance, of, who, rows, proposed):
    with db.session.begin_nested() as savepoint:
        try:
            some_act(chance, of, who, rows, proposed)
        except Refused:
            savepoint.rollback()
            db.session.expire_all()
            return False
    return True


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller seed is no simpler
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10_000))
def test_acts_undone_from_the_last_leave_each_row_as_it_was(session, scene, seed):
    """After each act and each undoing, and every text is in exactly one of the four counts."""
    of, who, rows = scene
    chance = random.Random(seed)
    with db.session.begin_nested() as outer:
        _reading, proposed = proposal(of, rows)
        known, done = [state(of)], 0
        while done < 8:
            if tried(chance, of, who, rows, proposed):
                done += 1
                if len(list(coding.acts(of).rows)) >= len(known):
                    known.append(state(of))
        while len(known) > 1:
            progress = coding.progress(of, coding.scheme(of))
            assert progress.left >= 0 and progress.texts == len(rows)
            known.pop()
            undo_last(of, who)
            assert state(of) == known[-1]
        outer.rollback()
    db.session.expire_all()


def test_an_act_is_undone_out_of_order_unless_a_later_one_stands_on_it(scene):
    of, who, rows = scene
    colleague = make.member(of.lab, "facilitator")
    _reading, (first, second) = proposal(of, rows)
    (one,) = themes.accept(of, who.id, {first.id: "Accueil"})
    accepted = coding.act_of(of, one.act_id)
    (two,) = themes.accept(of, who.id, {second.id: "Horaires"})
    known = state(of)
    checked = placing.read(of, rows[0].id, colleague.id, [one.id])
    with pytest.raises(refusals.StandsOnIt) as told:
        undoing.undo(of, accepted, who.id)
    assert colleague.name in told.value.message
    undoing.undo(of, checked, who.id)
    assert state(of) == known
    with pytest.raises(refusals.UndoneAlready):
        undoing.undo(of, checked, who.id)
    undoing.undo(of, accepted, colleague.id)
    assert standing(of) == [two.id]
    # A theme that was taken away cannot be given back what it held.
    third = themes.create(of, who.id, "Tiers")
    made = coding.act_of(of, third.act_id)
    placing.place(of, [rows[1].id], who.id, third.id)
    with pytest.raises(refusals.StandsOnIt):
        undoing.undo(of, made, who.id)
    assert journal.verify(journal.chain(), journal.head()) == []


def test_what_a_person_read_is_left_alone_by_rules_and_proposals(scene):
    of, who, rows = scene
    theme = themes.create(of, who.id, "Guichets")
    placing.read(of, rows[0].id, who.id, [])
    placing.set_aside(of, rows[3].id, who.id, "off-topic")
    assert placing.by_rule(of, who.id, "guichet", theme.id, "").texts == 1
    _reading, (first, _second) = proposal(of, rows)
    (made,) = themes.accept(of, who.id, {first.id: "Accueil"})
    assert coding.act_of(of, made.act_id).texts == len(first.places) - 2
    places = texts.places([rows[0].id, rows[3].id])
    assert places == {}
    assert coding.counts(of, coding.scheme(of))[theme.id] == 1
    # Rewritten since, it waits for someone again.
    rows[0].version = 2
    db.session.flush()
    progress = coding.progress(of, coding.scheme(of))
    assert (progress.read, progress.aside) == (0, 1)
    with pytest.raises(refusals.NothingFound):
        placing.by_rule(of, who.id, "introuvable", theme.id, "")


def test_merging_counts_each_text_once_and_ideas_keep_their_place(scene):
    of, who, rows = scene
    one, two = (themes.create(of, who.id, title) for title in ("Un", "Deux"))
    below = themes.create(of, who.id, "Dessous", parent_id=one.id)
    placing.read(of, rows[0].id, who.id, [one.id, two.id], {(0, 5): [below.id]})
    placing.place(of, [rows[1].id], who.id, two.id)
    assert coding.counts(of, coding.scheme(of)) == {one.id: 1, two.id: 2, below.id: 1}
    themes.merge(of, two.id, one.id, who.id)
    known = coding.scheme(of)
    assert coding.counts(of, known) == {one.id: 2, below.id: 1}
    assert [row.title for row in known.merged(one.id)] == ["Deux"]
    with pytest.raises(refusals.BelowItself):
        themes.merge(of, one.id, below.id, who.id)
    with pytest.raises(refusals.TooDeep):
        themes.create(of, who.id, "Trop bas", parent_id=below.id)
    with pytest.raises(refusals.TitleTaken):
        themes.create(of, who.id, "UN")
    with pytest.raises(refusals.NoTheme):
        placing.place(of, [rows[1].id], who.id, two.id)


def test_a_signed_codebook_says_what_was_seen_and_never_changes(scene):
    of, who, rows = scene
    with pytest.raises(refusals.NothingToSign):
        signing.sign(of, who, "", coding.last_act(of))
    themes.create(of, who.id, "Accueil")
    seen = coding.last_act(of)
    undo_last(of, who)
    with pytest.raises(refusals.Overtaken):
        signing.sign(of, who, "", seen)
    themes.create(of, who.id, "Accueil")
    with pytest.raises(refusals.NobodyRead):
        signing.sign(of, who, "", coding.last_act(of))
    placing.mark_read(of, [rows[0].id], who.id)
    signed = signing.sign(of, who, "Première lecture", coding.last_act(of))
    assert signed.number == 1 and signed.digest == signing.digest(signed.snapshot)
    assert [one["title"] for one in signed.snapshot["themes"]] == ["Accueil"]
    assert signing.sign(of, who, "", coding.last_act(of)).number == 2


def test_several_people_at_once_lose_nothing(app, committed):
    """Each reads its own texts, then all write the same one: one stands, the others are told."""
    people = 4
    with app.app_context():
        of = make.consultation()
        who = [make.member(of.lab, "facilitator").id for _ in range(people)]
        ids = [make.contribution(of).id for _ in range(people * 5)]
        theme = themes.create(of, who[0], "Accueil").id
        db.session.commit()
        number, shown = of.id, placing.mark(of, ids[0])
        db.session.remove()
    gate, told = threading.Barrier(people), []

    def work(turn):
        with app.app_context():
            of = db.session.get(Consultation, number)
            gate.wait()
            for one in ids[turn::people]:
                if one != ids[0]:
                    placing.read(of, one, who[turn], [theme])
                    db.session.commit()
            try:
                placing.read(of, ids[0], who[turn], [theme], seen=shown)
                db.session.commit()
            except refusals.Overtaken:
                db.session.rollback()
                told.append(turn)
            db.session.remove()

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(people)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with app.app_context():
        assert len(told) == people - 1
        assert db.session.scalar(select(func.count()).select_from(Placement)) == len(ids)
        assert db.session.scalar(select(func.count()).select_from(Handling)) == len(ids)
        assert db.session.scalar(select(func.count()).select_from(CodingAct)) == len(ids) + 1
        assert db.session.scalar(select(func.count()).select_from(CodebookTheme)) == 1
        assert db.session.scalar(select(func.count()).select_from(Contribution)) == len(ids)
        assert list(journal.verify(journal.chain(), journal.head())) == []
