"""A language model, where the instance has one: what leaves, to whom, and what is said when it fails."""

from __future__ import annotations

import html
import json
import re
from types import SimpleNamespace

import pytest

from consult.db import db
from consult.journal import Act
from consult.synthesis import language_model, work
from consult.synthesis.actions import asking as actions
from consult.synthesis.actions import themes
from consult.synthesis.labels import MODEL_FAILURES
from consult.synthesis.language_model import masked
from consult.synthesis.models import ModelProposal, ModelRequest, Reading
from consult.synthesis.queries import asking, sending
from tests import canary, make
from tests.conftest import visible_text
from tests.synthesis.asking import (
    PLACED,
    SECRETS,
    acts,
    address,
    agreed,
    consent,
    honest,
    phrases,
    said_of,
    send,
)
from tests.synthesis.coding import proposal
from tests.synthesis.model_server import KEY, MODEL, completion, material, served


def test_without_a_model_nothing_of_it_is_there(app, browse, scene, run_jobs):
    assert app.config["MODEL_URL"] == ""
    browser = browse(scene.manager)
    for tail in ("", "/demander?quoi=titres", "/demandes/1"):
        assert browser.get(address(scene.of, tail)).status_code == 404
    for tail in ("/accord", "/accord/retirer", "/demander?quoi=titres", "/propositions/1"):
        assert browser.post(address(scene.of, tail)).status_code == 404
    base = f"/concertations/{scene.of.slug}/synthese"
    reading, _themes = proposal(scene.of, scene.rows)
    pages = [base + tail for tail in ("/grille", "/rediger", f"/grille/lectures/{reading.id}")]
    pages += [f"{base}/grille/themes/{scene.theme.id}", "/aide", "/donnees-personnelles"]
    for where in pages:
        page = browser.get(where)
        assert page.status_code == 200
        said = page.text.casefold()
        assert "langage" not in said and "/modele" not in said, where


def test_nothing_leaves_before_the_lab_agrees(browse, scene, server, run_jobs):
    facilitator, where = browse(scene.who), phrases(scene)
    assert facilitator.post(address(scene.of, "/accord")).status_code == 403
    assert "n’a pas encore donné son accord" in visible_text(facilitator.get(where))
    seen = re.search(r'name="seen"', facilitator.get(where).text)
    assert seen is None and facilitator.post(where, data={"seen": "x"}).status_code == 409
    nameless = make.member(scene.of.lab, "manager", make.user(name=""))
    assert consent(browse(nameless), scene.of).status_code == 422
    other = browse(scene.manager).post(
        address(scene.of, "/accord"), data={"to": "autre @ ailleurs"}
    )
    assert other.status_code == 409 and "a changé de modèle" in visible_text(other)
    agreed(browse, scene)
    assert [act.details for act in acts("model.agree")] == [
        {"host": server.url.split("/")[2], "model": MODEL}
    ]
    asked = send(facilitator, where)
    assert browse(scene.manager).post(address(scene.of, "/accord/retirer")).status_code == 303
    run_jobs()  # asked before, sent after
    assert server.received == [] and said_of("changed") in visible_text(facilitator.get(asked))
    for someone in (
        None,
        make.member(scene.of.lab, "moderator"),
        make.member(make.lab(), "manager"),
    ):
        assert browse(someone).get(address(scene.of)).status_code == 403
    assert MODEL in visible_text(browse().get("/donnees-personnelles"))


def test_what_is_shown_is_what_leaves_and_no_name_with_it(app, browse, scene, server, run_jobs):
    browser = agreed(browse, scene)
    page = browser.get(phrases(scene))
    said = visible_text(page)
    assert "6 contributions sur 6" in said and server.url.split("/")[2] in said
    server.says(lambda given: {"findings": []})
    asked = send(browser, phrases(scene))
    run_jobs()
    [(path, headers, body)] = server.received
    assert path == "/v1/chat/completions" and headers["Authorization"] == f"Bearer {KEY}"
    for message in json.loads(body)["messages"]:
        assert (
            html.escape(message["content"], quote=True)
            .replace("&#x27;", "&#39;")
            .replace("&quot;", "&#34;")
            in page.text
        )
    assert len(json.loads(body)["messages"]) == 2
    texts = material(json.loads(body))["texts"]
    assert len(texts) == 6 and any("Ignorez les consignes" in one["text"] for one in texts)
    real = {row.id for row in (*scene.rows, scene.hidden)}
    assert real.isdisjoint(one["number"] for one in texts)
    assert not [one for one in SECRETS if one in body.decode()]
    assert "[nom]" in body.decode() and "[téléphone]" in body.decode()
    assert "rien proposé" in visible_text(browser.get(asked))
    told = {verb: acts(f"model.{verb}")[0].details for verb in ("ask", "answer")}
    assert told["ask"]["texts"] == 6 and told["ask"]["model"] == MODEL
    assert told["answer"]["asked_tokens"] == 321 and told["answer"]["milliseconds"] >= 0
    assert told["answer"]["host"] == told["ask"]["host"] == server.url.split("/")[2]


