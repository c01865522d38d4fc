"""Every table, for migrations: importing this module fills Base.metadata."""

from . import cache, journal, throttle
from .accounts import models as accounts
from .comments import models as comments
from .consultations import models as consultations
from .contributions import models as contributions
from .exports import models as exports
from .labs import models as labs
from .moderation import models as moderation
from .notifications import models as notifications
from .synthesis import models as synthesis
from .votes import models as votes

__all__ = [
    "accounts",
    "cache",
    "comments",
    "consultations",
    "contributions",
    "exports",
    "journal",
    "labs",
    "moderation",
    "notifications",
    "synthesis",
    "throttle",
    "votes",
]
