"""Received = read + set aside with a reason, item by item; green only when nothing is unaccounted.

The register of what came in is kept apart from the texts: an item that leaves the document, or that
enters it by another way, shows. Hidden, erased and merged items are accounted for as the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import orjson

from ..i18n import gettext as _
from .document import Contribution, Document, hashed
from .labels import HIDDEN
from .loading import Unreadable, built

FORMAT = "consult-certificate/1"
FILE_NAME = "certificate.json"
UNACCOUNTED = "unaccounted"


@dataclass(frozen=True)
class Item:
    """One thing received, and what became of it."""

    id: str
    received_at: str
    state: str  # public, hidden, erased; missing when the document has it no more
    version: int
    account: str  # person, machine, aside, merged, unaccounted
    reason: str | None = None  # why aside; into which one merged; why unaccounted
    findings: tuple[str, ...] = ()  # the sentences it feeds


@dataclass(frozen=True)
class Certificate:
    consultation: str
    version: int  # of the synthesis
    issued_at: str
    document: str  # its SHA-256
    received: int
    read: int
    aside: int
    unaccounted: int
    green: bool
    items: tuple[Item, ...]
    format: str = FORMAT
    digest: str = ""  # SHA-256 of all the rest


def issue(document: Document, issued_at: str) -> Certificate:
    items = tuple(_items(document))
    read = sum(one.account in ("person", "machine", "merged") for one in items)
    aside = sum(one.account == "aside" for one in items)
    left = len(items) - read - aside
    made = Certificate(
        consultation=document.consultation.slug,
        version=document.version,
        issued_at=issued_at,
        document=hashed(document),
        received=len(items),
        read=read,
        aside=aside,
        unaccounted=left,
        green=not left,
        items=items,
    )
    return replace(made, digest=sealed(made))


def sealed(certificate: Certificate) -> str:
    return hashed(replace(certificate, digest=""))


def unaccounted(certificate: Certificate) -> list[Item]:
    return [one for one in certificate.items if one.account == UNACCOUNTED]


def by_reason(certificate: Certificate) -> dict[str, list[str]]:
    """The numbers of what is unaccounted, under why."""
    found: dict[str, list[str]] = {}
    for one in unaccounted(certificate):
        found.setdefault(one.reason or "", []).append(one.id)
    return found


def _items(document: Document) -> Iterator[Item]:
    texts = {one.id: one for one in document.contributions}
    used: dict[str, list[str]] = {}
    answered = {one.id: one.contribution for one in document.arguments}
    for finding in document.findings:
        for source in finding.sources:
            there = answered.get(source.id, "") if source.kind == "argument" else source.id
            if source.kind in ("contribution", "argument"):
                used.setdefault(there, []).append(finding.id)
    listed = {one.id for one in document.received}
    for line in sorted(document.received, key=lambda one: (one.received_at, one.id)):
        text = texts.get(line.id)
        findings = tuple(dict.fromkeys(used.get(line.id, ())))
        if text is None:
            why = _("reçue, mais absente de la synthèse")
            yield Item(line.id, line.received_at, "missing", 0, UNACCOUNTED, why, findings)
        else:
            account, reason = _account(text, line.received_at, texts)
            yield Item(
                line.id, line.received_at, text.state, text.version, account, reason, findings
            )
    for text in sorted(document.contributions, key=lambda one: one.id):
        if text.id not in listed:
            why = _("absente du registre des contributions reçues")
            yield Item(text.id, text.received_at, text.state, text.version, UNACCOUNTED, why)


def _account(
    text: Contribution, received_at: str, texts: dict[str, Contribution]
) -> tuple[str, str | None]:
    if text.received_at != received_at:
        return UNACCOUNTED, _("sa date n’est pas celle du registre")
    if text.aside is not None:
        if text.aside.strip():
            return "aside", text.aside
        return UNACCOUNTED, _("mise de côté sans raison")
    if text.state == "hidden":
        return UNACCOUNTED, str(HIDDEN)
    if text.state == "erased":
        return UNACCOUNTED, _("effacée, sans raison de mise de côté")
    if text.merged_into is not None:
        return _merged(text, texts)
    if text.read is None:
        return UNACCOUNTED, _("reçue, ni lue ni mise de côté")
    if text.read_version is not None and text.read_version != text.version:
        return UNACCOUNTED, _("modifiée depuis sa lecture")
    return text.read, None


def _merged(text: Contribution, texts: dict[str, Contribution]) -> tuple[str, str | None]:
    """Into one that is itself read, however many steps away; a circle leads nowhere."""
    seen, into = {text.id}, text.merged_into
    while into is not None and into not in seen:
        seen.add(into)
        there = texts.get(into)
        if there is None or there.state != "public" or there.aside is not None:
            break
        if there.merged_into is None:
            current = there.read_version in (None, there.version)
            return ("merged", text.merged_into) if there.read and current else _unread(into)
        into = there.merged_into
    return _unread(text.merged_into)


def _unread(into: str | None) -> tuple[str, str]:
    return UNACCOUNTED, _("réunie à «\u00a0%(id)s\u00a0», qui n’est pas lue", id=into)


# Verification -------------------------------------------------------------------------------------


def verify(certificate: Certificate, document: Document | None = None) -> list[str]:
    """What does not hold: alone, its seal and its sums; with the document, every item of it."""
    faults = list(_alone(certificate))
    if document is not None:
        faults += list(_against(certificate, document))
    return faults


def _alone(certificate: Certificate) -> Iterator[str]:
    if sealed(certificate) != certificate.digest:
        yield _("l’empreinte du certificat n’est pas celle de son contenu.")
    try:
        datetime.fromisoformat(certificate.issued_at)
    except ValueError:
        yield _("la date du certificat ne se lit pas.")
    items = certificate.items
    read = sum(one.account in ("person", "machine", "merged") for one in items)
    aside = sum(one.account == "aside" and bool((one.reason or "").strip()) for one in items)
    sums = (len(items), read, aside, len(items) - read - aside)
    said = (certificate.received, certificate.read, certificate.aside, certificate.unaccounted)
    if sums != said:
        yield _("les totaux ne sont pas ceux des lignes.")
    if len({one.id for one in items}) != len(items):
        yield _("une contribution est comptée deux fois.")
    if certificate.green != (sums[3] == 0):
        yield _("la couleur n’est pas celle que donnent les lignes.")


def _against(certificate: Certificate, document: Document) -> Iterator[str]:
    """The document as it is now: what came, left or changed since the certificate."""
    now = issue(document, certificate.issued_at)
    before, after = ({one.id: one for one in these.items} for these in (certificate, now))
    for name in sorted(after.keys() - before.keys()):
        yield _("%(id)s\u00a0: reçue depuis le certificat.", id=name)
    for name in sorted(before.keys() - after.keys()):
        yield _("%(id)s\u00a0: comptée dans le certificat, absente du document.", id=name)
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name]:
            why = after[name].reason if after[name].account == UNACCOUNTED else None
            yield _(
                "%(id)s\u00a0: a changé depuis le certificat (%(why)s).",
                id=name,
                why=why or _("autre état, autre lecture ou autres phrases"),
            )
    if now.document != certificate.document and before == after:
        yield _(
            "le document n’est pas celui qui a été certifié\u00a0: un texte ou une phrase a changé."
        )


def dump(certificate: Certificate) -> bytes:
    options = orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2
    return orjson.dumps(asdict(certificate), option=options) + b"\n"


def loads(content: bytes) -> Certificate:
    try:
        value: Any = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise Unreadable(_("ce n’est pas du JSON\u00a0: %(why)s.", why=error)) from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable(
            _("ce n’est pas un certificat au format «\u00a0%(format)s\u00a0».", format=FORMAT)
        )
    made: Certificate = built(Certificate, value, "")
    return made
