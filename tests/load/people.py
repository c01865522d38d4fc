"""Signed-in people and their filled forms, ready to be sent."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Flask, g

from consult.accounts import sessions
from consult.db import db
from tests.load.client import Request

FORM = re.compile(r"<form\b[^>]*\bmethod=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)
HIDDEN = re.compile(r"<input\b[^>]*\btype=\"hidden\"[^>]*>", re.IGNORECASE)
FOREIGN = "/deconnexion"  # the form of the header, on every page
ENCODING = ("Accept-Encoding", "gzip, deflate, br")


def cookie(app: Flask, user_id: int) -> str:
    """The session cookie of a person."""
    token = sessions.open_session(user_id, team=False)
    content = {"_user_id": token, "_fresh": True, "csrf_token": f"{user_id:040x}"}
    signer = app.session_interface.get_signing_serializer(app)
    return f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps(content)}"


def cookies(app: Flask, people: list[int]) -> dict[int, str]:
    made = {user_id: cookie(app, user_id) for user_id in people}
    db.session.commit()
    return made


def headers(said: str, name: str) -> tuple[tuple[str, str], ...]:
    """``name`` tells apart the network addresses, so that the limits by address do not answer."""
    return (ENCODING, ("Cookie", said), ("X-Forwarded-For", name))


def filled(app: Flask, address: str, said: str, answers: Mapping[str, object]) -> str:
    """The form of a page, with its hidden fields and ``answers``."""
    forget()
    page = app.test_client(use_cookies=False).get(address, headers={"Cookie": said})
    forms = [form for form in FORM.findall(page.text) if FOREIGN not in form]
    if not forms:
        raise RuntimeError(f"no form on {address} ({page.status_code})")
    fields: dict[str, object] = {}
    for field in HIDDEN.findall(max(forms, key=len)):
        fields[attribute(field, "name")] = attribute(field, "value")
    return urlencode({**fields, **answers}, doseq=True)


def forget() -> None:
    """Requests made inside one application context share ``g``: each starts anew."""
    for name in list(g):
        g.pop(name)


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def acts(
    app: Flask,
    said: Mapping[int, str],
    address: str,
    answers: Mapping[str, object],
    form: str | None = None,
) -> list[Request]:
    """One filled form for each person."""
    found = []
    for number, (user_id, session) in enumerate(said.items()):
        name = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        body = filled(app, form or address, session, dict(answers.items()))
        found.append(
            Request(address, headers(session, name), body.replace("%7Bn%7D", str(user_id)))
        )
    return found
