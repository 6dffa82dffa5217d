"""One file that goes with an edition."""

from django.conf import settings
from django.db import models

from casestudies.vocabulary import FileCheck

from .part import Part

_IN_WORDS = {
    FileCheck.WAITING: "Being checked for viruses. It cannot be downloaded yet.",
    FileCheck.REFUSED: "Deleted, because the check for viruses found something in it. Its author can add a clean copy.",
}


class Attachment(Part):
    """A file readers can download. `name` is what people see; the stored name is made by us. `size` is in bytes.

    `virus_check` is what the check for viruses says of it, `tried_at` when it was last asked. Whether it waits matters
    only where there is such a check (docs/decisions/0021); a file that was refused is deleted and stays refused.
    """

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="attachments")
    public_id = models.CharField(max_length=32, unique=True, editable=False)
    file = models.FileField(upload_to="attachments/")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    description = models.CharField("what it is", max_length=250, blank=True)
    virus_check = models.CharField(max_length=7, choices=FileCheck.choices, default=FileCheck.WAITING, editable=False)
    tried_at = models.DateTimeField(null=True, editable=False)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(virus_check__in=FileCheck.values), name="attachment_check_known")
        ]

    def __str__(self) -> str:
        return self.description or self.name

    @property
    def is_ready(self) -> bool:
        """Whether people may have it: fine, or not refused where nothing checks files for viruses."""
        if settings.CLAMAV_SOCKET:
            return self.virus_check == FileCheck.FINE
        return self.virus_check != FileCheck.REFUSED

    @property
    def check_in_words(self) -> str:
        """What people read beside it while it cannot be had; nothing otherwise."""
        return "" if self.is_ready else _IN_WORDS[FileCheck(self.virus_check)]
