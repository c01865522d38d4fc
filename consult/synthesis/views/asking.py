"""The language model, where the instance has one: what is sent, what it proposes, who accepts."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, flash, redirect, render_template, request, url_for

from ...consultations.models import Consultation
from ...consultations.views.blueprint import found
from ...errors import Refused
from ...i18n import gettext as _
from ...text import harmless
from ...web import can, person, require
from ..actions import asking as actions
from ..actions import refusals
from ..actions.syntheses import NoName
from ..forms.asking import AskForm, ThemeToWriteForm
from ..forms.coding import TITLE, number
from ..labels import ASKED, MODEL_FAILURES
from ..language_model import Endpoint
from ..models import ModelRequest
from ..queries import asking, coding, proposals, readings, sending
from .blueprint import bp
from .coding.shared import offered, why

KINDS = {"titres": "titles", "regroupements": "groups", "phrases": "findings"}
LINE = 2000  # characters of a sentence with what it cites
SHOWN_AGAIN = (
    actions.Faulty,
    actions.Doubtful,
    actions.WrongLength,
    NoName,
    refusals.NoTitle,
    refusals.TitleTaken,
    refusals.TitledTwice,
    refusals.NoTheme,
    refusals.NothingChosen,
    refusals.Overtaken,
)


def _opened(slug: str, right: str = "model.ask") -> tuple[Consultation, Endpoint]:
    """Without a model, these pages do not exist."""
    to = Endpoint.of(current_app.config) or abort(404)
    of = found(slug)
    require(right, of)
    return of, to


def _show(name: str, of: Consultation, to: Endpoint, **said: Any) -> str:
    given = {"consultation": of, "to": to, "kinds": ASKED, "failures": MODEL_FAILURES, **said}
    return render_template(f"synthesis/model/{name}.html", **given)


@bp.get("/modele")
def model(slug: str) -> str:
    of, to = _opened(slug)
    return _home(of, to)


def _home(of: Consultation, to: Endpoint, refused: Any = None) -> str:
    known = coding.scheme(of)
    form = ThemeToWriteForm(formdata=None)
    form.offer(offered(known))
    latest = next(iter(readings.latest(of)), None)
    done = latest is not None and latest.ended_at is not None and not latest.failure
    return _show(
        "home",
        of,
        to,
        consent=asking.consent(of.lab_id, to),
        agrees=can("model.agree", of),
        known=known,
        form=form,
        reading=latest if latest and done and not readings.all_accepted(latest, known) else None,
        groups=sum(not under for _theme, under in known.tree()) >= sending.FEWEST_GROUPED,
        requests=asking.latest(of),
        refused=refused,
    )


@bp.post("/modele/accord")
def agree_to_model(slug: str) -> Any:
    of, to = _opened(slug, "model.agree")
    try:
        actions.agree(of, person(), to, request.form.get("to", ""))
    except (NoName, actions.AnotherModel) as refused:
        return _home(of, to, refused.message), refused.status
    flash(_("L’accord du labo est enregistré."), "success")
    return redirect(url_for(".model", slug=slug), 303)


@bp.post("/modele/accord/retirer")
def withdraw_from_model(slug: str) -> Any:
    of, to = _opened(slug, "model.agree")
    actions.withdraw(of, person().id, to)
    flash(_("L’accord du labo est retiré\u00a0: plus rien ne peut être envoyé."), "success")
    return redirect(url_for(".model", slug=slug), 303)


# Asking ------------------------------------------------------------------------------------------


@bp.route("/modele/demander", methods=["GET", "POST"])
def ask_model(slug: str) -> Any:
    """All that would leave, and where it would go; it leaves when this form is sent."""
    of, to = _opened(slug)
    kind = KINDS.get(request.args.get("quoi", "")) or abort(404)
    asked = {
        "reading_id": number(request.args.get("lecture")) if kind == "titles" else None,
        "theme_id": number(request.args.get("theme")) if kind == "findings" else None,
    }
    if kind == "findings" and asked["theme_id"] is None:
        return _home(of, to, _("Choisissez un thème.")), 422
    form = AskForm()
    if form.validate_on_submit():
        try:
            made = actions.ask(of, person().id, kind, asked, to, form.seen.data or "")
            return redirect(url_for(".asked_model", slug=slug, request_id=made.id), 303)
        except (actions.NoConsent, actions.SentChanged, actions.NothingToSend) as refused:
            return _asking(of, to, kind, asked, form, refused)
    return _asking(of, to, kind, asked, form)


def _asking(
    of: Consultation,
    to: Endpoint,
    kind: str,
    asked: dict[str, int | None],
    form: AskForm,
    refused: Refused | None = None,
) -> Any:
    seed = sending.seed_of(of, kind, asked, asking.how_many(of))
    plan = sending.plan(of, kind, asked, seed, to) or abort(404)
    form.seen.data = plan.digest(to)
    waiting = asking.unfinished(of, kind, asked["reading_id"], asked["theme_id"])
    page = _show(
        "ask",
        of,
        to,
        kind=kind,
        plan=plan,
        form=form,
        consent=asking.consent(of.lab_id, to),
        waiting=waiting,
        refused=refused.message if refused else None,
    )
    return (page, refused.status) if refused else page


@bp.get("/modele/demandes/<int:request_id>")
def asked_model(slug: str, request_id: int) -> Any:
    of, to = _opened(slug)
    return _asked(of, to, asking.one(of, request_id) or abort(404))


def _asked(
    of: Consultation,
    to: Endpoint,
    row: ModelRequest,
    typed: dict[int, str] | None = None,
    refused: Any = None,
) -> str:
    made = asking.proposals(row)
    open_ = [one for one in made if one.accepted_at is None and one.set_aside_at is None]
    faults = proposals.faults(of, row, open_) if open_ else {}
    return _show(
        "asked",
        of,
        to,
        asked=row,
        by_whom=coding.name_of(row.asked_by),
        proposals=made,
        faults=faults,
        barring={one: sum(map(proposals.bars, those)) for one, those in faults.items()},
        titles=_titles(of, row),
        typed=typed or {},
        refused=refused,
        place=next((one.position for one in made if one.id in (typed or {})), None),
    )


def _titles(of: Consultation, row: ModelRequest) -> dict[int, str]:
    """Of the themes that a proposal is about."""
    if row.kind == "findings":
        return {}
    known = coding.scheme(of)
    if row.reading is not None:
        return {theme.id: theme.title for theme, _accepted in readings.themes(row.reading, known)}
    return {one: known.themes[one].title for one in known.themes}


@bp.post("/modele/demandes/<int:request_id>/abandonner")
def give_up_model(slug: str, request_id: int) -> Any:
    of, _to = _opened(slug)
    actions.give_up(of, asking.one(of, request_id) or abort(404), person().id)
    flash(_("La demande est abandonnée\u00a0: rien n’en est gardé."), "success")
    return redirect(url_for(".asked_model", slug=slug, request_id=request_id), 303)


@bp.post("/modele/propositions/<int:proposal_id>")
def settle_proposal(slug: str, proposal_id: int) -> Any:
    """What the button says: accepted as it is typed, or set aside."""
    of, to = _opened(slug)
    one = asking.proposal(of, proposal_id) or abort(404)
    row = one.request
    back = url_for(".asked_model", slug=slug, request_id=row.id, _anchor=f"p-{one.position}")
    if request.form.get("do") == "aside":
        actions.set_aside(of, one, person().id)
        return redirect(back, 303)
    require("synthesis.edit" if row.kind == "findings" else "coding.edit", of)
    typed = harmless(request.form.get("line", "")).strip()
    most = LINE if row.kind == "findings" else TITLE
    try:
        if not typed or len(typed) > most:
            raise actions.WrongLength(_("Écrivez entre un et %(most)s caractères.", most=most))
        actions.accept(of, one, person(), typed, read=bool(request.form.get("read")))
    except SHOWN_AGAIN as refused:
        return _asked(of, to, row, {one.id: typed}, why(of, refused)), refused.status
    if row.kind == "findings":
        flash(_("La phrase est dans le brouillon de la synthèse."), "success")
    else:
        flash(_("La proposition est dans la grille."), "success")
    return redirect(back, 303)
