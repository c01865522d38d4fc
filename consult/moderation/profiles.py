"""The name that someone shows in a consultation, moderated as a text is."""

from __future__ import annotations

from dataclasses import dataclass

from ..accounts.models import User
from ..consultations.models import Consultation
from ..visibility import PUBLISHED


@dataclass(frozen=True)
class Profile:
    """The display name of an account, where it was seen."""

    user: User
    consultation: Consultation

    __tablename__ = "profile"
    contact_email = ""

    @property
    def id(self) -> int:
        return self.user.id

    author_id = id

    @property
    def consultation_id(self) -> int:
        return self.consultation.id

    @property
    def college(self) -> str:
        return self.user.college

    @property
    def language(self) -> str:
        return self.user.language

    @property
    def state(self) -> str:
        return PUBLISHED if self.user.name else "refused"
