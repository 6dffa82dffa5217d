"""The forms of these pages: a file or pasted text, and where its passages go."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from casestudies.identifiers import find_identifiers
from casestudies.models import FoundPicture, Passage
from casestudies.write_up_places import Place
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.uploads.errors import UploadRefused

from .actions import DELETE
from .finding import DESCRIPTION_LIMIT
from .reading.files import MAX_BYTES, read_file, read_pasted
from .reading.write_up import WriteUp

WAIT = ("", "Keep it here for now")


class WriteUpForm(NHSUKForm):
    """A Word file, or text that was copied from anywhere."""

    file = forms.FileField(
        label="Choose a Word file",
        help_text="A report, an abstract or the text of a poster (docx), smaller than 25 MB.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
    )
    text = forms.CharField(
        label="Or paste your text here",
        help_text="Leave empty lines between paragraphs, and headings on lines of their own.",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two, read as a write-up that says something."""
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file and text.strip():
            raise forms.ValidationError("Choose a file or paste text, not both")
        if not file and not text.strip():
            self.add_error("file", "Choose a Word file, or paste your text below")
            return cleaned
        name = "file" if file else "text"
        try:
            write_up = _read(file) if file else read_pasted(text)
        except UploadRefused as refused:
            self.add_error(name, refused.message)
            return cleaned
        if not write_up.pieces and not write_up.title and not write_up.pictures:
            self.add_error(name, "There is no text in this. Choose another file or paste the text")
        self.write_up = write_up
        return cleaned


def _read(file) -> WriteUp:
    file.seek(0)
    return read_file(file.name, file.read(MAX_BYTES + 1))


class PlacingForm(NHSUKForm):
    """Where each passage goes, and what each picture shows. One question a passage, so that one choice moves it."""

    def __init__(self, *args: Any, passages: list[Passage], pictures: list[FoundPicture], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._passages, self._pictures = passages, pictures
        for number, passage in enumerate(passages, 1):
            self.fields[f"place-{passage.pk}"] = forms.ChoiceField(
                label=f"Where does passage {number} go?",
                choices=[WAIT, *Place.choices, (DELETE, "Delete it")],
                required=False,
                initial=passage.place,
            )
        for number, picture in enumerate(pictures, 1):
            self.fields[f"shows-{picture.pk}"] = forms.CharField(
                label=f"What does picture {number} show?",
                help_text="For people who cannot see it. Leave this empty to say it later.",
                max_length=DESCRIPTION_LIMIT,
                required=False,
                initial=picture.description,
            )
            self.fields[f"delete-{picture.pk}"] = forms.BooleanField(label=f"Delete picture {number}", required=False)

    def passages(self) -> Iterator[tuple[Passage, BoundField, list[str]]]:
        """Each passage with its question, and what in it could point to a patient."""
        return ((each, self[f"place-{each.pk}"], _noticed_in(each)) for each in self._passages)

    def pictures(self) -> Iterator[tuple[FoundPicture, BoundField, BoundField]]:
        """Each picture with its questions."""
        return ((each, self[f"shows-{each.pk}"], self[f"delete-{each.pk}"]) for each in self._pictures)

    def places(self) -> dict[int, str]:
        """The place of each passage. Call after validation."""
        return {passage.pk: self.cleaned_data[f"place-{passage.pk}"] for passage in self._passages}

    def described(self) -> dict[int, tuple[str, str]]:
        """For each picture whether it goes, and what it shows. Call after validation."""
        data = self.cleaned_data
        return {
            each.pk: (DELETE if data[f"delete-{each.pk}"] else "", data[f"shows-{each.pk}"]) for each in self._pictures
        }


def _noticed_in(passage: Passage) -> list[str]:
    """The kinds of identifiers a passage holds, each once."""
    return list(dict.fromkeys(found.kind.label for found in find_identifiers(passage.text)))
