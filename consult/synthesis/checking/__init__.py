"""May this synthesis be published? Each sentence against its sources and the data. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document, Finding
from . import directions, figures, quantities, quotations, sources, support
from .faults import Fault, together
from .figures import fill

__all__ = ["Fault", "blocked", "check", "check_finding", "fill", "together"]


def check(document: Document) -> list[Fault]:
    """The faults of every sentence, in the order of the text."""
    weights = support.Weights(document)
    return [fault for finding in document.findings for fault in _faults(finding, document, weights)]


def check_finding(
    finding: Finding, document: Document, weights: support.Weights | None = None
) -> list[Fault]:
    """Those of one sentence, as it is being written."""
    return list(_faults(finding, document, weights or support.Weights(document)))


def blocked(faults: list[Fault]) -> bool:
    return any(one.blocking for one in faults)


def _faults(finding: Finding, document: Document, weights: support.Weights) -> Iterator[Fault]:
    yield from sources.check(finding, document)
    yield from quotations.check(finding, document)
    yield from figures.check(finding, document)
    yield from quantities.check(finding, document)
    for fault in directions.check(finding, document):
        if fault.blocking or not finding.signed_by:
            yield fault
    yield from support.check(finding, document, weights)
