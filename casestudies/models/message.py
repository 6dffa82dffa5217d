"""An e-mail, written as a row in the transaction that causes it."""

from django.db import models


class Message(models.Model):
    """One e-mail to one address. `message_id` is its Message-ID header, the same at every try."""

    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    message_id = models.CharField(max_length=100, unique=True)
    transition = models.ForeignKey(
        "casestudies.Transition", null=True, on_delete=models.SET_NULL, related_name="messages"
    )
    unsubscribe_link = models.CharField(
        max_length=300, blank=True, help_text="Its List-Unsubscribe header; empty where nothing can be switched off."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["created_at"], condition=models.Q(sent_at=None), name="message_unsent")]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}"
