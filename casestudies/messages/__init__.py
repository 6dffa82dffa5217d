"""Emails: rows written in the transaction that causes them, sent after it, none ever lost (docs/decisions/0038)."""

from .composing import Draft, compose
from .links import link_to
from .moves import Composed, preview_mail, write_messages
from .writing import write_mail

__all__ = ["Composed", "Draft", "compose", "link_to", "preview_mail", "write_mail", "write_messages"]
