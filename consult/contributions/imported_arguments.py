"""Rows of a file that become arguments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import text as words
from ..bulk import copy, ids
from ..comments.models import Comment
from ..consultations.models import Consultation
from ..db import now
from ..i18n import gettext as _
from ..visibility import PUBLISHED
from . import fields
from .imported_texts import Texts, delta, known
from .importing import Fault, Row
from .models import Contribution, Delta
from .report import Order, Report


class Arguments:
    def __init__(self, of: Consultation, order: Order, report: Report) -> None:
        self.of, self.order, self.report = of, order, report
        self.threads = known(Contribution, of, Contribution.id, Contribution.thread_id)
        self.comments = known(Comment, of, Comment.id, Comment.parent_id, Comment.body)
        # The argument at the head of each exchange, by the identifier of any of its answers.
        self.heads: dict[str, int] = {
            key: row.parent_id or row.id for key, row in self.comments.items()
        }

    def sort_out(self, rows: Iterable[Row]) -> list[Row]:
        given, fresh = list(rows), []
        here = {row.values["external_id"] for row in given} | set(self.comments)
        named: set[str] = set()
        for row in given:
            before = self.comments.get(row.values["external_id"])
            if before is not None:
                self._again(row, before)
            elif self._homeless(row, here, named):
                continue
            else:
                fresh.append(row)
        self.report.placeholders = sorted(named)
        return self._parents_first(fresh)

    def _again(self, row: Row, before: Any) -> None:
        if before.body == row.values["body"]:
            self.report.known += 1
        else:
            self.report.changed.append(Fault(row.line, _("le texte a changé depuis l’import")))

    def _homeless(self, row: Row, here: set[str], named: set[str]) -> bool:
        said = row.values
        if said["answers"] and said["answered"] and said["answered"] not in here:
            reason = _("argument introuvable\u00a0: %(id)s", id=said["answered"])
        elif not said["parent"]:
            reason = _("aucune contribution indiquée")
        elif said["parent"] not in self.threads and not self.order.placeholders:
            reason = _("contribution introuvable\u00a0: %(id)s", id=said["parent"])
        else:
            if said["parent"] not in self.threads:
                named.add(said["parent"])
            return False
        self.report.bad.append(Fault(row.line, reason))
        return True

    def prepare(self) -> None:
        """Contributions that the source does not hold, so that their arguments are not lost."""
        body = _(
            "Le fichier importé ne contient pas ce texte\u202f; ses arguments ont été conservés."
        )
        absent = {one.name: one.absent for one in fields.FIELDS[fields.CONTRIBUTIONS]}
        title = _("Contribution absente du fichier importé")
        rows = [
            Row(0, {**absent, "external_id": key, "title": f"{title} ({key})", "body": body})
            for key in self.report.placeholders
        ]
        if not rows:
            return
        Texts(self.of, self.order, Report()).write(rows)
        self.threads = known(Contribution, self.of, Contribution.id, Contribution.thread_id)

    def _parents_first(self, rows: list[Row]) -> list[Row]:
        """An argument before those that answer it, whatever the order of the file."""
        waiting = {row.values["external_id"]: row for row in rows}
        sorted_rows: list[Row] = []
        for row in rows:
            exchange: list[Row] = []
            one: Row | None = row
            while one is not None and one.values["external_id"] in waiting:
                exchange.append(waiting.pop(one.values["external_id"]))
                one = waiting.get(one.values["answered"]) if one.values["answers"] else None
            sorted_rows += reversed(exchange)
        return sorted_rows

    def write(self, rows: list[Row]) -> None:
        made = [self._row(row, key) for row, key in zip(rows, ids(Comment, len(rows)), strict=True)]
        copy(Comment, made)
        counts: dict[int, int] = {}
        for row in rows:
            contribution = self.threads[row.values["parent"]].id
            counts[contribution] = counts.get(contribution, 0) + 1
        copy(Delta, (delta(self.of, key, "comments", n) for key, n in counts.items()))
        self.report.added += len(made)

    def _row(self, row: Row, key: int) -> dict[str, Any]:
        said, at = row.values, row.values["date"] or now()
        thread = self.threads[said["parent"]].thread_id
        head = self._head(said)
        self.heads[said["external_id"]] = head or key
        return {
            "id": key,
            "thread_id": thread,
            "consultation_id": self.of.id,
            "parent_id": head,
            "side": said["side"],
            "body": said["body"],
            "body_html": words.to_html(said["body"], lines=True),
            "signature": said["signature"],
            "college": said["college"],
            "state": PUBLISHED,
            "state_since": at,
            "origin": "import",
            "external_id": said["external_id"],
            "extra": row.extra,
            "counted_votes": said["votes"] or 0,
            "created_at": at,
            "published_at": at,
        }

    def _head(self, said: dict[str, Any]) -> int | None:
        """Answers are not answered: an answer to an answer joins the head of its exchange."""
        return self.heads.get(said["answered"]) if said["answers"] else None
