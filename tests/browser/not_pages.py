"""The routes that are no pages to look at, by why."""

from tests.browser.pages import ADDED, TABLES

NOT_PAGES = {
    "a form's target, answers with a redirect": [
        "admin:logout",
        "admin:moderation_claim",
        "admin:moderation_filter_delete",
        "admin:moderation_release",
        "admin:moderation_resume",
        "admin:moderation_skip",
        "drafting:make_changes",
        "drafting:move_part",
        "together:answer_offer",
        "together:leave",
        "credits:ask_again",
        "together:note_done",
        "together:offer_lead",
        "together:remove",
        "together:withdraw",
        "library:thank",
    ],
    "leads to another page": [
        "admin:login",
        "admin:oversight",
        "admin:password_change",
        "admin:password_change_done",
        "admin:view_on_site",
        "mfa_reauthenticate_webauthn",
    ],
    "answers scripts or machines": [
        "admin:autocomplete",
        "admin:jsi18n",
        "drafting:change_in_words",
        "feed",
        "improvers:find_organisations",
        "livez",
        "readyz",
        "robots",
        "security",
    ],
    "a file or a photo": [
        "mfa_download_recovery_codes",
        "admin:improvers_auditevent_export",
        "admin:oversight_download",
        "charts:picture",
        "charts:values",
        "improvers:own_photo",
        "improvers:person_photo",
        "library:attachment",
        "library:photo",
        "write_ups:picture",
    ],
    "refused to everybody: these rows are not added by hand, and none is deleted": [
        *(f"admin:{table}_add" for table in (set(TABLES) - set(ADDED))),
        *(f"admin:{table}_delete" for table in TABLES),
    ],
}
