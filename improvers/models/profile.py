"""What people say about themselves, and what of it others may see."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse


def new_public_id() -> str:
    """A random id for the address of a person's page: 96 bits, so nobody finds people by trying ids."""
    return secrets.token_urlsafe(12)


class ProfileQuerySet(models.QuerySet):
    """Profiles by who may see them."""

    def public(self) -> "ProfileQuerySet":
        """Those with a page that everybody can read: people who asked for one and can still sign in."""
        return self.filter(is_public=True, user__is_active=True).select_related("user", "organisation", "region")

    def of(self, user) -> "Profile":
        """The profile of an account; made now for one that came about without (createsuperuser)."""
        return self.get_or_create(user=user, defaults={"public_id": new_public_id()})[0]


class Profile(models.Model):
    """One person's name and work. Only the name is public unless `show_*` says more."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    public_id = models.CharField(max_length=16, unique=True, editable=False)
    name = models.CharField(max_length=120, blank=True)
    job_role = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(
        "improvers.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    region = models.ForeignKey("improvers.Region", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    biography = models.TextField("about you", blank=True)
    photo = models.ImageField(upload_to="profiles/", blank=True)
    is_public = models.BooleanField("show a public page", default=False)
    show_work = models.BooleanField("show job role and organisation", default=True)
    show_photo = models.BooleanField("show photo", default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProfileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name or self.user.email

    def get_absolute_url(self) -> str:
        """The public page, whether or not it can be seen."""
        return reverse("improvers:person", args=[self.public_id])

    @property
    def public_name(self) -> str:
        """The name for pages everybody can read; never the email address."""
        return self.name or "An improver"
