"""The promises of all pages at once."""

from __future__ import annotations

import inspect
import io
import re
import tomllib
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import consult.models  # noqa: F401  (fills Base.metadata)
from consult import i18n
from consult.db import Base, db
from tests import bulk, canary, imports, make, routes, walk
from tests.conftest import ROOT
from tests.statements import counted

TEMPLATES = sorted(
    str(path.relative_to(ROOT / "consult" / "templates"))
    for path in (ROOT / "consult" / "templates").rglob("*")
    if path.is_file()
)
PAGES = [name for name in TEMPLATES if name.endswith(".html")]


def source(name: str) -> str:
    return (ROOT / "consult" / "templates" / name).read_text(encoding="utf-8")


# Imports -----------------------------------------------------------------------------------------


def test_imports_go_down_the_layers_and_sideways_to_the_left():
    assert list(imports.faults()) == []


def test_no_import_hides_in_a_function():
    assert list(imports.inside_functions()) == []


# Routes ------------------------------------------------------------------------------------------


def asks(function: Callable[..., Any], seen: set[CodeType]) -> bool:
    """The function, or one of ours that it calls, calls ``require``."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    if code is None or code in seen:
        return False
    seen.add(code)
    if "require" in code.co_names:
        return True
    known = inspect.unwrap(function).__globals__
    called = [known[name] for name in code.co_names if inspect.isfunction(known.get(name))]
    ours = [one for one in called if one.__module__.startswith("consult.")]
    return any(asks(one, seen) for one in ours)


def test_every_route_asks_a_right(app):
    silent = [name for name, view in app.view_functions.items() if not asks(view, set())]
    assert silent == []


def test_the_addresses_are_those_committed(app):
    """Addresses are promises: `python -m tests.routes` writes the list again, to be reviewed."""
    assert routes.listing(app) == routes.COMMITTED.read_text(encoding="utf-8").splitlines()


def test_no_address_is_built_from_what_the_visitor_sends():
    """Absolute addresses start with BASE_URL: the Host header of a visitor names nothing."""
    files = [*(ROOT / "consult").rglob("*.py"), *(ROOT / "consult" / "templates").rglob("*.*")]
    named = re.compile(r"_external\s*=\s*True|request\.(host|url|base_url|url_root)\b")
    guilty = [
        str(path.relative_to(ROOT))
        for path in files
        if path.suffix in (".py", ".html", ".xml", ".txt")
        and named.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


# Templates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_template_compiles(app, language):
    with app.test_request_context("/"), i18n.speaking(language):
        for name in TEMPLATES:
            app.jinja_env.get_template(name)


INLINE = {
    "script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "address": re.compile(r"javascript:", re.IGNORECASE),
}


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds_an_inline(what):
    assert [name for name in PAGES if INLINE[what].search(source(name))] == []


def test_only_html_that_we_made_is_trusted():
    """« safe » is for the HTML of text.to_html, kept in columns named …_html."""
    trusted = re.compile(r"([\w.\[\]\"']+(?:\([^()]*\))?)\s*\|\s*safe\b")
    doubtful = {
        f"{name}: {said}"
        for name in TEMPLATES
        for said in trusted.findall(source(name))
        if not said.endswith(("_html", "_html()"))
    }
    assert doubtful == set()


def test_nothing_turns_escaping_off():
    assert [n for n in PAGES if re.search(r"autoescape\s+false", source(n), re.IGNORECASE)] == []


# Catalogues --------------------------------------------------------------------------------------


def messages() -> dict[Any, Any]:
    """Each message of the code and of the templates."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = settings["tool"]["babel"]["mappings"]
    methods = [(entry["pattern"], entry["method"]) for entry in mappings]
    options = {
        entry["pattern"]: {
            k: str(v).lower() for k, v in entry.items() if k not in ("pattern", "method")
        }
        for entry in mappings
    }
    keywords = {
        "_": None,
        "_l": None,
        "N_": None,
        "gettext": None,
        "lazy_gettext": None,
        "ngettext": (1, 2),
        "lazy_ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "lazy_pgettext": ((1, "c"), 2),
    }
    found = extract_from_dir(
        str(ROOT / "consult"), methods, options, keywords=keywords, strip_comment_tags=True
    )
    return {message: (file, line) for file, line, message, _comments, _context in found}


def placeholders(said: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", said))


def gaps(language: str) -> Iterator[str]:
    path = ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        yield f"{path.relative_to(ROOT)} is missing"
        return
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale=language)
    for message, (file, line) in messages().items():
        entry = catalogue.get(message)
        where = f"{file}:{line}: {message!r}"
        if entry is None:
            yield f"{where} is absent"
            continue
        said = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
        if not all(said):
            yield f"{where} is not translated"
        elif entry.fuzzy:
            yield f"{where} is fuzzy"
        else:
            asked = placeholders(message[-1] if isinstance(message, tuple) else message)
            if any(not placeholders(one) <= asked | {"num"} for one in said):
                yield f"{where} names values that it is not given"
    yield from (f"{entry.id!r} is fuzzy" for entry in catalogue if entry.id and entry.fuzzy)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_catalogue_is_complete_and_sure(language):
    assert list(gaps(language)) == []


