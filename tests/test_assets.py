"""What `npm run build` makes, and how it is served. Needs no database."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest
from flask import Flask
from werkzeug.test import Client

from consult import assets

ROOT = Path(__file__).resolve().parent.parent
OWN_SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))


def built(name: str) -> bytes:
    return (assets.DIST / assets.manifest()[name]).read_bytes()


@pytest.fixture(scope="module")
def site() -> Client:
    app = Flask(__name__, static_folder=None)
    assets.serve_static(app)
    return Client(app)


def test_an_address_changes_with_the_content() -> None:
    assert re.fullmatch(r"/static/app\.[0-9a-f]{12}\.css", assets.asset("app.css"))


def test_an_unknown_asset_is_a_mistake_seen_at_once() -> None:
    with pytest.raises(KeyError):
        assets.asset("nothing.css")


def test_hashed_files_are_kept_for_ever_and_sent_compressed(site: Client) -> None:
    answer = site.get(assets.asset("app.css"), headers={"Accept-Encoding": "gzip, br"})
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert brotli.decompress(answer.data) == built("app.css")


def test_browsers_without_brotli_get_gzip(site: Client) -> None:
    answer = site.get(assets.asset("dsfr.js"), headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(answer.data) == built("dsfr.js")


@pytest.mark.parametrize("path", ["/favicon.ico", "/apple-touch-icon.png"])
def test_icons_answer_at_the_addresses_browsers_ask_for(site: Client, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert "immutable" not in answer.headers["Cache-Control"]


def test_the_licence_of_the_dsfr_stays_on_top_of_its_rules() -> None:
    first = built("app.css")[:250].decode()
    assert first.startswith("/*!")
    assert "DSFR v1.15.3 | SPDX-License-Identifier: Etalab-2.0" in first


def test_style_sheets_ask_for_four_fonts_and_no_other_file() -> None:
    asked = re.findall(r"url\(([^)]+)\)", built("app.css").decode())
    files = {one.strip("\"'") for one in asked if not one.strip("\"'").startswith("data:")}
    assert len(files) == 4
    assert all((assets.DIST / one).exists() and one.endswith(".woff2") for one in files)


def test_scripts_import_only_files_that_exist() -> None:
    for name in assets.manifest():
        if name.endswith(".js"):
            for one in re.findall(r'import\("\./([^"]+)"\)', built(name).decode()):
                assert (assets.DIST / one).exists(), f"{name} imports {one}"


def test_no_address_of_another_site_is_built_in() -> None:
    for name in assets.manifest():
        if name.endswith((".css", ".js")):
            hosts = set(re.findall(rb"https?://([\w.-]+)", built(name)))
            # Name spaces of SVG, and a warning of the DSFR to developers: nothing is fetched.
            assert hosts <= {b"www.w3.org", b"www.systeme-de-design.gouv.fr"}, name


def test_a_first_visit_weighs_at_most_ninety_five_kilobytes_besides_fonts() -> None:
    first = ["app.css", "dsfr.js", "theme.js", "app.js", "favicon.svg"]
    weight = sum(len(gzip.compress(built(name), 9)) for name in first)
    assert weight <= 80_000, "leaves fifteen thousand bytes for the page itself"


def test_fonts_weigh_what_was_promised() -> None:
    assert sum(len(built(name)) for name in assets.manifest() if name.endswith("woff2")) <= 236_000


@pytest.mark.parametrize("sheet", OWN_SHEETS, ids=lambda sheet: sheet.name)
def test_our_colours_are_variables_that_follow_the_theme(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text)


def test_every_variable_that_our_sheets_read_is_declared() -> None:
    text = built("app.css").decode()
    ours = "".join(sheet.read_text() for sheet in OWN_SHEETS)
    missing = {
        name
        for name in re.findall(r"var\((--[\w-]+)\)", ours)
        if not re.search(rf"[{{;]{name}:", text)
    }
    assert not missing


# For a screen without script and for paper, what the other sheets draw is drawn otherwise.
OTHERWISE = ("nojs.css", "print.css")
ALONE = re.compile(r"(?:^|[},])\s*(\.[a-z][\w-]*)\s*(?=[,{])")


def test_two_sheets_never_give_the_same_name_to_two_things() -> None:
    places: dict[str, set[str]] = {}
    for sheet in OWN_SHEETS:
        if sheet.name in OTHERWISE:
            continue
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for name in ALONE.findall(rules):
            places.setdefault(name, set()).add(sheet.name)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
