"""What somebody looked for on the portal and did not find."""

from django.db import models
from django.utils import timezone


class Why(models.TextChoices):
    """What the search had to offer."""

    NOTHING = "nothing", "Nothing found"
    NOT_IT = "not_it", "Not what I needed"


class WishQuerySet(models.QuerySet):
    """Wishes by whether people may read them."""

    def shown(self) -> "WishQuerySet":
        """Those on the board. Hiding one hides every wish in the same words, those still to come included."""
        hidden = Wish.objects.filter(is_hidden=True).values("words")
        return self.exclude(words__in=hidden)


class Wish(models.Model):
    """One search, kept because its searcher asked for it. Nothing says who that was, and only the day says when."""

    Why = Why

    text = models.CharField("what they are looking for", max_length=200)
    words = models.CharField(
        max_length=200,
        editable=False,
        help_text="The text without case, order and endings: the same for the same wish.",
    )
    topic = models.ForeignKey("casestudies.Topic", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    region = models.ForeignKey("improvers.Region", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    why = models.CharField("what the search gave", max_length=10, choices=Why.choices)
    on = models.DateField("day", default=timezone.localdate, editable=False)
    is_hidden = models.BooleanField(
        "hidden", default=False, help_text="Hides every wish in these words from the board, later ones too."
    )

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wishes"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["words", "on"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(why__in=Why.values), name="wish_why_known"),
            models.CheckConstraint(condition=~models.Q(text="") & ~models.Q(words=""), name="wish_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
