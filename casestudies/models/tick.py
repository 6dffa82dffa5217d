"""One question of the checklist a moderator ticked."""

from django.db import models

from casestudies.vocabulary import ChecklistQuestion


class Tick(models.Model):
    """What a moderator said they had made sure of when they decided."""

    transition = models.ForeignKey("casestudies.Transition", on_delete=models.CASCADE, related_name="ticks")
    question = models.CharField(max_length=20, choices=ChecklistQuestion.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["transition", "question"], name="tick_once_per_question"),
            models.CheckConstraint(
                condition=models.Q(question__in=ChecklistQuestion.values), name="tick_question_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_question_display()
