"""People and the organisations they work in."""

from .audit_event import AuditEvent
from .organisation import Organisation
from .place import Region
from .profile import Profile
from .succession import Succession
from .try_count import TryCount
from .user import User

__all__ = ["AuditEvent", "Organisation", "Profile", "Region", "Succession", "TryCount", "User"]
