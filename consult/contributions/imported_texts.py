"""Rows of a file that become contributions."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from .. import geography
from .. import text as words
from ..bulk import copy, ids
from ..comments.models import Thread
from ..consultations.models import Consultation, Theme
from ..db import db, now
from ..i18n import gettext as _
from ..visibility import PUBLISHED
from . import codes
from .importing import Fault, Row
from .models import Contribution, CountedSupport, Delta, Revision
from .report import Order, Report

POSITIONS = {"votes_for": "for", "votes_mixed": "mixed", "votes_against": "against"}


def known(model: Any, of: Consultation, *columns: Any) -> dict[str, Any]:
    rows = db.session.execute(
        select(model.external_id, *columns).where(
            model.consultation_id == of.id, model.external_id.is_not(None)
        )
    )
    return {row.external_id: row for row in rows}


class Texts:
    def __init__(self, of: Consultation, order: Order, report: Report) -> None:
        self.of, self.order, self.report = of, order, report
        self.themes = {theme.name: theme.id for theme in of.themes}

    def sort_out(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that are new; the others are accounted for."""
        already = known(Contribution, self.of, Contribution.title, Contribution.body)
        fresh = []
        for row in rows:
            before = already.get(row.values["external_id"])
            if before is None:
                fresh.append(row)
            elif (before.title, before.body) == (row.values["title"], row.values["body"]):
                self.report.known += 1
            else:
                self.report.changed.append(Fault(row.line, _("le texte a changé depuis l’import")))
        return fresh

    def prepare(self) -> None:
        """Nothing comes before contributions."""

    def write(self, rows: list[Row]) -> None:
        numbers, threads = ids(Contribution, len(rows)), ids(Thread, len(rows))
        made = [
            self._row(row, number, thread)
            for row, number, thread in zip(rows, numbers, threads, strict=True)
        ]
        copy(Thread, ({"id": r["thread_id"], "consultation_id": self.of.id} for r in made))
        copy(Contribution, made)
        copy(Revision, map(_first_version, made))
        copy(CountedSupport, self._votes(rows, made))
        copy(Delta, self._deltas(made))
        self.report.added += len(made)

    def _row(self, row: Row, number: int, thread: int) -> dict[str, Any]:
        said, at = row.values, row.values["date"] or now()
        commune = geography.commune(said["commune"]) if said["commune"] else None
        counted = said["votes_for"] or 0
        return {
            "id": number,
            "consultation_id": self.of.id,
            "thread_id": thread,
            "code": codes.new(),
            "title": said["title"],
            "body": said["body"],
            "body_html": words.to_html(said["body"], lines=True),
            "theme_id": self._theme(said["theme"]),
            "commune": said["commune"],
            "departement": commune.departement if commune else "",
            "signature": said["signature"],
            "college": said["college"],
            "state": PUBLISHED,
            "state_since": at,
            "origin": "import",
            "origin_label": self.order.label,
            "external_id": said["external_id"],
            "extra": row.extra,
            "created_at": at,
            "published_at": at,
            "supports": counted,
            "supports_counted": counted,
            "shuffle": random.random(),  # noqa: S311  (an order for readers, not a secret)
            "title_stems": " ".join(words.stems(said["title"])),
            "body_stems": " ".join(words.stems(said["body"])),
        }

    def _theme(self, name: str) -> int | None:
        if not name:
            return None
        if name not in self.themes:
            theme = Theme(consultation_id=self.of.id, name=name, position=len(self.themes) + 1)
            db.session.add(theme)
            db.session.flush()
            self.themes[name] = theme.id
        return self.themes[name]

    def _votes(self, rows: list[Row], made: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row, contribution in zip(rows, made, strict=True):
            for name, position in POSITIONS.items():
                if row.values[name] is not None:
                    yield {
                        "contribution_id": contribution["id"],
                        "position": position,
                        "origin": self.order.label,
                        "count": row.values[name],
                    }

    def _deltas(self, made: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """One delta a batch and a column; the rows come with their own counts."""
        changes = {"supports_count": sum(row["supports"] for row in made)}
        for row in made:
            column = "contributions_" + {"unknown": "other"}.get(row["college"], row["college"])
            changes[column] = changes.get(column, 0) + 1
        for column, change in changes.items():
            if change:
                yield delta(self.of, None, column, change)


def _first_version(row: dict[str, Any]) -> dict[str, Any]:
    said = {name: row[name] for name in ("title", "body", "body_html")}
    return {**said, "contribution_id": row["id"], "version": 1, "written_at": row["created_at"]}


def delta(of: Consultation, contribution: int | None, column: str, change: int) -> dict[str, Any]:
    return {
        "consultation_id": of.id,
        "contribution_id": contribution,
        "column": column,
        "change": change,
    }
