"""A decision as a statement of reasons: the fields of regulation (EU) 2022/2065, article 17, named as
the Commission's transparency database names them. No personal data in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .. import signals
from .masking import MASK

ILLEGAL = ("illegal", "hate")  # grounds that say the law forbids it
CONTENT = {
    "contribution": "CONTENT_TYPE_TEXT",
    "comment": "CONTENT_TYPE_TEXT",
    "profile": "CONTENT_TYPE_TEXT",
    "attachment": "CONTENT_TYPE_OTHER",
    "consultation": "CONTENT_TYPE_TEXT",
}
VISIBILITY = {
    "mask": "DECISION_VISIBILITY_OTHER",
    "amend": "DECISION_VISIBILITY_CONTENT_DISABLED",
    "refuse": "DECISION_VISIBILITY_CONTENT_REMOVED",
}
ACCOUNT = {"restrict": "DECISION_ACCOUNT_SUSPENDED"}


def by_law(decision: Any) -> bool:
    return bool(decision.reference) or decision.ground in ILLEGAL


def without_personal_data(said: str) -> str:
    for _rule, words in signals.personal_data(said):
        said = said.replace(words, MASK)
    return said


def ends(decision: Any) -> datetime | None:
    """When what was decided stops by itself; None for what lasts."""
    found: datetime | None = decision.ends_at if decision.kind == "restrict" else None
    return found


def fields(
    decision: Any, *, address: str, language: str, written_at: datetime, ground: str
) -> dict[str, Any]:
    """``ground`` in words, ``address`` where the rules are read."""
    legal = by_law(decision)
    grounds = "illegal_content" if legal else "incompatible_content"
    last = ends(decision)
    return {
        "puid": f"consult-{decision.id}",
        "decision_visibility": VISIBILITY.get(decision.kind),
        "decision_account": ACCOUNT.get(decision.kind),
        "decision_facts": without_personal_data(decision.sentence)[:5000],
        "decision_ground": f"DECISION_GROUND_{grounds.upper()}",
        "decision_ground_reference_url": address,
        f"{grounds}_legal_ground" if legal else f"{grounds}_ground": decision.reference or ground,
        f"{grounds}_explanation": ground,
        "category": decision.ground,
        "content_type": CONTENT[decision.kind_of_thing],
        "content_language": language,
        "content_date": written_at.date(),
        "application_date": decision.decided_at.date(),
        "end_date": last.date() if last else None,
        "source_type": "SOURCE_ARTICLE_16" if decision.source == "notice" else "SOURCE_VOLUNTARY",
        "automated_detection": bool(decision.signals),
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "territorial_scope": ["FR"],
    }
