"""Every setting, read once from the environment; nothing else configures the application."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
DEVELOPMENT_SECRET = "development-only"  # noqa: S105  (refused in production, see check)

DEFAULTS: dict[str, str] = {
    "CONSULT_ENV": "development",  # "production" turns on the refusals below, HSTS and secure cookies
    "CONSULT_INSTANCE": str(ROOT / "instance"),  # private database, stored files
    "CONSULT_DEBUG": "",  # "1": tracebacks in the browser, never in production
    "CONSULT_DEMO": "",  # "1": invented people can sign in by one button, mails are readable
    "SECRET_KEY": DEVELOPMENT_SECRET,  # signs the session cookie
    "VOTE_KEYS": "",  # folder of the votes' secrets, shared by all nodes, never in a backup; empty: in the instance
    "DATABASE_URL": "",  # postgresql://…; empty means the private embedded server
    "BASE_URL": "http://127.0.0.1:8000",  # what links in mails and feeds start with
    "TRUSTED_PROXIES": "0",  # how many proxies stand in front and set X-Forwarded-For
    "SMTP_URL": "",  # smtp://user:password@host:587 (STARTTLS) or smtps://…
    "MAIL_FROM": "Consult <ne-pas-repondre@consult.invalid>",  # sender of every mail
    "AGENT_DOMAINS": "gouv.fr",  # a proved address there, or in a sub-domain, makes an agent
    "DISPOSABLE_DOMAINS": "",  # file of domains refused as throw-away, one a line; « !domain » accepts one
    "INSTANCE_OFFICIELLE": "",  # the exact official title, lines separated by "|": turns the State's marks on
    "CONTACT_EMAIL": "contact@consult.invalid",  # printed on the legal pages and in security.txt
    "DPO_EMAIL": "",  # data protection officer, on the data page; empty means CONTACT_EMAIL
    "PUBLISHER": "",  # éditeur, on the legal page: name, address, telephone, separated by "|"
    "PUBLICATION_DIRECTOR": "",  # directeur or directrice de la publication: name and function
    "HOSTING": "",  # hébergeur: name, address, telephone, separated by "|"
    "PAGE_CACHE_BYTES": "12000000",  # memory for anonymous pages, per worker
    "MODEL_URL": "",  # OpenAI-compatible server, with its version: https://…/v1; empty: no language model
    "MODEL_NAME": "",  # the model asked there, as the server names it
    "MODEL_KEY": "",  # sent to that server alone; empty where it asks for none
    "MODEL_TIMEOUT": "120",  # seconds, from the question to the end of the answer
    "MODEL_CHARACTERS": "40000",  # of contributions in one question, at most
}


class BadSetting(RuntimeError):
    """The environment asks for something unsafe or incomplete; the message says how to mend it."""


def load(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Flask's configuration from ``environ``; raises BadSetting when production would be unsafe."""
    raw = {name: environ.get(name, default) for name, default in DEFAULTS.items()}
    check(raw)
    production = raw["CONSULT_ENV"] == "production"
    return {
        **raw,
        "PRODUCTION": production,
        "DEMO": raw["CONSULT_DEMO"] == "1",
        "DEBUG": raw["CONSULT_DEBUG"] == "1",
        "BASE_URL": raw["BASE_URL"].rstrip("/"),
        "INSTANCE": Path(raw["CONSULT_INSTANCE"]).resolve(),
        "VOTE_KEYS": Path(
            raw["VOTE_KEYS"] or Path(raw["CONSULT_INSTANCE"]) / "vote-keys"
        ).resolve(),
        "AGENT_DOMAINS": [d.strip().lower() for d in raw["AGENT_DOMAINS"].split(",") if d.strip()],
        "INSTANCE_OFFICIELLE": [line for line in raw["INSTANCE_OFFICIELLE"].split("|") if line],
        "DPO_EMAIL": raw["DPO_EMAIL"] or raw["CONTACT_EMAIL"],
        "PUBLISHER": [line for line in raw["PUBLISHER"].split("|") if line],
        "HOSTING": [line for line in raw["HOSTING"].split("|") if line],
        "TRUSTED_PROXIES": int(raw["TRUSTED_PROXIES"]),
        "PAGE_CACHE_BYTES": int(raw["PAGE_CACHE_BYTES"]),
        "MODEL_TIMEOUT": int(raw["MODEL_TIMEOUT"]),
        "MODEL_CHARACTERS": int(raw["MODEL_CHARACTERS"]),
        "SESSION_COOKIE_NAME": "__Host-consult" if production else "consult",
        "SESSION_COOKIE_PATH": "/",
        "RECEIPT_COOKIE": "__Secure-recu" if production else "recu",
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,  # the session's row says when it ends
        "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,  # two attachments of 5 MB and their form
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: slow writers lose nothing
    }


