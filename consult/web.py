"""What every request shares: sign-in, CSRF, one transaction, headers, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import psycopg
from flask import (
    Flask,
    Response,
    current_app,
    flash,
    g,
    get_flashed_messages,
    has_request_context,
    render_template,
    request,
)
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.csrf import CSRFError
from itsdangerous import BadSignature, TimestampSigner
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException, InternalServerError
from wtforms import HiddenField, validators
from wtforms.fields.choices import SelectChoice

from . import cache, i18n, permissions
from .db import commit as commit_once
from .db import now, rollback
from .errors import Refused, Restricted
from .i18n import lazy_gettext as _l
from .text import harmless

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    # Receipts and personal links are addresses: no log gets them with the next request. Not
    # « no-referrer »: the check of forms asks that they come from here.
    "Referrer-Policy": "strict-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
WRITES = ("POST", "PUT", "PATCH", "DELETE")

login_manager = LoginManager()
csrf = CSRFProtect()


class Visitor:
    """Someone who is not signed in."""

    id = None
    name = ""
    college = permissions.CITIZEN
    roles: dict[int, str] = {}
    steward = False
    team_labs: tuple[int, ...] = ()
    facilitated_labs: tuple[int, ...] = ()
    is_authenticated = False
    is_active = False
    is_anonymous = True

    def get_id(self) -> None:
        return None


VISITOR = Visitor()
login_manager.anonymous_user = lambda: VISITOR


class SessionCookie(SecureCookieSessionInterface):
    """Whoever has no session and opens none is told of no cookie; a page that sets one is not shared."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified and g.get("ticket") is not None:
            response.headers["Cache-Control"] = "private, no-store"
        if session.modified or has_session():
            super().save_session(app, session, response)


def init(app: Flask) -> None:
    app.session_interface = SessionCookie()
    login_manager.init_app(app)
    login_manager.session_protection = None
    csrf.init_app(app)
    app.before_request(_read_form_opening)
    app.after_request(_answer)
    app.teardown_request(lambda _error: rollback())
    app.context_processor(_context)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _session_over)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(IntegrityError, _conflict)
    app.register_error_handler(psycopg.IntegrityError, _conflict)  # of db.execute and of COPY
    app.register_error_handler(StaleDataError, _conflict)
    app.register_error_handler(DataError, _no_such_value)
    app.register_error_handler(psycopg.DataError, _no_such_value)  # of db.execute


# Who ---------------------------------------------------------------------------------------------


def has_session() -> bool:
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def person() -> Any:
    """The signed-in person, or the visitor. Never opens a session for someone who has none."""
    if not (has_session() or g.get("signing_in")):
        return VISITOR
    return g.get("_login_user") or current_user._get_current_object()


def can(right: str, thing: Any = None) -> bool:
    return permissions.can(right, thing, person())


def require(right: str, thing: Any = None) -> None:
    permissions.require(right, thing, person())


def leaves_a_trace() -> None:
    """This page, though it only reads, keeps one thing: that it is being read."""
    g.trace = True


def held_back(thing: Any) -> bool:
    """By a restriction of this account in the lab of the thing."""
    return not permissions.unrestricted(person(), thing)


# Pages that anyone can cache ---------------------------------------------------------------------


def cacheable(*scopes: str, until: datetime | None = None) -> None:
    """Say, before any query, that this page shows only what ``scopes`` name.

    ``until`` is when it changes by itself (a phase opens or closes). Signed-in people bypass it.
    """
    versions = request.environ.get("consult.versions")
    if versions is None or has_session():
        return
    g.ticket = cache.Ticket(scopes, versions.of(scopes))
    changes_at(until)


def changes_at(moment: datetime | None) -> None:
    """The page being made changes by itself at ``moment``."""
    ticket = g.get("ticket")
    if ticket is not None and moment is not None:
        left = (moment - now()).total_seconds()
        if left > 0:
            ticket.life = min(ticket.life, left)


# Forms -------------------------------------------------------------------------------------------


def signer() -> TimestampSigner:
    return TimestampSigner(str(current_app.secret_key), salt="form-opened")


def form_opened() -> str:
    """The moment a form is shown, as it sends it back."""
    return signer().sign("form").decode()


class Form(FlaskForm):
    """Every form: CSRF, and when it was opened, for the ten minutes of grace at closing time."""

    opened = HiddenField()

    class Meta(FlaskForm.Meta):
        cache_translations = True

        @property
        def locales(self) -> list[str]:
            return [i18n.locale()]

        def get_translations(self, form: Any) -> Any:
            return super(FlaskForm.Meta, self).get_translations(form)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.opened.data:
            self.opened.data = form_opened()

    def process(self, *args: Any, **kwargs: Any) -> None:
        super().process(*args, **kwargs)
        _make_harmless(self)


def _make_harmless(fields: Any) -> None:
    """What is typed turns or covers nothing of the pages that show it (text.harmless)."""
    for field in fields:
        if field.type == "FormField":
            _make_harmless(field.form)
        elif field.type == "FieldList":
            _make_harmless(field.entries)
        elif isinstance(field.data, str):
            field.data = harmless(field.data)


class Length(validators.Length):
    """Says how long a text is: nothing else counts it where no script runs."""

    def __call__(self, form: Any, field: Any) -> None:
        length = len(field.data or "")
        if self.message is None and -1 < self.max < length:
            raise validators.ValidationError(
                i18n.gettext(
                    "%(length)s caractères écrits, %(most)s au plus.",
                    length=i18n.format_number(length),
                    most=i18n.format_number(self.max),
                )
            )
        super().__call__(form, field)


