"""A filter of the review queue a moderator comes back to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class SavedFilterQuerySet(models.QuerySet):
    """Saved filters by whose they are."""

    def visible_to(self, user) -> "SavedFilterQuerySet":
        """A person's own: nobody sees those of others."""
        return self.filter(user=user) if user.is_authenticated else self.none()


class SavedFilter(models.Model):
    """A named filter of one moderator's own. `query` is what stands in the address; an empty one keeps everything."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, blank=True)
    is_default = models.BooleanField(default=False, help_text="The queue opens on it.")

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint("user", Lower("name"), name="saved_filter_name_once"),
            models.UniqueConstraint(fields=["user"], condition=Q(is_default=True), name="saved_filter_one_default"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
