"""The keeping of the box: opening, public list, closing, counting, and the checks anyone can run."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from sqlalchemy import delete, func, select, update

from consult import i18n, throttle
from consult.db import db, now
from consult.journal import Act
from consult.votes import actions, board, custody, incidents, reading, recount, sharing, work
from consult.votes.box import bundle, merkle, result, sealing, shares, terms, tie
from consult.votes.box.heads import holds
from consult.votes.box.manifest import canonical, digest
from consult.votes.counting import METHODS
from consult.votes.models import (
    BoardHead,
    Envelope,
    Incident,
    Leaf,
    RollEntry,
    Vote,
    Waiting,
    Withdrawn,
)
from consult.votes.wording import Wording
from tests import make
from tests.conftest import ROOT, visible_text

NAMES = ["Awa", "Bruno", "Chloé"]
VERIFIER = ROOT / "consult" / "votes" / "public" / "verifier.py"
RECOUNT = ROOT / "consult" / "votes" / "public" / "recompter.py"


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def many(model, vote):
    return db.session.scalar(
        select(func.count()).select_from(model).where(model.vote_id == vote.id)
    )


def key(seed):
    """(what « consult-scrutin cle » writes, word lists)."""
    bureau, lists = shares.split(seed, 2, NAMES)
    said = {
        "format": "consult-cle-1",
        "title": "Essai",
        "fingerprint": "0",
        **vars(terms.PublicKey.of(seed)),
        "identifier": bureau.identifier,
        "threshold": bureau.threshold,
        "holders": [vars(holder) for holder in bureau.holders],
    }
    return canonical(said), bureau, lists


def published(vote, folder):
    """The files of the page « Tout vérifier soi-même », as a citizen keeps them."""
    folder.mkdir(exist_ok=True)
    for name in sharing.files(vote, unsealed=True):
        (folder / name).write_bytes(sharing.content(vote, name, unsealed=True))
    return folder


def verified(folder, *more):
    asked = [sys.executable, str(VERIFIER), str(folder), *more]
    found = subprocess.run(asked, capture_output=True, text=True)
    assert "Traceback" not in found.stderr
    return found.returncode, found.stdout


# Opening -----------------------------------------------------------------------------------------


def test_the_manifest_fixes_every_rule_and_begins_the_public_list(session):
    vote = make.vote(method_slug="stv", variant={"seats": 2}, options=4)
    said = vote.manifest
    assert said["variant"] == {"seats": 2, "draw": ""}
    assert [one["label"] for one in said["options"]] == [f"Mesure {n}" for n in range(1, 5)]
    assert said["secrecy"] == "confidential" and said["box"]["threshold"] == 0
    assert board.leaves(vote.id) == [bytes.fromhex(digest(said))]
    (head,) = board.signed_heads(vote.id)
    assert holds(head, bytes.fromhex(said["box"]["board_key"]))


def test_an_open_vote_is_frozen(browse, session):
    vote = make.vote()
    manager = browse(make.member(vote.consultation.lab, "manager"))
    for end in ("/modifier", "/supprimer"):
        assert "ne peut plus y être modifié" in visible_text(manager.post(path(vote, end)))
    before = dict(vote.manifest)
    custody.open_box(vote)
    assert vote.manifest == before and many(BoardHead, vote) == 1


@pytest.mark.parametrize("act", ["edit", "delete", "deposit_key"])
def test_nothing_changes_of_a_vote_whose_box_opens_at_that_moment(app, committed, act):
    """What a page read before the opening does not decide: the box does, alone with its vote."""
    with app.app_context():
        vote = make.vote(opened=False, secrecy="confidential")
        db.session.commit()
        read, phase, actor = vote.manifest, vote.phase, make.user().id
        db.session.commit()
        assert read is None and vote.manifest is None

        def opening():
            with app.app_context():
                custody.open_box(db.session.get(Vote, number))
                db.session.commit()

        number = vote.id
        thread = Thread(target=opening)
        thread.start()
        thread.join()
        wanted = actions.Draft(
            "Autre\u202f?", "", phase, "approval", "everyone", [Wording("A"), Wording("B")]
        )
        acts = {
            "edit": lambda: actions.edit(vote, wanted, actor, actions.version(vote)),
            "delete": lambda: actions.delete(vote, actor),
            "deposit_key": lambda: actions.deposit_key(vote, b"", actor),
        }
        with pytest.raises(actions.Frozen):
            acts[act]()


def test_moving_the_stage_of_an_open_vote_moves_nothing_of_its_vote(browse, session):
    vote = make.vote()
    closes = vote.closes_at
    vote.phase.closes_at = now() + timedelta(days=9)
    session.flush()
    me = browse(make.user())
    with time_machine.travel(closes + timedelta(minutes=1), tick=False):
        answer = me.post(path(vote, "/voter"), data={"set": "1", "confirm": "1"})
        assert answer.status_code == 403
        assert vote.stage(now()) == "counting"
    with time_machine.travel(closes + timedelta(minutes=11), tick=False):
        work.tend.work()
        assert vote.closed_at is not None


@pytest.mark.parametrize("moved", [timedelta(days=5), timedelta(hours=-12)])
def test_the_result_is_public_when_its_own_vote_ends_wherever_its_stage_is_moved(
    browse, session, moved
):
    vote = make.vote()
    make.ballot(vote, make.user(), ["1"])
    vote.phase.closes_at += moved
    with time_machine.travel(vote.last_ballots + timedelta(minutes=1), tick=False):
        work.tend.work()
        assert "Vérifier ce résultat" in visible_text(browse().get(path(vote)))
        data = f"/concertations/{vote.consultation.slug}/donnees/results.csv"
        assert "Mesure 1" in browse().get(data).get_data(as_text=True)


def test_a_fingerprint_is_made_from_the_key_whatever_the_file_says(session):
    written, _bureau, _lists = key(b"k" * 32)
    kept = actions.keeping.bureau.read(written)
    assert kept["fingerprint"] == actions.keeping.bureau.fingerprint(kept["public_key"]) != "0"


def test_a_secret_vote_waits_for_the_key_of_its_scrutineers(browse, session):
    vote = make.vote(secrecy="sealed", opened=False)
    with pytest.raises(custody.NoKey):
        custody.open_box(vote)
    custody.tend(vote, now())
    assert vote.manifest is None and vote.stage(now()) == "late"
    page = visible_text(browse().get(path(vote)))
    assert "le labo n’a pas encore ouvert l’urne" in page


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"format":"consult-cle-1"}', b"\xff\x00"])
def test_what_is_no_key_is_refused_with_what_is_expected(browse, session, said):
    vote = make.vote(secrecy="sealed", opened=False)
    with pytest.raises(actions.keeping.bureau.NotAKey):
        actions.deposit_key(vote, said, make.user().id)
    assert vote.bureau is None


@pytest.mark.parametrize(
    "change",
    [
        {"threshold": 0},
        {"threshold": 1},
        {"threshold": 4},
        {"threshold": -1},
        {"threshold": "2"},
        {"identifier": "1"},
        {"holders": []},
        {"holders": [{"name": "Awa", "check": "x"}] * 3},
        {"holders": [{"name": name, "check": "x"} for name in ("Awa", " ", "Chloé")]},
        {"holders": [{"name": "A" * 100_000, "check": "x"}, {"name": "B", "check": "x"}]},
        {"holders": [{"name": 1, "check": "x"}, {"name": 2, "check": "x"}]},
        {"public_key": "0" * 64},
    ],
    ids=lambda change: str(change)[:40],
)
def test_a_key_that_nobody_could_open_a_box_with_is_refused(browse, session, change):
    written, _bureau, _lists = key(sealing.new_seed())
    vote = make.vote(secrecy="sealed", opened=False)
    with pytest.raises(actions.keeping.bureau.NotAKey):
        actions.deposit_key(vote, canonical({**json.loads(written), **change}), make.user().id)
    team = browse(make.member(vote.consultation.lab, "facilitator"))
    assert team.get(path(vote, "/urne")).status_code == 200


# The public list ---------------------------------------------------------------------------------


def test_envelopes_are_listed_sorted_and_by_twenty_at_least(session):
    vote = make.vote()
    make.envelopes(vote, [(["1"], 19)])
    assert custody.list_waiting(vote) == 0
    make.envelopes(vote, [(["2"], 1)])
    assert custody.list_waiting(vote) == 20
    make.envelopes(vote, [(["3"], 25)])
    assert custody.list_waiting(vote) == 25
    entries = board.leaves(vote.id)
    assert entries[1:21] == sorted(entries[1:21]) and entries[21:] == sorted(entries[21:])
    heads = board.signed_heads(vote.id)
    assert [head.head.size for head in heads] == [1, 21, 46]
    tree = merkle.Tree(entries)
    for head in heads:
        assert head.head.root == tree.root(head.head.size).hex()
    proof = tree.consistency(21, 46)
    assert merkle.consistent(
        21, 46, proof, bytes.fromhex(heads[1].head.root), bytes.fromhex(heads[2].head.root)
    )


def test_nothing_is_listed_twice(session):
    vote = make.vote()
    make.envelopes(vote, [(["1"], 30)])
    assert custody.list_waiting(vote) == 30
    assert custody.list_waiting(vote) == 0
    assert many(Waiting, vote) == 0 and many(Leaf, vote) == 31


# Closing and counting ----------------------------------------------------------------------------


def test_time_opens_lists_closes_and_counts_without_anyone(session):
    vote = make.vote(start=1, end=2)
    assert vote.manifest is None
    with time_machine.travel(vote.phase.opens_at + timedelta(minutes=1), tick=False):
        work.tend.work()
        assert vote.manifest is not None and vote.stage(now()) == "open"
        make.envelopes(vote, [(["1"], 12), (["2"], 9)])
        work.tend.work()
        assert many(Leaf, vote) == 22
    with time_machine.travel(vote.last_ballots + timedelta(minutes=1), tick=False):
        work.tend.work()
        assert vote.closed_at is not None
        assert custody.result_of(vote.id).said["result"]["winners"] == ["1"]
        work.tend.work()


def test_what_goes_wrong_with_one_vote_keeps_no_other_from_opening(session, monkeypatch, caplog):
    wrong, right = (make.vote(opened=False) for _ in range(2))
    db.session.commit()
    real = custody.open_box

    def opening(vote):
        if vote.id == wrong.id:
            raise ZeroDivisionError("de quoi")
        real(vote)

    monkeypatch.setattr(custody, "open_box", opening)
    with pytest.raises(work.Untended, match=str(wrong.id)):
        work.tend.work()
    assert right.manifest is not None and wrong.manifest is None
    assert "de quoi" in caplog.text


def test_a_recount_that_takes_too_long_is_said_and_is_no_incident(
    browse, session, closed, monkeypatch
):
    monkeypatch.setattr(recount, "SECONDS", 0.001)
    sharing.recount(closed)
    assert custody.result_of(closed.id).checks["recompter.py"]["same"] is None
    assert not list(incidents.told(closed.id))
    with time_machine.travel(closed.last_ballots + timedelta(minutes=1), tick=False):
        page = visible_text(browse().get(path(closed)))
    assert "trop nombreux" in page and "Recalculé à l’identique" not in page


def test_a_vote_made_after_its_hour_is_opened_by_hand_only(browse, session):
    vote = make.vote(opened=False, created_at=now())
    work.tend.work()
    assert vote.manifest is None
    manager = browse(make.member(vote.consultation.lab, "manager"))
    assert manager.post(path(vote, "/urne/ouvrir")).status_code == 303
    assert vote.manifest is not None


def test_the_three_numbers_agree_with_withdrawals_or_an_incident_is_told(browse, session):
    vote = make.vote()
    who = make.user()
    make.ballot(vote, who, ["1"])
    make.ballot(vote, who, ["2"])
    custody.close(vote)
    said = board.numbers(vote.id)
    assert (said.marks, said.envelopes, said.added, said.withdrawn) == (1, 1, 2, 1)
    assert said.agree and not list(incidents.told(vote.id))

    other = make.vote()
    make.envelopes(other, [(["1"], 3)])
    db.session.execute(delete(RollEntry).where(RollEntry.vote_id == other.id))
    custody.close(other)
    assert "Les trois nombres ne s’accordent pas" in visible_text(browse().get(path(other)))
    assert many(Incident, other) == 1


def test_an_incident_is_told_in_the_language_of_the_site_and_names_no_file(session, app, caplog):
    vote = make.vote()
    (app.config["VOTE_KEYS"] / f"{vote.id}.json").chmod(0o644)
    db.session.commit()
    with i18n.speaking("en"):
        work.tend.work()
    (told,) = incidents.told(vote.id)
    assert told.text == "Le scrutin est arrêté\u00a0: le serveur ne peut pas lire ses clés."
    assert f"{vote.id}.json est lisible par d’autres comptes" in caplog.text


def test_a_result_is_seen_by_nobody_before_the_close(browse, session):
    vote = make.vote()
    make.envelopes(vote, [(["1"], 30)])
    custody.list_waiting(vote)
    manager = browse(make.member(vote.consultation.lab, "manager"))
    assert manager.get(path(vote, "/urne.json")).status_code == 409
    assert manager.get(path(vote, "/preuves/resultat.json")).status_code == 404
    assert "l’emporte" not in visible_text(manager.get(path(vote)))


def test_colleges_are_counted_apart_from_fifty_ballots_each(session):
    small, large = make.vote(), make.vote()
    for vote, agents in ((small, 49), (large, 50)):
        make.envelopes(vote, [(["1"], 60)], "citizen")
        make.envelopes(vote, [(["2"], agents)], "agent")
        make.counted(vote)
    assert custody.result_of(small.id).strata == {}
    strata = custody.result_of(large.id).strata
    assert {name: one["winners"] for name, one in strata.items()} == {
        "citizen": ["1"],
        "agent": ["2"],
    }


def test_the_scrutineers_of_a_secret_vote_open_it_and_the_server_cannot(browse, session, tmp_path):
    seed = sealing.new_seed()
    written, bureau, lists = key(seed)
    vote = make.vote(secrecy="sealed", opened=False, method_slug="schulze")
    manager = browse(make.member(vote.consultation.lab, "manager"))
    vote.created_at = now() - timedelta(days=2)
    actions.deposit_key(vote, written, make.user().id)
    work.tend.work()
    for choice in (["2", "1"], ["2"], ["1", "2"]):
        make.ballot(vote, make.user(), choice)
    assert custody.secrets_of(vote.id).box is None
    custody.close(vote)
    work.tend.work()
    assert custody.result_of(vote.id) is None
    box = tmp_path / "urne.json"
    box.write_bytes(manager.get(path(vote, "/urne.json")).data)
    assert not bundle.faults(bundle.read(box.read_bytes()))
    outputs = []
    for number, pair in enumerate(((0, 1), (2, 0))):
        spoken = tmp_path / f"mots-{number}"
        lines = (f"{NAMES[one]}: {' '.join(lists[one])}\n" for one in pair)
        spoken.write_text("".join(lines), encoding="utf-8")
        output = tmp_path / f"resultat-{number}.json"
        asked = ["ouvrir", str(box), "--mots", str(spoken), "--sortie", str(output)]
        subprocess.run(
            [sys.executable, "-m", "consult.votes.scrutin", *asked], check=True, cwd=ROOT
        )
        outputs.append(output.read_bytes())
    assert outputs[0] == outputs[1]
    with (tmp_path / "resultat-0.json").open("rb") as file:
        answer = manager.post(path(vote, "/urne/resultat"), data={"file": (file, "resultat.json")})
    assert answer.status_code == 303
    assert custody.result_of(vote.id).said["result"]["winners"] == ["2"]
    with time_machine.travel(vote.last_ballots + timedelta(minutes=1), tick=False):
        page = visible_text(browse().get(path(vote)))
    assert "bat chacune des autres options en duel" in page
    assert bureau.threshold == 2


def test_a_result_of_another_box_or_changed_is_refused_by_name(session):
    seed = sealing.new_seed()
    written, _bureau, _lists = key(seed)
    votes = []
    for _each in range(2):
        vote = make.vote(secrecy="sealed", opened=False)
        actions.deposit_key(vote, written, make.user().id)
        custody.open_box(vote)
        make.ballot(vote, make.user(), ["1"])
        custody.close(vote)
        votes.append(vote)
    mine, other = votes
    signed = result.make(bundle.read(custody.bundle_of(mine)), seed, custody.count_choices)
    with pytest.raises(custody.NotThisResult, match="autre scrutin"):
        custody.receive(other, signed, make.user().id)
    said = json.loads(signed)
    said["result"]["winners"] = ["2"]
    with pytest.raises(custody.NotThisResult, match="pas signé par la clé"):
        custody.receive(mine, canonical(said), make.user().id)
    with pytest.raises(custody.NotThisResult):
        custody.receive(mine, b"{}", make.user().id)
    custody.receive(mine, signed, make.user().id)


# What anyone can check ---------------------------------------------------------------------------


@pytest.fixture
def closed(session):
    vote = make.vote(publish=True)
    make.envelopes(vote, [(["1"], 14), (["1", "2"], 8), ([], 1)])
    custody.list_waiting(vote)
    who = make.user()
    make.ballot(vote, who, ["3"])
    vote.first = make.ballot(vote, make.user(), ["3"])
    make.ballot(vote, who, ["2"])
    make.counted(vote)
    return vote


def test_the_public_script_finds_nothing_wrong_and_the_receipt(closed, tmp_path):
    folder = published(closed, tmp_path / "publie")
    code, said = verified(folder, "--recu", closed.first.receipt)
    assert code == 0, said
    assert "Ce reçu est dans l’urne" in said


def test_an_added_dropped_or_altered_envelope_is_found_by_the_public_script(closed, tmp_path):
    one = db.session.scalar(
        select(Leaf.position).where(Leaf.vote_id == closed.id).limit(1).offset(9)
    )
    here = Leaf.vote_id == closed.id
    tamperings = {
        "added": lambda: make.add(Leaf(vote_id=closed.id, position=27, hash=b"x" * 32, batch=2)),
        "dropped": lambda: db.session.execute(delete(Leaf).where(here, Leaf.position == 26)),
        "altered": lambda: db.session.execute(
            update(Leaf).where(here, Leaf.position == one).values(hash=b"y" * 32)
        ),
        "withdrawn by force": lambda: make.add(
            Withdrawn(vote_id=closed.id, hash=board.leaves(closed.id)[3])
        ),
        "head rewritten": lambda: db.session.execute(
            update(BoardHead)
            .where(BoardHead.vote_id == closed.id, BoardHead.batch == 1)
            .values(root="ab" * 32)
        ),
    }
    for name, tamper in tamperings.items():
        nested = db.session.begin_nested()
        tamper()
        db.session.flush()
        code, said = verified(published(closed, tmp_path / name.replace(" ", "-")))
        assert code != 0, name
        assert said.strip(), name
        nested.rollback()
        db.session.expire_all()


def test_anyone_recounts_the_published_ballots_with_the_script(closed, tmp_path):
    folder = published(closed, tmp_path / "publie")
    signed = json.loads((folder / "resultat.json").read_bytes())["result"]
    (folder / "compte.json").write_text(json.dumps(signed), encoding="utf-8")
    asked = [sys.executable, str(RECOUNT), str(folder / "bulletins.json"), "--json"]
    found = subprocess.run(asked, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    again = json.loads(found.stdout)
    assert again["winners"] == signed["winners"]
    assert again["tally"] == signed["tally"]
    asked = [sys.executable, str(RECOUNT), str(folder / "bulletins.json"), "--comparer"]
    found = subprocess.run([*asked, str(folder / "resultat.json")], capture_output=True, text=True)
    assert found.stdout.strip() == "identique", found.stdout


VARIANTS = {
    "approval": {"maximum": 3, "ties": "draw", "seats": 2},
    "stv": {"seats": 2},
    "score": {"ties": "draw"},
    "quadratic": {"negative": True},
    "equal-shares": {"completion": "add-one"},
    "majority-judgment": {"absent": "own"},
}


def some_choice(method, dice):
    options = dice.sample(["1", "2", "3", "4"], dice.randint(0, 3))
    if method == "plurality":
        return options[:1]
    if METHODS[method].kind not in ("grades", "points"):
        return options
    bounds = {"support": (-1, 1), "score": (0, 10), "majority-judgment": (1, 6)}
    low, high = bounds.get(method, (1, 3))
    return {one: dice.randint(low, high) for one in options}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("seed", [1, 2])
def test_another_program_finds_the_same_result_whatever_the_method(browse, session, method, seed):
    dice = random.Random(seed)
    vote = make.vote(
        start=-2,
        end=-1,
        options=4,
        method_slug=method,
        variant=VARIANTS.get(method, {}),
        costs=(60, 30, 45, 20),
        budget=100,
        publish=seed == 1,
    )
    said = [
        METHODS[method].check(some_choice(method, dice), custody.rules_of(vote)) for _ in range(17)
    ]
    make.envelopes(vote, [(choice, 1) for choice in said])
    make.counted(vote)
    sharing.recount(vote)
    kept = custody.result_of(vote.id)
    assert kept.checks["recompter.py"]["same"], kept.checks
    beside = {"irv": {"schulze"}, "equal-shares": {"greedy"}}
    assert set(kept.beside) == beside.get(method, set())
    assert not list(incidents.told(vote.id))
    page = visible_text(browse().get(path(vote)))
    assert "Recalculé à l’identique par recompter.py" in page
    # And each file that the page offers is read back to the same count.
    for name in sharing.files(vote, unsealed=True):
        if name.startswith("bulletins."):
            file = reading.read(name, sharing.content(vote, name, unsealed=True))
            again = reading.counted(
                file,
                METHODS[method],
                {**vote.manifest["variant"], **drawn(kept)} if name != "bulletins.json" else {},
            )
            places = dict(zip(file.options, [str(n) for n in range(1, 5)], strict=True))
            assert [places[one] for one in again["winners"]] == kept.said["result"]["winners"], name


def drawn(kept):
    variant = kept.said["result"]["variant"]
    return {"draw": variant["draw"]} if "draw" in variant else {}


def test_a_recount_that_differs_is_an_incident_told_to_everyone(browse, session, closed):
    kept = custody.result_of(closed.id)
    kept.said = {**kept.said, "result": {**kept.said["result"], "winners": ["3"]}}
    sharing.recount(closed)
    assert not kept.checks["recompter.py"]["same"]
    page = visible_text(browse().get(path(closed)))
    assert "Le recompte par recompter.py ne donne pas ce résultat" in page


def test_ballots_are_published_only_where_the_vote_said_so(browse, session):
    vote = make.vote(publish=False, start=-2, end=-1)
    make.envelopes(vote, [(["1"], 3)])
    make.counted(vote)
    assert "choices" not in custody.result_of(vote.id).said
    assert browse().get(path(vote, "/preuves/bulletins.json")).status_code == 404
    assert browse().get(path(vote, "/preuves/resultat.json")).status_code == 200


def test_the_files_of_a_vote_are_made_within_a_limit(browse, session, monkeypatch):
    vote = make.vote()
    monkeypatch.setattr(throttle, "PROOFS", 0)
    assert browse().get(path(vote, "/preuves/feuilles.txt")).status_code == 429
    assert browse().get(path(vote, "/preuves/verifier.py")).status_code == 200


def test_the_pages_of_proofs_read_at_every_stage(browse, session, closed):
    coming = make.vote(start=1, end=2)
    for vote in (coming, make.vote(), closed):
        assert browse().get(path(vote, "/preuves")).status_code == 200
        assert browse().get(path(vote, "/recu")).status_code == 200
    assert "Ils s’accordent" in visible_text(browse().get(path(closed, "/preuves")))
    for name in ("verifier.py", "recompter.py"):
        assert browse().get(path(closed, f"/preuves/{name}")).status_code == 200
    assert browse().get(path(closed, "/preuves/nimporte.quoi")).status_code == 404


# The end -----------------------------------------------------------------------------------------


def test_destroying_leaves_the_list_and_the_result_and_nothing_to_open(browse, session, closed):
    manager = browse(make.member(closed.consultation.lab, "manager"))
    early = manager.post(path(closed, "/urne/detruire"))
    assert early.status_code == 422 and "quinze jours" in visible_text(early)
    assert many(Envelope, closed) > 0
    with time_machine.travel(now() + timedelta(days=16), tick=False):
        assert manager.post(path(closed, "/urne/detruire")).status_code == 303
    assert many(Envelope, closed) == many(RollEntry, closed) == 0
    with pytest.raises(custody.keys.Missing):
        custody.secrets_of(closed.id)
    assert custody.result_of(closed.id) is not None and many(Leaf, closed) > 1
    assert browse().get(path(closed)).status_code == 200
    page = visible_text(browse().get(path(closed, "/preuves")))
    assert "ont été détruits" in page


def test_what_was_public_is_still_exact_once_the_box_is_destroyed(
    browse, session, closed, tmp_path
):
    before = published(closed, tmp_path / "avant")
    custody.destroy(closed)
    after = published(closed, tmp_path / "apres")
    assert [(after / one.name).read_bytes() for one in before.iterdir()] == [
        one.read_bytes() for one in before.iterdir()
    ]
    code, said = verified(after)
    assert code == 0, said
    page = visible_text(browse().get(path(closed, "/preuves")))
    assert "25 émargements" in page and "Ils ne s’accordent pas" not in page


@pytest.mark.parametrize("secrecy", ["confidential", "sealed"])
def test_a_box_that_was_destroyed_is_taken_nowhere(browse, session, closed, secrecy):
    custody.destroy(closed)
    closed.secrecy = secrecy
    team = browse(make.member(closed.consultation.lab, "manager"))
    page = team.get(path(closed, "/urne.json"))
    assert page.status_code == 409 and "détruite" in visible_text(page)


def test_opening_or_destroying_twice_is_recorded_once(session, closed):
    actor = make.user().id
    vote = make.vote()
    actions.open_now(vote, actor)
    with time_machine.travel(now() + timedelta(days=40), tick=False):
        actions.destroy(closed, actor)
        actions.destroy(closed, actor)
    acts = list(session.scalars(select(Act.verb)))
    assert acts.count("vote.destroy") == 1 and "vote.open_now" not in acts


def test_what_is_already_gone_does_not_keep_the_rest_from_being_destroyed(session, app, closed):
    (app.config["VOTE_KEYS"] / f"{closed.id}.json").unlink()
    custody.destroy(closed)
    assert many(Envelope, closed) == 0


def test_nothing_is_destroyed_before_a_result(session):
    vote = make.vote()
    with pytest.raises(custody.NotClosed):
        custody.destroy(vote)


def test_the_draw_of_a_tie_comes_from_the_list_and_a_secret_announced_before(session):
    vote = make.vote(variant={"ties": "draw"})
    make.envelopes(vote, [(["1"], 1), (["2"], 1)])
    make.counted(vote)
    said = custody.result_of(vote.id).said
    assert tie.hash_of(bytes.fromhex(said["tie"])) == vote.manifest["box"]["tie"]
    secret = bytes.fromhex(said["tie"])
    assert said["draw"] == tie.draw(
        bytes.fromhex(said["root"]), secret, vote.manifest["box"]["tie"]
    )
    assert len(said["result"]["winners"]) == 1 and said["result"]["ties"]


def test_a_vote_whose_keys_come_back_goes_on(session, app):
    vote = make.vote()
    file = app.config["VOTE_KEYS"] / f"{vote.id}.json"
    aside = file.with_suffix(".aside")
    file.rename(aside)
    db.session.commit()
    work.tend.work()
    assert db.session.get(Vote, vote.id).stopped
    aside.rename(file)
    work.tend.work()
    assert not db.session.get(Vote, vote.id).stopped
    make.ballot(vote, make.user(), ["1"])
