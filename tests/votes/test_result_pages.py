"""The page of a result, for every method. Needs no database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask, render_template_string

from consult.votes.counting import METHODS
from consult.votes.figures import Figure
from tests.browser import frame
from tests.votes import elections
from tests.votes.elections import LONG, figure, invented

PAGE = (
    '{% extends "base.html" %}{% block title %}Essai{% endblock %}'
    '{% block content %}<h1>Essai</h1>{% include "votes/results/result.html" %}{% endblock %}'
)
BLANK = {"grades": {}, "points": {}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield frame.app(tmp_path_factory.mktemp("instance"))


@pytest.fixture
def show(site: Flask) -> Iterator[Callable[[Figure], str]]:
    with site.test_request_context("/"):
        yield (
            lambda shown: (
                render_template_string(PAGE, figure=shown).split("<h1>")[1].split("</main>")[0]
            )
        )


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("options", [1, 2, 9, 200])
@pytest.mark.parametrize("slug", METHODS)
def test_every_method_shows_its_sentence_its_rules_and_a_table(show, slug, options):
    shown = invented(slug, options, 60)
    html = show(shown)
    assert str(METHODS[slug].label) in html
    assert str(METHODS[slug].tie_rule)[:30] in html
    assert 'scope="row"' in html
    assert "None" not in words(html)
    assert not re.search(r"\sstyle=|\son\w+=|nan%|inf%", html)
    assert len(html) < 1_500_000


@pytest.mark.parametrize("slug", METHODS)
def test_nobody_voted_and_nobody_chose_are_said(show, slug):
    assert "Personne n’a voté" in show(figure(slug, []))
    html = show(figure(slug, [(3, BLANK.get(METHODS[slug].kind, []))]))
    assert "bulletins blancs" in html
    assert "chart__rows" not in html


@pytest.mark.parametrize("slug", METHODS)
def test_labels_are_shown_whole_and_escaped(show, slug):
    labels = {"0": LONG, "1": "<script>alert(1)</script>", "2": "Trois"}
    html = show(invented(slug, 3, labels=labels))
    assert LONG in html
    assert "<script>" not in html


@pytest.mark.parametrize("slug", METHODS)
def test_ids_are_unique(show, slug):
    ids = re.findall(r'\sid="([^"]+)"', show(invented(slug)))
    assert len(ids) == len(set(ids))


def test_a_tie_is_said_in_words(show):
    html = show(figure("approval", [(5, ["0", "1"])]))
    assert "ex æquo" in html
    assert "Ex æquo\u00a0: «\u00a0Option 0\u00a0» et «\u00a0Option 1\u00a0»" in html


def test_the_part_of_those_called_is_shown_when_it_is_known(site):
    shown = figure("plurality", [(50, ["0"])])
    with site.test_request_context("/"):
        html = render_template_string(PAGE, figure=shown, called=200)
    assert "25\u202f%" in html or "25\u00a0%" in html
    assert "200 personnes appelées" in html


@pytest.mark.parametrize(("path", "slug", "given"), list(elections.real()))
def test_a_real_election_is_shown(show, path, slug, given):
    shown = elections.shown(path, slug, given)
    html = show(shown)
    for option in shown.result["winners"]:
        assert shown.labels.get(option, option).replace('"', "&#34;") in html
