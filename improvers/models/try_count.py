"""How often something was tried lately, counted so that several processes cannot get round it."""

from django.db import models


class TryCount(models.Model):
    """One count and until when it lasts. The name is a keyed hash: nobody reads an address out of it."""

    name = models.CharField(max_length=64, unique=True)
    tries = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.tries} until {self.until}"
