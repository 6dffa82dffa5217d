"""The nouns of the domain, one a file."""

from .attachment import Attachment
from .case_study import CaseStudy
from .credit import Credit
from .edition import Edition
from .index_change import IndexChange, IndexClock
from .kudos import Kudos
from .listed import Method, Setting, Topic
from .message import Message
from .note import Note
from .outcome import Outcome
from .photo import Photo
from .pitfall import Pitfall
from .resource import Resource
from .step import Step
from .suggestion import Suggestion
from .tipping_point import TippingPoint
from .transition import Transition
from .wish import Wish

__all__ = [
    "Attachment",
    "CaseStudy",
    "Credit",
    "Edition",
    "IndexChange",
    "IndexClock",
    "Kudos",
    "Message",
    "Method",
    "Note",
    "Outcome",
    "Photo",
    "Pitfall",
    "Resource",
    "Setting",
    "Step",
    "Suggestion",
    "TippingPoint",
    "Topic",
    "Transition",
    "Wish",
]
