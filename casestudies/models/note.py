"""A moderator's note on one section of an edition."""

from django.db import models

from casestudies.vocabulary import Section


class Note(models.Model):
    """What a moderator asks for in one section, sent with the decision it belongs to."""

    transition = models.ForeignKey("casestudies.Transition", on_delete=models.CASCADE, related_name="notes")
    section = models.CharField(max_length=20, choices=Section.choices)
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["transition", "section"], name="note_once_per_section"),
            models.CheckConstraint(condition=models.Q(section__in=Section.values), name="note_section_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_section_display()}: {self.text}"
