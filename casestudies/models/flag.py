"""What the checks noticed about an edition when it was sent in."""

from django.db import models


class Flag(models.Model):
    """One kind of thing a moderator should look at, counted when the edition was sent; the words are in the edition.

    `count` is how many there are, for a large change how many words in a hundred. See casestudies/flags.py.
    """

    class Kind(models.TextChoices):
        """What was noticed."""

        EXPLAINED = "explained", "Possible patient details, explained"
        UNREAD = "unread", "Files nobody could check"
        LARGE_CHANGE = "large_change", "Large change"

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="flag_kind_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["explained", "unread", "large_change"]), name="flag_kind_known"
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="flag_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.count}"
