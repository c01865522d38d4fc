"""Reading texts: those of a theme, those that wait, one of them."""

from __future__ import annotations

import re
from typing import Any

from flask import abort, redirect, request, url_for

from ....consultations.models import Consultation
from ....contributions.models import Contribution
from ....i18n import gettext as _
from ....web import person, require
from ...actions import placing, pointing, refusals
from ...engine import ideas
from ...forms.coding import PointForm, SelectionForm, TextForm
from ...labels import REASONS
from ...models import CodingAct, Placement
from ...queries import coding, texts
from ...scheme import Scheme
from ..blueprint import bp
from .shared import back, cursors, offered, opened, show, why

QUEUES = (texts.LEFT, texts.PLACED)
UNREAD = "a-relire"
IDEA = re.compile(r"idea-(\d{1,9})-(\d{1,9})")


def theme_found(of: Consultation, theme_id: int) -> tuple[Scheme, Any]:
    known = coding.scheme(of)
    if known.root(theme_id) != theme_id:
        abort(404)
    return known, known.themes[theme_id]


# The texts of a theme ----------------------------------------------------------------------------


@bp.route("/grille/themes/<int:theme_id>", methods=["GET", "POST"])
def theme(slug: str, theme_id: int) -> Any:
    of = opened(slug)
    known = coding.scheme(of)
    if theme_id not in known.themes:
        abort(404)
    root = known.root(theme_id)
    if root is None:
        return redirect(url_for(".codebook", slug=slug), 303)
    if root != theme_id:  # merged: its texts are there
        return redirect(url_for(".theme", slug=slug, theme_id=root), 303)
    form = SelectionForm()
    form.offer(offered(known, but=theme_id))
    if form.validate_on_submit():
        try:
            act = _act_on(of, theme_id, form)
        except (refusals.NothingChosen, refusals.TitleTaken, refusals.NoTitle) as refused:
            form.texts.errors = [why(of, refused)]
        else:
            kept = {"quoi": request.args.get("quoi") or None}
            return back(".theme", act, slug=slug, theme_id=theme_id, **kept)
    return _theme_page(of, known, theme_id, form)


def _act_on(of: Consultation, theme_id: int, form: SelectionForm) -> CodingAct:
    """What the button says."""
    who, ids, to = person().id, form.texts.data or [], form.to.data
    do = request.form.get("do", "")
    if do == "split":
        require("coding.edit", of)
        title = (form.title.data or "").strip()
        if not title:
            raise refusals.NoTitle
        return placing.move(of, ids, who, theme_id, None, title)
    if do == "out":
        return placing.move(of, ids, who, theme_id, None)
    if do in ("move", "also"):
        if to is None:
            raise refusals.NothingChosen(_("Choisissez le thème où placer ces textes."))
        if do == "also":
            return placing.place(of, ids, who, to)
        return placing.move(of, ids, who, theme_id, to)
    if (form.title.data or "").strip():  # sent by the Enter key of that field
        raise refusals.NothingChosen(
            _("Vous avez écrit un titre\u00a0: choisissez ce que vous en faites.")
        )
    return placing.mark_read(of, ids, who)


def _theme_page(of: Consultation, known: Scheme, theme_id: int, form: SelectionForm) -> Any:
    members, unread = known.members(theme_id), request.args.get("quoi") == UNREAD
    page = texts.of_themes(of, members, unread=unread, **cursors())
    places = texts.places([row.id for row in page.rows])
    return show(
        "theme",
        of,
        form,
        known=known,
        theme=known.themes[theme_id],
        above=known.above(theme_id),
        merged=known.merged(theme_id),
        count=coding.counts(of, known, theme_id).get(theme_id, 0),
        page=page,
        unread=unread,
        placed={number: _names(known, rows) for number, rows in places.items()},
        ideas={row.id: _inside(row, places.get(row.id, []), members) for row in page.rows},
    )


def _names(known: Scheme, rows: list[Placement]) -> list[tuple[int, str]]:
    roots = dict.fromkeys(known.root(row.theme_id) for row in rows)
    return [(root, known.themes[root].title) for root in roots if root is not None]


def _inside(row: Any, places: list[Placement], members: list[int]) -> list[str]:
    """The ideas that are in these themes, where the whole text is not."""
    mine = [one for one in places if one.theme_id in members and one.version == row.version]
    if any(one.start is None for one in mine):
        return []
    said = texts.whole(row.title, row.body)
    return [said[one.start : one.stop] for one in mine]


# What waits --------------------------------------------------------------------------------------


@bp.get("/grille/a-lire")
def waiting(slug: str) -> Any:
    of = opened(slug)
    known = coding.scheme(of)
    progress = coding.progress(of, known)
    what = _queue()
    if "file" not in request.args and not progress.left and progress.placed:
        what = texts.PLACED  # rather than a list with nothing in it
    return show(
        "waiting",
        of,
        what=what,
        progress=progress,
        page=texts.waiting(of, known, what, **cursors()),
    )


@bp.get("/grille/mis-de-cote")
def set_aside(slug: str) -> Any:
    of = opened(slug)
    return show("aside", of, page=texts.set_aside(of, **cursors()), reasons=REASONS)


