"""What every request shares: headers, refusals that give the text back, one transaction."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, abort, flash, redirect, render_template_string, request
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from wtforms import StringField

from consult import assets, cache, create_app, db, i18n, jobs, web
from consult.errors import Refused, TooMany
from tests import make
from tests.conftest import settings

TYPED = "Ouvrir le guichet le samedi matin, « vraiment » <b>."
ERRORS = (400, 403, 404, 405, 409, 413, 429, 500)
HEADINGS = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


class Essay(web.Form):
    body = StringField()


def routes(site: Flask) -> None:
    """Pages of a test site: one per behaviour."""

    @site.get("/essai/public")
    def public() -> str:
        web.require("page.read")
        web.cacheable("site")
        return render_template_string('{% extends "errors/page.html" %}')

    @site.route("/essai/ecrire", methods=["GET", "POST"])
    def write() -> Any:
        web.require("page.read")
        form = Essay()
        if form.validate_on_submit():
            db.touch("site")
            flash(form.body.data)
            return redirect("/essai/public", 303)
        return render_template_string(
            '<form method="post">{{ form.csrf_token }}{{ form.opened }}{{ form.body }}</form>',
            form=form,
        )

    @site.route("/essai/sans-droit", methods=["GET", "POST"])
    def no_right() -> Any:
        db.touch("site")
        return redirect("/") if "ailleurs" in request.args else "secret"

    @site.get("/essai/confus")
    def confused() -> str:
        web.require("page.read")
        web.cacheable("site")
        return render_template_string("{{ csrf_token() }}")

    @site.get("/essai/barre/")
    def slash() -> str:
        web.require("page.read")
        return "ok"

    @site.route("/essai/erreur/<int:code>", methods=["GET", "POST"])
    def fail(code: int) -> str:
        web.require("page.read")
        db.touch("site")
        request.form.get("body")
        match code:
            case 403:
                web.require("network.read")
            case 409:
                raise Refused
            case 429:
                raise TooMany
            case 500:
                raise ZeroDivisionError("le secret des détails")
            case 599:
                raise OperationalError("SELECT 1", {}, Exception("server closed"))
            case 499:
                raise IntegrityError("INSERT", {}, Exception("duplicate key"))
            case 498:
                for _twice in range(2):
                    db.execute("INSERT INTO page_version VALUES (%(scope)s, 1)", {"scope": "x"})
            case 497:
                gone = db.db.session.get_one(cache.PageVersion, "site")
                db.execute("DELETE FROM page_version WHERE scope = %(scope)s", {"scope": "site"})
                gone.version = 0
                db.db.session.flush()
            case _:
                abort(code)
        return ""


@pytest.fixture(scope="module")
def site(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("site")
    made = create_app(
        settings(app.config["DATABASE_URL"], folder, TESTING=False, WTF_CSRF_ENABLED=True)
    )
    made.logger.disabled = True
    routes(made)
    yield made
    jobs.bind(app)
    with made.app_context():
        db.db.engine.dispose()


@pytest.fixture
def browser(site: Flask) -> Any:
    return site.test_client()


def version(site: Flask) -> int:
    with site.app_context():
        read = "SELECT coalesce(sum(version), 0) FROM page_version WHERE scope = 'site'"
        return int(db.db.session.scalar(text(read)))


def hidden(page: Any, name: str) -> str:
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.text)[1]


def ask(browser: Any, code: int, prefix: str = "") -> Any:
    match code:
        case 404:
            return browser.get(f"{prefix}/nulle-part")
        case 405:
            return browser.delete(f"{prefix}/essai/public")
        case 413:
            return browser.post(f"{prefix}/essai/erreur/413", data=b"x" * 13_000_000)
        case 400:
            return browser.post(f"{prefix}/essai/ecrire", data={"body": TYPED})
        case _:
            return browser.get(f"{prefix}/essai/erreur/{code}")


# Errors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", ERRORS)
def test_each_error_has_a_page_in_the_language_of_the_visitor(browser, code, language):
    prefix = "" if language == "fr" else f"/{language}"
    page = ask(browser, code, prefix)
    assert page.status_code == code
    assert f'<html lang="{language}"' in page.text
    assert len(HEADINGS.findall(page.text)) == 1
    assert page.headers["Cache-Control"] == "private, no-store"
    for name, value in web.HEADERS.items():
        assert page.headers[name] == value


def test_an_error_says_nothing_of_its_cause(browser):
    for code in (500, 599, 499, 498):
        page = ask(browser, code)
        assert not re.search(r"secret|Traceback|SELECT|duplicate|server closed", page.text)
    assert ask(browser, 599).status_code == 500


@pytest.mark.parametrize("code", [497, 498, 499])
def test_what_two_people_did_at_once_is_a_conflict_whoever_tells_it(site, browser, code):
    """The ORM, the driver itself, or a row that is gone when it is written."""
    with site.app_context():
        db.touch("site")
        db.commit()
    assert ask(browser, code).status_code == 409


def test_a_405_says_what_is_allowed(browser):
    assert "GET" in ask(browser, 405).headers["Allow"]


@pytest.mark.parametrize("code", [403, 404, 409, 429, 499, 500, 599])
def test_what_was_typed_is_given_back_by_every_error(site, browser, code):
    site.config["WTF_CSRF_ENABLED"] = False
    page = browser.post(f"/essai/erreur/{code}", data={"body": TYPED})
    site.config["WTF_CSRF_ENABLED"] = True
    assert page.status_code >= 400
    assert html.escape(TYPED, quote=False) in html.escape(html.unescape(page.text), quote=False)
    assert "<b>." not in page.text


def test_an_expired_session_gives_the_text_back_ready_to_send_again(browser):
    page = browser.post("/essai/ecrire", data={"body": TYPED, "csrf_token": "old", "opened": "x"})
    assert page.status_code == 400
    assert "session a expiré" in page.text
    sent = {"body": TYPED, "csrf_token": hidden(page, "csrf_token")}
    assert browser.post("/essai/ecrire", data=sent).status_code == 303


def test_the_ten_minutes_of_grace_survive_an_expired_session(browser):
    opened = hidden(browser.get("/essai/ecrire"), "opened")
    page = browser.post("/essai/ecrire", data={"body": TYPED, "opened": opened})
    assert page.status_code == 400
    assert hidden(page, "opened") == opened


def test_another_site_cannot_post_a_form(site, browser):
    before = version(site)
    assert browser.post("/essai/ecrire", data={"body": TYPED}).status_code == 400
    assert version(site) == before


# Rights and transactions -------------------------------------------------------------------------


def test_a_page_that_asks_for_no_right_is_never_served(site, browser):
    page = browser.get("/essai/sans-droit")
    assert page.status_code == 500
    assert "secret" not in page.text


def test_an_act_that_asks_for_no_right_is_never_done(site, browser):
    site.config["WTF_CSRF_ENABLED"] = False
    before = version(site)
    page = browser.post("/essai/sans-droit")
    site.config["WTF_CSRF_ENABLED"] = True
    assert page.status_code == 500
    assert "secret" not in page.text
    assert version(site) == before


def test_an_act_that_redirects_without_asking_is_not_done(site, browser):
    site.config["WTF_CSRF_ENABLED"] = False
    before = version(site)
    page = browser.post("/essai/sans-droit?ailleurs")
    site.config["WTF_CSRF_ENABLED"] = True
    assert page.status_code == 302
    assert version(site) == before


def test_options_and_head_are_answered(browser):
    assert browser.options("/essai/public").status_code == 200
    assert browser.head("/essai/public").status_code == 200
    assert browser.head("/essai/sans-droit").status_code == 500


def test_an_address_without_its_last_slash_is_redirected(browser):
    page = browser.get("/essai/barre")
    assert page.status_code == 308
    assert page.headers["Location"].endswith("/essai/barre/")


def test_an_act_is_committed_once_and_an_error_commits_nothing(site, browser):
    before = version(site)
    token = hidden(browser.get("/essai/ecrire"), "csrf_token")
    assert (
        browser.post("/essai/ecrire", data={"body": TYPED, "csrf_token": token}).status_code == 303
    )
    assert version(site) == before + 1
    for code in (403, 404, 409, 429, 500):
        browser.post(f"/essai/erreur/{code}", data={"csrf_token": token})
    assert version(site) == before + 1


# Answers -----------------------------------------------------------------------------------------


def test_a_public_page_is_anyones(site, browser):
    page = browser.get("/essai/public")
    assert page.headers["Cache-Control"] == "public, max-age=0, s-maxage=5"
    assert page.headers["Vary"] == "Accept-Encoding"
    assert page.headers["ETag"]
    assert "Set-Cookie" not in page.headers
    for name, value in web.HEADERS.items():
        assert page.headers[name] == value
    again = browser.get("/essai/public", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Content-Security-Policy"] == web.CSP


def test_a_public_page_that_opens_a_session_is_no_longer_public(browser):
    page = browser.get("/essai/confus")
    assert page.headers["Set-Cookie"]
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in page.headers


def test_the_page_of_someone_signed_in_is_theirs(site, browser):
    token = hidden(browser.get("/essai/ecrire"), "csrf_token")
    browser.post("/essai/ecrire", data={"body": "Merci", "csrf_token": token})
    page = browser.get("/essai/public")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in page.headers
    assert "Merci" in page.text
    assert "Merci" not in site.test_client().get("/essai/public").text


def test_no_policy_is_relaxed():
    assert "unsafe" not in web.CSP
    assert "*" not in web.CSP
    assert "default-src 'none'" in web.CSP


def test_static_files_carry_the_same_headers(browser):
    for name in ("app.css", "favicon.svg"):
        page = browser.get(assets.asset(name))
        assert page.status_code == 200
        assert "immutable" in page.headers["Cache-Control"]
        for header, value in web.HEADERS.items():
            assert page.headers[header] == value
        assert "Set-Cookie" not in page.headers


def test_the_session_cookie_is_for_the_site_alone(browser):
    cookie = browser.get("/essai/ecrire").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_production_asks_for_https(site, browser):
    site.config["PRODUCTION"] = True
    page = browser.get("/essai/barre/")
    site.config["PRODUCTION"] = False
    assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    "address",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "///ailleurs.example",
        "/\\ailleurs.example",
        "\\\\ailleurs.example",
        "/\t/ailleurs.example",
        "javascript:alert(1)",
        "ailleurs.example",
        " //ailleurs.example",
        "/\n/ailleurs.example",
        "/\t/[",
        "",
        None,
    ],
)
def test_nobody_is_sent_to_another_site(address):
    assert web.safe_next(address) is None


@pytest.mark.parametrize("address", ["/", "/concertations?theme=1#haut", "/en/labos", "/a/b//c"])
def test_an_address_of_the_site_is_kept(address):
    assert web.safe_next(address) == address


@pytest.mark.parametrize("path", ["//ailleurs.example/", "/%2F/ailleurs.example", "/\\x", "/%ff"])
def test_no_link_of_an_error_page_leaves_the_site(browser, path):
    page = browser.get("/", environ_overrides={"PATH_INFO": path})
    assert page.status_code in (404, 308)
    for link in re.findall(r'href="([^"]*)"', page.text):
        assert not link.startswith(("//", "/\\")), link


def test_odd_bytes_in_an_address_are_not_an_accident(site):
    environ = {"QUERY_STRING": "q=\xff\xfe%ff%zz", "REQUEST_METHOD": "GET", "PATH_INFO": "/\xff"}
    page = site.test_client().get("/essai/public", environ_overrides=environ)
    assert page.status_code == 404


def test_a_page_that_fails_is_not_kept(site, browser):
    for _ in range(2):
        page = browser.get("/essai/erreur/500")
        assert page.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in page.headers


def test_a_token_made_up_is_nobody(browser):
    make_up = browser.get("/essai/public", headers={"Cookie": "consult=abc.def.ghi"})
    assert make_up.status_code == 200


def test_the_cache_is_in_front(site):
    layers, layer = [], site.wsgi_app
    while hasattr(layer, "app") or hasattr(layer, "application"):
        layers.append(type(layer))
        layer = getattr(layer, "app", None) or layer.application
    assert layers.index(cache.PageCache) < layers.index(i18n.LanguagePrefix)


def test_a_person_of_the_database_signs_in(browse):
    assert browse(make.user()).get("/nulle-part").status_code == 404


BEYOND = "9" * 26


@pytest.mark.parametrize(
    "path",
    [
        f"/contributions/{BEYOND}",
        f"/contributions?tri=soutenues&apres={BEYOND}~1",
        f"/scrutins/{BEYOND}",
        f"/documents/{BEYOND}",
    ],
)
def test_a_number_beyond_all_numbers_is_not_found(browse, path):
    assert browse().get(f"/concertations/{make.consultation().slug}{path}").status_code == 404


def test_a_null_character_is_not_found_in_addresses_and_is_refused_in_texts(browse):
    assert browse().get("/concertations/%00").status_code == 404
    address = f"/concertations/{make.consultation().slug}/contributions/brouillon"
    page = browse(make.user()).post(address, data={"title": "Ouvrir\x00le samedi"})
    assert page.status_code == 400
    assert "le samedi" in page.get_data(as_text=True)


def test_a_log_holds_no_secret_of_an_address_nor_what_people_wrote(
    app, session, caplog, monkeypatch
):
    monkeypatch.setattr(app.logger, "disabled", False)
    with app.test_request_context("/connexion/le-secret"):
        try:
            session.execute(text("SELECT 1/0, :said"), {"said": TYPED})
        except DBAPIError:
            app.log_exception(sys.exc_info())
    assert "accounts.use_link" in caplog.text
    assert "le-secret" not in caplog.text
    assert TYPED not in caplog.text
