"""« L’urne, étape par étape »: who does what now, from the key to its destruction."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
import time_machine
from click.testing import CliRunner

from consult.db import db, now
from consult.votes import custody, scrutin
from consult.votes.models import Vote
from tests import make
from tests.conftest import visible_text

NAMES = ["Awa", "Bruno", "Chloé"]


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def steps(page):
    """The title of each step, and its state."""
    html = page.get_data(as_text=True)
    found = re.findall(r'<li class="stage stage--(\w+)".*?<h2[^>]*>(.*?)</h2>', html, re.S)
    return {title: state for state, title in found}


@pytest.fixture
def team(browse, session):
    def browser(vote):
        return browse(make.member(vote.consultation.lab, "facilitator"))

    return browser


def deposit(browser, vote, name, content):
    where = {"cle-publique.json": "/urne/cle", "resultat.json": "/urne/resultat"}[name]
    return browser.post(path(vote, where), data={"file": (io.BytesIO(content), name)})


@pytest.fixture
def scrutineers(tmp_path):
    """What « consult-scrutin cle » leaves: the public file, and the words of each."""
    typed = "\n".join(["Essai", "3", *NAMES, "2"]) + "\n"
    heard: list[tuple[str, list[str]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scrutin.dialogue, "hand_over", lambda who, words: heard.append((who, words)))
        patch.setattr(scrutin.dialogue, "warn_of_network", lambda: None)
        key = tmp_path / "cle-publique.json"
        made = CliRunner().invoke(scrutin.main, ["cle", "--sortie", str(key)], input=typed)
    assert made.exit_code == 0, made.output
    return key, dict(heard), made.output


def opened_by(scrutineers, folder, *who):
    """resultat.json, as those present make it from the box."""
    _key, words, _said = scrutineers
    (folder / "mots.txt").write_text(
        "".join(f"{one}: {' '.join(words[one])}\n" for one in who), encoding="utf-8"
    )
    out = folder / "resultat.json"
    done = CliRunner().invoke(
        scrutin.main,
        [
            "ouvrir",
            str(folder / "urne.json"),
            "--mots",
            str(folder / "mots.txt"),
            "--sortie",
            str(out),
        ],
    )
    assert done.exit_code == 0, done.output
    return out.read_bytes(), done.output


def test_a_secret_vote_is_led_from_its_key_to_its_destruction(browse, team, scrutineers, tmp_path):
    key, _words, told = scrutineers
    vote = make.vote(secrecy="sealed", opened=False)
    lab = team(vote)
    page = lab.get(path(vote, "/urne"))
    assert steps(page)["La clé des scrutateurs"] == "now"
    assert "consult-scrutin cle" in visible_text(page)
    assert "Ouvrir l’urne maintenant" not in page.text

    assert deposit(lab, vote, "cle-publique.json", key.read_bytes()).status_code == 303
    page = lab.get(path(vote, "/urne"))
    fingerprint = re.search(r"Empreinte de la clé\u00a0: (\S+)", told)[1]
    assert fingerprint in visible_text(page)
    assert [steps(page)[one] for one in ("La clé des scrutateurs", "L’ouverture")] == [
        "done",
        "now",
    ]

    assert lab.post(path(vote, "/urne/ouvrir")).status_code == 303
    page = lab.get(path(vote, "/urne"))
    assert steps(page)["Le vote, puis la clôture"] == "now"
    assert "Remplacer la clé" not in page.text
    for voter in (make.user(), make.user(), make.agent()):
        make.ballot(vote, voter, ["1"])

    custody.close(vote)
    page = lab.get(path(vote, "/urne"))
    assert steps(page)["Le dépouillement"] == "now"
    assert f"consult-scrutin ouvrir urne-{vote.id}.json" in visible_text(page)
    assert "Ils s’accordent" in visible_text(page)
    (tmp_path / "urne.json").write_bytes(lab.get(path(vote, "/urne.json")).data)
    written, said = opened_by(scrutineers, tmp_path, "Awa", "Chloé")
    # What the command prints is what the page shows.
    for line in re.findall(r"^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$", said, re.M)[:2]:
        assert line in visible_text(page)

    assert deposit(lab, vote, "resultat.json", written).status_code == 303
    page = lab.get(path(vote, "/urne"))
    assert steps(page)["Le dépouillement"] == "done"
    assert steps(page)["La destruction des clés"] == "later"
    with time_machine.travel(now() + timedelta(days=16), tick=False):
        member = make.member(vote.consultation.lab, "facilitator")
        later = browse(member)
        assert steps(later.get(path(vote, "/urne")))["La destruction des clés"] == "now"
        assert later.post(path(vote, "/urne/detruire")).status_code == 303
        page = later.get(path(vote, "/urne"))
    assert set(steps(page).values()) == {"done"}
    assert "détruire sa liste de mots" in visible_text(page)


def test_a_confidential_vote_has_no_scrutineers_and_never_says_secret(team, session):
    vote = make.vote(start=1, end=2)
    page = team(vote).get(path(vote, "/urne"))
    assert list(steps(page)) == [
        "L’ouverture",
        "Le vote, puis la clôture",
        "Le dépouillement",
        "La destruction des clés",
    ]
    assert "il n’est pas secret" in visible_text(page)
    assert "consult-scrutin" not in page.text


def test_a_wrong_file_is_refused_with_what_to_do(team, session):
    vote = make.vote(secrecy="sealed", opened=False)
    page = deposit(team(vote), vote, "cle-publique.json", b"rien")
    assert page.status_code == 422
    assert "Rien n’a été fait" in visible_text(page) and "consult-scrutin cle" in visible_text(page)


def test_the_page_of_the_vote_says_what_each_stage_means(browse, session):
    coming = make.vote(start=1, end=2)
    assert "n’est pas encore ouvert" in visible_text(browse().get(path(coming)))
    opened = make.vote()
    assert "Se connecter pour voter" in visible_text(browse().get(path(opened)))
    waiting = make.vote(secrecy="sealed", opened=False)
    assert "attend la clé de ses scrutateurs" in visible_text(browse().get(path(waiting)))
    never = make.vote(start=-3, end=-2, opened=False)
    assert "n’a pas eu lieu" in visible_text(browse().get(path(never)))
    stopped = make.vote()
    db.session.get(Vote, stopped.id).stopped = True
    assert "arrêté par un incident" in visible_text(browse().get(path(stopped)))


def test_the_team_is_told_what_a_secret_vote_waits_for(team, session):
    vote = make.vote(secrecy="sealed", opened=False)
    assert "Il manque la clé des scrutateurs" in visible_text(team(vote).get(path(vote)))
