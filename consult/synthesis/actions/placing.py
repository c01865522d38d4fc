"""Placing texts in themes: read one by one, moved together, sent by a rule of words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete, literal, select, update
from sqlalchemy.dialects.postgresql import insert

from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...text import words
from .. import acts
from ..models import CodingAct, Handling, Placement
from ..models.coding import ASIDE, READ
from ..queries import coding, texts
from ..scheme import Scheme
from . import refusals, themes

Passage = tuple[int, int]
MOST = 500  # texts moved together


def mark(of: Consultation, number: int) -> str:
    """What a page shows of a text: its version, what is placed of it, what was done with it."""
    version = db.session.scalar(select(Contribution.version).where(Contribution.id == number))
    written = list(
        db.session.execute(
            select(Placement.id, Placement.act_id)
            .where(Placement.contribution_id == number)
            .order_by(Placement.id)
        )
    )
    done = db.session.scalar(select(Handling.act_id).where(Handling.contribution_id == number))
    placed = ".".join(f"{row.id}-{row.act_id}" for row in written)
    return f"{version or 0}.{done or 0}.{placed}"


def read(
    of: Consultation,
    number: int,
    who_id: int,
    whole: Collection[int],
    passages: Mapping[Passage, Collection[int]] | None = None,
    seen: str | None = None,
) -> CodingAct:
    """A person read this text: it is in these themes, and these ideas of it in those."""
    text, known = _held(of, number, seen)
    wanted: set[tuple[int, Any, Any]] = {(themes.standing(known, one), None, None) for one in whole}
    for (start, stop), chosen in (passages or {}).items():
        wanted |= {(themes.standing(known, one), start, stop) for one in chosen}
    with acts.act(of, "read", who_id, f"n°\u00a0{number}") as act:
        act.texts = 1
        _rewrite(act, text, wanted, known, who_id)
        _handle(act, [text.id], READ, who_id)
    return act


def set_aside(
    of: Consultation, number: int, who_id: int, reason: str, note: str = "", seen: str | None = None
) -> CodingAct:
    """It counts in no theme, and is accounted for with its reason."""
    text, _known = _held(of, number, seen)
    with acts.act(of, "set-aside", who_id, f"n°\u00a0{number}") as act:
        act.texts = 1
        kept = acts.keep(act, Placement, Placement.contribution_id == number)
        db.session.execute(delete(Placement).where(Placement.id.in_(kept)))
        _handle(act, [text.id], ASIDE, who_id, reason=reason, note=note)
    return act


def mark_read(of: Consultation, numbers: Collection[int], who_id: int) -> CodingAct:
    """Read where they are listed, and well placed as they are."""
    ids = _chosen(of, numbers)
    with acts.act(of, "mark-read", who_id) as act:
        act.texts = len(ids)
        kept = acts.keep(act, Placement, Placement.contribution_id.in_(ids))
        db.session.execute(
            update(Placement).where(Placement.id.in_(kept)).values(checked_at=act.at, act_id=act.id)
        )
        _handle(act, ids, READ, who_id)
    return act


def move(
    of: Consultation,
    numbers: Collection[int],
    who_id: int,
    from_id: int,
    to_id: int | None,
    new_title: str = "",
) -> CodingAct:
    """From one theme to another, to a new one, or out of it. The ideas placed there go with them."""
    ids = _chosen(of, numbers)
    known = coding.scheme(of)
    source = known.members(themes.standing(known, from_id))
    if new_title:
        themes.free_title(known, new_title)
    elif to_id is not None and themes.standing(known, to_id) == from_id:
        raise refusals.BelowItself
    name = known.themes[from_id].title
    kind = "split" if new_title else "move" if to_id else "take-out"
    with acts.act(of, kind, who_id, name) as act:
        act.texts = len(ids)
        if new_title:
            more = {"phase_id": known.themes[from_id].phase_id}
            more["parent_id"] = known.themes[from_id].parent_id
            to_id = themes.add(act, new_title, who_id, **more).id
        if to_id is not None:
            title = new_title or known.themes[to_id].title
            act.about = f"{name} → {title}"
        inside = Placement.contribution_id.in_(ids) & Placement.theme_id.in_(source)
        kept = acts.keep(act, Placement, inside)
        _carry(act, kept, to_id, who_id)
    return act


def _carry(act: CodingAct, kept: Collection[int], to_id: int | None, who_id: int) -> None:
    """Where the same passage is there already, once is enough."""
    gone = db.session.execute(
        delete(Placement)
        .where(Placement.id.in_(kept))
        .returning(
            Placement.consultation_id,
            Placement.contribution_id,
            Placement.version,
            Placement.start,
            Placement.stop,
        )
    ).all()
    if to_id is None or not gone:
        return
    said = {"theme_id": to_id, "by": "person", "person_id": who_id, "at": act.at, "act_id": act.id}
    rows = [{**row._mapping, **said} for row in gone]
    db.session.execute(insert(Placement).values(rows).on_conflict_do_nothing())


def place(of: Consultation, numbers: Collection[int], who_id: int, theme_id: int) -> CodingAct:
    """In one more theme, whole."""
    ids = _chosen(of, numbers)
    known = coding.scheme(of)
    theme = known.themes[themes.standing(known, theme_id)]
    with acts.act(of, "place", who_id, theme.title) as act:
        asked = select(Contribution.id, Contribution.version).where(Contribution.id.in_(ids))
        act.texts = _place_all(act, asked, theme_id, "person", who_id)
    return act


def by_rule(of: Consultation, who_id: int, typed: str, theme_id: int, scope: str) -> CodingAct:
    """Every text with these words that nobody has read. What a person has read stays."""
    acts.lock(of)
    known = coding.scheme(of)
    theme = known.themes[themes.standing(known, theme_id)]
    if not any(words(part) for part in typed.split(",")):
        raise refusals.NothingFound
    asked = texts.with_words(of, typed, known, scope).with_only_columns(
        Contribution.id, Contribution.version
    )
    with acts.act(of, "rule", who_id, f"«\u00a0{typed}\u00a0» → {theme.title}") as act:
        act.texts = _place_all(act, asked, theme_id, "rule", who_id)
        if not act.texts:
            raise refusals.NothingFound
    return act


def _place_all(act: CodingAct, asked: Any, theme_id: int, by: str, who_id: int) -> int:
    """The texts of a question (id, version), each whole; not twice."""
    found = asked.add_columns(
        literal(act.consultation_id),
        literal(theme_id),
        literal(by),
        literal(who_id),
        literal(act.at),
        literal(act.id),
    )
    names = ["contribution_id", "version", "consultation_id", "theme_id", "by", "person_id"]
    names += ["at", "act_id"]
    made: Any = db.session.execute(
        insert(Placement).from_select(names, found).on_conflict_do_nothing(),
        execution_options={"preserve_rowcount": True},
    )
    return int(made.rowcount)


# Shared ------------------------------------------------------------------------------------------


def _held(of: Consultation, number: int, seen: str | None) -> tuple[Contribution, Scheme]:
    acts.lock(of)
    text = texts.one(of, number)
    if text is None or (seen is not None and mark(of, number) != seen):
        raise refusals.Overtaken
    return text, coding.scheme(of)


def _chosen(of: Consultation, numbers: Collection[int]) -> list[int]:
    """The lock is held from here on."""
    acts.lock(of)
    ids = texts.some(of, list(numbers)[:MOST])
    if not ids:
        raise refusals.NothingChosen
    return ids


def _rewrite(
    act: CodingAct,
    text: Contribution,
    wanted: set[tuple[int, Any, Any]],
    known: Scheme,
    who_id: int,
) -> None:
    """What stays is checked, what is not wanted any more goes, what is new is the person’s."""
    there = texts.places([text.id]).get(text.id, [])
    stays: list[int] = []
    goes: list[int] = []
    for row in there:
        root = known.root(row.theme_id)
        if root is None:  # in a theme that was retired: nobody was shown it
            continue
        key = (root, row.start, row.stop)
        fits = row.start is None or row.version == text.version
        (stays if key in wanted and fits else goes).append(row.id)
        if key in wanted and fits:
            wanted = wanted - {key}
    acts.keep(act, Placement, Placement.id.in_([*stays, *goes]))
    db.session.execute(delete(Placement).where(Placement.id.in_(goes)))
    db.session.execute(
        update(Placement)
        .where(Placement.id.in_(stays))
        .values(version=text.version, checked_at=act.at, act_id=act.id)
    )
    for theme, start, stop in sorted(wanted, key=str):
        where = {"theme_id": theme, "start": start, "stop": stop, "version": text.version}
        db.session.execute(
            insert(Placement)
            .values(
                consultation_id=act.consultation_id,
                contribution_id=text.id,
                by="person",
                person_id=who_id,
                at=act.at,
                checked_at=act.at,
                act_id=act.id,
                **where,
            )
            .on_conflict_do_nothing()
        )
    db.session.expire_all()


def _handle(
    act: CodingAct, ids: Collection[int], state: str, who_id: int, reason: str = "", note: str = ""
) -> None:
    kept = acts.keep(act, Handling, Handling.contribution_id.in_(ids))
    db.session.execute(delete(Handling).where(Handling.contribution_id.in_(kept)))
    asked = select(
        Contribution.id,
        Contribution.consultation_id,
        Contribution.version,
        literal(state),
        literal(reason),
        literal(note),
        literal(who_id),
        literal(act.at),
        literal(act.id),
    ).where(Contribution.id.in_(ids))
    names = ["contribution_id", "consultation_id", "version", "state", "reason", "note", "by_id"]
    db.session.execute(insert(Handling).from_select([*names, "at", "act_id"], asked))