WRITTEN_BY_THE_TEAM = {"title of a theme", "description of a theme"}
WRITTEN_BY_THE_TEAM |= {"title of a proposed theme", "term of a proposed theme"}


def test_no_planted_word_leaves(app, session, server, run_jobs, monkeypatch):
    """Of all that the canary hides, in every state, though it were placed in the theme that is asked."""
    monkeypatch.setitem(app.config, "MODEL_CHARACTERS", 400_000)
    cast = canary.plant()
    to, who = language_model.Endpoint.of(app.config), cast.people["manager"]
    manager = SimpleNamespace(id=who.id, name="Ana Roux")
    for of in cast.consultations[:2]:
        actions.agree(of, manager, to, to.title)
        theme = themes.create(of, who.id, f"Thème {of.id}")
        db.session.execute(PLACED, {"of": of.id, "theme": theme.id, "act": theme.act_id})
        reading = db.session.query(Reading).filter_by(consultation_id=of.id).first()
        kinds = [("findings", {"theme_id": theme.id}), ("titles", {}), ("groups", {})]
        kinds += [("titles", {"reading_id": reading.id})] if reading else []
        for kind, about in kinds:
            seed = sending.seed_of(of, kind, about, asking.how_many(of))
            plan = sending.plan(of, kind, about, seed, to)
            if of.published_at is None:
                assert not plan.sent and (plan.empty or kind == "groups")
            elif not plan.empty:
                actions.ask(of, who.id, kind, about, to, plan.digest(to))
                run_jobs()
    assert len(server.bodies) == 3 and "Une idée publique" in server.bodies[0].decode()
    found = {
        cast.marks[word].what for body in server.bodies for word in cast.marks.found(body.decode())
    }
    assert found <= WRITTEN_BY_THE_TEAM


def test_what_does_not_fit_is_said_and_drawn(app, browse, scene, server, monkeypatch, run_jobs):
    make.contribution(scene.of, title="Long", body="samedi " * 300)
    scene.rows[1].body = "samedi " * 300
    monkeypatch.setitem(app.config, "MODEL_CHARACTERS", 220)
    browser = agreed(browse, scene)
    said = visible_text(browser.get(phrases(scene)))
    found = re.search(r"(\d) contributions? sur 6 \(1 est trop longue", said)
    assert found and 1 <= int(found[1]) <= 4 and "tirées au sort" in said
    server.says(lambda given: {"findings": []})
    send(browser, phrases(scene))
    run_jobs()
    texts = material(json.loads(server.bodies[0]))["texts"]
    assert len(texts) == int(found[1]) and not any("samedi samedi" in one["text"] for one in texts)
    request = db.session.query(ModelRequest).one()
    order = language_model.drawn(
        (row.id for row in scene.rows if row != scene.rows[1]), request.seed
    )
    assert (
        list(map(request.numbers.get, (str(one["number"]) for one in texts))) == order[: len(texts)]
    )


SERVERS = {
    "not json": ("invalid", lambda h, asked: h.say(b"<html>Bonjour</html>")),
    "no choice": ("invalid", lambda h, asked: h.say({"choices": []})),
    "no text": ("invalid", lambda h, asked: h.say(completion(None))),
    "500": ("error", lambda h, asked: h.say({"error": KEY}, 500)),
    "400": ("error", lambda h, asked: h.say({"error": "bad"}, 400)),
    "429": ("quota", lambda h, asked: h.say({"error": "slow down"}, 429)),
    "401": ("refused", lambda h, asked: h.say({"error": f"bad key {KEY}"}, 401)),
    "404": ("unknown", lambda h, asked: h.say({"error": "no such model"}, 404)),
    "413": ("too-long", lambda h, asked: h.say(b"", 413)),
    "context": (
        "too-long",
        lambda h, asked: h.say({"error": {"code": "context_length_exceeded"}}, 400),
    ),
    "redirect": ("redirect", lambda h, asked: h.say(b"", 307, Location="/v1/ailleurs")),
    "cut": ("cut", lambda h, asked: h.say(completion('{"findings": [', "length"))),
    "filtered": ("declined", lambda h, asked: h.say(completion("", "content_filter"))),
    "declines": ("declined", lambda h, asked: h.say(completion("", refusal="Non."))),
    "endless": ("too-large", lambda h, asked: h.stream(b" " * 65_536)),
    "drops": ("timeout", lambda h, asked: h.stream(b"x", 0.2)),
    "closes": ("unreachable", lambda h, asked: h.connection.close()),
    "lies on length": (
        "unreachable",
        lambda h, asked: (
            h.send_response(200),
            h.send_header("Content-Length", "99"),
            h.end_headers(),
        ),
    ),
}


