"""Signing in and out, one's own page, and the mails of a development site."""

from .. import work
from . import disposable, mails, me, sign_in
from .blueprint import bp

__all__ = ["bp", "disposable", "mails", "me", "sign_in", "work"]
