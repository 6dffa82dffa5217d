"""Puts the portal's own admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin with the review queue in it and one way in."""

    default_site = "casestudies.moderation.site.PortalAdminSite"
