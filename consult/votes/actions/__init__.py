"""What one does with votes."""

from .casting import Cast, Closed, NotOpenYet, Stopped, cast
from .enrolling import NoLinks, ask_link, enroll, replace_link, send_again, strike, strike_all, take
from .keeping import OBJECTIONS, deposit_key, destroy, open_now, receive
from .preparing import Draft, Frozen, create, delete, edit, refuse_if_frozen

__all__ = [
    "OBJECTIONS",
    "Cast",
    "Closed",
    "Draft",
    "Frozen",
    "NoLinks",
    "NotOpenYet",
    "Stopped",
    "ask_link",
    "cast",
    "create",
    "delete",
    "deposit_key",
    "destroy",
    "edit",
    "enroll",
    "open_now",
    "receive",
    "refuse_if_frozen",
    "replace_link",
    "send_again",
    "strike",
    "strike_all",
    "take",
]
