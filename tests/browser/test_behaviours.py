"""Our small scripts, in Chromium, on pages of the real frame. Needs no database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import wtforms
from flask import Flask, jsonify, render_template_string, request
from playwright.sync_api import Browser, Page
from wtforms.validators import InputRequired, Length

from consult import geography, web
from consult.web import choices
from tests.browser import frame

FORM = """
{% extends "base.html" %}
{% import "macros/forms.html" as forms %}
{% import "macros/ui.html" as ui %}
{% block title %}Essai{% endblock %}
{% block content %}
  <h1>Essai</h1>
  {% call forms.form(form, submit="Envoyer", draft="essai") %}
    {{ forms.field(form.title) }}
    {{ forms.field(form.body, attrs=forms.WARNED) }}
    {{ forms.field(form.commune, attrs=forms.COMMUNE) }}
    {{ forms.field(form.choice) }}
    <div data-behaviour="similar" data-url="/similaires" data-watch="title body" aria-live="polite"></div>
  {% endcall %}
  {{ forms.post("/retirer", "Retirer", confirm="Vraiment ?") }}
  {% call ui.accordion("plus", "En savoir plus") %}<p>Voilà tout.</p>{% endcall %}
{% endblock %}
"""
SAVED = """
{% extends "base.html" %}{% import "macros/forms.html" as forms %}{% block title %}Repris{% endblock %}
{% block content %}<h1>Repris</h1>{% if sent %}{{ forms.draft_sent("repris") }}{% endif %}
  {% call forms.form(form, submit="Enregistrer", draft="repris", draft_on="version") %}
    {{ forms.field(form.body) }}
  {% endcall %}
{% endblock %}
"""
SENT = """
{% extends "base.html" %}{% import "macros/forms.html" as forms %}{% block title %}Envoyé{% endblock %}
{% block content %}<h1>Envoyé</h1>{{ forms.draft_sent("essai") }}{% endblock %}
"""


class Idea(web.Form):
    title = wtforms.StringField("Titre", [InputRequired("Donnez un titre.")])
    body = wtforms.TextAreaField("Texte", [InputRequired("Écrivez."), Length(max=40)])
    commune = wtforms.StringField("Commune")
    choice = wtforms.RadioField("Choix", choices=choices({"a": "Oui", "b": "Non"}))


class Saved(web.Form):
    body = wtforms.TextAreaField("Texte", [Length(max=400)])
    version = wtforms.HiddenField()


class Site:
    """The pages of these tests, and what they were sent."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.received: list[dict[str, str]] = []
        self.removed = 0
        self.saved = ("Un", "1")
        app.add_url_rule("/repris", "again", self.again, methods=["GET", "POST"])
        app.add_url_rule("/essai", "trial", self.trial, methods=["GET", "POST"])
        app.add_url_rule("/retirer", "remove", self.remove, methods=["POST"])
        app.add_url_rule("/communes", "trial_communes", self.communes)
        app.add_url_rule("/similaires", "trial_similar", self.similar)

    def trial(self) -> Any:
        form = Idea()
        if request.method == "GET":
            return render_template_string(FORM, form=form)
        if not form.validate():
            return render_template_string(FORM, form=form), 422
        self.received.append(dict(request.form))
        return render_template_string(SENT)

    def again(self) -> Any:
        if request.method == "POST":
            form = Saved()
            if not form.validate():
                return render_template_string(SAVED, form=form), 422
            self.saved = (form.body.data, str(int(self.saved[1]) + 1))
        body, version = self.saved
        form = Saved(formdata=None, body=body, version=version)
        return render_template_string(SAVED, form=form, sent=request.method == "POST")

    def remove(self) -> str:
        self.removed += 1
        return "retiré"

    @staticmethod
    def communes() -> Any:
        found = geography.search_communes(request.args["q"])
        return jsonify([{"label": one.label} for one in found])

    @staticmethod
    def similar() -> str:
        return f"<p>Proche de : {request.args['q'][:20]}</p>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    app = frame.app(tmp_path_factory.mktemp("instance"))
    here = Site(app)
    with frame.served(app) as address:
        yield here, address


