"""Templates, made fast: one environment per language, translated when compiled.

Same bytes out (tests/test_render.py): constant translations and asset addresses are replaced at
compile time, calls and escapes are compiled to their shortest form, addresses, dates, numbers and
plurals are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from io import StringIO
from typing import Any

from flask import Flask, request, url_for
from flask.templating import Environment
from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from markupsafe._speedups import _escape_inner

from . import i18n


class Translator(NodeTransformer):
    """Replaces ``_("constant")`` and ``asset("constant")`` by what they say."""

    def __init__(self, language: str, asset: Callable[[str], str]) -> None:
        self.language = language
        self.asset = asset

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not self._is_constant(node):
            return node
        said = node.args[0].value  # type: ignore[attr-defined]
        if node.node.name == "asset":  # type: ignore[attr-defined]
            return nodes.Const(self.asset(said), lineno=node.lineno)
        with i18n.speaking(self.language):
            return nodes.Const(Markup(i18n.gettext(said)), lineno=node.lineno)

    @staticmethod
    def _is_constant(node: nodes.Call) -> bool:
        return (
            isinstance(node.node, nodes.Name)
            and node.node.name in ("_", "asset")
            and len(node.args) == 1
            and isinstance(node.args[0], nodes.Const)
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        )


class DirectCalls(CodeGenerator):
    """Calls without asking each time whether the context is wanted: it is known when compiling."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if self._wants_context(node.node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        whole, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), whole
        self.write(f"({arguments.removeprefix(', ')})")

    def _wants_context(self, called: nodes.Node) -> bool:
        offered = self.environment.globals
        return isinstance(called, nodes.Name) and hasattr(
            offered.get(called.name), "jinja_pass_arg"
        )


def quick_escape(value: Any) -> str:
    """markupsafe.escape for what is joined at once: no Markup in between."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escape_inner(value) if kind is str else str(escape(value))


class LanguageEnvironment(Environment):
    """Jinja for one language."""

    code_generator_class = DirectCalls
    language = i18n.SOURCE
    asset: Callable[[str], str] = staticmethod(lambda name: f"/static/{name}")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        translated: nodes.Template = Translator(self.language, self.asset).visit(tree)
        return translated

    def _generate(self, *args: Any, **kwargs: Any) -> str:
        head, line, rest = super()._generate(*args, **kwargs).partition("\n")
        return f"{head}; from consult.render import quick_escape as escape{line}{rest}"


def said(message: str, **values: Any) -> Markup:
    """A translated message in a template: ours is trusted, the values are escaped."""
    return _filled(i18n._translate(i18n.locale(), message), values)


def said_plural(singular: str, plural: str, num: int, **values: Any) -> Markup:
    if values:
        chosen = str(i18n.catalogue(i18n.locale()).ungettext(singular, plural, num))
        return _filled(chosen, {"num": i18n.Shown(num), **values})
    return _counted(i18n.locale(), singular, plural, num)


@lru_cache(maxsize=8192)
def _counted(language: str, singular: str, plural: str, num: int) -> Markup:
    chosen = str(i18n.catalogue(language).ungettext(singular, plural, num))
    return _filled(chosen, {"num": i18n.Shown(num)})


def _filled(message: str, values: dict[str, Any]) -> Markup:
    known = {k: v if isinstance(v, int | float) else quick_escape(v) for k, v in values.items()}
    return Markup(message % known)


@lru_cache(maxsize=8192)
def _address(root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))


def address(endpoint: str, **values: Any) -> str:
    """url_for, remembered. ``None`` values are left out, lists are repeated."""
    if endpoint[0] == ".":
        endpoint = (request.blueprint or "") + endpoint
    key = tuple(
        (k, tuple(v) if isinstance(v, list) else v)
        for k, v in sorted(values.items())
        if v is not None
    )
    return _address(request.script_root, endpoint, key)


class Kept:
    """Pieces of pages, kept by what they show: at most ``room`` characters, then from nothing."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._left = room
        self._pieces: dict[Hashable, Markup] = {}

    def get(self, key: Hashable, make: Callable[[], str]) -> Markup:
        spoken = (i18n.locale(), key)
        piece = self._pieces.get(spoken)
        if piece is None:
            piece = Markup(make())
            if len(piece) > self._left:
                self._pieces.clear()
                self._left = self.room
            self._pieces[spoken] = piece
            self._left -= len(piece)
        return piece


_parts = Kept(room=2_000_000)


@pass_context
def part(context: Context, name: str, *key: Hashable) -> Markup:
    """Include a template that shows nothing but what ``key`` says."""

    def make() -> str:
        return context.environment.get_template(name).render(context.get_all())

    return _parts.get((name, key), make)


def kept(key: Hashable, macro: Callable[..., Markup], *arguments: Any) -> Markup:
    """Call a macro that shows nothing but what ``key`` says."""
    return _parts.get(key, lambda: macro(*arguments))


class Pages(Flask):
    """Flask, with a Jinja environment per language."""

    jinja_environment = LanguageEnvironment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._environments: dict[str, Environment] = {}
        super().__init__(*args, **kwargs)

    @property
    def jinja_env(self) -> Environment:
        language = i18n.locale()
        if language not in self._environments:
            self._environments[language] = self.create_jinja_environment()
        return self._environments[language]

    def create_jinja_environment(self) -> Environment:
        made = super().create_jinja_environment()
        made.language = i18n.locale()  # type: ignore[attr-defined]
        made.asset = self.asset  # type: ignore[attr-defined]
        made.trim_blocks = made.lstrip_blocks = True
        made.globals.update(self.template_globals)
        made.filters.update(self.template_filters)
        for first in self._environments.values():  # extensions know the first one only
            made.globals = {**first.globals, **made.globals}
            made.filters = {**first.filters, **made.filters}
        return made

    template_globals: dict[str, Any] = {}
    template_filters: dict[str, Any] = {}

    def asset(self, name: str) -> str:
        return f"/static/{name}"


FILTERS: dict[str, Any] = {
    "day": i18n.format_day,
    "weekday": i18n.format_weekday,
    "time": i18n.format_time,
    "moment": i18n.format_moment,
    "delta": i18n.format_delta,
    "number": i18n.format_number,
    "amount": i18n.format_amount,
    "percent": i18n.format_percent,
    "size": i18n.format_size,
}
