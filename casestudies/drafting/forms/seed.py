"""The five answers: what happened, and where."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from casestudies.models import Setting, Topic
from casestudies.vocabulary import (
    HEADLINE_LIMIT,
    SHORT_ANSWER_LIMIT,
    TOPIC_LIMIT,
    Direction,
    OutcomeCategory,
    SuggestionKind,
)
from improvers.models import Organisation, Region
from improvers.organisations.fields import OrganisationField
from sharing_portal.nhsuk.fields import SeveralField
from sharing_portal.nhsuk.widgets import Checkboxes, Radios

from .base import AnswersForm, line, text


class WhatHappenedForm(AnswersForm):
    """The first page: the change, the problem and the result."""

    headline = text(
        "What did you change, in one sentence?",
        "For example, we moved the evening drug round to before handover so that fewer doses are missed.",
        limit=HEADLINE_LIMIT,
        rows=2,
        count_from=0,
    )
    problem = text(
        "What was the problem?",
        "What was going wrong, and for whom. No patient details.",
        limit=SHORT_ANSWER_LIMIT,
        rows=4,
        count_from=0,
    )
    result = text(
        "What happened as a result?",
        "A number helps if you have one. “It didn't work” and “too early to say” are welcome.",
        limit=SHORT_ANSWER_LIMIT,
        rows=4,
        count_from=0,
    )
    result_direction = forms.ChoiceField(
        label="Which way did it go?", required=False, choices=Direction.choices, widget=Radios(small=True)
    )
    result_category = forms.ChoiceField(
        label="What kind of result is it mostly?",
        required=False,
        choices=OutcomeCategory.choices,
        widget=Radios(small=True),
    )

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())


class FirstAnswersForm(WhatHappenedForm):
    """The first page of a case study that does not exist yet: something must be in it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError("Answer at least one of these questions to begin")
        return cleaned


class WhereForm(AnswersForm):
    """The second page: organisation, place, setting and topics.

    An organisation that is not listed is described by its name and region instead.
    """

    suggests = {"setting_suggestion": SuggestionKind.SETTING, "topic_suggestion": SuggestionKind.TOPIC}
    groups = {"organisation": ("unlisted_name", "unlisted_region")}
    writes = {"organisation": ("organisation", "organisation_name", "board", "region")}

    organisation = OrganisationField(required=False, label="Which organisation did this happen in?")
    unlisted_name = line("Name of the organisation")
    unlisted_region = forms.ModelChoiceField(
        label="Region or nation", required=False, queryset=Region.objects.all(), empty_label="Choose from the list"
    )
    topics = SeveralField(
        label="What is it about?",
        help_text=f"Select up to {TOPIC_LIMIT} topics.",
        required=False,
        queryset=Topic.objects.all(),
        widget=Checkboxes(small=True),
    )
    topic_suggestion = line("Suggest a topic that is missing (optional)", limit=80)
    setting = forms.ModelChoiceField(
        label="What sort of place is it? (optional)",
        required=False,
        queryset=Setting.objects.all(),
        empty_label="Choose from the list",
    )
    setting_suggestion = line("Suggest a sort of place that is missing (optional)", limit=80)
    place = line("Ward, team or place (optional)", "For example, Ward 12 or Southside practice.", limit=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.edition.setting_id
        self.fields["setting"].queryset = _offered(Setting.objects, [chosen] if chosen else [])
        self.fields["topics"].queryset = _offered(Topic.objects, [topic.pk for topic in self.edition.topics.all()])

    def initial_answers(self) -> dict[str, Any]:
        """The edition's answers; a described organisation in the fields for that."""
        answers = super().initial_answers()
        if self.edition.organisation is None:
            answers |= {"unlisted_name": self.edition.organisation_name, "unlisted_region": self.edition.region}
        return answers

    @property
    def shows_unlisted(self) -> bool:
        """Whether the questions for an organisation that is not listed should be open."""
        return any(self[name].value() or self[name].errors for name in ("unlisted_name", "unlisted_region"))

    @property
    def unasked(self) -> set[str]:
        """Also the way to name an organisation that was not used."""
        described = self.edition.organisation is None and (self.edition.organisation_name or self.edition.region)
        return super().unasked | ({"organisation"} if described else {"unlisted_name", "unlisted_region"})

    def clean_topics(self) -> QuerySet[Topic]:
        topics = self.cleaned_data["topics"]
        if len(topics) > TOPIC_LIMIT:
            raise forms.ValidationError(f"Select up to {TOPIC_LIMIT} topics")
        return topics

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        organisation = self["organisation"]
        if organisation.errors and not organisation._has_changed():
            # It closed since it was chosen. What was right then stays.
            del self._errors["organisation"]
            cleaned["organisation"] = self.edition.organisation
        if cleaned.get("organisation") and cleaned.get("unlisted_name"):
            self.add_error("unlisted_name", "Clear this, or clear the organisation you chose above")
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The answers with the organisation's name, board and region as they are on the day it is chosen."""
        answers = super().answers()
        asked = {name: answers.pop(name) for name in ("organisation", *self.groups["organisation"]) if name in answers}
        if len(asked) < 3:
            return answers
        organisation, name, region = asked.values()
        edition = self.edition
        if organisation is not None:
            return answers | (as_it_is_now(organisation) if organisation != edition.organisation else {})
        if edition.organisation is None and (name, region) == (edition.organisation_name, edition.region):
            return answers
        return answers | {"organisation": None, "organisation_name": name, "board": None, "region": region}


def as_it_is_now(organisation: Organisation) -> dict[str, Any]:
    """What an edition keeps of its organisation: the link, and name, board and region as they are today."""
    own_board = organisation if organisation.kind == Organisation.Kind.ICB else None
    return {
        "organisation": organisation,
        "organisation_name": organisation.name,
        "board": organisation.board or own_board,
        "region": organisation.region,
    }


def _offered(objects: Any, chosen: list[int]) -> QuerySet:
    """The entries of a short list that can be chosen: those not retired, and those chosen before."""
    return objects.filter(Q(is_retired=False) | Q(pk__in=chosen))
