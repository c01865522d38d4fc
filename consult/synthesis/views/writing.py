"""Writing a synthesis, seeing what is wrong in it, publishing it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from markupsafe import Markup

from ...accounts.models import User
from ...consultations.models import Consultation
from ...consultations.views.blueprint import found
from ...contributions import differences
from ...db import db, now
from ...i18n import gettext as _
from ...web import draft_sent, page_invalid, person, require
from .. import certificate, prose
from ..actions import syntheses as actions
from ..checking import together
from ..forms.syntheses import PublishForm, SynthesisForm
from ..models import Synthesis
from ..queries import syntheses as queries
from ..queries import votes
from .blueprint import bp

SHOWN_LOST = 20
REFUSED = (
    actions.Blocked,
    actions.ToSign,
    actions.NoName,
    actions.NothingToPublish,
    actions.NotYet,
    actions.Rewritten,
)


@bp.route("/rediger", methods=["GET", "POST"])
def edit(slug: str) -> Any:
    of = found(slug)
    require("synthesis.edit", of)
    draft = queries.draft(of.id)
    form = SynthesisForm(obj=draft or queries.published(of.id))
    if request.method == "GET":
        form.token.data = actions.token_of(draft)
        return render_template("synthesis/edit.html", **_edited(of, form, draft))
    if request.form.get("then") == "theirs":
        draft_sent(_kept_as(of))
        flash(_("Le texte enregistré est gardé, le vôtre est abandonné."), "info")
        return redirect(url_for(".edit", slug=slug), 303)
    if not form.validate():
        return page_invalid("synthesis/edit.html", **_edited(of, form, draft))
    try:
        actions.save(of, person().id, form.title.data, form.body.data, form.token.data or "")
    except actions.Stale as stale:
        form.token.data = actions.token_of(stale.draft)
        beside = _beside(stale.draft, form)
        shown = render_template("synthesis/edit.html", **_edited(of, form, stale.draft, beside))
        return shown, stale.status
    draft_sent(_kept_as(of))
    if request.form.get("then") == "preview":
        return redirect(url_for(".preview", slug=slug), 303)
    flash(_("Le brouillon est enregistré."), "success")
    return redirect(url_for(".edit", slug=slug), 303)


def _kept_as(of: Consultation) -> str:
    """What is typed, in the browser of whoever types it."""
    return f"synthesis-{of.id}-{person().id}"


def _edited(
    of: Consultation,
    form: SynthesisForm,
    draft: Synthesis | None,
    beside: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "consultation": of,
        "form": form,
        "draft": draft,
        "kept_as": _kept_as(of),
        "beside": beside,
        "votes": list(votes.counted(of)),
    }


def _beside(theirs: Synthesis, form: SynthesisForm) -> dict[str, Any]:
    """What was saved meanwhile, by whom, and where the text that was typed differs."""
    by = db.session.get(User, theirs.written_by) if theirs.written_by else None
    title, body = form.title.data or "", form.body.data or ""
    return {
        "draft": theirs,
        "mine": by is not None and by.id == person().id,
        "name": by.name if by else "",
        "titles": differences.sides(theirs.title, title) if theirs.title != title else None,
        "paragraphs": differences.paragraphs(theirs.body, body),
    }


@bp.get("/apercu")
def preview(slug: str) -> Any:
    of = found(slug)
    require("synthesis.edit", of)
    draft = queries.draft(of.id)
    if draft is None:
        return redirect(url_for(".edit", slug=slug), 303)
    return _preview(of, PublishForm())


def _preview(of: Consultation, form: PublishForm) -> str:
    draft = queries.draft(of.id)
    form.token.data = actions.token_of(draft)
    signer = person().name or ""
    seen = actions.examine(of, draft, signer) if draft else None
    return render_template(
        "synthesis/preview.html",
        consultation=of,
        draft=draft,
        form=form,
        seen=seen,
        made=Markup(_checked(of, draft, seen)) if draft and seen else "",
        faults=_by_sentence(seen) if seen else [],
        known=_cited(seen) if seen else {},
        lost=seen.lost[:SHOWN_LOST] if seen else [],
        unaccounted=certificate.by_reason(seen.certificate) if seen else {},
        signer=signer,
        current=[phase for phase in of.phases if phase.closes_at > now()],
    )


def _checked(of: Consultation, draft: Synthesis, seen: actions.Examination) -> str:
    noted = {one.sentence for one in seen.remarks if one.sentence}
    return prose.checked(of.slug, draft.body, seen.document, seen.faults, noted)


def _cited(seen: actions.Examination) -> dict[int, str]:
    """Titles of the public contributions that are cited."""
    sources = (one for said in seen.document.findings for one in said.sources)
    numbers = {one.id for one in sources if one.kind == "contribution"}
    texts = seen.document.contributions
    return {int(one.id): one.title for one in texts if one.id in numbers and one.state == "public"}


def _by_sentence(seen: actions.Examination) -> list[tuple[Any, list[Any]]]:
    """Each sentence that has a fault, those that block first."""
    found: dict[str, list[Any]] = {}
    for fault in seen.faults:
        found.setdefault(fault.finding, []).append(fault)
    findings = (one for one in seen.document.findings if one.id in found)
    shown = [(one, together(found[one.id])) for one in findings]
    return sorted(shown, key=lambda pair: not any(one.blocking for one in pair[1]))


@bp.post("/relire")
def read_again(slug: str) -> Any:
    """What was cited changed since: whoever writes has read it again."""
    of = found(slug)
    require("synthesis.edit", of)
    try:
        actions.read_again(of, request.form.get("token", ""))
    except actions.Rewritten as refused:
        form = PublishForm(formdata=None)
        form.form_errors.append(refused.message)
        return _preview(of, form), refused.status
    flash(_("Les sources sont citées telles qu’elles sont aujourd’hui."), "success")
    return redirect(url_for(".preview", slug=slug), 303)


@bp.post("/publier")
def publish(slug: str) -> Any:
    of = found(slug)
    require("synthesis.edit", of)
    form = PublishForm()
    who = person()
    try:
        actions.publish(
            of,
            who.id,
            form.token.data or "",
            signer=who.name or "",
            signed=bool(form.signed.data),
        )
    except REFUSED as refused:
        form.signed.data = bool(form.signed.data) and not isinstance(refused, actions.Rewritten)
        form.form_errors.append(refused.message)
        return _preview(of, form), refused.status
    flash(_("La synthèse est publiée."), "success")
    return redirect(url_for(".show", slug=slug), 303)
