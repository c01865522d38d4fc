"""What people fill in about votes."""

from .casting import BallotForm, ReceiptForm, label_of
from .keeping import ActForm, KeyForm, ResultForm
from .paper import VOID_REASONS, LotForm, SignatureForm, WithdrawalForm
from .preparing import VoteForm, form_for, passed
from .roll import LostLinkForm, RollForm

__all__ = [
    "VOID_REASONS",
    "ActForm",
    "BallotForm",
    "KeyForm",
    "LostLinkForm",
    "LotForm",
    "ReceiptForm",
    "ResultForm",
    "RollForm",
    "SignatureForm",
    "VoteForm",
    "WithdrawalForm",
    "form_for",
    "label_of",
    "passed",
]
