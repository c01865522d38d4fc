"""The grounds on which a text is refused, which are the categories of charters; and of a report."""

from __future__ import annotations

from ..i18n import lazy_gettext as _l
from ..labs.charter import CATEGORIES as GROUNDS
from ..labs.charter import SENTENCES

__all__ = ["CHILD_ABUSE", "GRAVE", "GROUNDS", "REPORTED", "SENTENCES"]

# Who reports may also say that a child is sexually abused: neither name nor address is asked then.
CHILD_ABUSE = "child-abuse"
REPORTED = {CHILD_ABUSE: _l("Violence sexuelle envers un enfant"), **GROUNDS}

# What the police reads too: the form says where.
OFFENCES = (CHILD_ABUSE, "insult", "hate", "illegal")

# What cannot wait for a moderator where texts are read only when flagged.
GRAVE = (CHILD_ABUSE, "insult", "hate", "personal-data", "illegal")
