"""The name that someone shows in a consultation, moderated as a text is."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime

from ..accounts.models import User
from ..consultations.models import Consultation
from ..visibility import PUBLISHED


@dataclass(frozen=True)
class Profile:
    """The display name of an account, where it was seen. A name taken away is empty: whoever chooses
    another shows it at once."""

    user: User
    consultation: Consultation

    __tablename__ = "profile"
    contact_email = ""
    body = ""

    @property
    def id(self) -> int:
        return self.user.id

    author_id = id

    @property
    def title(self) -> str:
        return self.user.name

    signature = title

    @property
    def form(self) -> int:
        return zlib.crc32(self.user.name.encode())

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

    @property
    def state_since(self) -> datetime:
        return self.user.created_at

    created_at = state_since
