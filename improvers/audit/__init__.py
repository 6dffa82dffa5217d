"""The audit trail: what mattered, when, by whom. Rows are written once; nobody changes or deletes them.

`record` writes one inside the caller's transaction, so that what is rolled back leaves no trace and what happened
leaves exactly one (docs/decisions/0034).
"""

from .kinds import Kind
from .recording import record

__all__ = ["Kind", "record"]
