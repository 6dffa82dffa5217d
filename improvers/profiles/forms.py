"""The form for one's own profile."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from improvers.models import Profile
from improvers.organisations.fields import OrganisationField
from sharing_portal.nhsuk.forms import NHSUKModelForm
from sharing_portal.nhsuk.widgets import CharacterCount
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.pictures import Picture, read_picture

PHOTO_SIZE = 480


class ProfileForm(NHSUKModelForm):
    """Who somebody is and what of it others may see. `photo` is a new photo, `remove_photo` takes the old one away."""

    organisation = OrganisationField(
        required=False,
        label="Organisation (optional)",
        help_text="Enter its name, a part of the name, its town, or its ODS code. Leave it empty if it is not listed",
    )
    biography = forms.CharField(
        required=False,
        max_length=600,
        label="About you (optional)",
        help_text="What you work on and what people can ask you about",
        widget=CharacterCount(rows=5),
    )
    photo = forms.FileField(
        required=False,
        label="Photo of you (optional)",
        help_text="JPEG, PNG, WebP or HEIC, up to 15 MB. We keep a small copy, without where it was taken",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic"}),
    )
    remove_photo = forms.BooleanField(required=False, label="Remove my photo")

    class Meta:
        model = Profile
        fields = ["name", "job_role", "organisation", "biography", "is_public", "show_work", "show_photo"]
        labels = {
            "name": "Your name",
            "job_role": "Job role (optional)",
            "is_public": "Show a page about me",
            "show_work": "Show my job role, organisation and region",
            "show_photo": "Show my photo",
        }
        help_texts = {
            "name": "As you want it to stand beside your case studies",
            "is_public": "Everybody can read it. Your email address is never shown",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = "Enter your name"
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["job_role"].widget.attrs["autocomplete"] = "organization-title"
        if not self.instance.photo:
            del self.fields["remove_photo"]

    def clean_photo(self) -> Picture | None:
        """The new photo as a safe small copy, or None."""
        upload = self.cleaned_data["photo"]
        try:
            return read_picture(upload, widths=(PHOTO_SIZE,)) if upload else None
        except UploadRefused as error:
            raise ValidationError(str(error), code="refused") from error
