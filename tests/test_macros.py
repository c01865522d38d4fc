"""The macros that every page is made of. Needs no database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import wtforms
from flask import Flask, render_template, render_template_string
from wtforms.validators import Email, InputRequired, Length, Optional

from consult import create_app, web
from consult.web import choices
from tests import conftest

UI = '{% import "macros/ui.html" as ui %}'
FORMS = '{% import "macros/forms.html" as forms %}'
CHARTS = '{% import "macros/charts.html" as charts %}'
MAP = '{% import "macros/map.html" as map %}'


class Idea(web.Form):
    title = wtforms.StringField(
        "Titre", [InputRequired("Donnez un titre.")], description="Une phrase courte."
    )
    body = wtforms.TextAreaField("Texte", [InputRequired("Écrivez."), Length(max=200)])
    theme = wtforms.SelectField("Thème", choices=choices({"": "Choisir", "m": "Mobilité"}))
    college = wtforms.RadioField(
        "Collège", [InputRequired("Choisissez.")], choices=choices({"c": "Citoyen", "a": "Agent"})
    )
    topics = wtforms.SelectMultipleField(
        "Sujets", choices=choices({"t": "Transports", "s": "Santé"})
    )
    email = wtforms.EmailField("Courriel", [Optional(), Email("Adresse incomplète.")])
    day = wtforms.DateField("Jour", [Optional()])
    at = wtforms.DateTimeLocalField("Moment", [Optional()], format="%Y-%m-%dT%H:%M")
    count = wtforms.IntegerField("Nombre", [Optional()])
    file = wtforms.FileField("Fichier")
    charter = wtforms.BooleanField("J’ai lu la charte", [InputRequired("Cochez.")])
    key = wtforms.HiddenField()


FIELDS = [
    "title", "body", "theme", "college", "topics", "email", "day", "at", "count", "file", "charter",
]  # fmt: skip


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def ids(self) -> set[str | None]:
        return {attrs["id"] for _tag, attrs in self.found if "id" in attrs}

    def controls(self) -> list[dict[str, str | None]]:
        named = [a for tag, a in self.found if tag in ("input", "textarea", "select")]
        return [attrs for attrs in named if attrs.get("type") != "hidden"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield create_app(
        conftest.settings("postgresql://nobody@127.0.0.1:1/none", tmp_path_factory.mktemp("i"))
    )


@pytest.fixture
def render(site: Flask) -> Iterator[Callable[..., str]]:
    with site.test_request_context("/"):
        yield render_template_string


@pytest.fixture
def wrong(site: Flask) -> Iterator[Idea]:
    data = {"email": "rien", "body": "x" * 201}
    with site.test_request_context("/", method="POST", data=data):
        form = Idea()
        assert not form.validate()
        yield form


def elements(html: str) -> Elements:
    return Elements(html)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_label_or_a_legend_and_messages_tied_to_it(
    render: Callable[..., str], name: str
) -> None:
    html = render(FORMS + "{{ forms.field(f) }}", f=Idea()[name])
    found = elements(html)
    for control in found.controls():
        assert f'for="{control["id"]}"' in html
    for _tag, attrs in found.found:
        for reference in ("aria-describedby", "aria-labelledby"):
            assert set((attrs.get(reference) or "").split()) <= found.ids()
    assert f'id="{name}-messages"' in html
    assert "aria-invalid" not in html
    assert "None" not in html


@pytest.mark.parametrize("name", ["title", "body", "email"])
def test_a_wrong_field_says_so_and_how_to_mend_it(wrong: Idea, name: str) -> None:
    html = render_template_string(FORMS + "{{ forms.field(f) }}", f=wrong[name])
    control = elements(html).controls()[0]
    assert control["aria-invalid"] == "true"
    assert f"{name}-messages" in (control["aria-describedby"] or "")
    assert str(wrong[name].errors[0]) in html


def test_a_wrong_group_of_choices_says_so(wrong: Idea) -> None:
    html = render_template_string(FORMS + "{{ forms.field(f) }}", f=wrong.college)
    fieldset = next(attrs for tag, attrs in elements(html).found if tag == "fieldset")
    assert fieldset["aria-invalid"] == "true"
    assert "college-messages" in (fieldset["aria-labelledby"] or "")


def test_optional_fields_are_marked_and_mandatory_ones_are_not(render: Callable[..., str]) -> None:
    form = Idea()
    assert "(optionnel)" in render(FORMS + "{{ forms.field(f) }}", f=form.email)
    assert "(optionnel)" not in render(FORMS + "{{ forms.field(f) }}", f=form.title)
    assert "(optionnel)" not in render(FORMS + "{{ forms.field(f, mark=False) }}", f=form.email)


def test_a_limited_text_is_counted_and_never_cut(render: Callable[..., str]) -> None:
    html = render(FORMS + "{{ forms.field(f, attrs=forms.WARNED) }}", f=Idea().body)
    area = elements(html).controls()[0]
    assert "maxlength" not in area
    assert area["data-limit"] == "200"
    assert area["data-behaviour"] == "counter personal"
    assert "200 caractères au maximum" in html


def test_what_was_typed_is_shown_again_escaped(site: Flask) -> None:
    typed = '</textarea><script>alert("x")</script>'
    with site.test_request_context("/", method="POST", data={"body": typed, "title": '"><b>'}):
        form = Idea()
        html = render_template_string(
            FORMS + "{{ forms.field(f.body) }}{{ forms.field(f.title) }}", f=form
        )
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_a_form_in_error_opens_with_links_to_its_fields(wrong: Idea) -> None:
    html = render_template_string(
        FORMS
        + "{% call forms.form(f, submit='Envoyer') %}"
        + "{% for n in names %}{{ forms.field(f[n]) }}{% endfor %}{% endcall %}",
        f=wrong,
        names=FIELDS,
    )
    found = elements(html)
    links = re.findall(r'href="#([^"]+)"', html)
    assert set(links) >= {"title", "body", "college-0", "email", "charter"}
    assert set(links) <= found.ids()
    assert 'role="alert"' in html


def test_a_form_keeps_its_token_and_its_opening_time(render: Callable[..., str]) -> None:
    html = render(FORMS + "{% call forms.form(f, submit='Envoyer') %}{% endcall %}", f=Idea())
    assert 'name="opened"' in html
    assert "novalidate" in html
    assert "Erreur" not in html


@pytest.mark.parametrize("kind", ["success", "info", "warning", "error"])
def test_an_alert_shows_its_kind(render: Callable[..., str], kind: str) -> None:
    html = render(UI + "{{ ui.alert('Titre', 'Texte', kind=kind) }}", kind=kind)
    assert f"fr-alert--{kind}" in html


def test_a_pager_shows_only_where_one_can_go(render: Callable[..., str]) -> None:
    assert render(UI + "{{ ui.pager() }}").strip() == ""
    html = render(UI + "{{ ui.pager(next='/x?after=3') }}")
    assert 'href="/x?after=3"' in html
    assert html.count("href=") == 1
    assert html.count('aria-disabled="true"') == 1


def test_a_phase_says_its_state_in_words(render: Callable[..., str]) -> None:
    html = render(
        UI + "{{ ui.phases(items) }}",
        items=[{"title": "Vos idées", "dates": "novembre", "state": s} for s in STATES],
    )
    assert [word in html for word in ("Terminée", "En cours", "À venir")] == [True] * 3
    assert html.count('aria-current="step"') == 1


STATES = ("past", "current", "coming")


def test_titles_given_by_people_are_escaped(render: Callable[..., str]) -> None:
    bad = "<script>alert(1)</script>"
    html = render(
        UI
        + "{{ ui.head(t, lead=t) }}{{ ui.card(t, '/', text=t, detail=t) }}{{ ui.tile(t, '/') }}"
        + "{{ ui.entry(t, '/', text=t, byline=ui.byline(t)) }}{{ ui.breadcrumb([(t, '/')], t) }}"
        + "{{ ui.facts([(t, t)]) }}{{ ui.tag(t, href='/', removable=True) }}{{ ui.badge(t) }}"
        + "{{ ui.link(t, '/', external=True) }}",
        t=bad,
    )
    assert "<script>" not in html


def test_a_chart_has_its_table_and_no_style(render: Callable[..., str]) -> None:
    rows = [
        {"label": "Bus", "values": {"citizen": 30, "agent": 10}, "chosen": True},
        {"label": "Vélo", "values": {"citizen": 1200}},
    ]
    html = render(CHARTS + "{{ charts.colleges('Voix', rows) }}", rows=rows)
    assert html.count("<th scope=") == 4 + 2
    assert "1\u202f200" in html
    assert "Retenue" in html
    assert "style=" not in html
    assert 'width="2.5"' in html  # 30 of 1,200


def test_a_chart_of_nothing_is_drawn_without_dividing_by_zero(render: Callable[..., str]) -> None:
    assert render(CHARTS + "{{ charts.bars('Rien', [{'label': 'a', 'value': 0}]) }}")
    assert render(CHARTS + "{{ charts.bars('Rien', []) }}")
    assert render(CHARTS + "{{ charts.parts('Rien', [('a', 0, 'yes')]) }}")
    assert render(CHARTS + "{{ charts.colleges('Rien', []) }}")


def test_a_map_says_in_its_list_all_that_it_draws(render: Callable[..., str]) -> None:
    counts = {"28": {"value": 3, "href": "/r/28"}, "04": {"value": 1, "href": "/r/04"}}
    html = render(MAP + "{{ map.france('regions', 'Labos', c, unit='labos') }}", c=counts)
    assert html.count('href="/r/28"') == 2
    assert html.count("<path") == 18
    listed = html.split("</svg>")[1]
    assert "Normandie" in listed and "La Réunion" in listed
    assert "Bretagne" not in listed
    assert "style=" not in html
    assert "Bretagne" in render(MAP + "{{ map.france('regions', 'L', {}, all=True) }}")


# The frame -------------------------------------------------------------------------------------


def page(site: Flask, path: str = "/", **context: Any) -> str:
    source = (
        '{% extends "base.html" %}{% block title %}Essai{% endblock %}'
        "{% block content %}<h1>Essai</h1>{% endblock %}"
    )
    with site.test_request_context(path):
        return re.sub("[ \n]+", " ", render_template_string(source, **context))


def test_the_frame_has_what_the_state_asks(site: Flask) -> None:
    html = page(site)
    found = elements(html)
    skip = re.findall(r'<a class="fr-link" href="#([\w-]+)"', html)
    assert skip == ["content", "header-navigation", "header-search", "footer"]
    assert set(skip) <= found.ids()
    states = re.findall(r'fr-footer__content-link" href="https://([^"]+)"', html)
    assert states == [
        "info.gouv.fr",
        "service-public.gouv.fr",
        "legifrance.gouv.fr",
        "data.gouv.fr",
    ]
    assert html.count("nouvelle fenêtre") == 5
    for legal in (
        "Plan du site",
        "Accessibilité\u00a0: non conforme",
        "Mentions légales",
        "Données personnelles",
        "Gestion des cookies",
    ):
        assert legal in html
    assert "<title>Essai – Consult</title>" in html
    assert 'lang="fr"' in html


def test_an_instance_is_not_official_by_default(site: Flask) -> None:
    html = page(site)
    assert "fr-logo" not in html
    assert "ce n’est pas un site officiel de l’État" in html
    assert 'name="robots" content="noindex"' in html


def test_an_official_instance_bears_its_title_and_nothing_of_the_demonstration(
    site: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = ["Préfet", "de la région", "Normandie"]
    monkeypatch.setitem(site.config, "INSTANCE_OFFICIELLE", title)
    html = page(site)
    assert html.count("Préfet<br>de la région<br>Normandie") == 2
    assert "démonstration" not in html.lower()
    assert "noindex" not in html


def test_the_frame_holds_no_inline_script_style_or_handler(site: Flask) -> None:
    for tag, attrs in elements(page(site)).found:
        assert tag != "style"
        assert tag != "script" or attrs.get("src")
        assert not [name for name in attrs if name == "style" or name.startswith("on")]


def test_ids_are_unique_in_the_frame(site: Flask) -> None:
    ids = [attrs["id"] for _tag, attrs in elements(page(site)).found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_an_anonymous_page_holds_no_token_and_opens_no_session(site: Flask) -> None:
    answer = site.test_client().get("/nowhere")
    assert answer.status_code == 404
    assert "csrf" not in answer.get_data(as_text=True)
    assert "Set-Cookie" not in answer.headers


def test_a_signed_in_person_finds_their_space_and_the_way_out(site: Flask) -> None:
    class Someone:
        name = "Camille"
        team_labs = frozenset({1})
        steward = False

    html = page(site, person=Someone())
    assert "Camille" in html
    assert html.count("Se déconnecter") == 2
    assert "Équipe" in html
    assert "Équipe" not in page(site)


def test_each_language_is_one_link_away(site: Flask) -> None:
    html = page(site, "/labos?region=28")
    for code, address in (("en", "/en/labos?region=28"), ("es", "/es/labos?region=28")):
        assert f'hreflang="{code}" lang="{code}" href="{address}"' in html


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429])
def test_every_error_has_a_page_that_says_what_to_do(site: Flask, status: int) -> None:
    with site.test_request_context("/"):
        html = render_template(f"errors/{status}.html", status=status, message=None)
    assert f"Erreur {status}" in html
    assert html.count("<h1") == 1
    assert "Revenir à l’accueil" in html


@pytest.mark.parametrize("status", [400, 403, 409, 429])
def test_what_was_typed_is_given_back_when_it_could_not_be_kept(site: Flask, status: int) -> None:
    typed = [("title", "Un abribus devant le collège"), ("body", "ligne\n" * 20), ("theme", "3")]
    with site.test_request_context("/"):
        html = render_template(
            f"errors/{status}.html", status=status, message=None, recovered=typed, action="/x"
        )
    assert "Un abribus devant le collège" in html
    assert html.count("ligne\n") == 20
    assert 'action="/x"' in html
    assert "n’est pas perdu" in html


def test_what_nobody_typed_is_sent_again_without_being_shown(site: Flask) -> None:
    given = [("token", "IktLOU5EOUtSMlgi.mMOT_WE-DvbLygZwNFh"), ("email", ""), ("body", "Court.")]
    with site.test_request_context("/"):
        html = render_template(
            "errors/400.html", status=400, message=None, recovered=given, action="/x"
        )
    assert '<input type="hidden" name="token"' in html
    assert '<input type="hidden" name="email"' in html
    assert "Court.</textarea>" in html
    assert "Champ" not in html


def test_the_page_of_a_breakdown_needs_nothing(site: Flask) -> None:
    with site.test_request_context("/"):
        html = site.jinja_env.get_template("errors/500.html").render()
    assert "Le site a un problème" in html