@pytest.fixture
def page(chromium: Browser, site: tuple[Site, str]) -> Iterator[Page]:
    served, address = site
    served.received.clear()
    served.removed = 0
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(60_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: said.append(sent.url) if address not in sent.url else None)
    page.goto("/essai", wait_until="networkidle")
    yield page
    # 422 is how a form comes back with its errors; Chromium notes it.
    assert [line for line in said if "422" not in line] == []
    context.close()


def test_the_counter_says_what_is_left_then_what_is_too_much(page: Page) -> None:
    page.fill("#body", "x" * 38)
    assert page.text_content("#body-limit") == "2 caractères restants"
    page.fill("#body", "é" * 41)
    assert page.text_content("#body-limit") == "1 caractère de trop"


def test_a_draft_comes_back_after_a_closed_tab_and_goes_once_sent(page: Page) -> None:
    page.fill("#title", "Un abribus")
    page.click("label[for=choice-1]")
    page.fill("#body", "Devant le collège")
    page.wait_for_timeout(1_500)
    page.goto("/essai", wait_until="networkidle")
    assert page.input_value("#title") == "Un abribus"
    assert page.input_value("#body") == "Devant le collège"
    assert page.is_checked("#choice-1")
    assert page.is_visible("text=retrouvé le brouillon")
    page.get_by_role("button", name="Envoyer").click()
    page.wait_for_selector("h1 >> text=Envoyé")
    page.wait_for_load_state("networkidle")
    page.goto("/essai", wait_until="networkidle")
    assert page.input_value("#title") == ""


def test_a_draft_can_be_thrown_away(page: Page) -> None:
    page.fill("#title", "Un abribus")
    page.wait_for_timeout(1_500)
    page.reload(wait_until="networkidle")
    page.click("text=Effacer ce brouillon")
    assert page.input_value("#title") == ""
    page.reload(wait_until="networkidle")
    assert page.input_value("#title") == ""


def test_what_is_typed_over_a_saved_text_comes_back_and_hides_no_other(
    page: Page, site: tuple[Site, str]
) -> None:
    def opened(notice: str) -> str:
        page.goto("/repris")
        page.wait_for_selector(f"text={notice}")
        return page.input_value("#body")

    page.goto("/repris", wait_until="networkidle")
    page.fill("#body", "Deux")
    assert opened("retrouvé le brouillon") == "Deux"
    site[0].saved = ("Autre", "2")  # somebody else saves meanwhile
    assert opened("Reprendre mon texte") == "Autre"
    page.fill("#body", "Autre, et plus")
    assert opened("Reprendre mon texte") == "Autre, et plus"
    page.click("text=Reprendre mon texte")
    assert (page.input_value("#body"), page.input_value("#version")) == ("Deux", "1")
    # Both are kept: that one, and what was typed over the other text.
    assert opened("Reprendre mon texte") == "Autre"
    page.click("text=Effacer ce texte")
    page.click("text=Reprendre mon texte")
    assert (page.input_value("#body"), page.input_value("#version")) == ("Autre, et plus", "2")
    # Somebody else saves again; then this person does, and is still offered what was set apart.
    site[0].saved = ("Encore", "3")
    assert opened("Reprendre mon texte") == "Encore"
    page.fill("#body", "Trois")
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_function("version.value === '4' && localStorage['draft:repris'] === undefined")
    page.wait_for_selector("text=Reprendre mon texte")
    # What is refused comes back in the field, and is kept though nothing differs from the page.
    page.fill("#body", "x" * 401)
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_selector('[role="alert"]')
    page.wait_for_load_state("networkidle")
    page.press("#body", "End")
    page.press("#body", "y")
    page.press("#body", "Backspace")
    assert opened("retrouvé le brouillon") == "x" * 401
    page.click("text=Reprendre mon texte")
    assert (page.input_value("#body"), page.input_value("#version")) == ("Autre, et plus", "2")
    page.click("text=Effacer ce brouillon")
    assert (page.input_value("#body"), page.input_value("#version")) == ("Trois", "4")
    assert opened("Reprendre mon texte") == "Trois"
    page.click("text=Effacer ce texte")
    page.wait_for_selector("text=Reprendre mon texte", state="detached")
    assert page.evaluate("Object.keys(localStorage).filter((key) => /repris/.test(key))") == []