@bp.get("/grille/points")
def points(slug: str) -> Any:
    """The texts that raise a point of law or of safety."""
    of = opened(slug)
    return show("points", of, page=texts.pointed(of, **cursors()))


def _queue() -> str:
    asked = request.args.get("file", "")
    return asked if asked in QUEUES else texts.LEFT


# One text ----------------------------------------------------------------------------------------


@bp.route("/grille/textes/<int:contribution_id>", methods=["GET", "POST"])
def text(slug: str, contribution_id: int) -> Any:
    of = opened(slug)
    row = texts.one(of, contribution_id) or abort(404)
    known = coding.scheme(of)
    form = TextForm()
    form.offer(offered(known))
    aside = request.form.get("do") == "aside"
    if not form.validate_on_submit() or (aside and form.refuse_reason()):
        return _text_page(of, known, row, form)
    try:
        act = _handled(of, row, form, aside)
    except (refusals.Overtaken, refusals.NoTheme) as refused:
        return _text_page(of, known, row, form, overtaken=refused.message)
    if "file" not in request.args:
        return back(".text", act, slug=slug, contribution_id=contribution_id)
    following = texts.following(of, coding.scheme(of), _queue(), after=contribution_id)
    if following is None:
        return back(".waiting", act, slug=slug, file=_queue())
    return back(".text", act, slug=slug, contribution_id=following, file=_queue())


@bp.post("/grille/textes/<int:contribution_id>/point")
def point(slug: str, contribution_id: int) -> Any:
    """A point of law or of safety, or no more."""
    of = opened(slug)
    row = texts.one(of, contribution_id) or abort(404)
    form = PointForm()
    if not form.validate_on_submit():
        known = coding.scheme(of)
        reading = TextForm()
        reading.offer(offered(known))
        return _text_page(of, known, row, reading, pointing_form=form)
    lifted = request.form.get("do") == "lift"
    note = (form.what.data or "").strip()
    act = pointing.point(of, row.id, person().id, standing=not lifted, note=note)
    kept = {"file": request.args.get("file") or None}
    return back(".text", act, slug=slug, contribution_id=contribution_id, **kept)


def _handled(of: Consultation, row: Contribution, form: TextForm, aside: bool) -> CodingAct:
    who, seen = person().id, form.seen.data or ""
    if aside:
        note = (form.note.data or "").strip()
        return placing.set_aside(of, row.id, who, str(form.reason.data), note, seen)
    return placing.read(of, row.id, who, form.themes.data or [], _asked_ideas(row), seen)


def _asked_ideas(row: Contribution) -> dict[tuple[int, int], set[int]]:
    """The themes chosen for each idea, in the fields « idea-START-STOP »."""
    there = set(ideas.spans(texts.whole(row.title, row.body)))
    found: dict[tuple[int, int], set[int]] = {}
    for name in request.form:
        asked = IDEA.fullmatch(name)
        span = (int(asked[1]), int(asked[2])) if asked else None
        if span in there:
            chosen = {int(one) for one in request.form.getlist(name) if one.isdecimal()}
            found[span] = chosen
    return found


def _text_page(
    of: Consultation,
    known: Scheme,
    row: Contribution,
    form: TextForm,
    overtaken: Any = None,
    pointing_form: PointForm | None = None,
) -> Any:
    places = texts.places([row.id]).get(row.id, [])
    whole = {known.root(one.theme_id) for one in places if one.start is None} - {None}
    submitted = form.is_submitted() and pointing_form is None
    if not submitted:
        form.themes.data = sorted(one for one in whole if one is not None)
    form.seen.data = placing.mark(of, row.id)
    handling = texts.handling(row.id)
    page = show(
        "text",
        of,
        form,
        row=row,
        known=known,
        point=texts.point(row.id),
        point_form=pointing_form or PointForm(formdata=None),
        handling=handling[0] if handling else None,
        by_whom=handling[1] if handling else "",
        choices=offered(known),
        ideas=_ideas(known, row, places, submitted),
        stale=any(one.start is not None and one.version != row.version for one in places),
        machine=any(one.by != "person" and one.checked_at is None for one in places),
        now_in=_names(known, places),
        queue=_queue() if "file" in request.args else "",
        following=texts.following(of, known, _queue(), after=row.id)
        if "file" in request.args
        else None,
        reasons=REASONS,
        overtaken=overtaken,
    )
    if pointing_form is not None:
        return page, 422
    return (page, 409) if overtaken else page


def _ideas(
    known: Scheme, row: Contribution, places: list[Placement], submitted: bool
) -> list[dict[str, Any]]:
    """Each idea with the themes it is in, as typed when the form comes back."""
    typed = _asked_ideas(row) if submitted else {}
    said = texts.whole(row.title, row.body)
    found = []
    for start, stop in ideas.spans(said):
        there = {
            known.root(one.theme_id)
            for one in places
            if (one.start, one.stop, one.version) == (start, stop, row.version)
        }
        chosen = typed.get((start, stop), set()) if submitted else there - {None}
        idea = {"name": f"idea-{start}-{stop}", "words": said[start:stop], "in": sorted(chosen)}  # type: ignore[type-var]
        found.append(idea)
    return found
