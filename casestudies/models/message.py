"""An email, written as a row in the transaction that causes it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class MailState(models.TextChoices):
    """Where an email is."""

    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    GIVEN_UP = "given_up", "Given up"


class MessageQuerySet(models.QuerySet):
    """Emails by where they are."""

    def unsent(self) -> "MessageQuerySet":
        """Those still to go."""
        return self.filter(sent_at=None, given_up_at=None)

    def due(self, now: datetime) -> "MessageQuerySet":
        """Those to be tried now, that nobody is sending."""
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return self.unsent().filter(free, next_try_at__lte=now)

    def in_state(self, state: str) -> "MessageQuerySet":
        """Those in one state; none for a word that is no state."""
        now = timezone.now()
        if state == MailState.SENT:
            return self.exclude(sent_at=None)
        if state == MailState.GIVEN_UP:
            return self.exclude(given_up_at=None)
        if state == MailState.SENDING:
            return self.unsent().filter(claimed_until__gt=now)
        if state == MailState.WAITING:
            return self.unsent().filter(Q(claimed_until=None) | Q(claimed_until__lte=now))
        return self.none()


class Message(models.Model):
    """One email to one address. `message_id` is its Message-ID header and `created_at` its Date, the same at every try.

    Whoever sends it claims it first: until `claimed_until` nobody else tries. Who died while sending leaves the claim
    to run out.
    """

    to = models.EmailField(max_length=254)
    kind = models.CharField(max_length=40, blank=True, help_text="See casestudies/messages/kinds.py.")
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True, help_text="Empty once sent where it held what only its reader may know.")
    message_id = models.CharField(max_length=100, unique=True)
    transition = models.ForeignKey(
        "casestudies.Transition", null=True, on_delete=models.SET_NULL, related_name="messages"
    )
    unsubscribe_link = models.CharField(
        max_length=300, blank=True, help_text="Its List-Unsubscribe header; empty where nothing can be switched off."
    )
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="sent again from"
    )
    created_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "email"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(sent_at=None, given_up_at=None), name="message_still_to_go"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(given_up_at=None), name="message_sent_or_given_up_not_both"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> MailState:
        """Where it is now."""
        if self.sent_at:
            return MailState.SENT
        if self.given_up_at:
            return MailState.GIVEN_UP
        if self.claimed_until and self.claimed_until > timezone.now():
            return MailState.SENDING
        return MailState.WAITING


class MailChoice(models.Model):
    """Whether somebody wants a group of emails (see casestudies/messages/kinds.py). No row: they never chose."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choices")
    group = models.CharField(max_length=20)
    wants = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "group"], name="mail_choice_once")]

    def __str__(self) -> str:
        return f"{self.group} emails to {self.user}: {'yes' if self.wants else 'no'}"
