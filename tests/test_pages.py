"""The pages a site of the State owes its readers."""

from __future__ import annotations

from typing import Any

import pytest

from consult import pages, permissions, rights_in_words
from tests.conftest import visible_text

PAGES = [
    "/mentions-legales",
    "/donnees-personnelles",
    "/cookies",
    "/accessibilite",
    "/plan-du-site",
    "/aide",
]
DECLARATION = [
    "non conforme",
    "47 de la loi",
    "Schéma pluriannuel",
    "Plan d’action",
    "État de conformité",
    "Résultats des tests",
    "Non-conformités",
    "charge disproportionnée",
    "non soumis à l’obligation",
    "Technologies",
    "Environnement de test",
    "Outils",
    "Voies de recours",
    "Défenseur des droits",
    "75342 Paris CEDEX 07",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["", "/en", "/es"])
def test_every_legal_page_is_served_to_everyone_and_can_be_cached(
    browse: Any, path: str, language: str
) -> None:
    answer = browse().get(language + path)
    assert answer.status_code == 200
    assert "public" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/mentions-legales", ["Éditeur", "directeur de la publication", "Hébergeur"]),
        (
            "/donnees-personnelles",
            [
                "finalité",
                "durée de conservation",
                "sous-traitants",
                "Responsable",
                "DPO",
                "CNIL",
                "@",
                "Collège, citoyen ou agent",
                "Émargement d’un scrutin",
                "Enveloppes d’un scrutin",
                "destruction des clés",
                "Signalements",
                "Adresse donnée avec une contribution, sans compte",
            ],
        ),
        ("/cookies", ["consult", "30 jours", "12 heures"]),
        (
            "/accessibilite",
            DECLARATION,
        ),
        ("/aide", ["Qui peut faire quoi", "Soutenir une contribution"]),
    ],
)
def test_each_page_says_what_the_law_asks(browse: Any, path: str, words: list[str]) -> None:
    text = visible_text(browse().get(path))
    assert [word for word in words if word.lower() not in text.lower()] == []


def test_the_site_map_names_every_public_page_without_argument(app: Any, browse: Any) -> None:
    linked = browse().get("/plan-du-site").get_data(as_text=True)
    visitor, missing = browse(), []
    for rule in app.url_map.iter_rules():
        if rule.arguments or "GET" not in (rule.methods or ()) or rule.rule in UNLISTED:
            continue
        answer = visitor.get(rule.rule)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            missing += [rule.rule] if f'href="{rule.rule}"' not in linked else []
    assert missing == []


# Pages that only follow an act.
UNLISTED = {
    "/connexion/adresse-refusee/recue",
    "/connexion/envoyee",
    "/deconnexion/faite",
    "/moi/fermee",
}


def test_every_right_is_said_in_plain_words() -> None:
    said = set(rights_in_words.RIGHTS) | rights_in_words.UNSAID
    assert said == set(permissions.RIGHTS)
    conditions = {c for ways in permissions.RIGHTS.values() for rules in ways for c in rules}
    unsaid = [c for c in conditions if c not in rights_in_words.CONDITIONS]
    assert all("open_for" in c.__qualname__ for c in unsaid)


def test_a_demonstration_is_closed_to_robots(browse: Any, app: Any, monkeypatch: Any) -> None:
    assert "Disallow: /\n" in browse().get("/robots.txt").get_data(as_text=True)
    monkeypatch.setitem(app.config, "INSTANCE_OFFICIELLE", ["Préfecture", "de Normandie"])
    open_to_robots = browse().get("/robots.txt").get_data(as_text=True)
    assert "Disallow: /\n" not in open_to_robots
    assert "Disallow: /moi\n" in open_to_robots


def test_security_txt_says_whom_to_write_to_and_until_when(browse: Any) -> None:
    said = browse().get("/.well-known/security.txt").get_data(as_text=True)
    fields = dict(line.split(": ", 1) for line in said.splitlines())
    assert fields["Contact"].startswith("mailto:")
    assert fields["Expires"].endswith("Z")
    assert "fr" in fields["Preferred-Languages"]


def test_places_are_those_the_application_serves(app: Any) -> None:
    with app.app_context():
        assert {endpoint for endpoint, _name in pages.places()} <= set(app.view_functions)
