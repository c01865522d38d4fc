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

import consult.models  # noqa: F401  (fills Base.metadata)
from consult import i18n
from consult.db import Base, db
from tests import imports, routes
from tests.conftest import ROOT

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
