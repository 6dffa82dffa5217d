"""Choosing between two texts."""

from typing import Any

from django import forms

from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import Radios

from .base import text

THEIRS = "theirs"
TOGETHER = "together"


class ChoiceForm(NHSUKForm):
    """What is there, what was typed, or one text made of both.

    `texts` are what the person typed; `together` begins the text made of both, None where there cannot be one; `now` is
    the mark of what is there.
    """

    now = forms.CharField(widget=forms.HiddenInput)
    pick = forms.ChoiceField(
        label="Which do you want to keep?", error_messages={"required": "Select which text you want to keep"}
    )
    together = text("The text made of both", "Change it until it says what you both mean.", limit=20_000, rows=8)

    def __init__(self, *args: Any, texts: list, together: str | None, now: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"now": now, "together": together}, **kwargs)
        is_one = len(texts) == 1
        typed = [
            (str(each.pk), "What you typed" if is_one else f"What you typed ({number})")
            for number, each in enumerate(texts, 1)
        ]
        merged = [] if together is None else [(TOGETHER, "Both, as one text" if is_one else "All, as one text")]
        self.fields["pick"].widget = Radios(reveals={TOGETHER: "together"} if merged else {})
        self.fields["pick"].choices = [(THEIRS, "What is there now"), *typed, *merged]
        if together is None:
            del self.fields["together"]
