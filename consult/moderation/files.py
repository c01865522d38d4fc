"""A file joined to a contribution, moderated as a text is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..consultations.models import Consultation
from ..contributions.models import Attachment, Contribution


@dataclass(frozen=True)
class File:
    """With the contribution that says who sent it, and in which college."""

    kept: Attachment
    above: Contribution

    __tablename__ = "attachment"
    body = ""
    form = 1  # a file does not change

    @property
    def id(self) -> int:
        return self.kept.id

    @property
    def title(self) -> str:
        return self.kept.name

    @property
    def state(self) -> str:
        return self.kept.state

    @property
    def state_since(self) -> datetime:
        return self.kept.created_at

    created_at = state_since

    @property
    def consultation(self) -> Consultation:
        return self.above.consultation

    @property
    def consultation_id(self) -> int:
        return self.above.consultation_id

    @property
    def author_id(self) -> int | None:
        return self.above.author_id

    @property
    def contact_email(self) -> str:
        return self.above.contact_email

    @property
    def signature(self) -> str:
        return self.above.signature

    @property
    def college(self) -> str:
        return self.above.college

    @property
    def language(self) -> str:
        return self.above.language
