"""Ready-made replies moderators start from."""

import re

from django.core.exceptions import ValidationError
from django.db import models

from casestudies.vocabulary import ReplyKind

PLACEHOLDERS = {"name": "what the author is called", "headline": "the headline of the case study"}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check_placeholders(text: str) -> None:
    """Raises ValidationError unless every {word} in braces is one that can be filled in."""
    unknown = [word for word in _PLACEHOLDER.findall(text) if word not in PLACEHOLDERS]
    if unknown:
        known = " and ".join(f"{{{word}}}" for word in PLACEHOLDERS)
        raise ValidationError(f"{{{unknown[0]}}} cannot be filled in. Use only {known}.", code="unknown_placeholder")


class ReplyTemplate(models.Model):
    """A reply for one kind of decision. {name} and {headline} are filled in; retired ones are no longer offered."""

    kind = models.CharField("for", max_length=20, choices=ReplyKind.choices)
    title = models.CharField(max_length=80)
    text = models.TextField(
        max_length=4000,
        validators=[check_placeholders],
        help_text="{name} becomes what the author is called, {headline} the headline of the case study.",
    )
    is_retired = models.BooleanField("retired", default=False, help_text="Retired replies are no longer offered.")

    class Meta:
        ordering = ["kind", "title"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "title"], name="reply_template_title_once"),
            models.CheckConstraint(condition=models.Q(kind__in=ReplyKind.values), name="reply_template_kind_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def filled(self, **values: str) -> str:
        """The text with its placeholders filled in; what is filled in is never read for placeholders again."""
        return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), self.text)
