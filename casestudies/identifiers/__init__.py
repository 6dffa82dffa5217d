"""What in a text could point to a patient. Texts come in, findings go out; nothing is kept."""

from .finding import Finding
from .scanning import find_identifiers

__all__ = ["Finding", "find_identifiers"]
