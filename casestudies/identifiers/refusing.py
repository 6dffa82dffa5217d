"""Texts that are read as they are typed, with nobody to ask why: nothing in them may point to a patient."""

from django.core.exceptions import ValidationError

from .scanning import find_identifiers

TAKE_OUT = "Take out what could point to a patient"


def refuse_identifiers(text: str) -> None:
    """For forms: raises ValidationError for a text in which something could point to a patient."""
    if find_identifiers(text):
        raise ValidationError(TAKE_OUT, code="identifier")
