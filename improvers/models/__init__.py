"""People and the organisations they work in."""

from .organisation import Organisation
from .place import Region
from .profile import Profile
from .succession import Succession
from .user import User

__all__ = ["Organisation", "Profile", "Region", "Succession", "User"]
