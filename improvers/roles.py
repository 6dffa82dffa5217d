"""Roles as code: what each is for and which of Django's model permissions it carries in the admin.

`improvers` knows nothing of case studies, so permissions are plain "app.action_model" strings; tests check that each
names a permission that exists.
"""

from django.db.models import TextChoices

_PEOPLE_READ = {"improvers.view_user", "improvers.view_profile", "improvers.view_organisation", "improvers.view_region"}
_MODERATING = {
    "casestudies.view_casestudy",
    "casestudies.view_edition",
    "casestudies.view_transition",
    "casestudies.view_suggestion",
    "casestudies.change_suggestion",
    "casestudies.view_topic",
    "casestudies.view_setting",
    "casestudies.view_method",
    "casestudies.view_wish",
    "casestudies.change_wish",
}
_ADMINISTERING = {
    "improvers.add_user",
    "improvers.change_user",
    "improvers.add_organisation",
    "improvers.change_organisation",
    "improvers.view_succession",
    "improvers.add_succession",
    "improvers.view_auditevent",
    "casestudies.add_topic",
    "casestudies.change_topic",
    "casestudies.add_setting",
    "casestudies.change_setting",
    "casestudies.add_method",
    "casestudies.change_method",
    "casestudies.view_replytemplate",
    "casestudies.add_replytemplate",
    "casestudies.change_replytemplate",
    "casestudies.view_message",
    "casestudies.view_remit",
    "casestudies.add_remit",
    "casestudies.change_remit",
    "casestudies.delete_remit",
    "casestudies.change_message",
}


class Role(TextChoices):
    """What somebody may do on the portal."""

    IMPROVER = "improver", "Improver"
    MODERATOR = "moderator", "Moderator"
    ADMINISTRATOR = "administrator", "Administrator"

    @property
    def description(self) -> str:
        """The role in one sentence, for the admin and the help pages."""
        return _DESCRIPTIONS[self]

    @property
    def permissions(self) -> frozenset[str]:
        """Django model permissions this role carries in the admin."""
        return _PERMISSIONS[self]


_DESCRIPTIONS = {
    Role.IMPROVER: "Shares case studies, reads and thanks others.",
    Role.MODERATOR: "Also reviews what others send in and decides what is published. Never their own.",
    Role.ADMINISTRATOR: "Also manages people, organisations and the short lists.",
}
_PERMISSIONS = {
    Role.IMPROVER: frozenset(),
    Role.MODERATOR: frozenset(_PEOPLE_READ | _MODERATING),
    Role.ADMINISTRATOR: frozenset(_PEOPLE_READ | _MODERATING | _ADMINISTERING),
}
