"""What the booth shows: each kind of ballot, read again, then its receipt."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
import time_machine

from consult.db import now
from consult.votes.models import Option
from tests import make
from tests.conftest import visible_text


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def booth(browse, vote, who=None):
    return browse(who or make.user()).get(path(vote, "/voter"))


def review(browse, vote, **fields):
    return browse(make.user()).post(path(vote, "/voter"), data=fields)


class Fields(HTMLParser):
    """The controls of a page, by name."""

    def __init__(self, page):
        super().__init__()
        self.found = {}
        self.feed(page.get_data(as_text=True))

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag in ("input", "select") and said.get("name"):
            self.found.setdefault(said["name"], []).append(said)

    def checked(self, name):
        return [one["value"] for one in self.found[name] if "checked" in one]

    def values(self, name):
        return [one["value"] for one in self.found[name]]


def test_an_option_without_a_mention_says_what_it_counts_for(browse, session):
    page = booth(browse, make.vote(method_slug="majority-judgment"))
    fields = Fields(page)
    assert fields.values("grade-1") == ["6", "5", "4", "3", "2", "1", ""]
    assert fields.checked("grade-1") == [""]
    assert "sans mention compte comme « À rejeter »" in visible_text(page)


@pytest.mark.parametrize(
    ("absent", "said"),
    [
        ("own", "compte comme « Sans avis »"),
        ("apart", "n’est pas jugée par votre bulletin"),
    ],
)
def test_what_silence_counts_for_follows_the_rule_of_the_vote(browse, session, absent, said):
    vote = make.vote(method_slug="majority-judgment", variant={"absent": absent})
    assert said in visible_text(booth(browse, vote))


def test_a_mention_can_be_taken_back_without_script(browse, session):
    vote = make.vote(method_slug="majority-judgment")
    page = review(browse, vote, **{"grade-1": "6", "grade-2": ""})
    assert page.status_code == 200
    said = visible_text(page)
    assert "Très bien" in said and said.count("Aucune mention") == 2


def test_no_opinion_is_what_one_has_before_choosing(browse, session):
    vote = make.vote(method_slug="support")
    fields = Fields(booth(browse, vote))
    assert fields.values("grade-1") == ["1", "", "-1"] and fields.checked("grade-1") == [""]
    nothing = review(browse, vote, **{"grade-1": "", "grade-2": ""})
    assert nothing.status_code == 422 and "Vous n’avez rien choisi" in visible_text(nothing)


def test_a_note_is_a_row_of_buttons_and_a_long_scale_a_list(browse, session):
    short = Fields(booth(browse, make.vote(method_slug="score")))
    assert short.values("grade-1") == [*map(str, range(11)), ""]
    long = booth(browse, make.vote(method_slug="score", variant={"highest": 20}))
    assert "name" in Fields(long).found["grade-1"][0]
    assert '<option value="20"' in long.text and "Aucune note" in long.text


def test_a_budget_shows_costs_envelope_and_what_going_beyond_means(browse, session):
    vote = make.vote(method_slug="equal-shares", costs=(6000, 3000, 2000), budget=10_000)
    page = booth(browse, vote)
    said = visible_text(page)
    assert "6 000 €" in said and "L’enveloppe est de 10 000 €" in said
    costs = {Decimal(one["data-cost"]) for one in Fields(page).found["set"]}
    assert costs == {6000, 3000, 2000}
    again = visible_text(review(browse, vote, set=["1", "3"]))
    assert "En tout : 8 000 €" in again


def test_themes_chosen_by_equal_shares_have_no_price(browse, session):
    vote = make.vote(method_slug="equal-shares", variant={"costs": "unit", "seats": 2})
    page = booth(browse, vote)
    assert "€" not in visible_text(page) and "data-cost" not in page.text


def test_quadratic_votes_say_what_they_cost(browse, session):
    vote = make.vote(method_slug="quadratic", electorate="agents")
    who = make.agent()
    assert "3 voix en coûtent 9" in visible_text(booth(browse, vote, who))
    page = browse(who).post(path(vote, "/voter"), data={"points-1": "3"})
    said = visible_text(page)
    assert "3 voix 9 crédits" in said and "En tout : 9 crédits sur 100." in said


@pytest.mark.parametrize(
    ("slug", "variant", "said"),
    [
        ("stv", {"seats": 2}, "Nombre d’options à retenir 2"),
        ("approval", {"maximum": 3, "ties": "draw"}, "En cas d’égalité le tirage publié départage"),
        ("equal-shares", {"completion": "add-one"}, "Complément augmenter toutes les parts"),
        ("greedy", {"threshold": 4}, "pour être financé 4"),
    ],
)
def test_the_rules_of_a_vote_are_read_before_voting(browse, session, slug, variant, said):
    page = visible_text(browse().get(path(make.vote(method_slug=slug, variant=variant))))
    assert said in page and page.count("En cas d’égalité") == 1
    assert "retenir" not in page or slug in ("stv", "approval")


def test_points_are_read_again_with_their_sum(browse, session):
    vote = make.vote(method_slug="cumulative")
    said = visible_text(review(browse, vote, **{"points-1": "1", "points-2": "6"}))
    assert "1 point" in said and "6 points" in said and "En tout : 7 points sur 10." in said


def test_an_option_shows_its_explanation_and_the_contribution_it_comes_from(browse, session):
    vote = make.vote()
    idea = make.contribution(vote.consultation)
    vote.options.append(
        Option(position=4, label="Un banc", description="À l’ombre.", contribution_id=idea.id)
    )
    page = booth(browse, vote)
    assert "À l’ombre." in visible_text(page)
    assert f"/contributions/{idea.id}" in page.text
    idea.state = "refused"
    hidden = booth(browse, vote)
    assert f"/contributions/{idea.id}" not in hidden.text


@pytest.mark.parametrize(
    "method",
    ["plurality", "approval", "support", "score", "majority-judgment", "cumulative", "schulze"],
)
def test_every_control_of_a_ballot_has_a_name_that_is_read(browse, session, method):
    page = booth(browse, make.vote(method_slug=method)).get_data(as_text=True)
    labels = set(re.findall(r'<label[^>]*\bfor="([^"]+)"', page))
    for tag in re.findall(r"<input[^>]+>", page):
        if not re.search(r'name="(one|set|blank|grade-|rank-|points-)', tag):
            continue
        assert re.search(r'\bid="([^"]+)"', tag)[1] in labels, tag
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_receipt_is_a_file_that_the_server_does_not_keep(browse, session):
    vote = make.vote()
    me = browse(make.user())
    me.post(path(vote, "/voter"), data={"set": "1", "confirm": "1"})
    page = me.get(path(vote, "/depose"))
    file = re.search(r'href="data:text/plain;charset=utf-8,([^"]+)"', page.text)
    said = unquote(file[1])
    code = re.search(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}", visible_text(page))[0]
    assert code in said and vote.title in said and f"recu={code}" in said
    assert "Mesure" not in said
    assert "<svg" in page.text and 'data-behaviour="copy"' in page.text


def test_the_receipt_is_shown_again_for_a_quarter_of_an_hour_to_the_browser_that_voted(
    browse, session
):
    vote, other = make.vote(), make.vote()
    me = browse(make.user())
    sent = me.post(path(vote, "/voter"), data={"set": "1", "confirm": "1"})
    kept = next(one for one in sent.headers.getlist("Set-Cookie") if one.startswith("recu="))
    assert f"Path={path(vote, '/depose')}" in kept and "HttpOnly" in kept and "Max-Age=900" in kept
    first, again = me.get(sent.location), me.get(sent.location)
    code = re.search(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}", visible_text(first))[0]
    assert code in visible_text(again)
    # Whoever carries no receipt of this vote, or an old one, or one of their own making, is asked.
    ask = path(vote, "/recu")
    value = kept.split("=", 1)[1].split(";")[0]
    assert browse().get(sent.location).location == ask
    for forged in (value.replace(".0.", ".1."), "x", ""):
        stranger = browse()
        stranger.set_cookie("recu", forged, path=sent.location)
        assert stranger.get(sent.location).location == ask
    elsewhere = browse()
    elsewhere.set_cookie("recu", value, path=path(other, "/depose"))
    assert elsewhere.get(path(other, "/depose")).location == path(other, "/recu")
    with time_machine.travel(now() + timedelta(minutes=16)):
        late = browse()
        late.set_cookie("recu", value, path=sent.location)
        assert late.get(sent.location).location == ask


def test_the_team_tries_the_ballot_that_nobody_can_send(browse, session):
    vote = make.vote(start=1, end=2, method_slug="majority-judgment")
    member = make.member(vote.consultation.lab, "facilitator")
    page = browse(member).get(path(vote, "/bulletin"))
    assert page.status_code == 200 and "rien n’est envoyé" in visible_text(page)
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    assert 'name="grade-1"' in main and "<form" not in main
    assert browse(make.user()).get(path(vote, "/bulletin")).status_code == 403


def test_an_amount_is_written_as_money_is(browse, session):
    vote = make.vote(method_slug="greedy", costs=(12.5, 1200, 3), budget=1212.5)
    for address in (path(vote), path(vote, "/voter")):
        said = visible_text(browse(make.user()).get(address))
        assert all(one in said for one in ("12,50 €", "1 212,50 €", "1 200 €", "3 €"))


def test_a_ballot_to_correct_says_so_from_its_title(browse, session):
    vote = make.vote(method_slug="majority-judgment")
    assert "<title>Erreur" in review(browse, vote).text
    assert "<title>Erreur" not in booth(browse, vote).text


def test_a_refusal_that_says_why_adds_no_other_reason(browse, session):
    consultation = make.consultation(phases=[make.phase("vote", start=-3, end=-1)])
    page = booth(browse, make.vote(consultation))
    assert page.status_code == 403
    said = visible_text(page)
    assert "Ce scrutin est clos" in said
    assert "Votre compte n’a pas le droit" not in said
