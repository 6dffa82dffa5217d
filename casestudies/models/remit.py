"""What a moderator looks after first."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q

from .edition import Edition


class RemitQuerySet(models.QuerySet):
    """Remits by whom and what they are about."""

    def covering(self, user) -> "RemitQuerySet":
        """A person's remits with the edition of the outer query in them, to be used with Exists.

        Asked from the edition's own few topics: the other way round, each row of the queue went through all editions
        of a topic (8 seconds at 10,000 rows).
        """
        its_topics = Edition.topics.through.objects.filter(edition=OuterRef(OuterRef("pk"))).values("topic")
        return self.filter(
            Q(region=None) | Q(region=OuterRef("region")),
            Q(topic=None) | Q(topic__in=its_topics),
            user=user,
        )


class Remit(models.Model):
    """A region, a topic, or a topic in a region that an administrator gave a moderator; a person can have several.

    It guides: the queue opens on it. It forbids nothing.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="remits", verbose_name="moderator"
    )
    region = models.ForeignKey(
        "improvers.Region", null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Any if empty"
    )
    topic = models.ForeignKey(
        "casestudies.Topic",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Any if empty.",
    )

    objects = RemitQuerySet.as_manager()

    class Meta:
        ordering = ["user", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(region=None, topic=None),
                name="remit_says_something",
                violation_error_message="Select a region, a topic, or both.",
            ),
            models.UniqueConstraint(
                fields=["user", "region", "topic"],
                name="remit_once",
                violation_error_message="This moderator has this remit already.",
            ),
            models.UniqueConstraint(
                fields=["user", "region"],
                condition=Q(topic=None),
                name="remit_region_once",
                violation_error_message="This moderator has this region already.",
            ),
            models.UniqueConstraint(
                fields=["user", "topic"],
                condition=Q(region=None),
                name="remit_topic_once",
                violation_error_message="This moderator has this topic already.",
            ),
        ]

    def __str__(self) -> str:
        return " in ".join(str(part) for part in (self.topic, self.region) if part)
