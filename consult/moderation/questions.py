"""What the lab itself wrote: its facilitators answer for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..consultations.models import Consultation
from ..i18n import SOURCE
from ..visibility import PUBLISHED


@dataclass(frozen=True)
class Question:
    """The page of a consultation, as a thing that can be reported."""

    consultation: Consultation

    __tablename__ = "consultation"
    state = PUBLISHED  # it stays in sight while its lab corrects it
    author_id = None
    contact_email = ""
    signature = ""
    college = "unknown"
    language = SOURCE

    @property
    def id(self) -> int:
        return self.consultation.id

    consultation_id = id

    @property
    def title(self) -> str:
        return self.consultation.title

    @property
    def body(self) -> str:
        return "\n".join(self.consultation.essential)

    @property
    def form(self) -> int:
        """Its last change, to the microsecond."""
        return round(self.consultation.updated_at.timestamp() * 1_000_000)

    @property
    def state_since(self) -> datetime:
        return self.consultation.updated_at

    @property
    def created_at(self) -> datetime:
        return self.consultation.created_at
