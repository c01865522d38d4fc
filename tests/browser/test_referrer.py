"""Addresses that are a secret: what the browser says of them to the site itself, whose log keeps it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Request


def test_a_secret_address_is_in_no_request_but_its_own(visit: Callable[..., Page]) -> None:
    page = visit()
    page.goto("/connexion")
    page.get_by_label("adresse électronique").fill("secret@exemple.fr")
    with page.expect_navigation():
        page.get_by_role("button", name="Recevoir mon lien").click()
    page.goto("/courriels?to=secret@exemple.fr")
    with page.expect_navigation():
        page.locator("main h2 a").first.click()
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    with page.expect_navigation():
        page.locator(".letter a[href*='/connexion/']").click()
    secret = page.url.rpartition("/")[2]
    assert len(secret) > 40
    with page.expect_navigation():
        page.get_by_role("button", name="Me connecter").click()
    told = [one.header_value("referer") or "" for one in asked]
    assert secret not in page.url and any(told)
    assert not [one for one in told if secret in one]