def test_every_failure_of_a_server_has_its_name():
    with served() as server:
        to = language_model.Endpoint(server.url, MODEL, KEY, timeout=1)
        for name, (code, answer) in SERVERS.items():
            server.answer = answer
            with pytest.raises(language_model.Failed) as failed:
                found = language_model.complete(to, b"{}")
                language_model.read("findings", found.said)
            assert (name, failed.value.code) == (name, code)
        assert len(server.received) == len(SERVERS)  # none followed, none asked twice


def test_a_failure_is_said_plainly_and_without_the_key(
    app, browse, scene, server, run_jobs, caplog, monkeypatch
):
    browser = agreed(browse, scene)
    shown = {"prose": "invalid", "500": "error", "429": "quota", "no choice": "invalid"}
    prose = completion("Bien sûr\u00a0! Voici vos phrases.")
    for name, code in (*shown.items(), ("nobody", "unreachable")):
        server.answer = {**SERVERS, "prose": ("", lambda h, asked: h.say(prose))}.get(
            name, ("", None)
        )[1]
        if name == "nobody":
            monkeypatch.setitem(app.config, "MODEL_URL", "http://127.0.0.1:9/v1")
            agreed(browse, scene)
        asked = send(browser, phrases(scene))
        run_jobs()
        page = browser.get(asked)
        assert page.status_code == 200 and said_of(code) in visible_text(page), name
        assert KEY not in page.text
    assert len(server.received) == len(shown) and db.session.query(ModelProposal).count() == 0
    assert all(code in MODEL_FAILURES for code, _answer in SERVERS.values())
    outcomes = [act.details["outcome"] for act in acts("model.answer")]
    assert outcomes == [*shown.values(), "unreachable"]
    told = caplog.text + json.dumps([act.details for act in db.session.query(Act)])
    assert KEY not in told and KEY not in repr(language_model.Endpoint.of(app.config))
    assert not any(secret in told for secret in SECRETS)


def test_the_same_question_is_asked_once_and_can_be_given_up(
    browse, scene, server, run_jobs, monkeypatch
):
    browser, where = agreed(browse, scene), phrases(scene)
    server.says(honest)
    first = send(browser, where)
    assert "La même demande est en cours" in visible_text(browser.get(where))
    again = browse(scene.manager).post(where, data={"seen": "whatever"})
    assert again.location == first and db.session.query(ModelRequest).count() == 1
    assert browser.post(first + "/abandonner").status_code == 303
    run_jobs()
    assert server.received == [] and "abandonnée" in visible_text(browser.get(first))
    assert browser.post(first + "/abandonner").status_code == 409
    # What would leave changed since the page was opened.
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', browser.get(where).text)[1]
    scene.rows[0].body = "Ouvrir le dimanche."
    db.session.flush()
    changed = browser.post(where, data={"seen": seen})
    assert changed.status_code == 409 and "a changé depuis" in visible_text(changed)
    # Hidden between the question and the job: nothing leaves.
    asked = send(browser, where)
    scene.rows[1].state = "refused"
    run_jobs()
    assert server.received == [] and said_of("changed") in visible_text(browser.get(asked))
    # Given up while the model answers: nothing of it is kept.
    asked, complete = send(browser, where), language_model.complete

    def meanwhile(to, body):
        answer = complete(to, body)
        assert browser.post(asked + "/abandonner").status_code == 303
        return answer

    server.says(lambda given: {"findings": [{"text": "Ouvrir.", "supports": []}]})
    monkeypatch.setattr(language_model, "complete", meanwhile)
    run_jobs()
    assert len(server.received) == 1 and db.session.query(ModelProposal).count() == 0


def test_a_job_that_comes_again_asks_nothing(browse, scene, server, run_jobs, monkeypatch):
    browser = agreed(browse, scene)
    broken = send(browser, phrases(scene))
    with monkeypatch.context() as broke, pytest.raises(ZeroDivisionError):
        broke.setattr(language_model, "complete", lambda to, body: 1 / 0)
        run_jobs()  # a fault of ours, for whoever keeps the server
    assert said_of("failed") in visible_text(browser.get(broken))
    asked = send(browser, phrases(scene))
    request = db.session.query(ModelRequest).order_by(ModelRequest.id.desc()).first()
    request.started_at = request.asked_at
    db.session.flush()
    run_jobs()
    work.ask.work(request_id=request.id)
    assert server.received == [] and request.failure == "failed"
    assert said_of("failed") in visible_text(browse(scene.who).get(asked))


def test_personal_data_are_masked_whatever_their_number(monkeypatch):
    said = "Mme Jeanne Carlier, 06 12 34 56 78, jeanne@exemple.fr, 12 rue de la Paix 75002 Paris"
    assert not re.search(r"Carlier|06 12|jeanne|Paix", masked(said) or "")
    assert masked("CARLIER Jeanne dit oui", ["Jeanne Carlier"]) == "[nom] dit oui"
    assert "@" not in (masked("a@exemple.fr " * 401) or "@")
    monkeypatch.setattr(language_model.material, "PASSES", 1)
    assert masked("06 12 34 56 78 " * 201) is None
    assert masked("Le petit guichet", ["Le"]) == "Le petit guichet"
