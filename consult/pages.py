"""The pages every site of the State owes its readers, and what robots read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, render_template

from . import rights_in_words
from .accounts.sessions import CITIZEN_LIFE, TEAM_LIFE
from .db import now
from .i18n import lazy_gettext as _l
from .signals import copies
from .web import cacheable, require

bp = Blueprint("pages", __name__)

# What the site map says of the public pages that need no argument, in reading order.
PLACES = {
    "consultations.home": _l("Accueil"),
    "consultations.index": _l("Toutes les concertations"),
    "consultations.search": _l("Rechercher"),
    "labs.index": _l("Les labos"),
    "labs.common_charter": _l("Charte de participation"),
    "moderation.figures_of_network": _l("La modération en chiffres"),
    "contributions.track": _l("Suivre une contribution avec son code"),
    "accounts.sign_in": _l("Se connecter"),
    "accounts.contest": _l("Contester le refus d’une adresse"),
    "accounts.mails": _l("Courriels de démonstration"),
    "pages.help": _l("Aide"),
    "pages.accessibility": _l("Accessibilité"),
    "pages.legal": _l("Mentions légales"),
    "pages.privacy": _l("Données personnelles"),
    "pages.cookies": _l("Gestion des cookies"),
    "pages.sitemap": _l("Plan du site"),
}


def page(name: str, **context: Any) -> str:
    require("page.read")
    cacheable("site")
    return render_template(f"pages/{name}.html", **context)


@bp.get("/mentions-legales")
def legal() -> Any:
    return page("legal")


@bp.get("/donnees-personnelles")
def privacy() -> Any:
    to = urlsplit(current_app.config["MODEL_URL"]).netloc
    return page("privacy", agent_hours=hours(TEAM_LIFE), citizen_days=CITIZEN_LIFE.days, model=to)


@bp.get("/cookies")
def cookies() -> Any:
    return page("cookies", agent_hours=hours(TEAM_LIFE), citizen_days=CITIZEN_LIFE.days)


@bp.get("/accessibilite")
def accessibility() -> Any:
    return page("accessibility")


@bp.get("/aide")
def help() -> Any:
    model = bool(current_app.config["MODEL_URL"])
    return page("help", rights=rights_in_words.table(model=model), copies=copies)


@bp.get("/plan-du-site")
def sitemap() -> Any:
    return page("sitemap", places=places())


def places() -> list[tuple[str, Any]]:
    """Public pages without argument, by what the application really serves."""
    served = {
        rule.endpoint
        for rule in current_app.url_map.iter_rules()
        if not rule.arguments and "GET" in (rule.methods or ())
    }
    return [(endpoint, name) for endpoint, name in PLACES.items() if endpoint in served]


def hours(life: timedelta) -> int:
    return int(life.total_seconds() // 3600)


# For robots --------------------------------------------------------------------------------------


@bp.get("/robots.txt")
def robots() -> Any:
    """An unofficial instance asks not to be indexed: it must not pass for the State's."""
    require("page.read")
    official = current_app.config["INSTANCE_OFFICIELLE"]
    closed = ["/connexion", "/moi", "/equipe", "/moderation", "/suivi/"] if official else ["/"]
    return text("User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in closed))


@bp.get("/.well-known/security.txt")
def security() -> Any:
    """RFC 9116."""
    require("page.read")
    settings = current_app.config
    expires = (now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    base = settings["BASE_URL"]
    return text(
        f"Contact: mailto:{settings['CONTACT_EMAIL']}\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: fr, en\n"
        f"Canonical: {base}/.well-known/security.txt\n"
    )


def text(body: str) -> Response:
    answer = Response(body, mimetype="text/plain")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
