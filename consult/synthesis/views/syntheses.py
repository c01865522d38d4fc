"""The pages of the synthesis."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import partial
from typing import Any

from flask import abort, render_template, request, url_for
from markupsafe import Markup

from ...consultations.models import Consultation
from ...consultations.phases import is_late, next_change
from ...consultations.views.blueprint import found
from ...contributions import differences
from ...db import now
from ...i18n import format_number, ngettext
from ...i18n import gettext as _
from ...web import cacheable, changes_at, require
from .. import certificate, quoting, versions
from ..labels import ACCOUNTS
from ..models import Synthesis
from ..queries import kept, quoted
from ..queries import syntheses as queries
from . import files
from .blueprint import bp

ITEMS_A_PAGE = 100


@bp.get("")
def show(slug: str) -> str:
    """The latest version, an earlier one, or the promise of one."""
    of = found(slug)
    require("consultation.read", of)
    cacheable(of.scope)
    at = now()
    changes_at(next_change(of.phases, at))
    synthesis = queries.published(of.id, _version())
    if synthesis is None:
        if request.args.get("version"):
            abort(404)
        late = is_late(of.synthesis_due, of.synthesis_published_at, of.lab.zone, at)
        return render_template("synthesis/awaited.html", consultation=of, late=late)
    require("synthesis.read", synthesis)
    return render_template(
        "synthesis/show.html",
        consultation=of,
        synthesis=synthesis,
        versions=queries.versions(of.id),
        body_html=Markup(kept.readable_html(synthesis)),
        files=files.offered(of, synthesis),
        shares=_shares(synthesis),
        from_model=queries.from_model(synthesis),
    )


def _shares(synthesis: Synthesis) -> list[tuple[str, str]]:
    """What became of all that came in; nothing where the version was published without saying so."""
    if synthesis.received is None:
        return []
    received, read = synthesis.received, synthesis.read or 0
    people = synthesis.by_person or 0
    aside, left = synthesis.aside or 0, synthesis.unaccounted or 0
    return [
        (format_number(received), ngettext("contribution reçue", "contributions reçues", received)),
        (
            format_number(people),
            ngettext("relue par une personne", "relues par une personne", people),
        ),
        (
            format_number(read - people),
            ngettext("placée par le programme", "placées par le programme", read - people),
        ),
        (
            format_number(aside),
            ngettext("mise de côté, avec une raison", "mises de côté, avec une raison", aside),
        ),
        (format_number(left), ngettext("non comptée", "non comptées", left)),
    ]


def _version() -> int | None:
    said = request.args.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 6 else None


# What anyone can check ---------------------------------------------------------------------------


def published(slug: str, *, cached: bool = True) -> tuple[Consultation, Synthesis]:
    of = found(slug)
    require("consultation.read", of)
    if cached:  # a file would push many pages out
        cacheable(of.scope)
    synthesis = queries.published(of.id, _version()) or abort(404)
    require("synthesis.read", synthesis)
    return of, synthesis


@bp.get("/phrases/<int:number>")
def sentence(slug: str, number: int) -> str:
    """What a sentence rests on, and what stands against it."""
    of, synthesis = published(slug)
    row = queries.sentence(synthesis, number) or abort(404)
    return render_template(
        "synthesis/sentence.html",
        consultation=of,
        synthesis=synthesis,
        sentence=row,
        shown=quoted.readable(synthesis.id, number, row.shown),
        cited=queries.cited(row),
        weight=counts.finding(number) if (counts := kept.counts_of(synthesis)) else None,
        next=queries.sentence(synthesis, number + 1),
    )


@bp.get("/changements")
def changes(slug: str) -> str:
    """What a version changed of the one before, or of the one that ``avant`` names."""
    of, synthesis = published(slug)
    known = queries.versions(of.id)
    asked = request.args.get("avant", "")
    earlier = [one.version for one in known if one.version < synthesis.version]
    before: Synthesis | None
    if asked.isdecimal() and len(asked) < 6:
        before = queries.published(of.id, int(asked)) or abort(404)
    else:
        before = queries.published(of.id, max(earlier)) if earlier else None
    return render_template(
        "synthesis/changes.html",
        consultation=of,
        before=before,
        after=synthesis,
        titles=differences.sides(before.title, synthesis.title) if before else None,
        changes=versions.changes(_said(before), _said(synthesis)) if before else [],
    )


def _said(synthesis: Synthesis) -> list[versions.Said]:
    gone = quoted.gone(synthesis.id)
    return [
        versions.Said(
            one.number,
            quoting.without(one.shown, gone.get(one.number, ())),
            one.theme,
            frozenset(_named(*cited) for cited in one.cited or ()),
        )
        for one in queries.sentences(synthesis)
    ]


def _named(kind: str, number: int, role: str) -> str:
    names = {
        "contribution": _("contribution n°\u00a0%(number)s", number=number),
        "argument": _("argument n°\u00a0%(number)s", number=number),
        "vote": _("scrutin n°\u00a0%(number)s", number=number),
    }
    return names[kind] if role == "for" else _("%(source)s, qui s’y oppose", source=names[kind])


@bp.get("/certificat")
def certificate_page(slug: str) -> str:
    """What became of each thing received."""
    of, synthesis = published(slug)
    if synthesis.certificate is None:
        abort(404)
    issued = kept.certificate_of(synthesis)
    asked = request.args.get("quoi", "")
    items = [one for one in issued.items if asked in ("", one.account)]
    start = max(0, int(request.args["a"])) if request.args.get("a", "").isdecimal() else 0
    return render_template(
        "synthesis/certificate.html",
        consultation=of,
        synthesis=synthesis,
        issued=issued,
        unaccounted=certificate.by_reason(issued),
        shares=_shares(synthesis),
        asked=asked if asked in ACCOUNTS else "",
        accounts=ACCOUNTS,
        tabs=_tabs(of, synthesis, issued, asked),
        items=[
            (one, datetime.fromisoformat(one.received_at))
            for one in items[start : start + ITEMS_A_PAGE]
        ],
        public=queries.public_numbers(of, [one.id for one in items[start : start + ITEMS_A_PAGE]]),
        start=start,
        step=ITEMS_A_PAGE,
        more=len(items) > start + ITEMS_A_PAGE,
        since=files.changed_since(of, issued),
    )


def _tabs(of: Consultation, synthesis: Synthesis, issued: Any, asked: str) -> list[dict[str, Any]]:
    """One for each thing that contributions became."""
    counts = Counter(one.account for one in issued.items)
    address = partial(url_for, ".certificate_page", slug=of.slug, version=synthesis.version)
    return [
        {
            "label": str(label).capitalize(),
            "href": address(quoi=name),
            "current": asked == name,
            "count": format_number(counts[name]),
        }
        for name, label in ACCOUNTS.items()
        if counts[name]
    ]


@bp.get("/fichiers/<name>")
def file(slug: str, name: str) -> Any:
    """What is read and printed, and what the commands verify."""
    of, synthesis = published(slug, cached=False)
    if synthesis.document is None or name not in files.NAMES:
        abort(404)
    return files.answer(of, synthesis, name)