def test_errors_take_the_focus_and_keep_what_was_typed(page: Page) -> None:
    page.fill("#title", "Un abribus")
    page.get_by_role("button", name="Envoyer").click()
    page.wait_for_selector('[role="alert"]')
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert page.input_value("#title") == "Un abribus"
    page.click('[role="alert"] a >> text=Texte')
    assert page.evaluate("document.activeElement.id") == "body"


def test_a_double_click_sends_once(page: Page, site: tuple[Site, str]) -> None:
    page.fill("#title", "Un abribus")
    page.fill("#body", "Devant le collège")
    page.click("label[for=choice-0]")
    page.get_by_role("button", name="Envoyer").dblclick()
    page.wait_for_selector("h1 >> text=Envoyé")
    page.wait_for_load_state("networkidle")
    assert len(site[0].received) == 1


def test_a_question_is_asked_before_what_cannot_be_undone(
    page: Page, site: tuple[Site, str]
) -> None:
    questions: list[str] = []

    def refuse(dialog: Any) -> None:
        questions.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    page.get_by_role("button", name="Retirer").click()
    assert questions == ["Vraiment ?"]
    assert site[0].removed == 0
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Retirer").click()
    page.wait_for_selector("text=retiré")
    assert site[0].removed == 1


def test_a_commune_is_chosen_with_the_keyboard(page: Page) -> None:
    page.click("#commune")
    page.keyboard.type("st den")
    page.wait_for_selector('[role="option"]')
    assert page.get_attribute("#commune", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#commune", "aria-activedescendant")
    assert page.get_attribute(f"#{active}", "aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#commune") == "Saint-Denis (93)"
    assert page.get_attribute("#commune", "aria-expanded") == "false"


def test_a_commune_is_chosen_with_a_finger(page: Page) -> None:
    page.click("#commune")
    page.keyboard.type("97400")
    page.click('[role="option"] >> nth=0')
    assert page.input_value("#commune") == "Saint-Denis (974)"


def test_escape_closes_the_list_of_communes(page: Page) -> None:
    page.click("#commune")
    page.keyboard.type("rou")
    page.wait_for_selector('[role="option"]')
    page.keyboard.press("Escape")
    assert page.is_hidden('[role="listbox"]')


@pytest.mark.parametrize(
    "text", ["Appelez-moi au 06 12 34 56 78", "a.b@exemple.fr", "au 12 bis rue des Lilas"]
)
def test_personal_data_are_pointed_out_while_typing(page: Page, text: str) -> None:
    page.fill("#body", text)
    page.wait_for_selector("text=retirez ce qui permettrait")
    page.fill("#body", "Rien de tel.")
    page.wait_for_selector("text=retirez ce qui permettrait", state="hidden")


def test_similar_contributions_are_shown_while_typing(page: Page) -> None:
    page.fill("#title", "Un abribus devant le collège")
    page.wait_for_selector("text=Proche de : Un abribus devant le")


def test_the_theme_chosen_is_kept_and_set_before_the_page_shows(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.click("text=Affichage >> nth=0")
    page.click("label[for=scheme-dark]")
    assert page.get_attribute("html", "data-fr-theme") == "dark"
    page.goto("/essai", wait_until="commit")
    page.wait_for_selector("h1")
    assert page.get_attribute("html", "data-fr-theme") == "dark"


def test_the_page_fits_the_smallest_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_script_everything_can_be_read_reached_and_sent(
    chromium: Browser, site: tuple[Site, str]
) -> None:
    served, address = site
    context = chromium.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/essai")
    assert page.is_visible("text=Voilà tout.")
    assert page.is_visible("nav >> text=Concertations")
    assert page.is_visible("#header-search-input")
    assert page.is_visible("footer >> text=Se connecter")
    assert page.is_visible("footer >> text=English")
    page.fill("#title", "Un abribus")
    page.fill("#body", "Devant le collège")
    page.fill("#commune", "Évreux (27)")
    page.click("label[for=choice-0]")
    page.get_by_role("button", name="Envoyer").click()
    assert page.is_visible("text=Envoyé")
    assert served.received[-1]["commune"] == "Évreux (27)"
    context.close()
