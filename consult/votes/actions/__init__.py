"""What one does with votes."""

from .casting import Cast, Closed, NotOpenYet, Stopped, cast
from .keeping import OBJECTIONS, deposit_key, destroy, open_now, receive
from .preparing import Draft, Frozen, create, delete, edit, refuse_if_frozen

__all__ = [
    "OBJECTIONS",
    "Cast",
    "Closed",
    "Draft",
    "Frozen",
    "NotOpenYet",
    "Stopped",
    "cast",
    "create",
    "delete",
    "deposit_key",
    "destroy",
    "edit",
    "open_now",
    "receive",
    "refuse_if_frozen",
]
