"""Consult: foundations, then domains, listed in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, request
from flask_babel import Babel
from werkzeug.middleware.proxy_fix import ProxyFix

import config

from . import assets, cache, cli, db, geography, i18n, jobs, pages, render, web
from .accounts import cli as accounts_cli
from .accounts import sessions
from .accounts import views as accounts
from .consultations import labels as consultation_labels
from .consultations import views as consultations
from .contributions import cli as contributions_cli
from .contributions import views as contributions
from .demo import cli as demo_cli
from .exports import cli as exports_cli
from .exports import views as exports
from .labs import cli as labs_cli
from .labs import views as labs
from .moderation import cli as moderation_cli
from .moderation import views as moderation
from .notifications import views as notifications
from .synthesis import cli as synthesis_cli
from .synthesis import views as synthesis
from .votes import cli as votes_cli
from .votes import views as votes

VIEWS = (
    pages,
    accounts,
    notifications,
    labs,
    consultations,
    contributions,
    votes,
    moderation,
    synthesis,
    exports,
)
COMMANDS = (
    accounts_cli.commands,
    labs_cli.commands,
    contributions_cli.commands,
    votes_cli.commands,
    moderation_cli.commands,
    synthesis_cli.commands,
    exports_cli.commands,
    demo_cli.commands,
)


class Consult(render.Pages):
    template_globals = {
        "_": render.said,
        "ngettext": render.said_plural,
        "url_for": render.address,
        "part": render.part,
        "kept": render.kept,
        "can": web.can,
        "flashes": web.flashes,
        "form_opened": web.form_opened,
        "language_links": web.language_links,
        "now": db.now,
        "drawn": geography.drawn,
    }
    template_filters = {**render.FILTERS, **consultation_labels.FILTERS}

    def asset(self, name: str) -> str:
        return assets.asset(name)

    def log_exception(self, exc_info: Any) -> None:
        """By the name of the page: addresses hold the secrets of links and receipts."""
        self.logger.error("%s %s", request.method, request.endpoint, exc_info=exc_info)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    app = Consult(__name__, static_folder=None)
    app.config.update(config.load())
    app.config.update(settings or {})

    db.init(app)
    Babel(app, default_locale=i18n.SOURCE, locale_selector=i18n.locale, configure_jinja=False)
    web.init(app)
    web.login_manager.user_loader(sessions.load)
    cli.init(app)
    jobs.bind(app)
    for commands in COMMANDS:
        app.cli.add_command(commands)
    for views in VIEWS:
        app.register_blueprint(views.bp)

    wrap(app)
    return app


def wrap(app: Flask) -> None:
    """Around Flask, from the inside out: language, page cache, static files, proxies."""
    app.wsgi_app = i18n.LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    pages = cache.PageCache(
        app.wsgi_app,
        cache.versions_of(app),
        app.config["SESSION_COOKIE_NAME"],
        app.config["PAGE_CACHE_BYTES"],
    )
    app.extensions["pages"] = pages
    app.wsgi_app = pages  # type: ignore[method-assign]
    assets.serve_static(app)
    if app.config["TRUSTED_PROXIES"]:
        hops = app.config["TRUSTED_PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
