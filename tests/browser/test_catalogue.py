"""Every macro on one page, in its states: looked at by axe, and compared with the whole DSFR."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import wtforms
from flask import Flask, render_template, render_template_string, request
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route
from wtforms.validators import Email, InputRequired, Length, Optional

from consult import web
from consult.db import now
from tests.browser import frame
from tests.browser.chromium import violations

ROOT = Path(__file__).resolve().parents[2]
DSFR = ROOT / "node_modules" / "@gouvfr" / "dsfr" / "dist"
CATALOGUE = (Path(__file__).parent / "catalogue.html").read_text("utf-8")
PAGES = [
    "/catalogue",
    "/catalogue?wrong=1",
    "/erreur/404",
    "/erreur/400",
    "/erreur/500",
    "/restreint",
    "/preparation",
]


class Everything(web.Form):
    title = wtforms.StringField("Titre", [InputRequired("Donnez un titre.")], description="Court.")
    body = wtforms.TextAreaField("Texte", [InputRequired("Écrivez."), Length(max=200)])
    theme = wtforms.SelectField(
        "Thème",
        [InputRequired("Choisissez un thème.")],
        choices=[
            wtforms.fields.SelectChoice("", "Choisir"),
            wtforms.fields.SelectChoice("m", "Vélo"),
        ],
    )
    college = wtforms.RadioField(
        "Collège",
        [InputRequired("Choisissez une réponse.")],
        choices=[
            wtforms.fields.SelectChoice("c", "Citoyen"),
            wtforms.fields.SelectChoice("a", "Agent"),
        ],
    )
    topics = wtforms.SelectMultipleField(
        "Sujets",
        choices=[wtforms.fields.SelectChoice("t", "Car"), wtforms.fields.SelectChoice("s", "Vélo")],
    )
    email = wtforms.EmailField("Courriel", [Optional(), Email("Adresse incomplète.")])
    day = wtforms.DateField("Jour", [Optional()])
    at = wtforms.DateTimeLocalField("Moment", [Optional()], format="%Y-%m-%dT%H:%M")
    count = wtforms.IntegerField("Nombre", [Optional()])
    file = wtforms.FileField("Fichier", description="PDF, 5 Mo au plus.")
    charter = wtforms.BooleanField("J’ai lu la charte", [InputRequired("Cochez cette case.")])


def show() -> str:
    form = Everything()
    if request.args.get("wrong"):
        form.process(data={"email": "rien"})
        form.validate()
    return render_template_string(CATALOGUE, form=form)


def fail(status: int) -> str:
    typed = [("title", "Un abribus"), ("body", "Devant le collège.\n" * 5)] if status == 400 else []
    return render_template(
        f"errors/{status}.html", status=status, message=None, recovered=typed, action="/"
    )


def hold_back() -> str:
    """As for an account that its lab restricted, with what it had typed."""
    typed = [("title", "Un abribus"), ("body", "Devant le collège.\n" * 5)]
    until = now() + timedelta(days=7)
    known = {"until": until, "zone": "Europe/Paris", "code": "K7P2M9XQ4D"}
    return render_template(
        "errors/restricted.html", status=403, recovered=typed, action="/", **known
    )


def prepare() -> str:
    """For the minute that a file of a synthesis takes."""
    of = {"slug": "eau", "title": "Comment partager l’eau quand elle manque en été\u202f?"}
    synthesis = {"version": 1, "title": "Ce que vous avez dit"}
    label = "La synthèse à imprimer"
    given = {"consultation": of, "synthesis": synthesis, "label": label, "edition": None}
    return render_template("synthesis/preparing.html", **given)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app: Flask = frame.app(tmp_path_factory.mktemp("instance"))
    app.add_url_rule("/catalogue", "catalogue", show)
    app.add_url_rule("/erreur/<int:status>", "fail", fail)
    app.add_url_rule("/restreint", "hold_back", hold_back)
    app.add_url_rule("/preparation", "prepare", prepare)
    with frame.served(app) as here:
        yield here


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    chromium: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if width == 390:
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    shots = os.environ.get("SHOTS")
    if shots:
        name = f"{re.sub(r'[^a-z0-9]+', '-', path)}-{width}-{scheme}.png"
        page.screenshot(path=Path(shots) / name, full_page=True)
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_purged_sheet_draws_what_the_whole_dsfr_draws(
    chromium: Browser, address: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    purged = picture(page, address + "/catalogue?wrong=1")
    page.route(re.compile(r"/app\.[0-9a-f]+\.css$"), unpurged)
    page.route("**/dsfr/**", from_package)
    whole = picture(page, address + "/catalogue?wrong=1")
    context.close()
    assert purged.size == whole.size
    assert ImageChops.difference(purged, whole).getbbox() is None


def picture(page: Page, url: str) -> Image.Image:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")


def unpurged(route: Route) -> None:
    order = re.search(r"const OWN = \[(.*?)\]", build_script(), re.S)
    assert order
    own = [(ROOT / "static" / "css" / f).read_text() for f in re.findall(r'"(.+?)"', order[1])]
    whole = [
        absolute(DSFR / "dsfr.main.min.css"),
        absolute(DSFR / "utility/icons/icons.main.min.css"),
    ]
    route.fulfill(body="\n".join(whole + own), content_type="text/css; charset=utf-8")


def build_script() -> str:
    return (ROOT / "static" / "build" / "styles.mjs").read_text()


def absolute(sheet: Path) -> str:
    def address_of(match: re.Match[str]) -> str:
        target = (sheet.parent / match[1].strip("\"'")).resolve()
        return f"url(/dsfr/{target.relative_to(DSFR.resolve())})"

    return re.sub(r"url\((?![\"']?data:)([^)]+)\)", address_of, sheet.read_text("utf-8"))


def from_package(route: Route) -> None:
    route.fulfill(path=DSFR / route.request.url.split("/dsfr/", 1)[1])
