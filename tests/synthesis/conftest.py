"""What the tests of the language model share: a server, and a consultation."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from consult.db import db
from consult.synthesis.actions import placing, themes
from tests import make
from tests.synthesis.asking import PLACED, SAID
from tests.synthesis.model_server import KEY, MODEL, served


@pytest.fixture
def server(app, monkeypatch):
    with served() as speaking:
        for name, value in (("URL", speaking.url), ("NAME", MODEL), ("KEY", KEY), ("TIMEOUT", 1)):
            monkeypatch.setitem(app.config, f"MODEL_{name}", value)
        yield speaking


@pytest.fixture
def scene(session):
    of = make.consultation(phases=[make.phase(start=-20, end=-10)])
    author = make.user("zelie@exemple.fr", name="Zélie Quernec")
    rows = [
        make.contribution(of, title=f"Avis {n}", body=one, author=author)
        for n, one in enumerate(SAID)
    ]
    rows[0].body += " Signé : Zélie Quernec."
    hidden = make.contribution(of, state="held", title="motcache", body="motcache samedi")
    aside = make.contribution(of, title="motecarte", body="motecarte samedi")
    draft = make.consultation(lab=of.lab, published=False)
    make.contribution(draft, title="motbrouillon", body="motbrouillon samedi")
    who = make.member(of.lab, "facilitator", make.user(name="Zoé Vidal"))
    theme = themes.create(of, who.id, "Horaires du guichet")
    db.session.execute(PLACED, {"of": of.id, "theme": theme.id, "act": theme.act_id})
    placing.set_aside(of, aside.id, who.id, "empty", "", placing.mark(of, aside.id))
    manager = make.member(of.lab, "manager", make.user(name="Ana Roux"))
    return SimpleNamespace(of=of, rows=rows, who=who, manager=manager, theme=theme, hidden=hidden)