def check(raw: Mapping[str, str]) -> None:
    if raw["DISPOSABLE_DOMAINS"] and not Path(raw["DISPOSABLE_DOMAINS"]).is_file():
        raise BadSetting(
            f"DISPOSABLE_DOMAINS is {raw['DISPOSABLE_DOMAINS']}, which is no file. Create it, with one "
            "domain a line, or unset it: the list that comes with Consult is then used alone."
        )
    if raw["CONSULT_ENV"] not in ("development", "production"):
        raise BadSetting("CONSULT_ENV must be « development » or « production ».")
    for name in ("TRUSTED_PROXIES", "PAGE_CACHE_BYTES", "MODEL_TIMEOUT", "MODEL_CHARACTERS"):
        if not raw[name].isdecimal():
            raise BadSetting(f"{name} must be a whole number, for example {DEFAULTS[name]}.")
    check_model(raw)
    if raw["CONSULT_ENV"] != "production":
        return
    if raw["SECRET_KEY"] == DEVELOPMENT_SECRET or len(raw["SECRET_KEY"]) < 32:
        raise BadSetting(
            "SECRET_KEY is missing or too short. Set it to 32 random characters or more, for "
            'example the output of: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    if not Path(raw["VOTE_KEYS"] or ".").is_absolute() or not raw["VOTE_KEYS"]:
        raise BadSetting(
            "VOTE_KEYS is missing. Set it to a folder that every node shares and that no backup "
            "copies, for example: VOTE_KEYS=/var/lib/consult-vote-keys"
        )
    for name, example in (
        ("DATABASE_URL", "postgresql://consult:password@db.example/consult"),
        ("SMTP_URL", "smtp://user:password@smtp.example:587"),
    ):
        if not raw[name]:
            raise BadSetting(f"{name} is missing. Set it, for example: {name}={example}")
    if raw["BASE_URL"] == DEFAULTS["BASE_URL"] or not raw["BASE_URL"].startswith("https://"):
        raise BadSetting(
            "BASE_URL must be the public https address, for example https://consult.example"
        )
    for name, example in (
        ("MAIL_FROM", "Consult <no-reply@consult.example>"),
        ("CONTACT_EMAIL", "contact@consult.example"),
    ):
        if raw[name] in ("", DEFAULTS[name]):
            raise BadSetting(
                f"{name} is missing: nobody can answer there. Set it, for example: {name}={example}"
            )
    for name in ("CONSULT_DEBUG", "CONSULT_DEMO"):
        if raw[name]:
            raise BadSetting(f"{name} is on. Unset it: it opens the site to anyone in production.")


def check_model(raw: Mapping[str, str]) -> None:
    """What is sent is read by nobody on the way, and goes where the page says."""
    if not raw["MODEL_URL"]:
        return
    try:
        parts = urlsplit(raw["MODEL_URL"])
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or len(host) > 190 or parts.username or parts.query or parts.fragment:
        raise BadSetting(
            "MODEL_URL must be an address with its version and nothing more, for example "
            "https://albert.api.etalab.gouv.fr/v1 or http://127.0.0.1:8080/v1"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _near(host)):
        raise BadSetting(
            "MODEL_URL must be an https address. Plain http is for a model on this machine or on a "
            "private address, for example http://127.0.0.1:8080/v1"
        )
    if not raw["MODEL_NAME"] or len(raw["MODEL_NAME"]) > 120:
        raise BadSetting(
            "MODEL_NAME is missing. Set it to the name that the server of MODEL_URL uses."
        )
    if (
        not raw["MODEL_KEY"].isascii()
        or not raw["MODEL_KEY"].isprintable()
        or " " in raw["MODEL_KEY"]
    ):
        raise BadSetting("MODEL_KEY holds a space, a line end or an accent. Copy it again.")
    if not 1 <= int(raw["MODEL_TIMEOUT"]) <= 600:
        raise BadSetting("MODEL_TIMEOUT must be between 1 and 600 seconds.")
    if int(raw["MODEL_CHARACTERS"]) < 1000:
        raise BadSetting("MODEL_CHARACTERS must be 1000 or more.")


def _near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False
