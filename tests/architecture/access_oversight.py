"""Who gets what at the audit trail and the pages of oversight."""

from tests.architecture.access_row import Row

OVERSIGHT = [
    Row("admin/improvers/auditevent/<path:object_id>/", "event", "in to to to to", "in to to to to"),
    Row("admin:improvers_auditevent_add", "", "in to to 403 403", "in to to 403 403"),
    Row("admin:improvers_auditevent_change", "event", "in to to 403 200", "in to to 403 403"),
    Row("admin:improvers_auditevent_changelist", "", "in to to 403 200", "in to to 403 200"),
    Row("admin:improvers_auditevent_delete", "event", "in to to 403 403", "in to to 403 403"),
    Row("admin:improvers_auditevent_export", "", "in to to 403 200", "in to to 405 405"),
    Row("admin:improvers_auditevent_history", "event", "in to to 403 200", "in to to 403 200"),
    Row("admin:oversight", "", "in to to to to", "in to to 405 405"),
    Row("admin:oversight_page", "", "in to to 200 200", "in to to 405 405"),
    Row("admin:oversight_download", "", "in to to 200 200", "in to to 405 405"),
]
