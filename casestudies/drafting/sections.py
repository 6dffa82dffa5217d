"""The form as data: its sections, their pages and their repeatable parts. One small engine in views/ runs them all."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from django.db import models

from casestudies.figures import change_in_words
from casestudies.models import Attachment, Credit, Edition, Outcome, Photo, Pitfall, Resource, Step, TippingPoint
from casestudies.vocabulary import Section

from .credited import ask_to_confirm, check_may_be_named
from .forms import details, parts, seed, uploads
from .forms.base import AnswersForm, PartForm

PART_LIMIT = 30
UPLOAD_LIMIT = 10


@dataclass(frozen=True)
class Page:
    """One page of questions: its form, its heading, and its template when the usual one will not do."""

    form: type[AnswersForm]
    heading: str
    template: str = "casestudies/drafting/section.html"


@dataclass(frozen=True)
class PartSpec:
    """One kind of repeatable part.

    `relation` is its name on the edition; `new_form` the form to add one when it differs; `none` the edition's field
    that says there is none; `check` adds to a form what is wrong with it in this edition, `then` does what else follows
    once one is saved; `facts` what people see of one beside their answers, as (label, attribute), `worked_out`
    what follows from their answers, as (label, function); `template` the page that asks for one and `card` what stands
    beneath one in the list.
    """

    model: type[models.Model]
    relation: str
    one: str
    many: str
    form: type[PartForm]
    new_form: type[PartForm] | None = None
    limit: int = PART_LIMIT
    none: str = ""
    check: Callable[[Edition, PartForm], None] | None = None
    then: Callable[..., None] | None = None
    facts: tuple[tuple[str, str], ...] = ()
    worked_out: tuple[tuple[str, Callable[[models.Model], str]], ...] = ()
    template: str = "casestudies/drafting/part.html"
    card: str = ""

    @property
    def a_one(self) -> str:
        """The singular with its article."""
        return f"{'an' if self.one[0] in 'aeiou' else 'a'} {self.one}"

    @property
    def adding_form(self) -> type[PartForm]:
        """The form to add one."""
        return self.new_form or self.form

    @property
    def takes_upload(self) -> bool:
        """Whether adding one means choosing a file."""
        return self.new_form is not None


@dataclass(frozen=True)
class SectionSpec:
    """One section: its name on the task list, what it is for, its pages of questions and its kind of part.

    `checked` is a template for what stands beneath its answers when they are checked.
    """

    section: Section
    task: str
    intro: str
    pages: tuple[Page, ...] = ()
    part: PartSpec | None = None
    checked: str = ""

    @property
    def slug(self) -> str:
        """The section in an address."""
        return self.section.value.replace("_", "-")

    @property
    def heading(self) -> str:
        """The heading of a section that has no page of questions."""
        return self.section.label

    def page_with(self, field: str) -> int:
        """The number of the page that asks for a field of the edition; the first when none does."""
        return next((n for n, page in enumerate(self.pages, 1) if field in page.form.base_fields), 1)


@dataclass(frozen=True)
class Group:
    """Sections that stand together on the task list."""

    heading: str
    sections: tuple[SectionSpec, ...]


def _one_page(form: type[AnswersForm], heading: str, template: str = "") -> tuple[Page, ...]:
    return (Page(form, heading, template) if template else Page(form, heading),)


SEED = SectionSpec(
    Section.SEED,
    "Give the five answers",
    "",
    pages=(
        Page(seed.WhatHappenedForm, "What happened", "casestudies/drafting/what_happened.html"),
        Page(seed.WhereForm, "Where it happened and what it is about", "casestudies/drafting/where.html"),
    ),
)

GROUPS = (
    Group("What we need", (SEED,)),
    Group(
        "The story",
        (
            SectionSpec(
                Section.TIPPING_POINTS,
                "Say what turned people round",
                "The moments when somebody stopped pushing back and joined in. No report holds these, and the next "
                "team needs them most.",
                pages=_one_page(details.NoTippingPointsForm, "Tipping points"),
                part=PartSpec(
                    TippingPoint,
                    "tipping_points",
                    "tipping point",
                    "tipping points",
                    parts.TippingPointForm,
                    none="no_tipping_points",
                ),
            ),
            SectionSpec(
                Section.PITFALLS,
                "Say what others can skip",
                "What failed, or wasted time or money. Each one saves the next team from doing it again.",
                pages=_one_page(details.NoPitfallsForm, "What to skip"),
                part=PartSpec(Pitfall, "pitfalls", "pitfall", "pitfalls", parts.PitfallForm, none="no_pitfalls"),
            ),
            SectionSpec(
                Section.WHAT_YOU_DID,
                "Tell what you did",
                "",
                pages=_one_page(details.WhatYouDidForm, "What you did"),
                part=PartSpec(Step, "steps", "step", "steps", parts.StepForm),
            ),
            SectionSpec(
                Section.OUTCOMES,
                "Add outcomes in numbers",
                "Each outcome on its own: before, after, and how many it is based on. “No change” and “worse” count.",
                part=PartSpec(
                    Outcome,
                    "outcomes",
                    "outcome",
                    "outcomes",
                    parts.OutcomeForm,
                    worked_out=(("Change", change_in_words),),
                    template="casestudies/drafting/outcome.html",
                    card="casestudies/drafting/outcome_card.html",
                ),
                checked="casestudies/drafting/outcomes_checked.html",
            ),
            SectionSpec(
                Section.CREDITS,
                "Credit the people",
                "Everybody who had the idea, tried it first, unblocked it or turned. They need no account.",
                part=PartSpec(
                    Credit,
                    "credits",
                    "person",
                    "people",
                    parts.CreditForm,
                    check=check_may_be_named,
                    then=ask_to_confirm,
                ),
            ),
            SectionSpec(
                Section.RESOURCES,
                "List what you used",
                "People, processes, tools and links, and whether others need them too.",
                part=PartSpec(Resource, "resources", "resource", "resources", parts.ResourceForm),
            ),
            SectionSpec(
                Section.PHOTOS,
                "Add photos",
                f"Up to {UPLOAD_LIMIT} photos: JPEG, PNG, WebP or HEIC, each smaller than 15 MB. No patients, no names "
                "on boards or screens. We remove the location and other hidden details.",
                part=PartSpec(
                    Photo, "photos", "photo", "photos", uploads.PhotoForm, uploads.NewPhotoForm, limit=UPLOAD_LIMIT
                ),
            ),
            SectionSpec(
                Section.ATTACHMENTS,
                "Add files",
                f"Up to {UPLOAD_LIMIT} files: PDF, Word, Excel, PowerPoint or CSV, each smaller than 10 MB. "
                "No patient details in them.",
                part=PartSpec(
                    Attachment,
                    "attachments",
                    "file",
                    "files",
                    uploads.AttachmentForm,
                    uploads.NewAttachmentForm,
                    limit=UPLOAD_LIMIT,
                    facts=(("File name", "name"),),
                    worked_out=(("Check for viruses", attrgetter("check_in_words")),),
                ),
            ),
            SectionSpec(
                Section.COST,
                "Say what it cost",
                "A rough idea is enough. “Don't know” is an answer.",
                pages=_one_page(details.CostForm, "What it cost"),
            ),
        ),
    ),
    Group(
        "Useful detail",
        (
            SectionSpec(
                Section.CONTEXT,
                "Say what helped and what got in the way",
                "",
                pages=_one_page(details.ContextForm, "What helped and what got in the way"),
            ),
            SectionSpec(
                Section.LASTING, "Say whether it lasted", "", pages=_one_page(details.LastingForm, "Did it last")
            ),
            SectionSpec(
                Section.FAIRNESS,
                "Say who gained and who was involved",
                "",
                pages=_one_page(details.FairnessForm, "Equity, environment and patient involvement"),
            ),
            SectionSpec(
                Section.METHODS,
                "Name methods and guidance",
                "",
                pages=_one_page(details.MethodsForm, "Methods and guidance", "casestudies/drafting/methods.html"),
            ),
            SectionSpec(
                Section.ADVICE, "Give advice to others", "", pages=_one_page(details.AdviceForm, "Advice to others")
            ),
            SectionSpec(
                Section.TAGS,
                "Add tags",
                "",
                pages=_one_page(details.TagsForm, "Tags", "casestudies/drafting/tags.html"),
            ),
        ),
    ),
)

SECTIONS: tuple[SectionSpec, ...] = tuple(spec for group in GROUPS for spec in group.sections)
BY_SLUG: dict[str, SectionSpec] = {spec.slug: spec for spec in SECTIONS}
PARTS: tuple[PartSpec, ...] = tuple(spec.part for spec in SECTIONS if spec.part)
