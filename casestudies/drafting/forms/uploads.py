"""Photos and files: added with an upload, later changed in words only."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.base import ContentFile

from casestudies.errors import DomainError
from casestudies.models import Attachment, Photo
from casestudies.pictures import LARGE, SMALL, kept_copies, new_file_id, new_name
from casestudies.stored_files.quota import check_has_room
from casestudies.vocabulary import PeopleInPhoto
from sharing_portal.nhsuk.widgets import Radios
from sharing_portal.uploads.documents import Document, read_document
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.pictures import Picture, read_picture

from .base import PartForm, line


class PhotoForm(PartForm):
    """What a photo shows, in words."""

    groups = {"alternative_text": ("is_decorative",)}

    alternative_text = line(
        "What does the photo show?",
        "For people who cannot see it. For example, a whiteboard with a magnet for each patient.",
        limit=250,
    )
    is_decorative = forms.BooleanField(
        label="This photo is decorative",
        help_text="It adds nothing that the text does not say.",
        required=False,
    )
    caption = line("Caption (optional)", "Shown below the photo.", limit=250)
    people = forms.ChoiceField(
        label="Can people be seen in it?",
        help_text="Staff too. If somebody has not agreed in writing, choose another photo. "
        "We keep who said so, and when.",
        required=False,
        choices=PeopleInPhoto.choices,
        widget=Radios(small=True),
    )

    class Meta:
        model = Photo
        fields = ["alternative_text", "is_decorative", "caption", "people"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "alternative_text" in cleaned and not cleaned["alternative_text"] and not cleaned.get("is_decorative"):
            self.add_error("alternative_text", "Enter what the photo shows, or say that it is decorative")
        return cleaned


class _Upload:
    """What both forms that take a file share: `upload` is the name of its field."""

    upload: str

    def check_quota(self, by) -> None:
        """Adds an error when the file that came in is more than `by` may keep.

        Call it after validation, in the transaction that saves the file.
        """
        if self.upload in self.cleaned_data:
            try:
                check_has_room(by=by, size=self.size_to_keep())
            except DomainError as full:
                self.add_error(self.upload, full.message)

    def size_to_keep(self) -> int:
        """How many bytes will be kept."""
        raise NotImplementedError


class NewPhotoForm(_Upload, PhotoForm):
    """A photo with its words. What is kept are copies made here, never the file that came in."""

    upload = "photo"

    photo = forms.FileField(
        label="Choose a photo",
        help_text="JPEG, PNG, WebP or HEIC, smaller than 15 MB.",
        error_messages={"required": "Choose a photo"},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif"}),
    )
    field_order = ["photo"]

    def clean_photo(self) -> Picture:
        try:
            return read_picture(self.cleaned_data["photo"], widths=(LARGE, SMALL))
        except UploadRefused as refused:
            raise forms.ValidationError(refused.message) from refused

    def size_to_keep(self) -> int:
        """The size of the copies."""
        return sum(map(len, self.cleaned_data["photo"].copies.values()))

    def values(self) -> dict[str, Any]:
        """The words, and the copies under new names."""
        return super().values() | kept_copies(self.cleaned_data["photo"])


class AttachmentForm(PartForm):
    """What a file is, in words."""

    description = line("What is it?", "For example, the checklist we use at handover.", limit=250)

    class Meta:
        model = Attachment
        fields = ["description"]

    def clean(self) -> dict[str, Any]:
        """As in Django: a file needs no words, so nothing at all is fine."""
        return self.cleaned_data


class NewAttachmentForm(_Upload, AttachmentForm):
    """A file with its words."""

    upload = "file"

    file = forms.FileField(
        label="Choose a file",
        help_text="PDF, Word, Excel, PowerPoint or CSV, smaller than 10 MB.",
        error_messages={"required": "Choose a file"},
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.pptx,.csv"}),
    )
    field_order = ["file"]

    def clean_file(self) -> Document:
        try:
            return read_document(self.cleaned_data["file"])
        except UploadRefused as refused:
            raise forms.ValidationError(refused.message) from refused

    def size_to_keep(self) -> int:
        """The size of the file."""
        return len(self.cleaned_data["file"].content)

    def values(self) -> dict[str, Any]:
        """The words, and the file under a new name."""
        document: Document = self.cleaned_data["file"]
        return super().values() | {
            "public_id": new_file_id(),
            "file": ContentFile(document.content, name=new_name(PurePath(document.name).suffix.lower())),
            "name": document.name,
            "content_type": document.content_type,
            "size": len(document.content),
        }
