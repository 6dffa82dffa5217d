"""Who gets what where editions are put aside and passed over. How to read it: access_table.py."""

from tests.architecture.access_row import Row

DECIDE: list[Row] = [
    Row("admin/casestudies/replytemplate/<path:object_id>/", "reply", "in to to to to", "in to to to to"),
    Row("admin:casestudies_replytemplate_add", "", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_replytemplate_change", "reply", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_replytemplate_changelist", "", "in to to 403 200", "in to to 403 200"),
    Row("admin:casestudies_replytemplate_delete", "reply", "in to to 403 403", "in to to 403 403"),
    Row("admin:casestudies_replytemplate_history", "reply", "in to to 403 200", "in to to 403 200"),
    Row("admin:moderation_resume", "draft", "in to to 405 405", "in to to 404 404"),
    Row("admin:moderation_resume", "submitted", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "claimed", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "in_review", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "changes_requested", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "published", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "rejected", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "withdrawn", "in to to 405 405", "in to to 404 404"),
    Row("admin:moderation_resume", "superseded", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_resume", "unpublished", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "draft", "in to to 405 405", "in to to 404 404"),
    Row("admin:moderation_skip", "submitted", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "claimed", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "in_review", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "changes_requested", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "published", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "rejected", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "withdrawn", "in to to 405 405", "in to to 404 404"),
    Row("admin:moderation_skip", "superseded", "in to to 405 405", "in to to to to"),
    Row("admin:moderation_skip", "unpublished", "in to to 405 405", "in to to to to"),
]
