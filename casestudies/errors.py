"""What can go wrong in the domain, as errors whose message a person can read."""


class DomainError(Exception):
    """A rule of the portal says no. `code` is for programs, `message` is the sentence people read."""

    code = "not_possible"
    status = 409

    def __init__(self, message: str, code: str | None = None):
        super().__init__(message)
        self.message = message
        if code:
            self.code = code


class PermissionRefused(DomainError):
    """The person may not do this."""

    code = "not_allowed"
    status = 403


class LinkRefused(DomainError):
    """A link that cannot be used: guessed, used, run out, taken back or somebody else's. It never says which."""

    code = "link_refused"
    status = 404


class IllegalMove(DomainError):
    """The status table has no such move."""

    code = "illegal_move"


class StaleDecision(DomainError):
    """Somebody else changed or decided the edition since this person looked at it."""

    code = "stale"


class Incomplete(DomainError):
    """Answers are missing. `missing` holds (section, sentence) pairs."""

    code = "incomplete"

    def __init__(self, message: str, missing: list[tuple[str, str]]):
        super().__init__(message)
        self.missing = missing


class StorageAway(DomainError):
    """Uploads cannot be written or read now: the disk is away or full. Everything else goes on."""

    code = "storage"
    status = 503


class NotSafe(DomainError):
    """Something could point to a patient, and nobody has removed it or said why it does not."""

    code = "not_safe"
