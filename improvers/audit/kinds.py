"""What is recorded, and how long it is kept. New kinds need no migration: the table keeps the bare word."""

import datetime

from django.db.models import TextChoices

_YEAR = datetime.timedelta(days=365)
SIGN_INS_KEPT = _YEAR
"""As long as it takes to notice that an account was misused (NCSC, "Introduction to logging": six months or more)."""
OTHERS_KEPT = 6 * _YEAR + datetime.timedelta(days=2)
"""Six years: as long as a claim can be brought (Limitation Act 1980, s.5)."""


class Kind(TextChoices):
    """What happened. The words are those of the audit page."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_OUT = "signed_out", "Signed out"
    SIGN_IN_FAILED = "sign_in_failed", "Failed to sign in"
    SESSION_ENDED = "session_ended", "Ended a session"

    PASSWORD_CHANGED = "password_changed", "Changed a password"
    PASSWORD_RESET = "password_reset", "Reset a password by email"
    EMAIL_CHANGED = "email_changed", "Changed an email address"
    SECOND_FACTOR_ADDED = "second_factor_added", "Added a second factor"
    SECOND_FACTOR_REMOVED = "second_factor_removed", "Removed a second factor"
    RECOVERY_CODES_MADE = "recovery_codes_made", "Made recovery codes"
    IDENTITY_LINKED = "identity_linked", "Linked a sign-in provider"
    IDENTITY_UNLINKED = "identity_unlinked", "Unlinked a sign-in provider"

    ACCOUNT_CREATED = "account_created", "Created an account"
    ACCOUNT_DISABLED = "account_disabled", "Disabled an account"
    ACCOUNT_ENABLED = "account_enabled", "Enabled an account"
    ACCOUNT_ERASED = "account_erased", "Erased an account"
    ROLE_CHANGED = "role_changed", "Changed a role"
    REMIT_CHANGED = "remit_changed", "Changed what a moderator is asked to look after"

    SENT = "sent", "Sent for review"
    CLAIMED = "claimed", "Claimed"
    RELEASED = "released", "Put back in the queue"
    TAKEN_OVER = "taken_over", "Took over a claim"
    HELD = "held", "Put on hold"
    CHANGES_ASKED = "changes_asked", "Asked for changes"
    PUBLISHED = "published", "Published"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrew"
    SUPERSEDED = "superseded", "Replaced by a newer edition"
    TAKEN_DOWN = "taken_down", "Took down"
    FLAG_OVERRIDDEN = "flag_overridden", "Approved in spite of a flag"
    REPORT_SETTLED = "report_settled", "Settled a report of a problem"
    FEATURED = "featured", "Changed what is featured"
    TAG_CORRECTED = "tag_corrected", "Corrected tags"
    STILL_TRUE_CHANGED = "still_true_changed", "Changed whether a case study is still true"
    TOPIC_MERGED = "topic_merged", "Settled a suggestion for a list"
    CASE_STUDY_ERASED = "case_study_erased", "Erased a case study that was never published"

    DATA_EXPORTED = "data_exported", "Downloaded data"
    OWN_DATA_EXPORTED = "own_data_exported", "Downloaded their own data"
    BACKED_UP = "backed_up", "Made a backup"
    RESTORED = "restored", "Restored a backup"
    RETENTION_APPLIED = "retention_applied", "Deleted what was kept long enough"
    MESSAGE_RESENT = "message_resent", "Sent an email again"

    ORGANISATION_CHANGED = "organisation_changed", "Added or changed an organisation"
    ORGANISATIONS_IMPORTED = "organisations_imported", "Brought in organisations"
    LIST_CHANGED = "list_changed", "Changed a short list"
    SETTING_CHANGED = "setting_changed", "Changed a setting"

    @property
    def kept(self) -> datetime.timedelta:
        """How long a row of this kind is kept; the database refuses to delete it before."""
        return SIGN_INS_KEPT if self in _SIGN_INS else OTHERS_KEPT


_SIGN_INS = frozenset({Kind.SIGNED_IN, Kind.SIGNED_OUT, Kind.SIGN_IN_FAILED, Kind.SESSION_ENDED})
