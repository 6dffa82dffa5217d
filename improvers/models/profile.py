"""What people say about themselves, and what of it others may see."""

from django.conf import settings
from django.db import models


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

    def __str__(self) -> str:
        return self.name or self.user.email

    @property
    def public_name(self) -> str:
        """The name for pages everybody can read; never the e-mail address."""
        return self.name or "An improver"
