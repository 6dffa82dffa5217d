"""The rows of the access table about the review queue: taking over, remits, and filters each moderator keeps alone."""

from tests.architecture.access_row import Row

QUEUE = [
    Row("admin/casestudies/remit/<path:object_id>/", "remit", "in to to to to", "in to to to to"),
    Row("admin:casestudies_remit_add", "", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_remit_change", "remit", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_remit_changelist", "", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_remit_delete", "remit", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_remit_history", "remit", "in to to 403 200", "in to to 403 200"),
    Row("admin:moderation_filter", "saved_filter", "in to to 200 404", "in to to 200 404"),
    Row("admin:moderation_filter_delete", "saved_filter", "in to to 405 405", "in to to to 404"),
    Row("admin:moderation_filter_new", "", "in to to 200 200", "in to to 200 200"),
    Row("admin:moderation_take_over", "draft", "in to to 404 404", "in to to 404 404"),
    Row("admin:moderation_take_over", "submitted", "in to to 403 403", "in to to 403 403"),
    Row("admin:moderation_take_over", "claimed", "in to to 403 200", "in to to 403 200"),
    Row("admin:moderation_take_over", "in_review", "in to to 200 200", "in to to 200 200"),
    Row("admin:moderation_take_over", "changes_requested", "in to to 403 403", "in to to 403 403"),
    Row("admin:moderation_take_over", "published", "in to to 403 403", "in to to 403 403"),
    Row("admin:moderation_take_over", "rejected", "in to to 403 403", "in to to 403 403"),
    Row("admin:moderation_take_over", "withdrawn", "in to to 404 404", "in to to 404 404"),
    Row("admin:moderation_take_over", "superseded", "in to to 403 403", "in to to 403 403"),
    Row("admin:moderation_take_over", "unpublished", "in to to 403 403", "in to to 403 403"),
]
