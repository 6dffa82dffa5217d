"""The nouns of the domain, one a file."""

from .attachment import Attachment
from .case_study import CaseStudy
from .collaborator import Collaborator
from .credit import Credit
from .credit_request import CreditRequest
from .daily_count import DailyCount
from .draft_warning import DraftWarning
from .edition import Edition
from .feature import Feature
from .flag import Flag
from .flag_override import FlagOverride
from .hold import Hold
from .identifier_reason import IdentifierReason
from .index_change import IndexChange, IndexClock
from .invitation import Invitation
from .kept_answer import KeptAnswer
from .kudos import Kudos
from .listed import Method, Setting, Topic
from .merged_tag import MergedTag
from .message import MailChoice, MailState, Message
from .note import Note
from .outcome import Outcome
from .passage import FoundPicture, Passage
from .photo import Photo
from .pitfall import Pitfall
from .question import QuestionLink
from .remark import Remark
from .remit import Remit
from .reply_template import ReplyTemplate
from .report import Report
from .resource import Resource
from .saved_filter import SavedFilter
from .scanned_file import ScannedFile
from .sent_copy import SentCopy
from .sitting import Sitting
from .step import Step
from .still_true import StillTrueQuestion
from .stored_file import StoredFile
from .suggestion import Suggestion
from .tick import Tick
from .tipping_point import TippingPoint
from .transition import Transition
from .wish import Wish

__all__ = [
    "Attachment",
    "CaseStudy",
    "Collaborator",
    "Credit",
    "CreditRequest",
    "DailyCount",
    "DraftWarning",
    "Edition",
    "Feature",
    "Flag",
    "FlagOverride",
    "FoundPicture",
    "Hold",
    "IdentifierReason",
    "IndexChange",
    "IndexClock",
    "Invitation",
    "KeptAnswer",
    "Kudos",
    "MailChoice",
    "MailState",
    "MergedTag",
    "Message",
    "Method",
    "Note",
    "Outcome",
    "Passage",
    "Photo",
    "Pitfall",
    "QuestionLink",
    "Remark",
    "Remit",
    "ReplyTemplate",
    "Report",
    "Resource",
    "SavedFilter",
    "ScannedFile",
    "SentCopy",
    "Setting",
    "Sitting",
    "Step",
    "StillTrueQuestion",
    "StoredFile",
    "Suggestion",
    "Tick",
    "TippingPoint",
    "Topic",
    "Transition",
    "Wish",
]
