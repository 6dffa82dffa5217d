"""One file that goes with an edition."""

from django.db import models

from .part import Part


class Attachment(Part):
    """A file readers can download. `name` is what people see; the stored name is made by us. `size` is in bytes."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="attachments")
    public_id = models.CharField(max_length=32, unique=True, editable=False)
    file = models.FileField(upload_to="attachments/")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    description = models.CharField("what it is", max_length=250, blank=True)

    def __str__(self) -> str:
        return self.description or self.name
