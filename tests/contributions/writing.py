"""A person filling the form, as tests play it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import time_machine

from consult.db import now
from consult.web import signer

FIELDS = {
    "title": "Ouvrir le guichet le samedi",
    "body": "Beaucoup de gens travaillent en semaine et ne peuvent pas venir.",
    "shown_as": "anonymous",
    "charter": "0",
}


def opened(app: Any, *, ago: float = 60) -> str:
    """The ``opened`` field of a form shown ``ago`` seconds before now."""
    with app.app_context(), time_machine.travel(now() - timedelta(seconds=ago), tick=False):
        return signer().sign("form").decode()


def address(consultation: Any) -> str:
    return f"/concertations/{consultation.slug}/contributions/nouvelle"


def hidden(page: Any, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page.get_data(as_text=True))
    assert found, name
    return found[1]


def send(
    browser: Any,
    consultation: Any,
    button: str = "send",
    environ: dict[str, str] | None = None,
    **fields: Any,
) -> Any:
    data = {
        **FIELDS,
        "opened": opened(browser.application),
        button: "1",
        **fields,
    }
    return browser.post(
        address(consultation),
        data=data,
        content_type="multipart/form-data",
        environ_overrides=environ,
    )