# Migrations --------------------------------------------------------------------------------------


def test_migrations_make_the_tables_of_the_models(app):
    def ours(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
        table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
        return not str(table).startswith(("procrastinate_", "alembic_"))

    with app.app_context(), db.engine.connect() as connection:
        options = {"include_object": ours, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_form_one_line(app):
    with app.app_context():
        scripts = ScriptDirectory(str(ROOT / "migrations"))
        assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
        assert all(not step.is_branch_point for step in scripts.walk_revisions())


# Statements --------------------------------------------------------------------------------------


def statements(browser: Any, address: str) -> int:
    """The second time: the first also reads what the process then knows."""
    assert browser.get(address).status_code == 200
    with counted() as sent:
        assert browser.get(address).status_code == 200
    return len(sent)


LISTS = {
    "/": 6,
    "/concertations": 6,
    "/labos": 6,
    "/recherche?q=guichet": 8,  # counted, ranked, then read
    "/concertations/{slug}": 12,
    "/concertations/{slug}/contributions": 6,
    "/concertations/{slug}/contributions?tri=soutiens": 6,
    "/concertations/{slug}/contributions?tri=hasard&depart=0.5": 6,
    "/concertations/{slug}/contributions?q=guichet": 9,
    "/concertations/{slug}/contributions?college=agent": 7,
    "/concertations/{slug}/contributions.atom": 6,
    "/concertations/{slug}/contributions/{one}": 8,
    "/moderation": 12,
    "/equipe": 12,
}


def test_a_page_sends_as_many_statements_at_ten_as_at_ten_thousand_rows(browse, session):
    of = make.consultation(regime="before")
    shown = make.contribution(of)
    make.comment(shown)
    held = make.contribution(of, state="held")
    someone = make.member(of.lab, "manager")
    addresses = {a.format(slug=of.slug, one=shown.id): n for a, n in LISTS.items()}
    browsers = {"visitor": browse(), "member": browse(someone)}

    def measured() -> dict[str, int]:
        return {
            f"{who} {address}": statements(browser, address)
            for who, browser in browsers.items()
            for address in addresses
            if who == "member" or address not in ("/moderation", "/equipe")
        }

    bulk.copies(shown, 9)
    few = measured()
    bulk.copies(shown, 9_990)
    bulk.copies(held, 500)
    argument = make.comment(shown)
    bulk.copy_comment(argument, 60)
    many = measured()
    # One more at most: a search may count, a list at random may start again from its beginning.
    assert {said: n for said, n in many.items() if n > few[said] + 1} == {}
    over = {said: n for said, n in many.items() if n > addresses[said.partition(" ")[2]]}
    assert over == {}


def test_a_support_costs_six_statements(browse, session):
    shown = make.contribution()
    browser = browse(make.user())
    address = f"/concertations/{shown.consultation.slug}/contributions/{shown.id}/soutien"
    assert browser.post(address).status_code == 303
    with counted() as sent:  # what the process knows of the consultation, it knows still
        assert FlaskClient.open(browser, address, method="POST").status_code == 303
    assert len(sent) <= 6, "\n".join(sent)


# Anonymous pages ---------------------------------------------------------------------------------

FORMS = {  # pages that hold a form, at addresses of their own
    "accounts.contest",
    "accounts.sign_in",
    "contributions.create",
    "contributions.receipt",
    "contributions.track",
    "moderation.leave_merge",
    "moderation.report",
    "moderation.statement",
    "votes.ask_link",
}


def test_pages_of_visitors_carry_no_cookie_and_depend_on_none(app, browse, session, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    cast = canary.plant()
    found = []
    with app.test_request_context("/"):
        matched = app.url_map.bind("localhost")
    for address in (one.path for one in walk.addresses(app, cast) if not one.astray):
        page = browse().get(address)
        endpoint = matched.match(address.partition("?")[0])[0]
        if page.status_code != 200 or endpoint in FORMS:
            continue
        if "Set-Cookie" in page.headers or "Cookie" in page.headers.get("Vary", ""):
            found.append(f"{endpoint} {address}: {page.headers}")
    assert found == []


CACHED = (
    "/",
    "/concertations",
    "/labos",
    "/labos/{lab}",
    "/concertations/{slug}",
    "/concertations/{slug}/contributions",
    "/concertations/{slug}/contributions/{one}",
    "/concertations/{slug}/scrutins",
    "/concertations/{slug}/donnees",
    "/concertations.atom",
    "/plan-du-site",
    "/aide",
)


def test_public_pages_can_be_kept_by_anyone(browse, session):
    shown = make.contribution()
    of = shown.consultation
    for address in CACHED:
        page = browse().get(address.format(slug=of.slug, one=shown.id, lab=of.lab.slug))
        assert page.status_code == 200, address
        assert page.headers["Cache-Control"].startswith("public"), address
        assert page.headers["ETag"], address
