"""A draft with an answer to every question, for tests of what readers see."""

import itertools

from django.core.files.base import ContentFile

from casestudies.models import (
    Attachment,
    Credit,
    Edition,
    Method,
    Outcome,
    Photo,
    Pitfall,
    Resource,
    Setting,
    Step,
    TippingPoint,
)
from tests.factories import make_draft

TEXT_FIELDS = (
    "headline",
    "problem",
    "result",
    "organisation_name",
    "place",
    "summary",
    "what_you_did",
    "cost_note",
    "context_helped",
    "context_hindered",
    "lasting_note",
    "unintended",
    "equity",
    "environment",
    "patient_involvement",
    "method_note",
    "sponsor",
    "guidance",
    "advice_core",
    "advice_optional",
)
_numbers = itertools.count(1)


def filled_draft(words: str = "Words", **answers) -> Edition:
    """A draft in which every text holds `words`, and every part exists once."""
    texts = {name: f"{words} {name}"[:140] for name in TEXT_FIELDS}
    choices = {
        "setting": Setting.objects.first(),
        "started_year": 2024,
        "started_month": 3,
        "ended_year": 2025,
        "staff_hours": "10_50",
        "money_spent": "under_1k",
        "lasting": "routine",
    }
    edition = make_draft(**(texts | choices | answers))
    edition.methods.set(Method.objects.all()[:1])
    edition.tags.add(f"{words} tag"[:90])
    _add_parts(edition, words)
    return edition


def _add_parts(edition: Edition, words: str) -> None:
    number = next(_numbers)
    Step.objects.create(edition=edition, what=f"{words} step", when=f"{words} when"[:80])
    TippingPoint.objects.create(
        edition=edition,
        role="pharmacy",
        who=f"{words} who",
        before="against",
        after="champion",
        trigger="saw_data",
        what_turned_them=f"{words} turned",
        when=f"{words} when"[:80],
    )
    Pitfall.objects.create(
        edition=edition,
        what=f"{words} pitfall",
        kind="technology",
        time_lost="10_50",
        money_lost="1k_10k",
        why=f"{words} why",
        instead=f"{words} instead",
    )
    Outcome.objects.create(
        edition=edition,
        measure=f"{words} measure",
        category="safety",
        direction="better",
        baseline="21.0000",
        result="9.0000",
        unit="%",
        period=f"{words} period"[:80],
        sample_size=1840,
        note=f"{words} note",
    )
    Resource.objects.create(
        edition=edition,
        kind="link",
        title=f"{words} resource",
        detail=f"{words} detail",
        url="https://example.com/template",
        need="core",
    )
    Credit.objects.create(
        edition=edition,
        name=f"{words} name",
        role="lead",
        job_role=f"{words} job",
        organisation_name=f"{words} employer",
    )
    Photo.objects.create(
        edition=edition,
        public_id=f"photo{number}",
        large=ContentFile(b"large bytes", "large.jpg"),
        small=ContentFile(b"small bytes", "small.jpg"),
        width=1600,
        height=1000,
        people="none",
        alternative_text=f"{words} picture",
        caption=f"{words} caption",
    )
    Attachment.objects.create(
        edition=edition,
        public_id=f"file{number}",
        file=ContentFile(b"%PDF-1.4", "stored.pdf"),
        name=f"{words} “summary”.pdf"[:150],
        content_type="application/pdf",
        size=48_213,
        description=f"{words} file",
    )
