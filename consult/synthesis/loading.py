"""A synthesis read from its file, alone or in a package; what is wrong in it is said by its place."""

from __future__ import annotations

import types
import typing
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import orjson

from ..i18n import gettext as _
from .document import FILE_NAME, FORMAT, Document

LARGEST = 512 * 2**20  # bytes, once opened: a package that unfolds without end is refused


class Unreadable(ValueError):
    """The file is no synthesis; the message says where and why."""


def load(file: Path) -> Document:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Unreadable(
            _("le fichier ne se lit pas\u00a0: %(why)s.", why=error.strerror)
        ) from None
    return loads(content)


def loads(content: bytes) -> Document:
    """The document of these bytes: ``synthesis.json``, or a ZIP that holds one."""
    return parsed(member(content, FILE_NAME) if content.startswith(b"PK") else content)


def member(content: bytes, name: str) -> bytes:
    """The file of that name in a package, at its top or in one folder."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            held = [one for one in package.infolist() if one.filename.split("/")[-1] == name]
            if len(held) != 1:
                raise Unreadable(
                    _(
                        "l’archive doit contenir un fichier «\u00a0%(name)s\u00a0», et un seul.",
                        name=name,
                    )
                )
            if held[0].file_size > LARGEST:
                raise Unreadable(_("le fichier de l’archive est trop grand."))
            return package.read(held[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise Unreadable(_("l’archive est abîmée\u00a0: %(why)s.", why=error)) from None


def parsed(content: bytes) -> Document:
    try:
        value = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise Unreadable(_("ce n’est pas du JSON\u00a0: %(why)s.", why=error)) from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable(
            _("ce n’est pas une synthèse au format «\u00a0%(format)s\u00a0».", format=FORMAT)
        )
    made = built(Document, value, "")
    for fault in _broken(made):
        raise Unreadable(fault)
    return typing.cast(Document, made)


def built(kind: Any, value: Any, place: str) -> Any:
    """``value`` as a ``kind``, or the refusal that names its place."""
    if kind is Any:
        return value
    if is_dataclass(kind):
        return _row(kind, value, place)
    origin, of = get_origin(kind), get_args(kind)
    if origin is Literal:
        if value not in of:
            listed = ", ".join(f"«\u00a0{one}\u00a0»" for one in of)
            raise _wrong(
                place, _("l’une de ces valeurs est attendue\u00a0: %(listed)s", listed=listed)
            )
        return value
    if origin in (Union, types.UnionType):
        inner = next(one for one in of if one is not type(None))
        return None if value is None else built(inner, value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(place, _("une liste est attendue"))
        return tuple(built(of[0], one, f"{place}[{n}]") for n, one in enumerate(value))
    return _plain(kind, value, place)


def _row(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(place, _("un objet est attendu"))
    known = {one.name: one for one in fields(kind)}
    inside = f"{place}." if place else ""
    for name in value:
        if name not in known:
            raise _wrong(f"{inside}{name}", _("ce champ n’existe pas dans ce format"))
    hints = _hints(kind)
    found = {}
    for name, one in known.items():
        if name in value:
            found[name] = built(hints[name], value[name], f"{inside}{name}")
        elif one.default is MISSING and one.default_factory is MISSING:
            raise _wrong(f"{inside}{name}", _("ce champ manque"))
    return kind(**found)


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _plain(kind: type, value: Any, place: str) -> Any:
    wanted = {
        str: _("un texte est attendu"),
        int: _("un nombre entier, zéro ou plus, est attendu"),
        bool: _("vrai ou faux est attendu"),
    }
    if type(value) is not kind or (isinstance(value, int) and value < 0):
        raise _wrong(place, wanted[kind])
    return value


def _wrong(place: str, why: str) -> Unreadable:
    return Unreadable(_("%(place)s\u00a0: %(why)s.", place=place or FILE_NAME, why=why))


def _broken(document: Document) -> Iterator[str]:
    """Names given twice, and links that lead nowhere."""
    lists = (
        "received", "contributions", "arguments", "votes", "minutes", "themes", "positions", "findings"
    )  # fmt: skip
    for name in lists:
        counts = Counter(one.id for one in getattr(document, name))
        for twice in (one for one, number in counts.items() if number > 1):
            yield _(
                "%(list)s\u00a0: l’identifiant «\u00a0%(id)s\u00a0» est donné deux fois.",
                list=name,
                id=twice,
            )
    themes = {one.id for one in document.themes}
    texts = set(document.by_kind["contribution"])
    links: list[tuple[str, str | None, set[str]]] = []
    links += [(f"themes «\u00a0{one.id}\u00a0»", one.parent, themes) for one in document.themes]
    links += [(f"findings «\u00a0{one.id}\u00a0»", one.theme, themes) for one in document.findings]
    for text in document.contributions:
        links += [(f"contributions «\u00a0{text.id}\u00a0»", name, themes) for name in text.themes]
    links += [
        (f"arguments «\u00a0{one.id}\u00a0»", one.contribution, texts) for one in document.arguments
    ]
    for where, to, known in links:
        if to is not None and to not in known:
            yield _(
                "%(where)s\u00a0: «\u00a0%(id)s\u00a0» n’existe pas dans ce fichier.",
                where=where,
                id=to,
            )
