"""Themes of the codebook: accepted, created, described, merged, retired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select, text

from ...consultations.models import Consultation
from ...db import db, now
from .. import acts
from ..models import CodebookTheme, CodingAct, ProposedGroup, ProposedTheme
from ..queries import coding, readings
from ..scheme import Scheme
from . import refusals

LISTED = 3  # titles that the history names


def create(
    of: Consultation,
    who_id: int,
    title: str,
    description: str = "",
    parent_id: int | None = None,
    phase_id: int | None = None,
) -> CodebookTheme:
    acts.lock(of)
    known = coding.scheme(of)
    free_title(known, title)
    _parent_fits(known, parent_id)
    with acts.act(of, "create", who_id, title) as act:
        return add(
            act, title, who_id, description=description, parent_id=parent_id, phase_id=phase_id
        )


def add(
    act: CodingAct, title: str, who_id: int | None, origin: str = "person", **more: Any
) -> CodebookTheme:
    """At the end of the codebook, in this act."""
    last = select(func.max(CodebookTheme.position)).where(
        CodebookTheme.consultation_id == act.consultation_id
    )
    made = CodebookTheme(
        consultation_id=act.consultation_id,
        title=title,
        origin=origin,
        accepted_by=who_id,
        accepted_at=act.at,
        position=(db.session.scalar(last) or 0) + 1,
        act_id=act.id,
        **more,
    )
    db.session.add(made)
    db.session.flush()
    return made


def free_title(known: Scheme, title: str, but: int | None = None) -> None:
    """Two themes of one name could not be told apart in a list."""
    if not title.strip():
        raise refusals.NoTitle
    for one in known.standing():
        if one != but and known.themes[one].title.casefold() == title.strip().casefold():
            raise refusals.TitleTaken(one, known.themes[one].title)


def standing(known: Scheme, theme_id: int) -> int:
    if known.root(theme_id) != theme_id:
        raise refusals.NoTheme
    return theme_id


def _parent_fits(known: Scheme, parent_id: int | None, but: int | None = None) -> None:
    if parent_id is None:
        return
    standing(known, parent_id)
    if parent_id == but:
        raise refusals.BelowItself
    if known.above(parent_id) is not None:
        raise refusals.TooDeep
    if but is not None and any(known.above(one) == but for one in known.standing()):
        raise refusals.TooDeep


def _held(of: Consultation, theme_id: int, seen: int | None) -> tuple[Scheme, CodebookTheme]:
    """The theme as it is now; refused when another act wrote it since ``seen``."""
    acts.lock(of)
    known = coding.scheme(of)
    standing(known, theme_id)
    theme = db.session.get_one(CodebookTheme, theme_id, populate_existing=True)
    if seen is not None and theme.act_id != seen:
        raise refusals.Overtaken
    return known, theme


def describe(
    of: Consultation,
    theme_id: int,
    who_id: int,
    title: str,
    description: str,
    parent_id: int | None,
    seen: int | None = None,
    proposed_by: str = "",
) -> CodebookTheme:
    known, theme = _held(of, theme_id, seen)
    free_title(known, title, but=theme_id)
    _parent_fits(known, parent_id, but=theme_id)
    if (theme.title, theme.description, theme.parent_id) == (title, description, parent_id):
        return theme
    kind = "describe" if theme.title == title else "rename"
    about = title if kind == "describe" else f"{theme.title} → {title}"
    with acts.act(of, kind, who_id, about) as act:
        acts.keep(act, CodebookTheme, CodebookTheme.id == theme_id)
        if kind == "rename":
            theme.proposed_by = proposed_by
        theme.title, theme.description, theme.parent_id = title, description, parent_id
        theme.act_id = act.id
    return theme


def gather(
    of: Consultation, who_id: int, title: str, under: Collection[int], proposed_by: str = ""
) -> CodebookTheme:
    """A new theme of the first level, with others under it: in one act."""
    acts.lock(of)
    known = coding.scheme(of)
    free_title(known, title)
    free = {theme.id for theme, below in known.tree() if not below}
    if len(set(under)) < 2:
        raise refusals.NothingChosen
    if not free.issuperset(under):
        raise refusals.Overtaken
    with acts.act(of, "gather", who_id, title) as act:
        acts.keep(act, CodebookTheme, CodebookTheme.id.in_(under))
        made = add(
            act, title, who_id, "model" if proposed_by else "person", proposed_by=proposed_by
        )
        for one in sorted(under):
            row = db.session.get_one(CodebookTheme, one, populate_existing=True)
            row.parent_id, row.act_id = made.id, act.id
    return made


def merge(of: Consultation, theme_id: int, into_id: int, who_id: int) -> CodebookTheme:
    """What is placed in the one counts in the other from now on; no text is touched."""
    known, theme = _held(of, theme_id, None)
    into = standing(known, into_id)
    if into == theme_id or known.above(into) == theme_id:
        raise refusals.BelowItself
    about = f"{theme.title} → {known.themes[into].title}"
    with acts.act(of, "merge", who_id, about) as act:
        acts.keep(act, CodebookTheme, CodebookTheme.id == theme_id)
        theme.merged_into_id, theme.act_id = into, act.id
    return theme


def retire(of: Consultation, theme_id: int, who_id: int) -> CodingAct:
    """Its texts, where they are in no other theme, wait to be read."""
    _known, theme = _held(of, theme_id, None)
    with acts.act(of, "retire", who_id, theme.title) as act:
        acts.keep(act, CodebookTheme, CodebookTheme.id == theme_id)
        theme.retired_at, theme.act_id = act.at, act.id
    return act


# What a reading proposed -------------------------------------------------------------------------

PLACE = text(
    "WITH made AS (INSERT INTO placement "
    "(consultation_id, contribution_id, version, theme_id, start, stop, by, at, act_id) "
    "SELECT c.consultation_id, c.id, (p->>1)::int, :theme, (p->>2)::int, (p->>3)::int, "
    "'machine', :at, :act "
    "FROM {table}, jsonb_array_elements({column}) AS p "
    "JOIN contribution c ON c.id = (p->>0)::bigint "
    "LEFT JOIN handling h ON h.contribution_id = c.id "
    "WHERE {table}.id = :proposed "
    # What a person has read or set aside stays as that person left it.
    "AND (h.version IS NULL OR h.version < c.version) "
    "ON CONFLICT DO NOTHING RETURNING contribution_id) "
    "SELECT count(DISTINCT contribution_id) FROM made"
)
OF_THEME = text(PLACE.text.format(table="proposed_theme", column="proposed_theme.places"))
OF_GROUP = text(PLACE.text.format(table="proposed_group", column="proposed_group.ideas"))


def accept(
    of: Consultation, who_id: int, chosen: Mapping[int, str], proposed_by: str = ""
) -> list[CodebookTheme]:
    """Proposed themes under the titles that a person gives them, or takes from a model, in one act."""
    if not chosen:
        raise refusals.NothingChosen
    acts.lock(of)
    known = coding.scheme(of)
    proposed = _proposed(of, chosen)
    if len(proposed) != len(chosen) or readings.accepted_among(chosen, known):
        raise refusals.Overtaken
    titles = [title.strip() for title in chosen.values()]
    for title in titles:
        free_title(known, title)
    if twice := [one for one, n in Counter(map(str.casefold, titles)).items() if n > 1]:
        raise refusals.TitledTwice(next(one for one in titles if one.casefold() == twice[0]))
    with acts.act(of, "accept", who_id, _listed(titles)) as act:
        made = []
        for one in proposed:
            more: dict[str, Any] = {"phase_id": one.reading.phase_id, "proposal_id": one.id}
            more["proposed_by"] = proposed_by
            made.append(add(act, chosen[one.id].strip(), who_id, "reading", **more))
            act.texts += _place(OF_THEME, one.id, made[-1], act)
    return made


def accept_group(of: Consultation, who_id: int, group_id: int, title: str) -> CodebookTheme:
    """A theme of its own for ideas said nearly alike, however few."""
    acts.lock(of)
    known = coding.scheme(of)
    group = db.session.get(ProposedGroup, group_id)
    if group is None or group.theme.reading.consultation_id != of.id:
        raise refusals.Overtaken
    free_title(known, title)
    with acts.act(of, "accept", who_id, title.strip()) as act:
        more = {"phase_id": group.theme.reading.phase_id}
        made = add(act, title.strip(), who_id, "reading", **more)
        act.texts = _place(OF_GROUP, group_id, made, act)
    return made


def _place(statement: Any, proposed: int, theme: CodebookTheme, act: CodingAct) -> int:
    asked = {"proposed": proposed, "theme": theme.id, "at": now(), "act": act.id}
    return int(db.session.scalar(statement, asked) or 0)


def _proposed(of: Consultation, ids: Collection[int]) -> list[ProposedTheme]:
    rows = db.session.scalars(
        select(ProposedTheme).where(ProposedTheme.id.in_(ids)).order_by(ProposedTheme.position)
    )
    return [row for row in rows if row.reading.consultation_id == of.id]


def _listed(titles: Collection[str]) -> str:
    first = " · ".join(list(titles)[:LISTED])
    return first if len(titles) <= LISTED else f"{first} · +{len(titles) - LISTED}"
