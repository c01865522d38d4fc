"""The pages of labs and of their teams."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from markupsafe import Markup

from ... import geography, i18n, text
from ...consultations import queries as consultations
from ...db import db, now
from ...errors import Refused
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...i18n import ngettext
from ...throttle import limit
from ...web import cacheable, changes_at, page_invalid, person, require
from .. import actions, queries
from ..forms import InviteForm, LabForm, RoleForm
from ..models import Invitation, Lab, Membership
from ..roles import ROLE_HINTS, ROLE_LABELS
from .blueprint import bp, found

GROUPS = {
    "open": _l("En cours"),
    "upcoming": _l("À venir"),
    "past": _l("Terminées"),
}


@bp.get("/labos")
def index() -> Any:
    require("page.read")
    cacheable("site")
    at = now()
    changes_at(consultations.next_change(at))
    by_region: dict[str, list[Any]] = {}
    for lab in consultations.labs(at):
        by_region.setdefault(lab.region, []).append(lab)
    places = [
        place
        for place in (*geography.regions(), *geography.collectivities())
        if place.code in by_region
    ]
    return render_template(
        "labs/index.html", by_region=by_region, places=places, counts=counts(by_region)
    )


def counts(by_region: dict[str, list[Any]]) -> dict[str, dict[str, Any]]:
    """What the map says of each region; a single lab is one step away."""
    return {
        code: {
            "value": len(labs),
            "text": ngettext("%(num)s labo", "%(num)s labos", len(labs)),
            "href": url_for("labs.show", slug=labs[0].slug) if len(labs) == 1 else "#labs",
        }
        for code, labs in by_region.items()
    }


@bp.get("/labos/<slug>")
def show(slug: str) -> Any:
    cacheable("site")
    lab = found(slug)
    require("lab.read", lab)
    at = now()
    changes_at(consultations.next_change(at))
    listed = consultations.listed(consultations.Filters(lab=slug), at)
    return render_template(
        "labs/show.html",
        lab=lab,
        region=geography.region(lab.region),
        presentation=Markup(text.to_html(lab.presentation)),
        groups=[
            (title, [row for row in listed.rows if row.state in consultations.WHEN[when]])
            for when, title in GROUPS.items()
        ],
        more=listed.next,
    )


@bp.route("/labos/<slug>/modifier", methods=["GET", "POST"])
def edit(slug: str) -> Any:
    lab = found(slug)
    require("lab.edit", lab)
    form = LabForm(obj=lab)
    if form.validate_on_submit():
        texts = {name: str(form[name].data) for name in ("name", "city", "email", "presentation")}
        actions.edit(lab, person().id, **texts)
        flash(_("La page du labo est à jour."), "success")
        return redirect(url_for(".show", slug=slug), 303)
    if form.errors:
        return page_invalid("labs/edit.html", lab=lab, form=form)
    return render_template("labs/edit.html", lab=lab, form=form)


# The team ----------------------------------------------------------------------------------------


@bp.route("/labos/<slug>/equipe", methods=["GET", "POST"])
def team(slug: str) -> Any:
    lab = found(slug)
    require("lab.team", lab)
    form = InviteForm()
    if form.validate_on_submit():
        limit("invite", str(person().id), 60, 3600)
        try:
            actions.invite(
                lab,
                str(form.email.data),
                str(form.role.data),
                actor=person(),
                language=i18n.locale(),
            )
        except Refused as refusal:
            form.email.errors = [str(refusal)]
        else:
            flash(_("L’invitation est partie à %(email)s.", email=form.email.data), "success")
            return redirect(url_for(".team", slug=slug), 303)
    if form.errors:
        return page_invalid("labs/team.html", **seen(lab, form))
    return render_template("labs/team.html", **seen(lab, form))


def seen(lab: Lab, form: InviteForm) -> dict[str, Any]:
    return {
        "lab": lab,
        "form": form,
        "team": queries.team_of(lab),
        "invited": queries.invited_to(lab),
        "at": now(),
        "labels": ROLE_LABELS,
        "hints": ROLE_HINTS,
    }


@bp.route("/labos/<slug>/equipe/<int:member_id>", methods=["GET", "POST"])
def member(slug: str, member_id: int) -> Any:
    lab, membership = member_of(slug, member_id)
    form = RoleForm(role=membership.role)
    if form.validate_on_submit():
        try:
            actions.change_role(membership, str(form.role.data), person().id)
        except Refused as refusal:
            form.role.errors = [str(refusal)]
        else:
            flash(_("Le rôle est changé."), "success")
            return redirect(url_for(".team", slug=slug), 303)
    page = {"lab": lab, "membership": membership, "form": form, "hints": ROLE_HINTS}
    if form.errors:
        return page_invalid("labs/member.html", **page)
    return render_template("labs/member.html", **page)


def member_of(slug: str, member_id: int) -> tuple[Lab, Membership]:
    lab = found(slug)
    require("lab.team", lab)
    membership = db.session.get(Membership, member_id)
    if membership is None or membership.lab_id != lab.id:
        abort(404)
    return lab, membership


@bp.route("/labos/<slug>/equipe/<int:member_id>/retirer", methods=["GET", "POST"])
def remove(slug: str, member_id: int) -> Any:
    lab, membership = member_of(slug, member_id)
    if request.method == "POST":
        try:
            actions.remove(membership, person().id)
        except Refused as refusal:
            flash(str(refusal), "error")
            return redirect(url_for(".team", slug=slug), 303)
        flash(_("Cette personne ne fait plus partie de l’équipe."), "success")
        mine = membership.user_id == person().id and not person().steward
        return redirect(url_for(".show" if mine else ".team", slug=slug), 303)
    return render_template("labs/remove.html", lab=lab, membership=membership)


@bp.post("/labos/<slug>/equipe/invitations/<int:invitation_id>/renvoyer")
def invite_again(slug: str, invitation_id: int) -> Any:
    lab, invitation = invitation_of(slug, invitation_id)
    if invitation is not None:
        limit("invite", str(person().id), 60, 3600)
        email = invitation.email
        actions.invite(lab, email, invitation.role, actor=person(), language=i18n.locale())
        flash(_("L’invitation est partie à %(email)s.", email=email), "success")
    return redirect(url_for(".team", slug=slug), 303)


def invitation_of(slug: str, invitation_id: int) -> tuple[Lab, Invitation | None]:
    """None once it was accepted or withdrawn, or if it is another lab's."""
    lab = found(slug)
    require("lab.team", lab)
    invitation = db.session.get(Invitation, invitation_id)
    return lab, invitation if invitation is not None and invitation.lab_id == lab.id else None


@bp.post("/labos/<slug>/equipe/invitations/<int:invitation_id>/retirer")
def uninvite(slug: str, invitation_id: int) -> Any:
    _lab, invitation = invitation_of(slug, invitation_id)
    if invitation is not None:
        actions.withdraw_invitation(invitation, person().id)
        flash(_("L’invitation est retirée."), "success")
    return redirect(url_for(".team", slug=slug), 303)
