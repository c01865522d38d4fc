"""Writing the rows of a file: all the good ones in one transaction, once."""

from __future__ import annotations

from collections.abc import Callable

from .. import journal
from ..consultations.models import Consultation
from ..db import touch
from . import fields
from .imported_arguments import Arguments
from .imported_texts import Texts
from .importing import Fault, Sheet, check
from .report import Order, Report

__all__ = ["Order", "Report", "run"]

BATCH = 1000
Progress = Callable[[int], None]


def run(
    of: Consultation, sheet: Sheet, order: Order, actor_id: int | None, tell: Progress
) -> Report:
    report, good = Report(), []
    for found in check(sheet, order.kind, order.columns, of.lab.zone):
        report.read += 1
        if isinstance(found, Fault):
            report.bad.append(found)
        else:
            good.append(found)
    writer = (Texts if order.kind == fields.CONTRIBUTIONS else Arguments)(of, order, report)
    fresh = writer.sort_out(good)
    if order.dry or (order.all_or_nothing and report.bad):
        report.added = len(fresh)
        return report
    writer.prepare()
    for start in range(0, len(fresh), BATCH):
        writer.write(fresh[start : start + BATCH])
        tell(report.added)
    report.written = True
    touch(of.scope, "site")
    journal.record(
        "contribution.import",
        of,
        actor_id,
        lab_id=of.lab_id,
        kind=order.kind,
        added=report.added,
        known=report.known,
        changed=len(report.changed),
        bad=len(report.bad),
    )
    return report
