"""The measures that make templates fast change no byte of what they say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from flask import Flask
from jinja2 import Environment, UndefinedError, pass_context
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from consult import i18n, render, throttle
from consult.db import now
from tests import canary, walk

REMEMBERED = [
    (render, "_address"),
    (render, "_counted"),
    (i18n, "_translate"),
    (i18n, "_date"),
    (i18n, "_time"),
    (i18n, "_number"),
]


@contextmanager
def plainly(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Jinja as it comes: nothing replaced, nothing remembered."""
    with monkeypatch.context() as patched:
        patched.setattr(render.LanguageEnvironment, "code_generator_class", CodeGenerator)
        patched.setattr(render.LanguageEnvironment, "_parse", Environment._parse)
        patched.setattr(render.LanguageEnvironment, "_generate", Environment._generate)
        for module, name in REMEMBERED:
            patched.setattr(module, name, getattr(module, name).__wrapped__)
        patched.setitem(app.template_globals, "asset", app.asset)
        patched.setattr(render._parts, "get", lambda key, make: Markup(make()))
        patched.setattr(app, "_environments", {"": app.jinja_env})  # for what extensions added
        yield


@pytest.mark.parametrize("role", ["visitor", "manager"])
def test_every_page_is_the_same_with_and_without(app, browse, session, monkeypatch, role):
    cast = canary.plant()
    browser = browse(cast.people[role])
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(throttle, "TAKE", "SELECT 0")  # nobody reads that fast
    walked = [one.path for one in walk.addresses(app, cast) if not one.astray]
    addresses = [path for path in walked if "/donnees/" not in path]
    addresses = addresses[role == "manager" :: 2]  # each address is read by one of the two
    if role == "visitor":
        addresses += [f"/en{path}" for path in addresses[::2]]
        addresses += [f"/es{path}" for path in addresses[1::2]]
    with time_machine.travel(now(), tick=False):
        fast = {address: browser.get(address).data for address in addresses}
        # A form that draws a receipt's code is never twice the same.
        steady = [a for a in addresses if browser.get(a).data == fast[a]]
        with plainly(app, monkeypatch):
            slow = {address: browser.get(address).data for address in steady}
    assert [address for address in steady if fast[address] != slow[address]] == []
    assert len(steady) > len(addresses) * 0.95


@pytest.mark.parametrize(
    "value", ["<b>&\"'", Markup("<b>"), 12, 3.5, None, True, i18n.lazy_gettext("Idées"), ["<"]]
)
def test_the_quick_escape_is_the_escape(value):
    assert render.quick_escape(value) == str(escape(value))


@pytest.mark.parametrize(
    "template, said",
    [
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}"
         "{% call m('<', b='>') %}!{% endcall %}", "&lt;&gt;!"),
        ("{% for x in 'ab' %}{{ loop.cycle('1', '2') }}{{ f(*[x], **{'b': x}) }}{% endfor %}",
         "1aa2bb"),
        ("{{ (f if 1 else g)(1, b=2) }}{{ f(a=1, b=f(2, b=3)) }}", "12123"),
        ("{{ h(1) }}{{ h(a=2) }}", "None1None2"),
        ("{{ _('<%(name)s>', name='<i>') }}", "<&lt;i&gt;>"),
        ("{{ ngettext('%(num)d voix', '%(num)s voix', num=1200) }}", "1\u202f200 voix"),
        ("{{ ngettext('%(num)d voix', '%(num)d voix', num=1200, x='') }}", "1200 voix"),
    ],
)  # fmt: skip
def test_direct_calls_call_the_same(app, monkeypatch, template, said):
    given = {"f": lambda a, b: f"{a}{b}", "g": None}
    wants = pass_context(lambda context, a: f"{context.get('nothing')}{a}")
    monkeypatch.setitem(app.jinja_env.globals, "h", wants)

    def rendered() -> str:
        with app.test_request_context("/"):
            return app.jinja_env.from_string(template).render(given)

    fast = rendered()
    with plainly(app, monkeypatch):
        slow = rendered()
    assert fast == slow == said


def test_an_unknown_name_still_says_so(app):
    with app.test_request_context("/"), pytest.raises(UndefinedError, match="inconnu"):
        app.jinja_env.from_string("{{ inconnu(1) }}").render()
