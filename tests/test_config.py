"""Production refuses what would be unsafe, and says which setting to mend and how."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import config

ROOT = Path(__file__).parents[1]
PRODUCTION = {
    "CONSULT_ENV": "production",
    "SECRET_KEY": "s" * 48,
    "VOTE_KEYS": "/var/lib/consult-vote-keys",
    "DATABASE_URL": "postgresql://consult:password@db.example/consult",
    "SMTP_URL": "smtp://user:password@smtp.example:587",
    "BASE_URL": "https://consult.example",
    "MAIL_FROM": "Consult <no-reply@consult.example>",
    "CONTACT_EMAIL": "contact@consult.example",
}


def test_development_needs_no_setting():
    settings = config.load({})
    assert not settings["PRODUCTION"]
    assert not settings["DEBUG"]
    assert not settings["DEMO"]


def test_production_starts_with_safe_settings():
    settings = config.load(PRODUCTION)
    assert settings["PRODUCTION"]
    assert settings["SESSION_COOKIE_SECURE"]


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("SECRET_KEY", None, "token_urlsafe"),
        ("SECRET_KEY", config.DEVELOPMENT_SECRET, "token_urlsafe"),
        ("SECRET_KEY", "short", "32 random characters"),
        ("VOTE_KEYS", None, "VOTE_KEYS=/"),
        ("VOTE_KEYS", "keys", "every node shares"),
        ("DATABASE_URL", None, "DATABASE_URL=postgresql://"),
        ("SMTP_URL", "", "SMTP_URL=smtp://"),
        ("BASE_URL", None, "https://"),
        ("BASE_URL", "http://consult.example", "https://"),
        ("MAIL_FROM", None, "MAIL_FROM=Consult <"),
        ("CONTACT_EMAIL", None, "CONTACT_EMAIL=contact@"),
        ("TRUSTED_PROXIES", "one", "a whole number"),
        ("TRUSTED_PROXIES", "-1", "a whole number"),
        ("PAGE_CACHE_BYTES", "12 MB", "a whole number"),
        ("CONSULT_DEBUG", "1", "Unset it"),
        ("CONSULT_DEMO", "1", "Unset it"),
        ("MODEL_URL", "http://albert.example/v1", "an https address"),
        ("MODEL_URL", "https://cle@albert.example/v1", "nothing more"),
        ("MODEL_URL", "https://albert.example:x/v1", "nothing more"),
        ("MODEL_URL", "https://albert.example/v1?k=1", "nothing more"),
        ("MODEL_NAME", "", "server of MODEL_URL"),
        ("MODEL_KEY", "cle\n", "Copy it again"),
        ("MODEL_TIMEOUT", "0", "between 1 and 600"),
        ("MODEL_CHARACTERS", "10", "1000 or more"),
    ],
)
def test_production_refuses_and_says_how_to_mend_it(name, value, remedy):
    environment = {key: text for key, text in PRODUCTION.items() if key != name}
    if name.startswith("MODEL_"):
        environment |= {"MODEL_URL": "https://albert.example/v1", "MODEL_NAME": "essai"}
    if value is not None:
        environment[name] = value
    with pytest.raises(config.BadSetting) as refusal:
        config.load(environment)
    assert name in str(refusal.value)
    assert remedy in str(refusal.value)


def test_the_public_address_ends_with_its_name():
    assert config.load({**PRODUCTION, "BASE_URL": "https://consult.example/"})["BASE_URL"] == (
        "https://consult.example"
    )


def test_a_language_model_is_asked_for_and_may_be_on_this_machine():
    assert config.load(PRODUCTION)["MODEL_URL"] == ""
    for url in ("http://127.0.0.1:8080/v1", "http://[::1]:8080/v1", "http://10.0.0.5/v1"):
        assert config.load({**PRODUCTION, "MODEL_URL": url, "MODEL_NAME": "essai"})


def test_a_misspelt_environment_is_not_taken_for_development():
    with pytest.raises(config.BadSetting, match="CONSULT_ENV"):
        config.load({"CONSULT_ENV": "prod"})


def test_the_application_itself_does_not_start():
    refused = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, "SECRET_KEY": ""},
        capture_output=True,
        text=True,
    )
    assert refused.returncode != 0
    assert refused.stderr.strip().splitlines()[-1].startswith("config.BadSetting: SECRET_KEY")
