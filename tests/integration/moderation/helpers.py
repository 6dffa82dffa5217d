"""What several tests of moderation need."""

import datetime

from django.utils import timezone

from casestudies import workflow
from casestudies.models import Edition
from casestudies.moderation.checks import questions_for
from casestudies.states import Status
from tests.factories import make_edition, make_published


def next_edition(edition: Edition, **answers) -> Edition:
    """A draft of the next edition of a case study, with the five answers of this one."""
    names = ["headline", "problem", "result", "result_category", "result_direction", "organisation"]
    values = {name: getattr(edition, name) for name in [*names, "organisation_name", "board", "region"]}
    draft = Edition.objects.create(case_study=edition.case_study, number=edition.number + 1, **(values | answers))
    draft.topics.set(edition.topics.all())
    return draft


def publish(edition: Edition, moderator) -> Edition:
    """Takes a draft the whole way."""
    for to, by in (
        (Status.SUBMITTED, edition.case_study.lead),
        (Status.IN_REVIEW, moderator),
        (Status.PUBLISHED, moderator),
    ):
        workflow.move(edition=edition, to=to, by=by, expected_version=edition.version)
    return edition


def edition_at(status: Status, *, lead, moderator) -> Edition:
    """An edition of a person's, brought to a status by a moderator."""
    if status != Status.SUPERSEDED:
        return make_edition(status, lead=lead, moderator=moderator)
    old = make_published(lead=lead, moderator=moderator)
    publish(next_edition(old), moderator)
    old.refresh_from_db()
    return old


def sent_ago(edition: Edition, **ago) -> Edition:
    """Makes it look as if it was sent in some time ago."""
    Edition.objects.filter(pk=edition.pk).update(submitted_at=timezone.now() - datetime.timedelta(**ago))
    edition.refresh_from_db()
    return edition


def claimed_ago(edition: Edition, **ago) -> Edition:
    """Makes it look as if it was claimed some time ago."""
    Edition.objects.filter(pk=edition.pk).update(claimed_at=timezone.now() - datetime.timedelta(**ago))
    edition.refresh_from_db()
    return edition


def ticked(edition: Edition) -> list[str]:
    """Everything the checklist asks about an edition."""
    return [str(question) for question in questions_for(edition)]