def choices(labels: Mapping[str, Any]) -> list[SelectChoice]:
    """The choices of a field, from a dictionary of what the base keeps and what people read."""
    return [SelectChoice(value, label) for value, label in labels.items()]


def _read_form_opening() -> None:
    if request.method not in WRITES:
        return
    try:
        _value, at = signer().unsign(request.form.get("opened", ""), return_timestamp=True)
        g.form_opened_at = at.astimezone(UTC)
    except BadSignature:
        g.form_opened_at = None


def page_invalid(template: str, **context: Any) -> tuple[str, int]:
    """A form shown again with its errors: 422, so nothing is committed."""
    return render_template(template, **context), 422


def safe_next(address: str | None) -> str | None:
    """``address`` when it stays on this site."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # half of an IPv6 host
        return None
    return None if parts.scheme or parts.netloc else address


# The answer --------------------------------------------------------------------------------------


def _answer(response: Response) -> Response:
    asked = g.get("right_asked")
    if not asked and _serves(response):
        raise InternalServerError(f"{request.endpoint} asks for no right")
    # A refusal may redirect before it asks (to sign in): then nothing was done, nothing is kept.
    if asked and (request.method in WRITES or g.get("trace")) and response.status_code < 400:
        commit_once()
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["PRODUCTION"]:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    _say_cacheability(response)
    return response


def _serves(response: Response) -> bool:
    """A page of ours is given, not an address nor a list of methods."""
    routed = request.endpoint is not None and request.routing_exception is None
    return routed and request.method != "OPTIONS" and response.status_code < 300


def _say_cacheability(response: Response) -> None:
    ticket = g.get("ticket")
    if ticket is not None and request.method == "GET" and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=0, s-maxage=5"
        response.headers["Vary"] = "Accept-Encoding"
        request.environ["consult.ticket"] = ticket
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-store"


def _context() -> dict[str, Any]:
    if not has_request_context():
        return {}  # a mail, written by a job
    who = person()
    return {"person": who if who.id is not None else None, "language": i18n.locale()}


def flashes() -> list[tuple[str, str]]:
    if not has_session() and not g.get("signing_in"):
        return []
    said: list[tuple[str, str]] = list(get_flashed_messages(with_categories=True))  # type: ignore[arg-type]
    return said


def draft_sent(key: str) -> None:
    """The next page forgets what the browser kept of the form whose ``data-draft`` is ``key``."""
    flash(key, "draft")


def here() -> str:
    """The address of this request on this site, without its language."""
    query = "?" + request.query_string.decode(errors="replace") if request.query_string else ""
    # One slash: « //elsewhere.example » would lead to another site.
    return "/" + request.path.lstrip("/\\") + query


def language_links() -> tuple[tuple[str, str, str, bool], ...]:
    """(code, name, address of this page in that language, current) for each language."""
    base = here() if request.method == "GET" else "/"
    return tuple(
        (code, name, ("" if code == i18n.SOURCE else "/" + code) + base, code == i18n.locale())
        for code, name in i18n.LANGUAGES.items()
    )


# Refusals ----------------------------------------------------------------------------------------

PAGES_OF_ERRORS = (400, 403, 404, 405, 409, 413, 429, 500)
NEVER_GIVEN_BACK = ("csrf_token", "opened")


def recovered() -> list[tuple[str, str]]:
    """What the person had typed, to be given back."""
    fields: MultiDict[str, str] = request.form if request.method in WRITES else MultiDict()
    return [(k, v) for k, v in fields.items(multi=True) if k not in NEVER_GIVEN_BACK]


def _error_page(status: int, message: Any = None) -> tuple[str, int]:
    g.right_asked = True
    rollback()
    if status >= 500:
        g.setdefault("_login_user", VISITOR)  # reading who is there may be what failed
    name = status if status in PAGES_OF_ERRORS else (404 if status < 500 else 500)
    given = {
        "recovered": recovered() if status != 413 else [],
        "action": request.script_root + here(),
    }
    page = render_template(f"errors/{name}.html", message=message, status=status, **given)
    return page, status


def _refused(error: Refused) -> tuple[str, int]:
    if isinstance(error, Restricted):
        return _restricted(error)
    return _error_page(error.status, error.message)


def _restricted(error: Restricted) -> tuple[str, int]:
    """Why, until when, how to contest it; what was typed is given back."""
    g.right_asked = True
    rollback()
    given = {"recovered": recovered(), "action": request.script_root + here()}
    known = {"until": error.until, "code": error.code, "zone": error.zone, "status": error.status}
    return render_template("errors/restricted.html", **known, **given), error.status


def _session_over(error: CSRFError) -> tuple[str, int]:
    """The session ended while the person wrote: what was typed is given back."""
    message = _l(
        "Votre session a expiré avant l’envoi. Rien n’est perdu\u00a0: vérifiez et renvoyez."
    )
    return _error_page(400, message)


def _http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    if error.code not in PAGES_OF_ERRORS:
        current_app.logger.error("%s on %s", error, request.endpoint)
    page, status = _error_page(error.code)
    return page, status, [h for h in error.get_headers() if h[0] == "Allow"]


def _conflict(error: IntegrityError | psycopg.IntegrityError | StaleDataError) -> tuple[str, int]:
    """Two people did the same thing at once, and the database kept one."""
    kind = type(getattr(error, "orig", error)).__name__
    current_app.logger.warning("conflict on %s: %s", request.endpoint, kind)
    return _error_page(409)


def _no_such_value(error: DataError | psycopg.DataError) -> tuple[str, int]:
    """A number beyond all numbers, a null character: nothing is there, nothing can be kept."""
    current_app.logger.warning(
        "bad value on %s: %s", request.endpoint, type(getattr(error, "orig", error)).__name__
    )
    return _error_page(400 if request.method in WRITES else 404)
